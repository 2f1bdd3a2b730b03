"""The chart and the spreadsheet of a campaign."""

import io
from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest

from documents.programme_book import programme_book
from documents.programme_chart import WEEKS_SHOWN, chart_data, programme_chart
from domain.programme.figures import Coverage, WeekDone
from storage.models.programme import LIST_STATES
from tests.unit.bot.programme_samples import FIGURES, LINE
from tests.unit.documents.samples import NASTY, paper

WEEKS = [
    WeekDone(date(2026, 6, 1) + timedelta(weeks=number), number * 7 % 23) for number in range(40)
]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_chart_is_a_picture(language: str) -> None:
    drawn = programme_chart(paper(language), FIGURES, WEEKS)
    assert drawn.startswith(b"\x89PNG")
    width, height = (int.from_bytes(drawn[at : at + 4], "big") for at in (16, 20))
    assert width + height <= 10_000  # what Telegram takes for a photo
    assert len(drawn) < 10_000_000
    assert programme_chart(paper(language), replace(FIGURES, coverage=Coverage(), reps=()), [])


def test_words_of_people_are_never_read_as_markup() -> None:
    facts = replace(FIGURES.facts, name=NASTY)
    reps = tuple(replace(rep, rep=NASTY) for rep in FIGURES.reps)
    assert programme_chart(paper(), replace(FIGURES, facts=facts, reps=reps), WEEKS)


def test_bars_are_parts_of_the_highest() -> None:
    data = chart_data(paper(), FIGURES, WEEKS)
    weeks = data["weeks"]
    assert isinstance(weeks, list)
    assert len(weeks) == WEEKS_SHOWN
    assert max(week["height"] for week in weeks) == 1000
    assert data["share"] == 10


def test_reps_for_whom_there_is_no_room_are_counted() -> None:
    rep = replace(FIGURES.reps[0], left=False)
    many = replace(FIGURES, reps=tuple(replace(rep, rep_id=n) for n in range(15)))
    data = chart_data(paper(), many, WEEKS)
    assert isinstance(data["reps"], list)
    assert (len(data["reps"]), data["more_reps"]) == (12, "… и ещё 3")
    assert programme_chart(paper(), many, WEEKS)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_book_has_reps_and_clients(language: str) -> None:
    lines = [replace(LINE, state=state, client=NASTY) for state in LIST_STATES]
    lines.append(replace(LINE, state="removed", reason="closed"))
    book = openpyxl.load_workbook(io.BytesIO(programme_book(paper(language), FIGURES, lines)))
    reps, clients = book.worksheets
    assert reps.max_row == len(FIGURES.reps) + 1
    assert clients.max_row == len(lines) + 1
    assert clients.freeze_panes == "A2"
    assert clients.auto_filter.ref == f"A1:J{len(lines) + 1}"
    assert clients["A2"].data_type == "s"
    assert clients["A2"].quotePrefix
    assert clients["H2"].is_date
    assert clients["F7"].value in ("компания закрылась", "the company is closed")
