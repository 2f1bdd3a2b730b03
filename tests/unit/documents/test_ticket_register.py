"""The consolidated register of problem questionnaires: the page and the spreadsheet."""

import io
from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest

from documents.ticket_register_book import ticket_register_book
from documents.ticket_register_page import entry_data, ticket_register_page
from documents.typesetting import typeset
from domain.quality.fixing import ROOT_CAUSES
from domain.quality.register import Entry
from domain.texts import missing_keys
from storage.models.tickets import CONFIRMED_BY, SEVERITIES, TICKET_STATES
from tests.unit.bot.ticket_samples import FIXED, PROBLEM, SEEN
from tests.unit.documents.samples import NASTY, NOW, TEXTS, pages_of, paper

DAYS = (date(2026, 9, 1), date(2026, 11, 20))
ENTRY = Entry(
    id=17,
    number=17,
    state="confirmed",
    severity="stopped",
    round=2,
    questionnaire=38,
    client="ООО «Ромашка»",
    rep="Ольга Смирнова",
    lead="Павел Орлов",
    at=NOW,
    accepted_at=NOW + timedelta(minutes=7),
    planned_on=date(2026, 11, 22),
    fixed_at=NOW + timedelta(days=1),
    closed_at=NOW + timedelta(days=2),
    closed_words="Да, всё работает",
    confirmed_by="mail",
    confirmed_name="Ирина Ким",
    problems=[FIXED, PROBLEM],
    categories=SEEN.categories,
)
FRESH = replace(
    ENTRY,
    state="new",
    lead=None,
    accepted_at=None,
    planned_on=None,
    fixed_at=None,
    closed_at=None,
    closed_words=None,
    confirmed_by=None,
    confirmed_name=None,
    problems=[PROBLEM],
    round=1,
)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_page_is_drawn(language: str) -> None:
    drawn = ticket_register_page(paper(language), [ENTRY, FRESH], *DAYS)
    assert drawn.startswith(b"%PDF-")
    assert pages_of(drawn) == 1
    assert ticket_register_page(paper(language), [], *DAYS).startswith(b"%PDF-")
    assert pages_of(ticket_register_page(paper(language), [ENTRY] * 40, *DAYS)) > 1


def test_every_state_cause_and_severity_has_its_words() -> None:
    assert missing_keys(TEXTS) == []
    for state in TICKET_STATES:
        assert entry_data(paper(), replace(FRESH, state=state))["state"]
    for way in CONFIRMED_BY:
        assert "Ирина Ким" in str(entry_data(paper(), replace(ENTRY, confirmed_by=way))["word_by"])
    for cause in (*ROOT_CAUSES, "мыши"):
        for severity in SEVERITIES:
            problem = replace(FIXED, root_cause=cause, severity=severity)
            assert entry_data(paper(), replace(ENTRY, problems=[problem]))["problems"]


def test_what_ended_without_the_clients_word_does_not_pass_for_it() -> None:
    rejected = replace(ENTRY, state="rejected", confirmed_by=None, confirmed_name=None)
    assert entry_data(paper(), rejected)["word_by"] == "решение руководителя VIP-программы"
    assert entry_data(paper(), FRESH)["word_by"] == ""


def test_words_of_people_are_never_read_as_markup() -> None:
    problem = replace(FIXED, words=NASTY, place=NASTY, done_words=NASTY, root_cause=NASTY)
    nasty = replace(
        ENTRY, client=NASTY, rep=NASTY, lead=NASTY, closed_words=NASTY, problems=[problem]
    )
    assert ticket_register_page(paper(), [nasty], *DAYS)
    cell = _sheet([nasty], "ru")["E2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_book_has_a_row_for_each_complaint(language: str) -> None:
    sheet = _sheet([ENTRY, FRESH, replace(FRESH, problems=[])], language)
    assert sheet.max_row == 5
    assert sheet.auto_filter.ref == "A1:V5"
    assert sheet["A2"].value in ("К-17", "Q-17")
    assert sheet["G2"].is_date
    assert sheet["O2"].is_date
    assert sheet["P2"].value.startswith("Заменили")
    assert sheet["P3"].value is None


def _sheet(entries: list[Entry], language: str) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(
        io.BytesIO(ticket_register_book(paper(language), entries))
    ).worksheets[0]


def test_the_page_can_be_looked_at() -> None:
    from documents.ticket_register_page import page_data

    assert typeset("tickets.typ", page_data(paper(), [ENTRY, FRESH], *DAYS), "png").startswith(
        b"\x89PNG"
    )
