"""The default questionnaire: how long it is, and that its gate stops at any bad answer."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.forms import engine
from domain.forms.answers import Answer, Rows, Value
from domain.forms.model import UNASKED, QuestionType
from domain.forms.state import State
from domain.questionnaires.complaints import complaints_of, stops
from domain.questionnaires.fields import things_made
from tests.fixtures.ci import examples
from tests.unit.questionnaires.samples import AFTER, BAD, GOOD, form, state_of

YES_NO = ("k_spec", "k_time", "k_docs", "k_price", "k_reply", "k_people", "k_open")
LATER = {"growth", "offer", "referral_section", "result"}

QUALITY = st.fixed_dictionaries(
    {
        **{name: st.sampled_from(["yes", "no", "na"]) for name in YES_NO},
        "k_fails": st.integers(0, 5).map(Decimal),
        "k_nps": st.integers(0, 10).map(str),
    }
)


def asked(state: State) -> list[str]:
    notes = (QuestionType.NOTE,)
    relevant = engine.relevant_questions(form(), state)
    return [question.name for question in relevant if question.type not in notes]


def with_one_person(values: Mapping[str, Value]) -> State:
    one = {name: value for name, value in values.items() if not name.startswith("people[2]")}
    return state_of({**one, "people": Rows((1,), closed=True), "referrals": Rows((), closed=True)})


def test_it_asks_35_to_45_questions_with_one_key_person_and_no_complaints() -> None:
    names = asked(with_one_person({**GOOD, **AFTER}))
    assert 35 <= len(names) <= 45


def test_a_known_client_takes_at_most_45_acts() -> None:
    """One key person of whom all is known: one act a question, two more for marks of many, one to
    hand in.
    """
    state = with_one_person({**GOOD, **AFTER})
    known = Answer(Rows((1,), closed=True, known=(1,)))
    state = replace(state, answers={**state.answers, "people": known, "people[1]": Answer("same")})
    acts = [name for name in asked(state) if not name.startswith("people[1].")]
    assert len(acts) + 3 <= 45


def test_it_has_the_eight_sections_and_the_reps_own_conclusion() -> None:
    names = [section.name for section in form().sections]
    assert names == [
        "visit",
        "people_section",
        "carnegie",
        "work",
        "quality",
        "problems",
        "growth",
        "offer",
        "referral_section",
        "result",
    ]


def test_every_question_has_words_to_read_aloud_in_both_languages() -> None:
    for question in form().questions:
        if question.type in UNASKED:
            continue
        assert set(question.label) == {"ru", "en"}, question.name
        assert not any("!" in words for words in question.label.values())


@settings(max_examples=examples(200), deadline=None)
@given(said=QUALITY)
def test_it_stops_at_any_bad_answer_and_at_no_other(said: dict[str, Value]) -> None:
    state = with_one_person({**GOOD, **said})
    bad = any(said[name] == "no" for name in YES_NO) or said["k_fails"] != Decimal(0)
    assert stops(form(), state) == bad
    sections = {question.section for question in engine.relevant_questions(form(), state)}
    assert ("problems" in sections) == bad
    assert sections.isdisjoint(LATER) == bad


@settings(max_examples=examples(100), deadline=None)
@given(said=QUALITY)
def test_once_restored_it_goes_on_and_the_bad_answers_remain(said: dict[str, Value]) -> None:
    state = with_one_person({**GOOD, **said, "vip_restored": "yes"})
    assert not stops(form(), state)
    sections = {question.section for question in engine.relevant_questions(form(), state)}
    assert sections >= LATER
    counted = engine.counted(form(), state)
    assert all(counted[name].value == value for name, value in said.items())


@settings(max_examples=examples(100), deadline=None)
@given(said=QUALITY)
def test_the_quality_section_is_asked_to_its_end(said: dict[str, Value]) -> None:
    """Whatever is bad, every question of the section is asked (domain 2.10)."""
    names = asked(with_one_person({**GOOD, **said}))
    assert {*YES_NO, "k_fails", "k_nps"} <= set(names)


def test_complaints_are_the_clients_own_words() -> None:
    found = complaints_of(form(), state_of(BAD), "ru")
    assert [(each.instance, each.category, each.severity) for each in found] == [
        (1, "failure", "stopped"),
        (2, "documents", "nuisance"),
    ]


def test_a_form_without_complaints_tells_what_stopped_it() -> None:
    bare = {name: value for name, value in BAD.items() if not name.startswith("complaints")}
    found = complaints_of(form(), state_of(bare), "ru")
    assert [each.category for each in found] == ["failure"]
    assert found[0].words.endswith("3")


def test_what_is_made_knows_its_companions() -> None:
    made = {each.name: each for each in things_made(form(), state_of({**GOOD, **AFTER}))}
    assert set(made) == {"g_more", "n_interest", "referrals[1].r_company"}
    assert made["g_more"].fields["amount"].value == Decimal(120_000)
    assert set(made["n_interest"].fields) == {"next_step", "next_on"}
    assert made["referrals[1].r_company"].fields["introduction"].value == "in_person"


def test_behind_a_closed_gate_nothing_is_made() -> None:
    assert things_made(form(), state_of({**BAD, **AFTER})) == []


def test_who_goes_on_after_a_repair_is_not_told_to_leave() -> None:
    stopped = state_of(BAD)
    assert [each.name for each in engine.closing_notes(form(), stopped)] == ["stop"]
    resumed = state_of({**BAD, "vip_restored": "yes"})
    assert "g_more" in asked(resumed)
    assert engine.notes_before(form(), resumed, "g_more") == ()
