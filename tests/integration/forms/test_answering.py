"""Responses in the database: rows, known data, pause, corrections; each act saved as it is done."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from domain.errors import NotFound, TooLate
from domain.forms import answering, correcting, engine, repeats, responses
from domain.forms.answers import Answer, Rows, Value
from domain.forms.errors import FormError
from domain.forms.model import FormDefinition
from domain.forms.responses import Draft
from storage.models import AnswerCorrection, FormAnswer
from tests.fixtures.office import Office
from tests.unit.forms.test_rows import GATED, VISIT, read

REP = "Ольга Смирнова"


async def begun(
    office: Office,
    definition: FormDefinition = VISIT,
    known: Mapping[str, Value] | None = None,
    suggested: Mapping[str, Value] | None = None,
    rows: tuple[int, ...] = (),
) -> int:
    async with office.acting(REP) as work:
        draft = await responses.start(
            work,
            definition,
            "report",
            known={name: Answer(value) for name, value in (known or {}).items()},
            suggested={name: Answer(value) for name, value in (suggested or {}).items()},
            rows={"people": rows} if rows else None,
        )
    return draft.id


async def loaded(office: Office, response_id: int) -> Draft:
    async with office.acting(REP) as work:
        return await responses.load(work, response_id)


async def said(office: Office, response_id: int, **values: Value) -> Draft:
    for name, value in values.items():
        async with office.acting(REP) as work:
            draft = await responses.load(work, response_id)
            await answering.save_answer(work, draft, name.replace("__", "."), Answer(value))
    return await loaded(office, response_id)


async def test_rows_are_added_filled_removed_and_closed(office: Office) -> None:
    response = await begun(office, known={"client": "Ромашка"})
    async with office.acting(REP) as work:
        draft = await responses.load(work, response)
        assert draft.question == "people"
        with pytest.raises(FormError) as refused:
            await repeats.close_repeat(work, draft, "people")
        assert refused.value.key == "form-rows-required"
        draft = await repeats.add_row(work, draft, "people")
        assert draft.question == "people[1].name"
        draft = await answering.save_answer(work, draft, "people[1].name", Answer("Анна"))
        draft = await repeats.add_row(work, draft, "people")
        draft = await answering.save_answer(work, draft, "people[2].name", Answer("Пётр"))
        draft = await repeats.remove_row(work, draft, "people", 1)
        draft = await answering.skip(work, draft, "people[2].told")
        assert draft.question == "people"
        draft = await repeats.close_repeat(work, draft, "people")
    resumed = await loaded(office, response)
    assert resumed.state == draft.state
    assert resumed.question == draft.question == "share"
    assert engine.rows_of(resumed.state, "people").numbers == (2,)
    async with office.system() as work:
        stored = set(await work.open_session.scalars(select(FormAnswer.question)))
    assert not any(name.startswith("people[1]") for name in stored)


async def test_nothing_is_written_into_a_row_that_is_gone(office: Office) -> None:
    response = await begun(office)
    async with office.acting(REP) as work:
        draft = await repeats.add_row(work, await responses.load(work, response), "people")
        draft = await repeats.remove_row(work, draft, "people", 1)
        with pytest.raises(NotFound):
            await answering.save_answer(work, draft, "people[1].name", Answer("Анна"))
        with pytest.raises(TooLate):
            await answering.skip(work, draft, "people[1].told")
        with pytest.raises(NotFound):
            await repeats.add_row(work, draft, "client")


async def test_known_data_wait_to_be_confirmed(office: Office) -> None:
    suggested = {
        "client": "Ромашка",
        "people[1].name": "Анна",
        "people[1].told": "perhaps",
        "people[2].name": "Пётр",
        "nobody": "x",
    }
    response = await begun(office, suggested=suggested, rows=(1, 2))
    draft = await loaded(office, response)
    assert draft.question == "client"
    assert set(draft.state.known) == {"client", "people[1].name", "people[2].name"}
    assert engine.rows_of(draft.state, "people") == Rows((1, 2), known=(1, 2))
    async with office.acting(REP) as work:
        draft = await answering.confirm_known(work, draft, "client")
        assert draft.question == "people[1]"
        draft = await answering.save_answer(work, draft, "people[1]", Answer("same"))
        draft = await answering.save_answer(work, draft, "people[2]", Answer("changed"))
        assert draft.question == "people[2].name"
        draft = await answering.confirm_known(work, draft, "people[2].name")
        with pytest.raises(TooLate):
            await answering.confirm_known(work, draft, "people[2].told")
    assert (await loaded(office, response)).state == draft.state


async def test_what_was_confirmed_with_its_row_is_kept_as_an_answer(office: Office) -> None:
    suggested = {"people[1].name": "Анна", "people[2].name": "Пётр", "last": "раньше"}
    response = await begun(office, suggested=suggested, rows=(1, 2), known={"client": "x"})
    async with office.acting(REP) as work:
        draft = await responses.load(work, response)
        draft = await answering.save_answer(work, draft, "people[1]", Answer("same"))
        draft = await answering.save_answer(work, draft, "people[2]", Answer("gone"))
        await responses.hand_in(work, draft)
    async with office.acting(REP) as work:
        stored = await responses.read(work, response)
    assert stored.state.answers["people[1].name"] == Answer("Анна")
    assert stored.state.known == {}
    assert "people[2].name" not in stored.state.answers


async def test_a_read_only_question_is_passed_by_one_tap(office: Office) -> None:
    response = await begun(office, known={"client": "x"})
    async with office.acting(REP) as work:
        draft = await repeats.add_row(work, await responses.load(work, response), "people")
        draft = await answering.confirm_known(work, draft, "shown")
    assert draft.state.answers["shown"] == Answer("2")


async def test_what_is_worked_out_once_stays(office: Office) -> None:
    form = read(
        {"type": "today", "name": "begun"},
        {"type": "text", "name": "what", "label": "Что?"},
        {"type": "calculate", "name": "first", "calculation": "once(${what})"},
        {"type": "text", "name": "more", "label": "Ещё?"},
    )
    response = await begun(office, form)
    await said(office, response, what="сначала")
    office.clock.advance(timedelta(days=3))
    draft = await said(office, response, what="потом")
    counted = engine.counted(form, draft.state)
    assert counted["begun"] == Answer("2026-11-23")
    assert counted["first"] == Answer("сначала")


async def test_a_paused_questionnaire_goes_on_at_its_first_closed_question(office: Office) -> None:
    response = await begun(office, GATED, known={"agreed": Decimal(0)})
    await said(office, response, spec="no", fails=Decimal(0))
    async with office.acting(REP) as work:
        draft = await responses.load(work, response)
        assert draft.question == "complaints"
        await responses.pause(work, await repeats.close_repeat(work, draft, "complaints"))
    with pytest.raises(TooLate) as refused:
        await loaded(office, response)
    assert refused.value.key == "error-draft-paused"
    for _ in range(2):  # the button may be tapped twice
        async with office.acting(REP) as work:
            known = {"vip_restored": Answer("yes")}
            draft = await responses.resume(work, response, known)
            assert draft.question == "growth"
    assert (await loaded(office, response)).question == "growth"
    assert [gate.question for gate in engine.fired(GATED, draft.state)] == ["spec"]


async def test_a_correction_keeps_what_was_there_who_and_when(office: Office) -> None:
    response = await begun(office, known={"client": "Ромашка"})
    async with office.acting(REP) as work:
        draft = await repeats.add_row(work, await responses.load(work, response), "people")
        draft = await answering.save_answer(work, draft, "people[1].name", Answer("Анна"))
        with pytest.raises(TooLate):
            await correcting.correct_submitted(work, response, "client", Answer("Лютик"))
        await responses.hand_in(work, draft)
    for _ in range(2):  # said twice, it is corrected once
        async with office.acting(REP) as work:
            await correcting.correct_submitted(work, response, "client", Answer("Лютик"))
    async with office.acting(REP) as work:
        with pytest.raises(FormError):
            await correcting.correct_submitted(work, response, "client", Answer())
        stored = await responses.read(work, response)
        kept = (await work.open_session.scalars(select(AnswerCorrection))).all()
    assert stored.state.answers["client"] == Answer("Лютик")
    assert [(each.question, each.value, each.by_id, each.at) for each in kept] == [
        ("client", {"value": "Ромашка"}, office.person(REP).id, office.clock.now())
    ]
