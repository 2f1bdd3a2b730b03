"""Whoever is not of the staff: he may come in by an invitation, or gets a polite answer."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart, Filter
from aiogram.types import CallbackQuery, InlineQuery, Message, TelegramObject

from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.door import stranger_screen, welcome_screen
from domain.clients.links import linked_client
from domain.people.invitations import come_in
from domain.work import Work

strangers = Router()


class Stranger(Filter):
    """Acts of somebody without a live account: never invited, dismissed, or a lost phone."""

    async def __call__(self, event: TelegramObject, work: Work) -> bool:  # noqa: ARG002
        return work.actor.role == "stranger"


PRIVATE = F.chat.type == "private"


@strangers.message(PRIVATE, CommandStart(deep_link=True, magic=~F.args.func(linked_client)))
async def start_with_invitation(
    _: Message, command: CommandObject, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The link of an invitation: also for a known person with a new invitation."""
    name = await come_in(work, command.args or "")
    reply.send(welcome_screen(say, name))


@strangers.message(PRIVATE, Stranger())
@strangers.edited_message(PRIVATE, Stranger())
async def any_words(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(stranger_screen(say, work.policy.name))


@strangers.message(Stranger())
async def words_in_a_group(_: Message) -> None:
    """Groups hold people whom the desk does not know; it does not answer them there."""


@strangers.callback_query(Stranger())
async def any_tap(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.answer(say.label("stranger-tap", company=work.policy.name), alert=True)


@strangers.inline_query(Stranger())
async def any_search(_: InlineQuery, reply: Reply) -> None:
    reply.results([])
