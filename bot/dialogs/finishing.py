"""Handing a form in, and what the person sees then."""

from bot.dialogs.summary_screen import copy_screen, handed_in_screen
from bot.dialogs.talk import News, Talk, show
from bot.screen import Screen
from domain.errors import DeskError
from domain.forms import answering
from domain.forms.responses import Draft
from domain.requests import purposes
from domain.requests.attaching import count_files
from domain.requests.drafting import PURPOSE


async def finish(talk: Talk, draft: Draft) -> None:
    """Hand a draft in. What is refused stays a draft: the words are kept, and why is said."""
    try:
        done = await purposes.hand_in(talk.work, draft)
    except DeskError as refusal:
        talk.reply.answer(talk.say.error(refusal), alert=True)
        draft = await answering.ask(talk.work, draft, None)
        await show(talk, draft, News(error=refusal))
        return
    if draft.purpose != PURPOSE:
        talk.reply.edit(handed_in_screen(talk.say, draft, done))
        return
    files = await count_files(talk.work, draft.id)
    talk.reply.answer(talk.say.label("form-sent", number=done.number))
    if talk.tapped:
        talk.reply.edit(Screen(talk.say.t("form-sent", number=done.number)))
    talk.reply.send(copy_screen(talk.say, draft, files, done))
