"""Nothing is left with who leaves, nothing is lost, each client goes whole to one; and an undo
gives back every single thing (domain 1.3, 4.3).
"""

import asyncio
from collections import defaultdict
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.handovers import by_name
from domain.handovers.holdings import holdings
from domain.handovers.reading import what_came, who_took_over
from domain.handovers.sweeps import sweep_handovers
from domain.handovers.telling import LEFT
from domain.handovers.undoing import undo
from domain.people import dismissal
from domain.permissions import Permission
from domain.privacy.erasing import erase
from domain.requests import handoffs, offering
from domain.requests.offering import Receiver
from storage.models import Account, Employee, Handover, HandoverItem, RegisterLine
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office
from tests.integration.handovers.belongings import feels, fill_hands, holders, whereabouts
from tests.integration.requests.acting import offered, sent

pytestmark = pytest.mark.long

OLGA, DENIS, ANTON, KIRILL = "Ольга Смирнова", "Денис Жуков", "Антон Белов", "Кирилл Ершов"


async def dismiss(office: Office, name: str, *to: str) -> dismissal.Dismissed:
    async with office.acting("Алла") as work:
        return await dismissal.dismiss(work, name, to)


async def has(office: Office, name: str) -> dict[str, int]:
    async with office.system() as work:
        with work.permitted(Permission.SWEEP):
            return (await holdings(work, office.person(name).id)).counts()


@pytest.mark.parametrize("takers", [(DENIS,), (DENIS, ANTON), (ANTON, KIRILL, DENIS)])
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_nothing_is_left_and_nothing_is_lost(
    office: Office, takers: tuple[str, ...], seed: int
) -> None:
    clients = await fill_hands(office, OLGA, 9, seed)
    await fill_hands(office, DENIS, 2, seed + 100)
    before, held = await whereabouts(office), await holders(office)
    me, ids = office.person(OLGA).id, {office.person(each).id for each in takers}
    counted = await has(office, OLGA)
    done = await dismiss(office, OLGA, *takers)
    assert await has(office, OLGA) == {}
    after = await whereabouts(office)
    gained = {
        thing: (client, owner)
        for thing, (client, owner) in after.items()
        if thing not in before or before[thing] != (client, owner)
    }
    assert {owner for thing, (_, owner) in gained.items() if thing[0] != "offer"} <= ids
    mine = {thing for thing, (_, owner) in before.items() if owner == me}
    assert {thing for thing in mine if thing in after and after[thing][1] == me} == set()
    assert {thing[0] for thing in mine} >= {"client", "task", "authored", "letter", "ticket"}
    assert sum(done.shares.values()) == sum(counted.values()) - counted.get("campaign", 0)
    whole: defaultdict[int, set[int | None]] = defaultdict(set)
    for thing in mine:
        client, owner = after.get(thing, (None, None))
        if client in clients:
            whole[client].add(owner)
    assert all(len(people) == 1 for people in whole.values()), "a client goes whole to one"
    lead = office.person("Марина").id
    now = await holders(office)
    assert {now[request] for request, holder in held.items() if holder == me} == {lead}
    async with office.acting("Алла") as work:
        await undo(work, done.handover_id)
    back = await whereabouts(office)
    members = {thing for thing in before if thing[0] == "offer"}
    assert {each: back.get(each) for each in before} == before, members
    assert await has(office, OLGA) == {
        **{thing: n for thing, n in counted.items() if thing not in ("request", "offer")},
        # What he held waits for his new signature with the lead.
        "offer": counted["request"] + counted["offer"],
    }


async def test_shares_are_nearly_even(office: Office) -> None:
    await fill_hands(office, OLGA, 24)
    done = await dismiss(office, OLGA, ANTON, KIRILL)
    fewer, more = sorted(done.shares.values())
    assert more - fewer <= 12, done.shares


async def test_a_client_does_not_go_to_who_fences_it_off(office: Office) -> None:
    clients = await fill_hands(office, OLGA, 4)
    for client_id in clients[:3]:
        await feels(office, client_id, "Антон", "fences_off")
    await feels(office, clients[3], "Антон", "gets_on")
    async with office.acting("Алла") as work:
        plan = await dismissal.preview_named(work, OLGA, [ANTON, DENIS])
    denis, anton = office.person("Денис").id, office.person("Антон").id
    assert [plan.takers.of(each) for each in clients] == [denis, denis, denis, anton]
    assert plan.fenced == ()
    async with office.acting("Алла") as work:
        alone = await dismissal.preview_named(work, OLGA, [ANTON])
    assert len(alone.fenced) == 3
    assert await has(office, OLGA) != {}, "looking moves nothing"


async def test_the_colleague_hears_once(office: Office) -> None:
    await fill_hands(office, OLGA, 3)
    done = await dismiss(office, OLGA, DENIS)
    told = [each for each in await notices_to(office, "Денис") if each["card"] == "handed_over"]
    assert [each["args"] for each in told] == [{"handover_id": done.handover_id}]


async def test_who_leads_him_hears_who_has_his_work(office: Office) -> None:
    await fill_hands(office, OLGA, 3)
    async with office.acting("Алла") as work:
        done = await dismissal.dismiss(work, OLGA, [DENIS])
    (told,) = [each for each in await notices_to(office, "Марина") if each["card"] == LEFT]
    assert told["args"]["handover_id"] == done.handover_id
    async with office.acting("Марина") as work:
        left = await who_took_over(work, done.handover_id)
    assert (left.name, left.state, left.by) == (OLGA, "active", office.person("Алла").name)
    assert left.shares == done.shares
    async with office.acting("Антон") as work:
        with pytest.raises(NotAllowed):
            await who_took_over(work, done.handover_id)


async def test_whose_data_are_erased_does_not_come_back(office: Office) -> None:
    done = await dismiss(office, OLGA, DENIS)
    async with office.acting("Алла") as work:
        await erase(work, "employee", office.person("Ольга").id, OLGA)
    with pytest.raises(DeskError) as refused:
        async with office.acting("Алла") as work:
            await undo(work, done.handover_id)
    assert refused.value.key == "error-person-erased"


async def test_register_lines_of_an_undo_are_new_lines(office: Office) -> None:
    await fill_hands(office, OLGA, 3)
    done = await dismiss(office, OLGA, DENIS)
    before = await _lines(office)
    async with office.acting("Алла") as work:
        await undo(work, done.handover_id)
    after = await _lines(office)
    assert before == after[: len(before)]


async def _lines(office: Office) -> list[tuple[int, str, int, int | None]]:
    async with AsyncSession(office.engine) as session:
        rows = await session.execute(
            select(
                RegisterLine.id, RegisterLine.kind, RegisterLine.giver_id, RegisterLine.receiver_id
            ).order_by(RegisterLine.id)
        )
        return [tuple(row) for row in rows]


async def test_what_somebody_else_has_by_now_stays_and_is_named(office: Office) -> None:
    await fill_hands(office, OLGA, 6)
    done = await dismiss(office, OLGA, DENIS)
    async with AsyncSession(office.engine) as session:
        request_id = await session.scalar(
            select(HandoverItem.row_id).where(HandoverItem.thing == "request").limit(1)
        )
    assert request_id is not None
    async with office.acting("Денис") as work:
        await handoffs.accept(work, (await offered(office, request_id)).id)
        await offering.offer(work, request_id, Receiver(office.person("Антон").id))
    async with office.acting("Антон") as work:
        await handoffs.accept(work, (await offered(office, request_id)).id)
    async with office.acting("Алла") as work:
        _, returned = await undo(work, done.handover_id)
    assert [(each.thing, each.holder) for each in returned.elsewhere] == [("request", ANTON)]
    assert (await holders(office))[request_id] == office.person("Антон").id


async def test_access_ends_and_comes_back(office: Office) -> None:
    done = await dismiss(office, OLGA, DENIS)
    assert await _accounts(office) == 0
    async with office.acting("Алла") as work:
        name, _ = await by_name.undo_named(work, OLGA)
    assert name == OLGA
    assert await _accounts(office) == 1
    async with AsyncSession(office.engine) as session:
        olga = await session.get(Employee, office.person("Ольга").id)
        assert olga is not None
        assert (olga.active, olga.dismissed_at) == (True, None)
    async with office.acting("Алла") as work:
        with pytest.raises(TooLate):
            await undo(work, done.handover_id)
        with pytest.raises(NotFound):
            await by_name.undo_named(work, OLGA)


async def _accounts(office: Office) -> int:
    async with AsyncSession(office.engine) as session:
        live = select(func.count()).where(
            Account.employee_id == office.person("Ольга").id, Account.revoked_at.is_(None)
        )
        return await session.scalar(live) or 0


async def test_after_a_day_it_is_final(office: Office) -> None:
    done = await dismiss(office, OLGA, DENIS)
    office.clock.advance(timedelta(days=1, minutes=1))
    async with office.acting("Алла") as work:
        with pytest.raises(TooLate):
            await undo(work, done.handover_id)
    async with office.system() as work:
        await sweep_handovers(work)
    async with office.acting("Алла") as work:
        with pytest.raises(TooLate) as late:
            await by_name.undo_named(work, OLGA)
    assert late.value.key == "error-undo-late"


async def test_whose_dismissal_is_undone_must_be_plain(office: Office) -> None:
    await dismiss(office, OLGA, DENIS)
    await dismiss(office, KIRILL, ANTON)
    async with office.acting("Алла") as work:
        with pytest.raises(DeskError) as several:
            await by_name.undo_named(work, "л")
    assert several.value.key == "error-several-people"


async def test_two_dismissals_at_once_leave_nothing_with_either(office: Office) -> None:
    await fill_hands(office, OLGA, 3, 1)
    await fill_hands(office, DENIS, 3, 2)
    ended = await asyncio.gather(
        dismiss(office, OLGA, DENIS, ANTON),
        dismiss(office, DENIS, OLGA, ANTON),
        return_exceptions=True,
    )
    refused = [each for each in ended if isinstance(each, BaseException)]
    assert len(refused) == 1, "the second finds that one of its takers has left"
    assert isinstance(refused[0], DeskError)
    gone = OLGA if isinstance(ended[1], DeskError) else DENIS
    assert await has(office, gone) == {}


async def test_a_crash_in_the_middle_leaves_all_as_it_was(office: Office) -> None:
    await fill_hands(office, OLGA, 3)
    before = await whereabouts(office)

    class Killed(Exception):
        pass

    async def killed() -> None:
        async with office.acting("Алла") as work:
            await dismissal.dismiss(work, OLGA, [DENIS])
            raise Killed

    with pytest.raises(Killed):
        await killed()
    assert await whereabouts(office) == before
    async with AsyncSession(office.engine) as session:
        assert await session.scalar(select(func.count()).select_from(Handover)) == 0


async def test_nobody_dismisses_himself_nor_those_above(office: Office) -> None:
    async with office.acting("Алла") as work:
        with pytest.raises(DeskError):
            await dismissal.dismiss(work, "Алла Громова", [OLGA])
    async with office.acting("Марина") as work:
        with pytest.raises(DeskError):
            await dismissal.dismiss(work, "Вера Дементьева", [OLGA])


async def test_what_was_offered_to_a_department_is_his_again(office: Office) -> None:
    """An offer that nobody has taken meanwhile stands, and nobody has to sign anew."""
    request_id, _ = await sent(office)
    done = await dismiss(office, OLGA, DENIS)
    assert (await holders(office))[request_id] == office.person("Марина").id
    async with office.acting("Денис") as work:
        assert (await what_came(work, done.handover_id)).to_sign == 0
    async with office.acting("Алла") as work:
        _, returned = await undo(work, done.handover_id)
    assert returned.elsewhere == ()
    assert (await holders(office))[request_id] == office.person(OLGA).id
    assert (await offered(office, request_id)).to_department == "tech"


async def test_each_colleague_reads_which_clients_came_to_him(office: Office) -> None:
    await fill_hands(office, OLGA, 3)
    done = await dismiss(office, OLGA, DENIS)
    async with office.acting("Денис") as work:
        came = await what_came(work, done.handover_id)
    assert set(came.clients) >= {"Клиент 1-0", "Клиент 1-1", "Клиент 1-2"}
    assert len(came.clients) == came.counts["client"]
