"""The client's "no", his late "broken again", and what becomes of the work then (domain 2.13)."""

from datetime import timedelta

import pytest

from domain.errors import DeskError
from domain.people import dismissal
from domain.permissions import Permission
from domain.quality.opening import open_linked
from domain.quality.rows import lock_whole
from domain.quality.sweeps import sweep_repairs
from domain.requests import results
from domain.requests.journal import lines_of
from domain.requests.seals import verify
from storage.models import Ticket
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office
from tests.integration.quality.acting import (
    CASH_DESK,
    PAPERS,
    accepted,
    answering_by_category,
    fixed,
    history,
    in_antons_hands,
    lines,
    paused,
    problems,
    requests,
    say,
    steps_told,
    ticket,
    told,
)

STILL = "Нет, в понедельник опять стояла"


async def test_a_no_sends_it_back_to_whoever_had_it(office: Office) -> None:
    ticket_id, request_id = await in_antons_hands(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Заменил блок питания")
    await fixed(office, ticket_id)
    row = await say(office, ticket_id, "refuse", STILL)
    (request,) = await requests(office, ticket_id)
    assert (row.state, row.round) == ("in_work", 2)
    assert (request.state, request.holder_id) == ("in_work", office.person("Антон").id)
    assert [each.state for each in await problems(office, ticket_id)] == ["open"]
    assert await lines(office, request_id) == ["handed", "handed", "done", "returned"]
    assert (await told(office, "Павел"))[-1] == "refused"
    assert (await told(office, "Марина"))[-1] == "refused"
    assert (await steps_told(office, "Антон"))[-1] == "client_returned"


async def test_a_repair_in_two_rounds_is_fixed_again(office: Office) -> None:
    ticket_id = await accepted(office)
    await fixed(office, ticket_id)
    await say(office, ticket_id, "refuse", STILL)
    assert await fixed(office, ticket_id)
    row = await say(office, ticket_id, "confirm", "Да")
    (request,) = await requests(office, ticket_id)
    assert (row.state, row.round, request.state) == ("confirmed", 2, "closed")
    assert await lines(office, request.id) == ["handed", "done", "returned", "done", "confirmed"]


async def test_a_yes_closes_what_was_never_reported(office: Office) -> None:
    ticket_id, request_id = await in_antons_hands(office)
    await fixed(office, ticket_id)
    await say(office, ticket_id, "confirm", "Да")
    (request,) = await requests(office, ticket_id)
    assert (request.state, request.next_at) == ("closed", None)
    assert await lines(office, request_id) == ["handed", "handed", "done", "confirmed"]


async def test_broken_again_opens_what_was_closed(office: Office) -> None:
    ticket_id, request_id = await in_antons_hands(office)
    await fixed(office, ticket_id)
    await say(office, ticket_id, "confirm", "Да")
    row = await say(office, ticket_id, "reopen", "Опять встала")
    (request,) = await requests(office, ticket_id)
    assert (row.state, row.round, row.confirmed_by, row.closed_at) == ("in_work", 2, None, None)
    assert (request.state, request.closed_at) == ("in_work", None)
    assert "reopened" in await history(office, ticket_id)
    assert await lines(office, request_id) == ["handed", "handed", "done", "confirmed", "returned"]


async def test_who_has_left_does_not_get_it_back(office: Office) -> None:
    ticket_id, request_id = await in_antons_hands(office)
    await fixed(office, ticket_id)
    await say(office, ticket_id, "confirm", "Да")
    async with office.acting("Алла") as work:
        await dismissal.dismiss(work, "Антон Белов", ["Кирилл Ершов"])
    await say(office, ticket_id, "reopen", "Опять встала")
    (request,) = await requests(office, ticket_id)
    assert request.holder_id == office.person("Павел").id
    assert (await lines(office, request_id))[-2:] == ["returned", "moved"]


async def test_later_a_linked_ticket_begins(office: Office) -> None:
    office = answering_by_category(office)
    first = await paused(office, [CASH_DESK, PAPERS])
    async with office.acting("Павел") as work:
        with work.permitted(Permission.WORK_ON_TICKETS):
            row = await lock_whole(work, first)
            second = await open_linked(work, row, "Снова то же самое")
    found = await ticket(office, second)
    assert (found.state, found.follows_id, found.round) == ("new", first, 1)
    assert (found.client_id, found.rep_id) == (row.client_id, row.rep_id)
    copied = await problems(office, second)
    assert [(each.category, each.words) for each in copied] == [
        ("failure", "Снова то же самое"),
        ("documents", "Снова то же самое"),
    ]
    assert len(await requests(office, second)) == 2
    assert "ticket" in [each["card"] for each in await notices_to(office, "Ольга")]
    assert (await history(office, first))[-1] == "followed"

    async with office.acting("Павел") as work:
        with work.permitted(Permission.WORK_ON_TICKETS):
            row = await lock_whole(work, first)
            assert await open_linked(work, row, "И второй этаж") == second
    assert (await history(office, second))[-1] == "client_wrote"
    assert (await told(office, "Ольга"))[-1] == "client_wrote"
    assert len(await requests(office, second)) == 2


async def test_rounds_share_one_clock(office: Office) -> None:
    """What was late in the first round is not told again in the second, and starts no new limit."""
    ticket_id = await accepted(office)
    opened_at = (await ticket(office, ticket_id)).opened_at
    office.clock.advance(timedelta(days=4))
    await sweep(office)
    before = await history(office, ticket_id)
    assert before.count("overdue_fix") == before.count("overdue_fix_head") == 1
    await fixed(office, ticket_id)
    await say(office, ticket_id, "refuse", STILL)
    office.clock.advance(timedelta(days=30))
    await sweep(office)
    row = await ticket(office, ticket_id)
    assert row.opened_at == opened_at
    assert (row.state, row.next_at) == ("in_work", None)
    after = await history(office, ticket_id)
    assert after.count("overdue_fix") == after.count("overdue_fix_head") == 1


async def test_fixed_in_time_is_late_when_it_comes_back_late(office: Office) -> None:
    ticket_id = await accepted(office)
    await fixed(office, ticket_id)
    office.clock.advance(timedelta(days=4))
    await sweep(office)
    assert "overdue_fix" not in await history(office, ticket_id)
    await say(office, ticket_id, "refuse", STILL)
    await sweep(office)
    assert "overdue_fix" in await history(office, ticket_id)


async def sweep(office: Office) -> None:
    async with office.system() as work:
        await sweep_repairs(work)


async def test_a_paused_questionnaires_complaints_are_brought_up_to_date(office: Office) -> None:
    ticket_id = await paused(office)
    questionnaire_id = (await ticket(office, ticket_id)).questionnaire_id
    again = await paused(office, [CASH_DESK, PAPERS], questionnaire_id)
    assert again == ticket_id
    assert [each.category for each in await problems(office, ticket_id)] == ["failure", "documents"]
    assert await history(office, ticket_id) == ["opened", "complained"]
    assert await told(office, "Павел") == await told(office, "Марина") == ["complained"]
    await paused(office, [CASH_DESK, PAPERS], questionnaire_id)
    assert await history(office, ticket_id) == ["opened", "complained"]
    async with office.system() as work:
        assert (await work.open_session.get_one(Ticket, ticket_id)).severity == "stopped"


async def test_the_leads_successor_goes_on(office: Office) -> None:
    ticket_id = await accepted(office)
    async with office.acting("Алла") as work:
        done = await dismissal.dismiss(work, "Павел Орлов", ["Кирилл Ершов"])
    assert done.counts["ticket"] == 1
    assert (await ticket(office, ticket_id)).lead_id == office.person("Кирилл").id
    assert await fixed(office, ticket_id, "Кирилл")


async def test_the_reps_successor_asks_the_client(office: Office) -> None:
    ticket_id = await accepted(office)
    await fixed(office, ticket_id)
    await say(office, ticket_id, "confirm", "Да")
    async with office.acting("Алла") as work:
        await dismissal.dismiss(work, "Ольга Смирнова", ["Денис Жуков"])
    assert (await ticket(office, ticket_id)).rep_id == office.person("Денис").id


async def test_a_no_without_words_is_no_report(office: Office) -> None:
    ticket_id, request_id = await in_antons_hands(office)
    async with office.acting("Антон") as work:
        with pytest.raises(DeskError, match="error-words-needed"):
            await results.report(work, request_id, " ")
    assert "reported" not in await history(office, ticket_id)


async def test_the_register_holds_through_it_all(office: Office) -> None:
    """What nobody signed with his own hand says by whose order, and every chain is whole."""
    ticket_id, request_id = await in_antons_hands(office)
    await fixed(office, ticket_id)
    await say(office, ticket_id, "refuse", STILL)
    await fixed(office, ticket_id)
    await say(office, ticket_id, "confirm", "Да")
    async with office.acting("Алла") as work:
        assert (await verify(work)).breach is None
        found = await lines_of(work, request_id)
    assert [(each.kind, each.giver, each.by_order_of) for each in found] == [
        ("handed", "Ольга Смирнова", None),
        ("handed", "Павел Орлов", None),
        ("done", "Антон Белов", "Павел Орлов"),
        ("returned", "Антон Белов", "Ольга Смирнова"),
        ("done", "Антон Белов", "Павел Орлов"),
        ("confirmed", "Антон Белов", "Ольга Смирнова"),
    ]
