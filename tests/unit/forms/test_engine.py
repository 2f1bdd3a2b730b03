from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.forms.answers import Answer, Media, Picked
from domain.forms.engine import (
    State,
    answered,
    check,
    closing_notes,
    missing,
    next_question,
    notes_before,
    offered,
    previous_question,
    progress,
    rest_skipped,
    skipped,
    summary,
    wording,
)
from domain.forms.errors import FormError
from domain.forms.model import Question, QuestionType, Section
from tests.unit.forms.making import NOW, REASONS, YES_NO, form, next_name, question, state

INCIDENT = form(
    question("what", QuestionType.LONG_TEXT, required=True, section="main"),
    question("bad", QuestionType.SELECT_ONE, required=True, section="main", choices=REASONS),
    question("warning", QuestionType.NOTE, relevant="${bad} = 'stopped'"),
    question("who", required=True, relevant="${bad} = 'stopped'", section="more"),
    question("where", section="more"),
    question("thanks", QuestionType.NOTE),
    sections=(Section("main", {"ru": "Главное"}), Section("more", {"ru": "Подробности"})),
)
VOICE = Answer(None, (Media("voice", "17", seconds=21),))


def name_of(found: Question | None) -> str | None:
    return found.name if found else None


def test_questions_come_in_order_and_notes_are_not_asked() -> None:
    now = State(NOW)
    order = []
    for value in ("нет связи", "stopped", "Ирина", "2 этаж"):
        order.append(next_name(INCIDENT, now))
        now = answered(now, order[-1] or "", Answer(value))
    assert order == ["what", "bad", "who", "where"]
    assert next_question(INCIDENT, now) is None


def test_an_irrelevant_question_is_passed_over_and_its_answer_waits() -> None:
    now = state(what="нет связи", bad="nuisance", who="Ирина")
    assert next_name(INCIDENT, now) == "where"
    assert [row.question.name for row in summary(INCIDENT, now)] == ["what", "bad", "where"]
    again = answered(now, "bad", Answer("stopped"))
    who = next(row for row in summary(INCIDENT, again) if row.question.name == "who")
    assert who.answer == Answer("Ирина")


def test_an_irrelevant_answer_counts_for_nothing() -> None:
    chain = form(
        question("a"),
        question("b", relevant="${a} = '1'"),
        question("c", relevant="${b} = '1'"),
        question("d", constraint="${b} = '1'"),
    )
    now = state(a="2", b="1")
    assert next_name(chain, now) == "d"
    with pytest.raises(FormError):
        check(chain, chain.questions[3], Answer("x"), now, language="ru")


def test_notes_are_shown_with_the_next_question_or_with_the_summary() -> None:
    now = state(what="нет связи", bad="stopped")
    assert [each.name for each in notes_before(INCIDENT, now, "who")] == ["warning"]
    assert notes_before(INCIDENT, now, "where") == ()
    assert [each.name for each in closing_notes(INCIDENT, now)] == ["thanks"]


def test_going_back() -> None:
    now = state(what="нет связи", bad="nuisance")
    assert name_of(previous_question(INCIDENT, now)) == "bad"
    assert name_of(previous_question(INCIDENT, now, "bad")) == "what"
    assert previous_question(INCIDENT, now, "what") is None
    finished = skipped(now, "where")
    assert name_of(previous_question(INCIDENT, finished)) == "where"


def test_progress_counts_the_questions_that_are_asked() -> None:
    now = state(what="нет связи")
    here = progress(INCIDENT, now)
    assert (here.position, here.total) == (2, 3)
    assert here.section == Section("main", {"ru": "Главное"})
    worse = progress(INCIDENT, answered(now, "bad", Answer("stopped")))
    assert (worse.position, worse.total, worse.section) == (3, 4, INCIDENT.sections[1])
    assert progress(INCIDENT, now, "what").position == 1
    assert progress(form(), State(NOW)).total == 0


def test_skipping() -> None:
    now = state(what="нет связи")
    assert missing(INCIDENT, now) != ()
    now = answered(now, "bad", Answer("nuisance"))
    assert next_question(INCIDENT, now) is not None
    assert next_question(INCIDENT, rest_skipped(INCIDENT, now)) is None
    assert missing(INCIDENT, now) == ()


def test_a_required_question_cannot_be_passed_over() -> None:
    now = skipped(State(NOW), "what")
    assert next_name(INCIDENT, now) == "what"
    assert [each.name for each in missing(INCIDENT, now)] == ["what", "bad"]


def test_an_empty_answer_takes_the_earlier_one_away_and_a_real_one_ends_a_skip() -> None:
    now = answered(state(what="нет связи"), "what", Answer(""))
    assert next_name(INCIDENT, now) == "what"
    back = answered(skipped(now, "where"), "where", Answer("склад"))
    assert back.skipped == frozenset()
    assert skipped(back, "where").answers == now.answers


def test_a_default_is_offered_if_it_fits_and_the_question_stays_open() -> None:
    definition = form(
        question("client", QuestionType.LOOKUP, required=True),
        question("day", QuestionType.DATE, default="today() + 1"),
        question("kind", QuestionType.SELECT_ONE, default="'losses'", choices=REASONS),
        question("gone", QuestionType.SELECT_ONE, default="'deleted'", choices=REASONS),
        question("count", QuestionType.INTEGER, default="'2.5'"),
        question("share", QuestionType.DECIMAL, default="'2.5'"),
        question("small", QuestionType.INTEGER, default="7", constraint=". < 5"),
        question("hidden", default="'x'", relevant="${share} = 2.5"),
    )
    now = state(client=Picked("7", "Ромашка"))
    asked = [row.question for row in summary(definition, now)]
    assert [each.name for each in asked] == [
        *("client", "day", "kind", "gone", "count", "share", "small"),
    ]
    offers = {each.name: offered(definition, now, each) for each in asked}
    assert {name: offer.value for name, offer in offers.items() if offer} == {
        "day": NOW.date().replace(day=23),
        "kind": "losses",
        "share": Decimal("2.5"),
    }
    assert next_name(definition, now) == "day"


def told(question_: Question, answer: Answer, language: str = "ru") -> FormError:
    with pytest.raises(FormError) as error:
        check(form(question_), question_, answer, State(NOW), language=language)
    return error.value


ONE = question("q", QuestionType.SELECT_ONE, choices=REASONS)
MANY = question("q", QuestionType.SELECT_MANY, choices=REASONS)
SURE = question("q", QuestionType.YES_NO, choices=YES_NO)
POSITIVE = question("q", QuestionType.INTEGER, constraint=". > 0")


@pytest.mark.parametrize(
    ("question_", "answer", "key"),
    [
        (question("q", required=True), Answer(), "form-required"),
        (question("q", QuestionType.PHOTO, required=True), Answer("слова"), "form-kind-photo"),
        (question("q", QuestionType.PHOTO), VOICE, "form-kind-photo"),
        (question("q", QuestionType.DATE), Answer(NOW), "form-kind-date"),
        (question("q", QuestionType.DATETIME), Answer(NOW.date()), "form-kind-datetime"),
        (question("q", QuestionType.INTEGER), VOICE, "form-kind-integer"),
        (ONE, Answer("x"), "form-option-unknown"),
        (MANY, Answer(("losses", "x")), "form-option-unknown"),
        (SURE, Answer(("yes",)), "form-kind-yes-no"),
        (question("q", QuestionType.NOTE), Answer("да"), "form-kind-note"),
        (POSITIVE, Answer(Decimal(0)), "form-constraint"),
    ],
)
def test_what_will_not_do_is_told(question_: Question, answer: Answer, key: str) -> None:
    assert told(question_, answer).key == key


def test_the_authors_own_message_comes_in_the_persons_language() -> None:
    messages = {"ru": "Не меньше нуля.", "en": "Not below zero."}
    share = question("q", QuestionType.INTEGER, constraint=". >= 0", constraint_message=messages)
    for language in ("ru", "en"):
        error = told(share, Answer(Decimal(-1)), language)
        assert error.key == "form-own-message"
        assert error.args_shown == {"message": messages[language]}


@pytest.mark.parametrize(
    ("question_", "answer"),
    [
        (question("q"), Answer()),
        (question("q", QuestionType.LONG_TEXT, required=True), VOICE),
        (question("q", QuestionType.VOICE), VOICE),
        (question("q", QuestionType.DOCUMENT), Answer(None, (Media("photo", "1"),))),
        (question("q", QuestionType.SELECT_MANY, choices=REASONS), Answer(("losses",))),
        (question("q", QuestionType.LOOKUP), Answer(Picked("7", "Ромашка"))),
        (question("q", constraint="string-length(.) > 5"), VOICE),
    ],
)
def test_what_will_do_passes_in_silence(question_: Question, answer: Answer) -> None:
    check(form(question_), question_, answer, State(NOW), language="ru")


def test_a_label_can_hold_an_earlier_answer() -> None:
    definition = form(question("bad", QuestionType.SELECT_ONE, choices=REASONS))
    labels = {"ru": "Вы сказали «${bad}». ${none}Что ещё?"}
    assert wording(definition, state(bad="losses"), labels, "ru") == (
        "Вы сказали «Работает с потерями». Что ещё?"
    )


def test_a_label_holds_nothing_of_an_answer_that_does_not_count() -> None:
    labels = {"ru": "Встретит ${who}."}
    assert wording(INCIDENT, state(bad="stopped", who="Ирина"), labels, "ru") == "Встретит Ирина."
    assert wording(INCIDENT, state(bad="losses", who="Ирина"), labels, "ru") == "Встретит ."


NAMES = ("a", "b", "c", "d")
CHAIN = form(
    question("a", required=True),
    question("b", relevant="${a} != 'x'"),
    question("n", QuestionType.NOTE, relevant="${b} = 'x'"),
    question("c", relevant="${b} = 'x' or ${a} = 'x'", required=True),
    question("d"),
)
VALUES = st.sampled_from(["x", "y", ""])


@given(
    st.dictionaries(st.sampled_from(NAMES), VALUES),
    st.lists(st.tuples(st.sampled_from(NAMES), VALUES)),
    st.randoms(use_true_random=False),
)
def test_any_order_and_any_edits_end_in_the_same_state(
    final: dict[str, str], edits: list[tuple[str, str]], order: Random
) -> None:
    straight = State(NOW)
    for name in NAMES:
        straight = answered(straight, name, Answer(final.get(name, "")))
    wandering = State(NOW)
    for name, value in edits:
        wandering = answered(wandering, name, Answer(value)) if value else skipped(wandering, name)
    shuffled = list(NAMES)
    order.shuffle(shuffled)
    for name in shuffled:
        wandering = answered(wandering, name, Answer(final.get(name, "")))
    assert wandering == straight


@given(st.lists(VALUES, min_size=4, max_size=4))
def test_a_form_answered_straight_on_moves_forward_and_ends(values: list[str]) -> None:
    now = State(NOW)
    positions = []
    given_values = iter(values)
    while (asked := next_question(CHAIN, now)) is not None:
        positions.append(progress(CHAIN, now).position)
        value = next(given_values) or ("y" if asked.required else "")
        now = answered(now, asked.name, Answer(value)) if value else skipped(now, asked.name)
    assert positions == sorted(set(positions))
    assert missing(CHAIN, now) == ()
    assert progress(CHAIN, now).position == progress(CHAIN, now).total


@given(
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["x", "y"])),
    st.sets(st.sampled_from(NAMES)),
)
def test_in_every_state_the_parts_agree(values: dict[str, str], passed: set[str]) -> None:
    now = State(NOW, {name: Answer(value) for name, value in values.items()}, frozenset(passed))
    asked = next_question(CHAIN, now)
    assert (asked is None) <= (missing(CHAIN, now) == ())
    assert next_question(CHAIN, rest_skipped(CHAIN, now)) in (*missing(CHAIN, now), None)
    rows = [row.question for row in summary(CHAIN, now)]
    assert len(rows) == progress(CHAIN, now).total
    assert asked is None or asked in rows
    walked = []
    back = rows[-1] if rows else None
    while back is not None:
        walked.append(back)
        back = previous_question(CHAIN, now, back.name)
    assert walked[::-1] == rows
