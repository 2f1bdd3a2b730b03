"""Repeats, known data, calculates, gates: what the engine makes of them in any order."""

import timeit
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.forms import engine
from domain.forms.answers import Answer, Rows, Value
from domain.forms.errors import FormError
from domain.forms.model import MOST_ROWS, FormDefinition, Question, QuestionType
from domain.forms.reader import read_form_bytes
from domain.forms.state import State
from tests.unit.forms.making import NOW, next_name, spreadsheet

YES_NO = [
    {"list_name": "yn", "name": "yes", "label": "Да"},
    {"list_name": "yn", "name": "no", "label": "Нет"},
]


def read(*survey: dict[str, str], choices: list[dict[str, str]] | None = None) -> FormDefinition:
    return read_form_bytes(spreadsheet(list(survey), choices or YES_NO), "test")


VISIT = read(
    {"type": "begin group", "name": "start", "label": "Встреча"},
    {"type": "text", "name": "client", "label": "Клиент", "required": "yes"},
    {"type": "end group"},
    {"type": "begin repeat", "name": "people", "label": "Люди", "required": "yes"},
    {"type": "text", "name": "name", "label": "Имя", "required": "yes"},
    {"type": "select_one yn", "name": "told", "label": "Предупреждён ли ${name}?"},
    {"type": "text", "name": "phone", "label": "Телефон", "relevant": "${told} = 'yes'"},
    {"type": "calculate", "name": "place", "calculation": "position(..)"},
    {
        "type": "text",
        "name": "reason",
        "label": "Что изменилось?",
        "relevant": "${vip_row} = 'changed'",
    },
    {"type": "end repeat"},
    {"type": "calculate", "name": "number", "calculation": "count(${people})"},
    {"type": "integer", "name": "share", "label": "Доля", "default": "5"},
    {"type": "text", "name": "shown", "label": "Итого", "calculation": "${number} * 2"},
    {"type": "hidden", "name": "source", "default": "visit"},
    {"type": "text", "name": "last", "label": "Ещё", "relevant": "${number} > 1"},
)
GATED = read(
    {"type": "hidden", "name": "agreed"},
    {"type": "select_one yn", "name": "spec", "label": "Соответствует?", "vip_gate": "no"},
    {
        "type": "integer",
        "name": "fails",
        "label": "Сбои",
        "vip_gate": ">${agreed}",
        "vip_category": "failure",
    },
    {
        "type": "begin repeat",
        "name": "complaints",
        "label": "Жалобы",
        "relevant": "${vip_gate} = 'red'",
    },
    {"type": "text", "name": "words", "label": "Слова"},
    {"type": "end repeat"},
    {
        "type": "text",
        "name": "growth",
        "label": "Рост",
        "required": "yes",
        "relevant": "${vip_gate} = 'green' or ${vip_restored} = 'yes'",
    },
)


def said(state: State, **values: Value) -> State:
    for name, value in values.items():
        state = engine.answered(state, name, Answer(value))
    return state


def row_said(state: State, number: int, **values: Value) -> State:
    for name, value in values.items():
        state = engine.answered(state, f"people[{number}].{name}", Answer(value))
    return state


def names(definition: FormDefinition, state: State) -> list[str]:
    return [row.question.name for row in engine.summary(definition, state)]


def known(*rows: int, **values: str) -> State:
    """A state whose rows began with known names (and phones and whatever `values` say)."""
    unconfirmed = {f"people[{row}].name": Answer(f"Имя {row}") for row in rows}
    for row in rows:
        unconfirmed |= {f"people[{row}].{key}": Answer(value) for key, value in values.items()}
    repeat = {"people": Answer(Rows(rows, known=rows))}
    return State(NOW, {"client": Answer("Ромашка"), **repeat}, known=unconfirmed)


def test_rows_are_asked_one_by_one_and_then_whether_there_is_another() -> None:
    state = said(State(NOW), client="Ромашка")
    assert next_name(VISIT, state) == "people"
    state = engine.row_added(VISIT, state, "people")
    assert next_name(VISIT, state) == "people[1].name"
    state = row_said(state, 1, name="Анна", told="yes", phone="+7")
    assert next_name(VISIT, state) == "people"
    state = engine.repeat_closed(engine.row_added(VISIT, state, "people"), "people")
    assert next_name(VISIT, state) == "people[2].name"
    assert engine.progress(VISIT, state).section == VISIT.section("people")


def test_a_required_repeat_needs_a_row_and_is_not_missed_after() -> None:
    state = engine.repeat_closed(said(State(NOW), client="x"), "people")
    assert [each.name for each in engine.missing(VISIT, state)] == ["people"]
    state = row_said(engine.row_added(VISIT, state, "people"), 1, name="Анна")
    assert engine.missing(VISIT, state) == ()


def test_a_row_sees_its_own_answers_and_its_place() -> None:
    state = said(State(NOW), client="x")
    for _ in range(3):
        state = engine.row_added(VISIT, state, "people")
    state = row_said(row_said(state, 1, name="Анна", told="no"), 3, name="Пётр", told="yes")
    state = engine.row_removed(state, "people", 2)
    shown = names(VISIT, state)
    assert "people[3].phone" in shown
    assert "people[1].phone" not in shown
    counted = engine.counted(VISIT, state)
    assert counted["people[3].place"] == Answer(Decimal(2))
    assert counted["number"] == Answer(Decimal(2))
    told = VISIT.question("people[3].told")
    assert told is not None
    assert engine.wording(VISIT, state, told.label, "ru") == "Предупреждён ли Пётр?"


def test_a_number_is_never_used_again() -> None:
    state = engine.row_added(VISIT, engine.row_added(VISIT, State(NOW), "people"), "people")
    state = engine.row_added(VISIT, engine.row_removed(state, "people", 2), "people")
    assert engine.rows_of(state, "people").numbers == (1, 3)
    full = State(NOW, {"people": Answer(Rows((), last=MOST_ROWS))})
    with pytest.raises(FormError) as refused:
        engine.row_added(VISIT, full, "people")
    assert refused.value.key == "form-rows-full"


def test_a_row_of_known_data_is_confirmed_at_once() -> None:
    state = known(1, 2, phone="+7")
    assert next_name(VISIT, state) == "people[1]"
    about = engine.next_question(VISIT, state)
    assert about is not None
    assert about.type is QuestionType.ROW
    assert [row.question.name for row in engine.row_known(VISIT, state, about)] == [
        "people[1].name",
        "people[1].phone",
    ]
    state = engine.answered(state, "people[1]", Answer("same"))
    assert next_name(VISIT, state) == "people[2]"
    assert engine.counted(VISIT, state)["people[1].name"] == Answer("Имя 1")
    assert "people[1].told" not in names(VISIT, state)


def test_a_same_row_is_asked_what_it_needs_and_nobody_knows() -> None:
    state = State(
        NOW,
        {"client": Answer("x"), "people": Answer(Rows((1,), known=(1,)))},
        known={"people[1].phone": Answer("+7")},
    )
    state = engine.answered(state, "people[1]", Answer("same"))
    assert next_name(VISIT, state) == "people[1].name"


def test_a_changed_row_is_asked_with_what_was_known_and_a_gone_one_is_not() -> None:
    state = engine.answered(known(1, 2), "people[1]", Answer("changed"))
    assert next_name(VISIT, state) == "people[1].name"
    first = VISIT.question("people[1].name")
    assert first is not None
    assert engine.offered(VISIT, state, first) == Answer("Имя 1")
    assert "people[1].reason" in names(VISIT, state)
    gone = engine.answered(state, "people[2]", Answer("gone"))
    assert not any(name.startswith("people[2].") for name in names(VISIT, gone))
    assert engine.counted(VISIT, gone)["people[2]"] == Answer("gone")
    assert engine.counted(VISIT, gone)["number"] == Answer(Decimal(1))


def test_it_can_be_thought_over_whether_a_row_is_the_same() -> None:
    once = engine.answered(known(1), "people[1]", Answer("same"))
    again = engine.answered(once, "people[1]", Answer("changed"))
    assert next_name(VISIT, again) == "people[1].name"
    assert engine.answered(again, "people[1]", Answer("same")) == once


def test_what_is_only_shown_is_passed_by_one_tap_and_cannot_be_changed() -> None:
    state = known(1)
    state = engine.answered(state, "people[1]", Answer("same"))
    shown = VISIT.question("shown")
    assert shown is not None
    assert shown.read_only
    assert engine.offered(VISIT, state, shown) == Answer("2")
    engine.check(VISIT, shown, Answer("2"), state, language="ru")
    with pytest.raises(FormError) as refused:
        engine.check(VISIT, shown, Answer("3"), state, language="ru")
    assert refused.value.key == "form-read-only"


def test_what_is_hidden_or_calculated_is_read_and_never_shown() -> None:
    state = said(State(NOW), client="x")
    assert engine.counted(VISIT, state)["source"] == Answer("visit")
    given = State(NOW, {"source": Answer("call")})
    assert engine.counted(VISIT, given)["source"] == Answer("call")
    assert not {"source", "number"} & set(names(VISIT, state))


def test_a_default_is_offered() -> None:
    share = VISIT.question("share")
    assert share is not None
    assert engine.offered(VISIT, State(NOW), share) == Answer(Decimal(5))


@pytest.mark.parametrize(
    ("spec", "fails", "agreed", "fired"),
    [
        ("yes", 0, 2, []),
        ("no", 0, 2, ["spec"]),
        ("yes", 3, 2, ["fails"]),
        ("no", 3, 2, ["spec", "fails"]),
        ("yes", 2, 2, []),
    ],
)
def test_the_gate_stops_by_the_clients_own_thresholds(
    spec: str, fails: int, agreed: int, fired: list[str]
) -> None:
    state = said(State(NOW), agreed=Decimal(agreed), spec=spec, fails=Decimal(fails))
    assert [gate.question for gate in engine.fired(GATED, state)] == fired
    open_name = "complaints" if fired else "growth"
    assert next_name(GATED, state) == open_name
    assert ("growth" in names(GATED, state)) is not bool(fired)
    restored = said(state, vip_restored="yes")
    assert "growth" in names(GATED, restored)
    assert [gate.question for gate in engine.fired(GATED, restored)] == fired


def test_what_was_not_answered_stops_nothing() -> None:
    assert engine.counted(GATED, State(NOW))["vip_gate"] == Answer("green")


def test_a_choice_filter_narrows_what_is_offered_and_undoes_what_does_not_fit() -> None:
    towns = [
        *YES_NO,
        {"list_name": "land", "name": "ru", "label": "Россия", "land": ""},
        {"list_name": "land", "name": "kz", "label": "Казахстан"},
        {"list_name": "town", "name": "msk", "label": "Москва", "land": "ru"},
        {"list_name": "town", "name": "ala", "label": "Алма-Ата", "land": "kz"},
    ]
    form = read(
        {"type": "select_one land", "name": "where", "label": "Страна"},
        {
            "type": "select_one town",
            "name": "city",
            "label": "Город",
            "choice_filter": "land = ${where} or name = 'msk'",
        },
        choices=towns,
    )
    city = form.questions[1]
    state = said(State(NOW), where="kz", city="ala")
    assert [each.name for each in engine.choices_of(form, city, state)] == ["msk", "ala"]
    assert next_name(form, state) is None
    moved = said(state, where="ru")
    assert [each.name for each in engine.as_asked(form, moved, city).choices] == ["msk"]
    assert next_name(form, moved) == "city"
    with pytest.raises(FormError):
        engine.check(form, city, Answer("ala"), moved, language="ru")


# --- whatever is done, in any order ---

ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.just(0), st.just("")),
        st.tuples(st.just("remove"), st.integers(1, 4), st.just("")),
        st.tuples(st.just("close"), st.just(0), st.just("")),
        st.tuples(st.sampled_from(["name", "phone"]), st.integers(1, 4), st.sampled_from("ab")),
        st.tuples(st.just("told"), st.integers(1, 4), st.sampled_from(["yes", "no"])),
        st.tuples(st.just("row"), st.integers(1, 2), st.sampled_from(["same", "changed", "gone"])),
        st.tuples(st.just("skip"), st.integers(1, 4), st.just("phone")),
        st.tuples(st.just("client"), st.just(0), st.sampled_from("ab")),
    ),
    max_size=14,
)
Act = tuple[str, int, str]


def done(state: State, act: Act) -> State:
    what, number, value = act
    if number and number not in engine.rows_of(state, "people").numbers:
        return state  # nobody can answer in a row that is not there
    match what:
        case "add":
            return engine.row_added(VISIT, state, "people")
        case "remove":
            return engine.row_removed(state, "people", number)
        case "close":
            return engine.repeat_closed(state, "people")
        case "row":
            return engine.answered(state, f"people[{number}]", Answer(value))
        case "skip":
            return engine.skipped(state, f"people[{number}].{value}")
        case "client":
            return said(state, client=value)
        case _:
            return engine.answered(state, f"people[{number}].{what}", Answer(value))


def after(state: State, acts: list[Act]) -> State:
    for act in acts:
        state = done(state, act)
    return state


@given(ACTS)
def test_in_every_state_the_parts_agree(acts: list[Act]) -> None:
    state = after(known(1, 2), acts)
    questions = engine.relevant_questions(VISIT, state)
    unrolled = [each.name for each in questions]
    assert len(set(unrolled)) == len(unrolled)
    assert all(VISIT.question(name) is not None for name in unrolled)
    rows = engine.rows_of(state, "people")
    assert all(each.row is None or each.row[1] in rows.numbers for each in questions)
    following = engine.next_question(VISIT, state)
    missing = engine.missing(VISIT, state)
    assert following is not None or not missing
    skipped_rest = engine.rest_skipped(VISIT, state)
    assert engine.missing(VISIT, skipped_rest) == missing
    assert (engine.next_question(VISIT, skipped_rest) is None) == (not missing)
    summary = engine.summary(VISIT, state)
    with_their_row = {
        row.question.name for row in summary if row.answer and row.question.name in state.known
    }
    one_by_one = [name for name in names(VISIT, state) if name not in with_their_row]
    assert engine.progress(VISIT, state).total == len(one_by_one)
    walked: list[Question] = []
    back: Question | None = VISIT.question(one_by_one[-1])
    while back is not None:
        walked.append(back)
        back = engine.previous_question(VISIT, state, back.name)
    assert [each.name for each in reversed(walked)] == one_by_one


@given(ACTS)
def test_a_state_put_together_anew_asks_the_same(acts: list[Act]) -> None:
    state = after(known(1, 2), acts)
    resumed = State(NOW, dict(state.answers), frozenset(state.skipped), dict(state.known))
    assert resumed == state
    assert engine.next_question(VISIT, resumed) == engine.next_question(VISIT, state)
    assert engine.counted(VISIT, resumed) == engine.counted(VISIT, state)


@given(
    st.permutations(
        [
            ("people[1]", "changed"),
            ("people[1].name", "Анна"),
            ("client", "б"),
            ("people[1].told", "yes"),
            ("people[1].phone", "+7"),
            ("last", "х"),
        ]
    )
)
def test_any_order_of_answers_gives_the_same_state(order: list[tuple[str, str]]) -> None:
    states = []
    for answers in (order, sorted(order)):
        state = known(1, 2)
        for name, value in answers:
            state = engine.answered(state, name, Answer(value))
        states.append(state)
    assert states[0] == states[1]
    assert engine.next_question(VISIT, states[0]) == engine.next_question(VISIT, states[1])


@given(ACTS)
def test_a_row_added_and_removed_leaves_the_others_alone(acts: list[Act]) -> None:
    state = after(known(1, 2), acts)
    added = engine.row_added(VISIT, state, "people")
    number = engine.rows_of(added, "people").last
    filled = engine.answered(added, f"people[{number}].name", Answer("Новый"))
    back = engine.row_removed(filled, "people", number)
    assert back.known == state.known
    assert {key: each for key, each in back.answers.items() if key != "people"} == {
        key: each for key, each in state.answers.items() if key != "people"
    }
    assert engine.rows_of(back, "people").numbers == engine.rows_of(state, "people").numbers


@given(ACTS, st.lists(st.sampled_from(["yes", "no", "a"]), min_size=60, max_size=60))
def test_answered_straight_on_it_ends(acts: list[Act], values: list[str]) -> None:
    state = after(known(1, 2), acts)
    given_values = iter(values)
    while (asked := engine.next_question(VISIT, state)) is not None:
        value = next(given_values)
        if asked.type is QuestionType.REPEAT and not asked.required:
            state = engine.repeat_closed(state, asked.name)
        elif asked.type is QuestionType.REPEAT:
            state = engine.row_added(VISIT, state, asked.name)
        elif asked.type is QuestionType.ROW:
            state = engine.answered(state, asked.name, Answer("same"))
        elif engine.can_skip(asked) and value == "a":
            state = engine.skipped(state, asked.name)
        else:
            state = engine.answered(state, asked.name, Answer(value))
    assert engine.missing(VISIT, state) == ()


def test_a_questionnaire_of_45_questions_is_unrolled_in_less_than_half_a_millisecond() -> None:
    survey = []
    for section in range(9):
        stops = "${vip_gate} = 'green' or ${vip_restored} = 'yes'" if section > 4 else ""
        survey.append(
            {"type": "begin group", "name": f"s{section}", "label": "С", "relevant": stops}
        )
        survey.extend(
            {
                "type": "select_one yn" if place % 2 else "text",
                "name": f"q{section}_{place}",
                "label": "Вопрос",
                "vip_gate": "no" if section == 3 and place % 2 else "",
                "relevant": f"${{q{section}_0}} != ''" if place == 4 else "",
            }
            for place in range(5)
        )
        survey.append({"type": "end group"})
    form = read(*survey)
    state = State(NOW)
    while (asked := engine.next_question(form, state)) is not None:
        state = engine.answered(state, asked.name, Answer("yes"))
    assert len(engine.summary(form, state)) == 45
    taken = timeit.repeat(lambda: engine.next_question(form, replace(state)), number=20, repeat=10)
    assert min(taken) / 20 < 0.0005
