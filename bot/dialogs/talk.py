"""What every step of a dialog needs, and showing where a draft stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.dialogs.gathering import answer_album
from bot.dialogs.part_screen import PartShown
from bot.dialogs.presenting import NOTHING_NEW, News, present
from bot.dialogs.shown import leave_earlier
from bot.reply import Reply
from bot.texts import Screenwriter
from domain.asking.catalog import Forms
from domain.forms import drafts, responses
from domain.forms.answers import Answer
from domain.forms.model import Question
from domain.forms.responses import Draft
from domain.work import Work


@dataclass(frozen=True)
class Talk:
    """One update of a dialog: the transaction, the forms, and the answer to the person.

    Attributes:
        tapped: a button was, and its message is drawn again.
        album: of the files, one of which this update brings.
    """

    work: Work
    forms: Forms
    reply: Reply
    say: Screenwriter
    tapped: bool = False
    album: str | None = None


async def show(talk: Talk, draft: Draft, news: News = NOTHING_NEW) -> None:
    """Draw the draft as it stands: in the tapped message, or as a new one."""
    if talk.album is not None and news.error is None:
        await answer_album(talk.work, draft, talk.album)
    else:
        talk.reply.edit(await present(talk.work, talk.say, draft, news))
    await leave_earlier(talk.work, talk.reply, talk.say, draft)


async def show_anew(talk: Talk, draft: Draft) -> None:
    """Draw the draft in a message of its own: the tapped one tells about something else."""
    talk.reply.send(await present(talk.work, talk.say, draft))
    await leave_earlier(talk.work, talk.reply, talk.say, draft)


async def ask_anew(
    talk: Talk, purpose: str, subject_id: int, known: Mapping[str, Answer] | None = None
) -> None:
    """Ask a short form in a message of its own, or go on with the one begun.

    Args:
        known: answers that need not be asked for.
    """
    form = talk.forms.short[purpose]
    draft = await drafts.begin_or_go_on(talk.work, form, purpose, subject_id, known)
    await show_anew(talk, draft)


async def look_at_part(talk: Talk, draft: Draft, part: PartShown) -> None:
    """Draw a section of the summary, and remember it: what is typed next names one of its lines."""
    screen = {**draft.screen, "part": [part.at, part.page]}
    await responses.remember_screen(talk.work, draft, screen)
    await show(talk, replace(draft, screen=screen), News(part=part))


async def search(talk: Talk, draft: Draft, question: Question, typed: str, page: int) -> Draft:
    """Remember what the options of a question are searched for."""
    found = {"question": question.name, "typed": typed, "page": page}
    screen = {**draft.screen, "search": found}
    await responses.remember_screen(talk.work, draft, screen)
    return replace(draft, screen=screen)
