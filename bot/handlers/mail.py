"""Deciding about mail that the desk was not certain of, and about letters that went astray."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.callbacks.mail import LetterTap, MailTap
from bot.callbacks.requests import RequestTap
from bot.dialogs.binding import taps_answered
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.mail import (
    client_name_screen,
    known_screen,
    letter_draft_screen,
    letter_trouble_screen,
    question_screen,
    which_client_screen,
)
from domain.clients.searching import find_clients
from domain.mail import missing, posting, sorting
from domain.mail.questions import question_of
from domain.work import Work

mail = Router()
mail.callback_query.filter(F.message.chat.type == "private")
mail.message.filter(F.chat.type == "private")


def _which_client_answered(message: Message) -> dict[str, int] | bool:
    """Words that answer the question whose mail it is: that message offers clients, and the way to
    a new one, and nothing else.
    """
    taps = taps_answered(message, MailTap)
    asks = bool(taps) and {tap.act for tap in taps} <= {"pick", "new"}
    return {"mail_id": taps[0].id} if asks else False


def _name_answered(message: Message) -> dict[str, int] | bool:
    """Words that answer the question what the new client is called."""
    taps = taps_answered(message, MailTap)
    return {"mail_id": taps[0].id} if [tap.act for tap in taps] == ["find"] else False


@mail.callback_query(MailTap.filter(F.act == "find"))
async def which_client(
    _: CallbackQuery, callback_data: MailTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await question_of(work, callback_data.id)
    reply.send(which_client_screen(say, callback_data.id, await find_clients(work, "")))


@mail.callback_query(MailTap.filter(F.act == "new"))
async def name_client(
    _: CallbackQuery, callback_data: MailTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    question = await question_of(work, callback_data.id)
    sender = question.sender_name or question.sender
    reply.send(client_name_screen(say, callback_data.id, sender))


@mail.message(F.text, _which_client_answered)
async def find_client(
    message: Message, mail_id: int, work: Work, reply: Reply, say: Screenwriter
) -> None:
    found = await find_clients(work, message.text or "")
    reply.send(which_client_screen(say, mail_id, found))


@mail.message(F.text, _name_answered)
async def new_client(
    message: Message, mail_id: int, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await sorting.new_client(work, mail_id, message.text or "")
    question = await question_of(work, mail_id)
    reply.send(known_screen(say, work.policy, question))


@mail.callback_query(MailTap.filter(F.act == "pick"))
async def found_client(
    _: CallbackQuery, callback_data: MailTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await sorting.this_client(work, callback_data.id, _number(callback_data.value))
    question = await question_of(work, callback_data.id)
    reply.edit(known_screen(say, work.policy, question))


@mail.callback_query(MailTap.filter(F.act == "client"))
async def this_client(
    _: CallbackQuery, callback_data: MailTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await sorting.this_client(work, callback_data.id, _number(callback_data.value))
    await _show(callback_data.id, work, reply, say)


@mail.callback_query(MailTap.filter(F.act == "request"))
async def make_request(
    _: CallbackQuery, callback_data: MailTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await sorting.make_request(work, callback_data.id, callback_data.value)
    await _show(callback_data.id, work, reply, say)


_DECISIONS = {
    "belongs": sorting.belongs,
    "another": sorting.another_request,
    "refuse": sorting.not_ours,
    "spam": sorting.spam,
}
"""Decisions that need nothing but the mail, by their button."""


@mail.callback_query(MailTap.filter(F.act.in_(_DECISIONS)))
async def decide(
    _: CallbackQuery, callback_data: MailTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await _DECISIONS[callback_data.act](work, callback_data.id)
    await _show(callback_data.id, work, reply, say)


async def _show(mail_id: int, work: Work, reply: Reply, say: Screenwriter) -> None:
    question = await question_of(work, mail_id)
    reply.edit(question_screen(say, work.policy, question))


def _number(value: str) -> int:
    """The id in a button; a forged one is nobody's."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0


@mail.callback_query(RequestTap.filter(F.act == "ask"))
async def draft_letter(
    _: CallbackQuery, callback_data: RequestTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """What a client would be asked for; one more tap sends it."""
    letter = await missing.draft_letter(work, callback_data.id)
    reply.send(letter_draft_screen(say, callback_data.id, letter))


@mail.callback_query(RequestTap.filter(F.act == "ask_send"))
async def ask_client(
    _: CallbackQuery, callback_data: RequestTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    done = await missing.ask_client(work, callback_data.id)
    reply.answer(say.label("mail-asked", number=done.number))
    reply.edit(Screen(say.t("mail-asked", number=done.number)))


@mail.callback_query(LetterTap.filter(F.act == "again"))
async def send_again(
    _: CallbackQuery, callback_data: LetterTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await posting.send_again(work, callback_data.id)
    reply.edit(letter_trouble_screen(say, await posting.trouble_of(work, callback_data.id)))


@mail.callback_query(LetterTap.filter(F.act == "let_be"))
async def let_be(
    _: CallbackQuery, callback_data: LetterTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await posting.let_be(work, callback_data.id)
    reply.edit(letter_trouble_screen(say, await posting.trouble_of(work, callback_data.id)))
