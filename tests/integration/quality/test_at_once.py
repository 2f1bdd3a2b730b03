"""Several people act on one ticket at the same moment: each waits for the other, nobody stands in
his way for good.
"""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from domain.errors import DeskError
from domain.people import dismissal
from domain.quality import accepting, ending, fixing, holding, phone
from domain.quality.sweeps import sweep_repairs
from domain.requests import offering, results
from domain.requests.offering import Receiver
from domain.work import Work
from tests.fixtures.office import Office
from tests.integration.quality.acting import (
    DONE,
    accepted,
    fixed,
    history,
    in_antons_hands,
    paused,
    requests,
    ticket,
)

Act = tuple[str, Callable[[Work], Awaitable[object]]]


async def at_once(office: Office, *acts: Act) -> list[object]:
    """Each act in its own transaction; a refusal is an answer, anything else is a fault."""

    async def one(name: str, act: Callable[[Work], Awaitable[object]]) -> object:
        try:
            async with office.acting(name) as work:
                return await act(work)
        except DeskError as refused:
            return refused.key

    return await asyncio.gather(*(one(name, act) for name, act in acts))


@pytest.mark.parametrize("again", range(3))
async def test_the_work_is_reported_fixed_ended_and_handed_on(office: Office, again: int) -> None:
    ticket_id, request_id = await in_antons_hands(office)
    first_hand_over = Receiver(employee_id=office.person("Кирилл").id)
    acts: list[Act] = [
        ("Антон", lambda work: results.report(work, request_id, "сделано")),
        ("Павел", lambda work: fixing.fix(work, ticket_id, (), *DONE)),
        ("Антон", lambda work: offering.offer(work, request_id, first_hand_over)),
        ("Марина", lambda work: ending.cancel(work, ticket_id, "не нужно", "close")),
        ("Павел", lambda work: holding.hold(work, ticket_id, "ждём", work.now.date())),
        ("Алла", lambda work: dismissal.dismiss(work, "Антон Белов", ["Кирилл Ершов"])),
    ]
    await at_once(office, *acts[again:], *acts[:again])
    assert (await ticket(office, ticket_id)).state == "cancelled"
    (request,) = await requests(office, ticket_id)
    assert request.state == "cancelled"


async def test_it_is_signed_for_while_the_rep_leaves(office: Office) -> None:
    ticket_id = await paused(office)
    await at_once(
        office,
        ("Павел", lambda work: accepting.accept(work, ticket_id)),
        ("Алла", lambda work: dismissal.dismiss(work, "Ольга Смирнова", ["Денис Жуков"])),
    )
    row = await ticket(office, ticket_id)
    assert row.rep_id == office.person("Денис").id
    assert row.state in ("new", "accepted")


async def test_a_yes_and_a_no_at_once(office: Office) -> None:
    """Both are written down, whichever comes first, and the later one counts: a rep who hears a yes
    after a no knows of both.
    """
    ticket_id = await accepted(office)
    await fixed(office, ticket_id)
    await at_once(
        office,
        ("Ольга", lambda work: phone.heard(work, ticket_id, "Ким", True, "да, работает")),
        ("Ольга", lambda work: phone.heard(work, ticket_id, "Ли", False, "нет, стоит")),
    )
    words = {"confirmed", "refused", "reopened"}
    said = [kind for kind in await history(office, ticket_id) if kind in words]
    assert said in (["confirmed", "reopened"], ["refused", "confirmed"])
    last = {"confirmed": "confirmed", "reopened": "in_work"}[said[-1]]
    assert (await ticket(office, ticket_id)).state == last


async def test_limits_are_told_of_while_it_is_fixed(office: Office) -> None:
    ticket_id = await accepted(office)
    office.clock.at = office.clock.at.replace(day=28)

    async def sweep() -> None:
        async with office.system() as work:
            await sweep_repairs(work)

    await asyncio.gather(sweep(), fixed(office, ticket_id), sweep())
    kinds = await history(office, ticket_id)
    assert len(kinds) == len(set(kinds))
    assert (await ticket(office, ticket_id)).state == "fixed"
