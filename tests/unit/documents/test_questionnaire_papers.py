"""The empty blank of two A4 sides, and the filled copy of a questionnaire."""

from dataclasses import replace
from typing import cast

import pytest

from documents.questionnaire_blank import blank_data, questionnaire_blank
from documents.questionnaire_copy import copy_data, questionnaire_copy
from domain.forms import engine
from domain.forms.answers import Answer, Media
from domain.forms.model import UNASKED, QuestionType
from tests.unit.documents.samples import NASTY, pages_of, paper
from tests.unit.questionnaires.samples import AFTER, GOOD, card, form


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_blank_has_exactly_two_sides(language: str) -> None:
    assert pages_of(questionnaire_blank(paper(language), form())) == 2


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_blank_asks_everything_that_is_asked(language: str) -> None:
    printed = str(blank_data(paper(language), form()))
    for question in form().questions:
        if question.type not in UNASKED:
            assert form().text(question.label, language) in printed, question.name
        if question.type is not QuestionType.REPEAT:
            for choice in question.choices:
                assert form().text(choice.label, language) in printed, question.name


def test_the_blank_marks_every_answer_that_stops_it() -> None:
    assert str(blank_data(paper(), form())).count("◆") >= len(form().gates)


@pytest.mark.parametrize("count", [1, 3])
def test_a_longer_form_takes_more_sides_and_a_shorter_one_fits(count: int) -> None:
    questions = tuple(
        replace(each, name=f"{each.name}_{copy}")
        for copy in range(count)
        for each in form().questions
        if each.repeat is None and each.type not in {*UNASKED, QuestionType.REPEAT}
    )
    longer = replace(form(), questions=questions, gates=())
    pages = pages_of(questionnaire_blank(paper(), longer))
    assert pages == 2 if count == 1 else pages > 2


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("state", ["handed_in", "paused", "restored", "open", "dropped"])
def test_the_copy_is_drawn_in_every_state(language: str, state: str) -> None:
    assert questionnaire_copy(paper(language), card(state)).startswith(b"%PDF-")


@pytest.mark.parametrize("state", ["handed_in", "paused"])
def test_the_copy_holds_every_answer(state: str) -> None:
    filled = card(state)
    data = copy_data(paper(), filled)
    printed = str(data).replace("\\u200b", "")  # where a long word may break
    assert "Начинали втроём в гараже" in printed
    assert "[голосовое 1:21]" in printed
    assert "kim@romashka.example" in printed
    asked = [row for row in engine.summary(filled.form, filled.answers) if row.answer]
    shown = sum(
        len(part) for section in cast("list[dict[str, list[list[str]]]]", data["sections"])
        for part in section["parts"]
    )  # fmt: skip
    machinery = (QuestionType.REPEAT, QuestionType.ROW)
    assert shown == sum(row.question.type not in machinery for row in asked)


def test_a_recording_of_unknown_length_is_named_without_one() -> None:
    filled = card()
    spoken = Answer(None, (Media("voice", "7", "voice.ogg", 0),))
    answers = replace(filled.answers, answers={**filled.answers.answers, "c_start": spoken})
    printed = str(copy_data(paper(), replace(filled, answers=answers)))
    assert "[голосовое]" in printed


def test_the_copy_says_what_was_before_a_correction() -> None:
    assert "было: 50" in str(copy_data(paper(), card())["corrections"])


def test_words_of_people_are_never_read_as_markup() -> None:
    nasty = {**GOOD, **AFTER, "c_start": NASTY, "people[1].name": NASTY}
    assert questionnaire_copy(paper(), card("handed_in", nasty))


def test_the_copy_names_who_works_there_no_more() -> None:
    filled = card()
    outcome = replace(filled.outcome, gone=["Оксана Ветрова"])
    made = copy_data(paper(), replace(filled, outcome=outcome))["made"]
    assert ["Больше не работают", "Оксана Ветрова"] in made


def test_who_did_not_agree_is_named_and_his_phone_is_not() -> None:
    data = copy_data(paper(), card())
    facts = cast("list[list[str]]", data["facts"])
    assert any("Пётр Ильич Зорин" in words for _, words in facts)
