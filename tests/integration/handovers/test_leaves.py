"""Leaves: ordered, begun and ended by the clock; what is not done comes back (domain 4.3)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError, NotAllowed, TooLate
from domain.follow_ups import tasks
from domain.handovers import by_name, leaving
from domain.handovers.away import standins
from domain.handovers.holdings import holdings
from domain.handovers.leave_card import leave_card, live_leave
from domain.handovers.sweeps import next_due, sweep_handovers
from domain.handovers.undoing import undo
from domain.people import dismissal
from domain.permissions import Permission
from domain.requests import handoffs, results
from domain.requests.journal import lines_of
from domain.requests.offering import Receiver
from storage.models import Client, Handover
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office
from tests.integration.handovers.belongings import fill_hands, whereabouts
from tests.integration.requests.acting import accepted, offered, row, sent

pytestmark = pytest.mark.long

OLGA, DENIS, ANTON, KIRILL = "Ольга Смирнова", "Денис Жуков", "Антон Белов", "Кирилл Ершов"
DAY = timedelta(days=1)


async def swept(office: Office) -> None:
    while True:
        async with office.system() as work:
            if not await sweep_handovers(work):
                return


async def on_leave(office: Office, name: str, *to: str, days: int = 7) -> int:
    """From today on."""
    today = office.clock.now().date()
    async with office.acting("Алла") as work:
        return await by_name.leave_named(work, name, today, today + days * DAY, to)


async def has(office: Office, name: str) -> dict[str, int]:
    async with office.system() as work:
        with work.permitted(Permission.SWEEP):
            return (await holdings(work, office.person(name).id)).counts()


async def state(office: Office, handover_id: int) -> str:
    async with AsyncSession(office.engine) as session:
        found = await session.scalar(select(Handover.state).where(Handover.id == handover_id))
        assert found is not None
        return found


async def test_it_begins_and_ends_by_the_clock_and_all_comes_back(office: Office) -> None:
    await fill_hands(office, OLGA, 6)
    before = await whereabouts(office)
    me = office.person(OLGA).id
    tomorrow = office.clock.now().date() + DAY
    async with office.acting("Алла") as work:
        handover_id = await by_name.leave_named(work, OLGA, tomorrow, tomorrow + 3 * DAY, [DENIS])
    await swept(office)
    assert (await state(office, handover_id), await whereabouts(office)) == ("planned", before)
    async with office.acting("Алла") as work:
        with pytest.raises(DeskError) as refused:
            await by_name.undo_named(work, OLGA)
    assert refused.value.key == "error-undo-planned", "it says how to cancel it instead"
    async with office.system() as work:
        due = await next_due(work)
    assert due is not None
    office.clock.at = due
    await swept(office)
    assert await state(office, handover_id) == "active"
    during = await whereabouts(office)
    stayed = {thing[0] for thing, (_, owner) in during.items() if owner == me}
    assert stayed <= {"client", "member"}, "in a leave his clients stay his"
    async with office.system() as work:
        due = await next_due(work)
    assert due is not None
    assert due.astimezone(office.policy.zone).date() == tomorrow + 4 * DAY
    office.clock.at = due
    await swept(office)
    assert await state(office, handover_id) == "ended"
    back = await whereabouts(office)
    assert {each: back.get(each) for each in before} == before | {
        # They have been while he was away: the substitute says how it was.
        each: during[each]
        for each in before
        if each[0] == "appointment"
    }
    cards = [each["card"] for each in await notices_to(office, "Ольга")]
    assert "leave_over" in cards
    assert "handed_back" in [each["card"] for each in await notices_to(office, "Денис")]


async def test_who_is_sent_on_leave_from_today_hears_of_it_and_who_stands_in(
    office: Office,
) -> None:
    handover_id = await on_leave(office, OLGA, DENIS)
    assert [each["card"] for each in await notices_to(office, "Ольга")] == ["leave"]
    async with office.acting("Ольга") as work:
        card = await leave_card(work, handover_id)
    assert (card.state, card.is_his, card.stand_ins) == ("active", True, (DENIS,))


async def test_a_request_is_signed_for_anew_on_both_ways(office: Office) -> None:
    request_id = await accepted(office)
    handover_id = await on_leave(office, ANTON, KIRILL)
    async with office.acting("Кирилл") as work:
        await handoffs.accept(work, (await offered(office, request_id)).id)
    async with office.acting("Павел") as work:
        await leaving.come_back(work, handover_id)
    request = await row(office, request_id)
    assert request.holder_id == office.person("Павел").id, "the lead, until he signs"
    async with office.acting("Антон") as work:
        await handoffs.accept(work, (await offered(office, request_id)).id)
        lines = await lines_of(work, request_id)
    assert [(line.kind, line.giver, line.receiver, line.by_order_of) for line in lines[1:]] == [
        ("moved", ANTON, "Павел Орлов", "Алла Громова"),
        ("handed", "Павел Орлов", KIRILL, "Алла Громова"),
        ("moved", KIRILL, "Павел Орлов", "Алла Громова"),
        ("handed", "Павел Орлов", ANTON, "Алла Громова"),
    ]


async def reported_by_his_substitute(office: Office) -> tuple[int, int]:
    """The request that Anton had before his leave, and the leave."""
    request_id = await accepted(office)
    handover_id = await on_leave(office, ANTON, KIRILL)
    async with office.acting("Кирилл") as work:
        await handoffs.accept(work, (await offered(office, request_id)).id)
        await results.report(work, request_id, "Заменил порт")
    return request_id, handover_id


async def test_what_is_done_meanwhile_stays_done(office: Office) -> None:
    request_id, handover_id = await reported_by_his_substitute(office)
    async with office.acting("Ольга") as work:
        await results.confirm(work, request_id)
    async with office.acting("Антон") as work:
        returned = await leaving.come_back(work, handover_id)
    assert (returned.counts, returned.elsewhere) == ({}, ())
    assert (await row(office, request_id)).state == "closed"


async def test_what_his_substitute_reported_is_his_again_should_its_author_return_it(
    office: Office,
) -> None:
    request_id, handover_id = await reported_by_his_substitute(office)
    async with office.acting("Антон") as work:
        returned = await leaving.come_back(work, handover_id)
    assert (dict(returned.counts), returned.elsewhere) == ({"request": 1}, ())
    async with office.acting("Ольга") as work:
        await results.return_result(work, request_id, "Связи всё нет")
    request = await row(office, request_id)
    assert (request.state, request.holder_id) == ("in_work", office.person("Антон").id)


async def test_what_is_due_later_waits_for_him(office: Office) -> None:
    today = office.clock.now().date()
    async with office.acting("Ольга") as work:
        soon = await tasks.new_task(work, "Прислать прайс", today + DAY, office.client_id)
        await tasks.new_task(work, "Поздравить", today + 30 * DAY, office.client_id)
    await on_leave(office, OLGA, DENIS)
    async with office.acting("Денис") as work:
        assert [each.id for each in (await tasks.my_tasks(work)).tasks] == [soon]


async def test_his_clients_have_a_substitute_each(office: Office) -> None:
    clients = await fill_hands(office, OLGA, 6)
    await on_leave(office, OLGA, DENIS, ANTON)
    me = office.person(OLGA).id
    async with office.acting("Вера") as work:
        with work.permitted(Permission.OWN_SETTINGS):
            names = {(await standins(work, [me], client_id))[me].name for client_id in clients}
            main = (await standins(work, [me]))[me]
            assert (await standins(work, [office.person("Денис").id])) == {}
    assert names == {DENIS, ANTON}
    assert (main.name, main.until_on) == (DENIS, office.clock.now().date() + 7 * DAY)
    async with AsyncSession(office.engine) as session:
        managers = await session.scalars(select(Client.manager_id).where(Client.id.in_(clients)))
        assert set(managers) == {me}


async def test_one_asks_and_the_lead_orders(office: Office) -> None:
    today = office.clock.now().date()
    async with office.acting("Ольга") as work:
        handover_id = await leaving.plan_leave(work, work.actor.id, today, today + DAY)
        card = await leave_card(work, handover_id)
        assert (card.drafted, card.may_order, card.is_his) == (True, False, True)
        assert card.plan is not None
        assert [share.name for share in card.plan.shares] == [DENIS], "the likeliest colleague"
        await leaving.ask_for_leave(work, handover_id)
        with pytest.raises(NotAllowed):
            await leaving.order_leave(work, handover_id)
    asked = [each["args"] for each in await notices_to(office, "Марина") if each["card"] == "leave"]
    assert asked == [{"handover_id": handover_id}]
    async with office.acting("Павел") as work:
        with pytest.raises(NotAllowed):
            await leaving.order_leave(work, handover_id)
    async with office.acting("Марина") as work:
        await leaving.order_leave(work, handover_id)
    assert await state(office, handover_id) == "active"
    async with office.acting("Марина") as work:
        with pytest.raises(TooLate):
            await leaving.order_leave(work, handover_id)


async def test_whoever_leads_a_department_orders_his_peoples_leaves_whatever_his_role(
    office: Office,
) -> None:
    today = office.clock.now().date()
    async with office.acting("Роман") as work:
        handover_id = await leaving.plan_leave(work, work.actor.id, today, today + DAY)
        await leaving.ask_for_leave(work, handover_id)
        with pytest.raises(NotAllowed):
            await leaving.tell_or_not(work, handover_id)
    assert [each["card"] for each in await notices_to(office, "Игорь")] == ["leave"]
    async with office.acting("Антон") as work:
        with pytest.raises(NotAllowed):
            await leaving.order_leave(work, handover_id)
    async with office.acting("Игорь") as work:
        assert (await leave_card(work, handover_id)).may_order
        await leaving.order_leave(work, handover_id)
    assert await state(office, handover_id) == "active"


async def test_a_leave_that_was_cancelled_does_not_begin(office: Office) -> None:
    tomorrow = office.clock.now().date() + DAY
    async with office.acting("Марина") as work:
        handover_id = await by_name.leave_named(work, OLGA, tomorrow, tomorrow, [DENIS])
    async with office.acting("Ольга") as work:
        assert await live_leave(work, work.actor.id) == handover_id
        await leaving.cancel_leave(work, handover_id)
    office.clock.advance(3 * DAY)
    await swept(office)
    assert await state(office, handover_id) == "cancelled"


@pytest.mark.parametrize(("since", "until"), [(3, 1), (-9, -2), (0, 300)])
async def test_days_that_make_no_leave_are_refused(office: Office, since: int, until: int) -> None:
    today = office.clock.now().date()
    async with office.acting("Ольга") as work:
        with pytest.raises(DeskError):
            await leaving.plan_leave(work, work.actor.id, today + since * DAY, today + until * DAY)


async def test_one_leave_at_a_time(office: Office) -> None:
    await on_leave(office, OLGA, DENIS)
    with pytest.raises(DeskError):
        await on_leave(office, OLGA, ANTON)


async def test_the_beginning_is_undone_within_a_day(office: Office) -> None:
    await fill_hands(office, OLGA, 3)
    before = await whereabouts(office)
    handover_id = await on_leave(office, OLGA, DENIS)
    async with office.acting("Марина") as work:
        await undo(work, handover_id)
    back = await whereabouts(office)
    assert {each: back.get(each) for each in before} == before


async def test_a_substitute_who_leaves_hands_it_on_and_it_comes_back(office: Office) -> None:
    await fill_hands(office, OLGA, 4)
    before = await whereabouts(office)
    handover_id = await on_leave(office, OLGA, DENIS)
    async with office.acting("Алла") as work:
        await dismissal.dismiss(work, DENIS, [ANTON])
    assert await has(office, DENIS) == {}
    async with office.acting("Алла") as work:
        with work.permitted(Permission.OWN_SETTINGS):
            me = office.person(OLGA).id
            assert (await standins(work, [me]))[me].name == ANTON
        await leaving.come_back(work, handover_id)
    back = await whereabouts(office)
    assert {each: back.get(each) for each in before} == before


@pytest.mark.parametrize("substitute_first", [True, False])
async def test_a_substitute_who_goes_on_leave_himself_takes_nothing_along(
    office: Office, substitute_first: bool
) -> None:
    await fill_hands(office, OLGA, 2)
    before = await whereabouts(office)
    hers = await on_leave(office, OLGA, DENIS)
    his = await on_leave(office, DENIS, ANTON)
    assert await has(office, DENIS) == {}
    for handover_id in (his, hers) if substitute_first else (hers, his):
        async with office.acting("Алла") as work:
            await leaving.come_back(work, handover_id)
    back = await whereabouts(office)
    assert {each: back.get(each) for each in before} == before


async def test_who_is_away_stands_in_for_nobody_while_another_is_there(office: Office) -> None:
    await on_leave(office, DENIS, ANTON)
    await on_leave(office, OLGA, DENIS, ANTON)
    async with office.system() as work:
        with work.permitted(Permission.SWEEP):
            me = office.person(OLGA).id
            assert (await standins(work, [me]))[me].name == ANTON


async def test_who_is_dismissed_on_leave_gets_nothing_back(office: Office) -> None:
    await fill_hands(office, OLGA, 3)
    handover_id = await on_leave(office, OLGA, DENIS)
    async with office.acting("Алла") as work:
        await dismissal.dismiss(work, OLGA, [ANTON])
    assert await has(office, OLGA) == {}
    assert await state(office, handover_id) == "ended"
    office.clock.advance(20 * DAY)
    await swept(office)
    assert await has(office, OLGA) == {}


async def test_who_is_away_takes_over_from_nobody_who_leaves(office: Office) -> None:
    await fill_hands(office, OLGA, 2)
    await on_leave(office, DENIS, OLGA)
    for dismiss in (dismissal.preview_named, dismissal.dismiss):
        async with office.acting("Алла") as work:
            with pytest.raises(DeskError) as refused:
                await dismiss(work, OLGA, [ANTON, DENIS])
        assert refused.value.key == "error-taker-away"


async def test_two_on_leave_do_not_stand_in_for_each_other(office: Office) -> None:
    await on_leave(office, DENIS, OLGA)
    handover_id = await on_leave(office, OLGA, DENIS)
    assert await state(office, handover_id) == "cancelled"
    assert await substitute(office, DENIS) == OLGA


async def test_an_undo_brings_back_whom_he_stood_in_for(office: Office) -> None:
    clients = await fill_hands(office, DENIS, 2)
    await on_leave(office, DENIS, OLGA)
    async with office.acting("Алла") as work:
        await dismissal.dismiss(work, OLGA, [ANTON])
    assert await substitute(office, DENIS) == ANTON
    async with office.acting("Алла") as work:
        await by_name.undo_named(work, OLGA)
    assert await substitute(office, DENIS) == OLGA
    assert [await substitute(office, DENIS, each) for each in clients] == [OLGA, OLGA]


async def test_who_is_back_stands_in_again(office: Office) -> None:
    clients = await fill_hands(office, DENIS, 2)
    await on_leave(office, DENIS, OLGA)
    hers = await on_leave(office, OLGA, ANTON, days=2)
    assert [await substitute(office, DENIS, each) for each in (None, *clients)] == [ANTON] * 3
    async with office.acting("Алла") as work:
        await leaving.come_back(work, hers)
    assert [await substitute(office, DENIS, each) for each in (None, *clients)] == [OLGA] * 3


async def substitute(office: Office, name: str, client_id: int | None = None) -> str:
    """Who stands in for somebody, with a client or with what belongs to none."""
    me = office.person(name).id
    async with office.system() as work:
        with work.permitted(Permission.SWEEP):
            return (await standins(work, [me], client_id))[me].name


async def test_days_are_those_of_the_company(office: Office) -> None:
    async with office.acting("Алла") as work:
        handover_id = await by_name.leave_named(
            work, OLGA, date(2026, 11, 25), date(2026, 11, 27), [DENIS]
        )
    async with AsyncSession(office.engine) as session:
        at = await session.scalar(select(Handover.next_at).where(Handover.id == handover_id))
    assert at is not None
    assert at.astimezone(office.policy.zone).strftime("%d.%m %H:%M") == "25.11 00:00"


async def test_what_comes_in_for_him_goes_to_his_substitute_and_is_his_again(
    office: Office,
) -> None:
    handover_id = await on_leave(office, ANTON, KIRILL)
    request_id, _ = await sent(office, Receiver(office.person("Антон").id))
    assert (await offered(office, request_id)).to_employee_id == office.person("Кирилл").id
    async with office.acting("Антон") as work:
        await leaving.come_back(work, handover_id)
    offer = await offered(office, request_id)
    assert (offer.giver_id, offer.to_employee_id) == (
        office.person("Ольга").id,
        office.person("Антон").id,
    )


async def test_while_a_lead_is_away_those_above_lead(office: Office) -> None:
    await on_leave(office, "Павел Орлов", KIRILL)
    request_id = await accepted(office)
    handover_id = await on_leave(office, ANTON, KIRILL)
    assert (await row(office, request_id)).holder_id == office.person("Вера").id
    async with office.acting("Вера") as work:
        await leaving.come_back(work, handover_id)
