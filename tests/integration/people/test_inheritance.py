"""Whoever leaves hands over what he had begun: questionnaires with their answers, tasks,
opportunities (domain 4.3).
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.errors import NotAllowed, NotFound
from domain.follow_ups import opportunities, tasks
from domain.follow_ups.writing_down import NewOpportunity, new_opportunity
from domain.forms import answering, drafts, responses
from domain.forms.answers import Answer
from domain.forms.responses import Draft
from domain.people import dismissal
from domain.people.own import overview
from domain.permissions import Permission
from domain.programme.week import norm_done
from domain.programme.weeks import week_begins
from domain.questionnaires import beginning, reading
from storage.models import FormAnswer, FormResponse, Questionnaire, Ticket
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office
from tests.integration.questionnaires.conftest import visiting
from tests.integration.questionnaires.filling import STOPPED, fill, filled, sent

__all__ = ["visiting"]


async def olga_leaves(office: Office) -> dismissal.Dismissed:
    async with office.acting("Алла") as work:
        return await dismissal.dismiss(work, "Ольга Смирнова", ["Денис Жуков"])


async def begun(office: Office, name: str) -> Draft:
    """A questionnaire with one answer of the rep's own."""
    async with office.acting(name) as work:
        draft = await beginning.begin(work, office.client_id)
        draft = await answering.save_answer(
            work, draft, "visit_format", Answer("office"), message_id=7
        )
        return await answering.ask(work, draft, draft.question)


async def repaired(office: Office, questionnaire_id: int) -> None:
    async with office.acting("Денис") as work:
        with work.permitted(Permission.FILL_QUESTIONNAIRES):
            await beginning.restored(work, questionnaire_id)


async def states(office: Office) -> list[tuple[str, str, str]]:
    """Of each questionnaire: whose it is, its state, that of its response."""
    names = {person.id: name.split()[0] for name, person in office.staff.items()}
    async with office.system() as work:
        rows = await work.open_session.execute(
            select(Questionnaire.rep_id, Questionnaire.state, FormResponse.state)
            .join(FormResponse, FormResponse.id == Questionnaire.response_id)
            .order_by(Questionnaire.id)
        )
        return [(names[rep], state, response) for rep, state, response in rows]


async def told(office: Office, name: str, card: str) -> list[object]:
    return [each["args"] for each in await notices_to(office, name) if each["card"] == card]


async def test_tasks_and_opportunities_go_on_in_other_hands(office: Office) -> None:
    today = office.clock.now().date()
    async with office.acting("Ольга") as work:
        done = await tasks.new_task(work, "Отправить каталог", today, office.client_id)
        await tasks.finish_task(work, done)
        lost = await new_opportunity(
            work, NewOpportunity(office.client_id, "Камеры", office.person("Ольга").id)
        )
        await opportunities.set_stage(work, lost, "lost", "дорого")
        task = await tasks.new_task(work, "Прислать договор", today + timedelta(days=1), None)
        found = await new_opportunity(
            work, NewOpportunity(office.client_id, "Второй канал", office.person("Ольга").id)
        )
    ended = await olga_leaves(office)
    assert ended.counts == {"client": 1, "task": 1, "opportunity": 1}
    async with office.acting("Денис") as work:
        assert [each.id for each in (await tasks.my_tasks(work)).tasks] == [task]
        mine = await opportunities.my_opportunities(work)
        assert [each.id for each in mine.opportunities] == [found]
        await tasks.finish_task(work, task)
        with pytest.raises(NotAllowed):
            await tasks.task_card(work, done)
    assert await told(office, "Денис", "handed_over") == [{"handover_id": ended.handover_id}]


async def test_what_was_being_filled_is_gone_on_with_by_the_successor(visiting: Office) -> None:
    draft = await begun(visiting, "Ольга")
    assert (await olga_leaves(visiting)).counts["questionnaire"] == 1
    async with visiting.acting("Денис") as work:
        assert (await overview(work)).begun.drafts == 1
        assert [line.draft.id for line in await drafts.drafts(work)] == [draft.id]
        own = await beginning.begin(work, visiting.client_id)
        assert (own.id, own.question) == (draft.id, draft.question)
        assert own.state.answers["visit_format"] == Answer("office")
        assert own.state.answers["rep"] == Answer("Денис Жуков")
        edited = select(FormAnswer.message_id).where(FormAnswer.message_id.is_not(None))
        assert (await work.open_session.scalars(edited)).all() == []
    assert await states(visiting) == [("Денис", "open", "open")]
    async with visiting.acting("Ольга") as work:
        with pytest.raises(NotFound):
            await responses.load(work, draft.id)


async def test_what_waits_for_repair_waits_for_the_successor(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, STOPPED)
    assert (await olga_leaves(visiting)).counts["questionnaire"] == 1
    async with visiting.system() as work:
        ticket = (await work.open_session.scalars(select(Ticket))).one()
        assert ticket.rep_id == visiting.person("Денис").id
    await repaired(visiting, questionnaire_id)
    async with visiting.acting("Денис") as work:
        resumed = await beginning.resume(work, questionnaire_id)
        assert resumed.state.answers["k_fails"].value == 3
        card = await reading.questionnaire_card(work, questionnaire_id)
        assert (card.rep, card.state) == ("Денис Жуков", "open")


async def test_the_norm_stays_with_whoever_earned_it(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, STOPPED)
    await olga_leaves(visiting)
    await repaired(visiting, questionnaire_id)
    async with visiting.acting("Денис") as work:
        assert (await norm_done(work)).done == 0
        draft = await fill(work, await beginning.resume(work, questionnaire_id), STOPPED)
        assert await sent(work, draft) == questionnaire_id
        assert (await norm_done(work)).done == 0, "finishing does not count again"
        begins = week_begins(work)
        assert await reading.counted(work, visiting.person("Ольга").id, begins) == 1


async def test_where_both_fill_one_of_the_same_client_the_successors_goes_on(
    visiting: Office,
) -> None:
    await begun(visiting, "Ольга")
    own = await begun(visiting, "Денис")
    assert "questionnaire" not in (await olga_leaves(visiting)).counts
    assert await states(visiting) == [("Ольга", "dropped", "dropped"), ("Денис", "open", "open")]
    async with visiting.acting("Денис") as work:
        assert (await beginning.begin(work, visiting.client_id)).id == own.id


async def test_one_that_counted_waits_until_the_successors_own_is_done(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, STOPPED)
    await repaired(visiting, questionnaire_id)
    async with visiting.acting("Ольга") as work:
        await beginning.resume(work, questionnaire_id)
    own = await begun(visiting, "Денис")
    assert (await olga_leaves(visiting)).counts["questionnaire"] == 1
    assert await states(visiting) == [("Денис", "restored", "paused"), ("Денис", "open", "open")]
    async with visiting.acting("Денис") as work:
        assert (await beginning.begin(work, visiting.client_id)).id == own.id
        await responses.drop(work, own.id)
    async with visiting.acting("Денис") as work:
        assert (await beginning.begin(work, visiting.client_id)).subject_id == questionnaire_id


async def test_a_draft_thrown_away_stands_in_nobodys_way(visiting: Office) -> None:
    await begun(visiting, "Ольга")
    own = await begun(visiting, "Денис")
    async with visiting.acting("Денис") as work:
        await responses.drop(work, own.id)
    assert (await olga_leaves(visiting)).counts["questionnaire"] == 1
    assert await states(visiting) == [("Денис", "open", "open"), ("Денис", "dropped", "dropped")]
