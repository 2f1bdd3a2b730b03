"""What every step of a dialog needs, and showing where a draft stands."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from bot.dialogs.draft_screens import loose_screen
from bot.dialogs.picks import picks_for
from bot.dialogs.question_screen import Asked, question_screen
from bot.dialogs.summary_screen import Written, summary_screen
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from domain.company.calendar import WorkCalendar
from domain.errors import DeskError
from domain.forms import responses
from domain.forms.model import Question, QuestionType
from domain.forms.responses import Draft
from domain.lookups import options, source_of
from domain.requests.attaching import count_files
from domain.requests.catalog import Forms
from domain.requests.drafting import PURPOSE
from domain.requests.form import KIND
from domain.requests.lists import Line
from domain.requests.mine import mine
from domain.requests.purposes import LOOSE, subject_of
from domain.work import Work

LOOSE_REQUESTS = 8
"""Requests offered for loose words; any other is reached by replying to its message."""


@dataclass(frozen=True)
class Talk:
    """One update of a dialog: the transaction, the forms, and the answer to the person.

    `tapped`: a button was, and its message is drawn again.
    """

    work: Work
    forms: Forms
    reply: Reply
    say: Screenwriter
    tapped: bool = False


@dataclass(frozen=True)
class News:
    """What a screen says beside what it asks.

    Attributes:
        said: what has just been done. error: why it was not.
    """

    said: Markup | None = None
    error: DeskError | None = None
    sure: bool = False


NOTHING_NEW = News()


async def show(talk: Talk, draft: Draft, news: News = NOTHING_NEW) -> None:
    """Draw the draft as it stands: in the tapped message, or as a new one."""
    talk.reply.edit(await present(talk, draft, news))


async def present(talk: Talk, draft: Draft, news: News = NOTHING_NEW) -> Screen:
    """The screen of a draft: the question being asked, the summary, or what words are for."""
    question = draft.definition.question(draft.question) if draft.question else None
    if question is not None and not news.sure:
        return question_screen(talk.say, await _asked(talk, draft, question, news))
    files = await count_files(talk.work, draft.id)
    if draft.purpose == LOOSE and not news.sure:
        return loose_screen(talk.say, draft, files, await own_open(talk.work), news.said)
    return summary_screen(
        talk.say,
        Written(
            draft,
            await subject_of(talk.work, draft),
            files,
            news.said,
            talk.say.error(news.error) if news.error else None,
            news.sure,
        ),
    )


async def _asked(talk: Talk, draft: Draft, question: Question, news: News) -> Asked:
    """A question with what its screen shows; a search goes on with its letters and page."""
    typed, page = searched(draft, question)
    found = None
    if question.type is QuestionType.LOOKUP:
        found = await options(talk.work, source_of(question.lookup), typed, page)
    return Asked(
        draft=draft,
        question=question,
        subject=await subject_of(talk.work, draft),
        options=found,
        picks=picks_for(talk.say, question, _calendar(talk.work, draft)),
        page=page,
        said=news.said,
        error=talk.say.error(news.error) if news.error else None,
    )


def searched(draft: Draft, question: Question) -> tuple[str, int]:
    """The letters and the page of a question's options, as they were shown last."""
    search = draft.screen.get("search")
    if not isinstance(search, dict) or search.get("question") != question.name:
        return "", 0
    return str(search["typed"]), int(search["page"])


async def search(talk: Talk, draft: Draft, question: Question, typed: str, page: int) -> Draft:
    """Remember what the options of a question are searched for."""
    found = {"question": question.name, "typed": typed, "page": page}
    screen = {**draft.screen, "search": found}
    await responses.remember_screen(talk.work, draft, screen)
    return replace(draft, screen=screen)


def _calendar(work: Work, draft: Draft) -> WorkCalendar:
    """Of those who must keep the limit: the department of the kind, else one's own."""
    policy = work.policy
    kind = draft.state.answers.get(KIND) if draft.purpose == PURPOSE else None
    if kind is not None and str(kind.value) in policy.kinds:
        return policy.calendar_of(policy.kinds[str(kind.value)].department)
    known = work.actor.department in policy.departments
    return policy.calendar_of(work.actor.department if known else None)


async def own_open(work: Work) -> list[Line]:
    """A person's own open requests: those he holds, those that wait for him, those he sent."""
    found: dict[int, Line] = {}
    for part in ("holding", "waiting", "sent"):
        page = await mine(work, part)
        found |= {line.id: line for line in page.lines if line.id not in found}
    return list(found.values())[:LOOSE_REQUESTS]
