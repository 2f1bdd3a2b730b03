"""One person's data: a contact's consent, a copy for him, erasure at his wish; and the audit."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.callbacks.privacy import AuditTap, PersonTap
from bot.dialogs.talk import Talk, show_anew
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.audit import audit_screen
from bot.views.person import (
    ask_to_erase_screen,
    found_people_screen,
    person_data_screen,
    person_screen,
)
from domain.asking.catalog import Forms
from domain.people.audit_reading import audit_page
from domain.permissions import Permission
from domain.privacy import purposes
from domain.privacy.documents import order_copy
from domain.privacy.erasing import preview_erasure
from domain.privacy.people import consents, find_people, person_card, withdraws, working_people
from domain.work import Work

privacy = Router(name="privacy")
privacy.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"


@privacy.message(PRIVATE, Command("person"))
async def find_person(
    _: Message, command: CommandObject, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """`/person Ким`: whose data are asked for."""
    typed = (command.args or "").strip()
    found = await find_people(work, typed)
    working = await working_people(work, typed)
    reply.send(found_people_screen(say, typed, found, working))


@privacy.callback_query(PersonTap.filter(F.act == "open"))
async def open_person(
    _: CallbackQuery, callback_data: PersonTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(await _card(work, say, callback_data.id))


@privacy.callback_query(PersonTap.filter(F.act == "consent"))
async def give_consent(
    _: CallbackQuery, callback_data: PersonTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await consents(work, callback_data.id)
    reply.answer(say.label("person-consent-kept"))
    reply.edit(await _card(work, say, callback_data.id))


@privacy.callback_query(PersonTap.filter(F.act == "withdraw"))
async def withdraw_consent(
    _: CallbackQuery, callback_data: PersonTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await withdraws(work, callback_data.id)
    reply.answer(say.label("person-consent-withdrawn"))
    reply.edit(await _card(work, say, callback_data.id))


@privacy.callback_query(PersonTap.filter(F.act == "show"))
async def show_data(
    _: CallbackQuery, callback_data: PersonTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    seen = await preview_erasure(work, callback_data.kind, callback_data.id)
    reply.edit(person_data_screen(say, seen))


@privacy.callback_query(PersonTap.filter(F.act == "copy"))
async def copy_data(
    _: CallbackQuery, callback_data: PersonTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The copy is put together by a worker and comes as a file of its own."""
    await order_copy(work, callback_data.kind, callback_data.id)
    reply.send(Screen(say.t("person-copy-ordered")))


@privacy.callback_query(PersonTap.filter(F.act == "ask"))
async def ask_to_erase(
    _: CallbackQuery, callback_data: PersonTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    seen = await preview_erasure(work, callback_data.kind, callback_data.id)
    reply.edit(ask_to_erase_screen(say, seen))


@privacy.callback_query(PersonTap.filter(F.act == "erase"))
async def ask_name(
    _: CallbackQuery, callback_data: PersonTap, work: Work, forms: Forms, talk: Talk
) -> None:
    """The name is typed: a tap alone erases nobody."""
    draft = await purposes.begin(work, forms, callback_data.kind, callback_data.id)
    await show_anew(talk, draft)


@privacy.message(PRIVATE, Command("audit"))
async def open_audit(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(audit_screen(say, await audit_page(work)))


@privacy.callback_query(AuditTap.filter(F.what == "audit"))
async def turn_audit(
    _: CallbackQuery, callback_data: AuditTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await audit_page(work, callback_data.part, callback_data.page)
    reply.edit(audit_screen(say, page))


async def _card(work: Work, say: Screenwriter, contact_id: int) -> Screen:
    card = await person_card(work, contact_id)
    return person_screen(say, card, may_erase=work.actor.may(Permission.ERASE_PEOPLE))
