"""The screen on which a draft stands: what is asked now, the summary, or what words are for."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from bot.dialogs.asked import Asked
from bot.dialogs.draft_screens import loose_screen
from bot.dialogs.part_screen import PartShown, part_screen
from bot.dialogs.picks import picks_for
from bot.dialogs.question_screen import question_screen
from bot.dialogs.row_screens import RowShown, known_row_screen, repeat_screen, row_screen
from bot.dialogs.row_words import row_title
from bot.dialogs.summary_screen import SummaryOf, Written, summary_screen
from bot.dialogs.taps import mark_of
from bot.screen import Screen, Shown
from bot.texts import Screenwriter
from domain.asking.purposes import subject_of
from domain.company.calendar import WorkCalendar
from domain.errors import DeskError
from domain.forms.model import Question, QuestionType, instance_name
from domain.forms.responses import Draft
from domain.lookups import lookup_of, options
from domain.requests.attaching import count_files
from domain.requests.drafting import PURPOSE
from domain.requests.form import KIND
from domain.requests.lists import Line
from domain.requests.mine import mine
from domain.requests.purposes import LOOSE
from domain.work import Work

LOOSE_REQUESTS = 8
"""Requests offered for loose words; any other is reached by replying to its message."""


@dataclass(frozen=True)
class News:
    """What a screen says beside what it asks.

    Attributes:
        said: what has just been done. error: why it was not.
        summary: what the summary is shown for, whatever is being asked.
        row: the one that is looked at, whatever is being asked; `part`: the section that is.
    """

    said: Markup | None = None
    error: DeskError | None = None
    summary: SummaryOf | None = None
    row: RowShown | None = None
    part: PartShown | None = None


NOTHING_NEW = News()


async def present(work: Work, say: Screenwriter, draft: Draft, news: News = NOTHING_NEW) -> Screen:
    """The screen of a draft as it stands."""
    if news.row is not None:
        screen = row_screen(say, draft, await subject_of(work, draft), news.row, news.said)
        return replace(screen, shows=Shown(draft.id))
    if news.part is not None:
        error = say.error(news.error) if news.error else None
        screen = part_screen(say, draft, await subject_of(work, draft), news.part, error)
        return replace(screen, shows=Shown(draft.id))
    question = draft.definition.question(draft.question) if draft.question else None
    if question is not None and news.summary is None:
        draw = DRAWN.get(question.type, question_screen)
        screen = draw(say, await _asked(work, say, draft, question, news))
        return replace(screen, shows=Shown(draft.id, mark_of(question)))
    return replace(await _whole(work, say, draft, news), shows=Shown(draft.id))


DRAWN = {QuestionType.REPEAT: repeat_screen, QuestionType.ROW: known_row_screen}
"""Questions that have a screen of their own."""


async def _whole(work: Work, say: Screenwriter, draft: Draft, news: News) -> Screen:
    files = await count_files(work, draft.id)
    if draft.purpose == LOOSE and news.summary is None:
        return loose_screen(say, draft, files, await own_open(work), news.said)
    return summary_screen(
        say,
        Written(
            draft,
            await subject_of(work, draft),
            files,
            news.said,
            say.error(news.error) if news.error else None,
            news.summary or SummaryOf.WHAT_IS_SENT,
        ),
    )


async def _asked(
    work: Work, say: Screenwriter, draft: Draft, question: Question, news: News
) -> Asked:
    """A question with what its screen shows; a search goes on with its letters and page."""
    typed, page = searched(draft, question)
    found = None
    if question.type is QuestionType.LOOKUP:
        found = await options(work, lookup_of(question, draft), typed, page)
    return Asked(
        draft=draft,
        question=question,
        subject=await subject_of(work, draft),
        options=found,
        picks=picks_for(say, draft, question, _calendar(work, draft)),
        page=page,
        said=news.said,
        error=say.error(news.error) if news.error else None,
        typed=typed,
        row=_row_of(say, draft, question),
    )


def _row_of(say: Screenwriter, draft: Draft, question: Question) -> str:
    """By what the row of a question is recognised: whose position is asked, of three people. Its
    first question says it by itself.
    """
    if question.row is None or question.type in DRAWN:
        return ""
    repeat, number = question.row
    first = draft.definition.in_repeat(repeat)[0]
    at_first = question.name == instance_name(repeat, number, first.name)
    return "" if at_first else row_title(say, draft, repeat, number)


def searched(draft: Draft, question: Question) -> tuple[str, int]:
    """The letters and the page of a question's options, as they were shown last."""
    search = draft.screen.get("search")
    if not isinstance(search, dict) or search.get("question") != question.name:
        return "", 0
    return str(search["typed"]), int(search["page"])


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
