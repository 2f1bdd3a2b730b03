"""Whoever does what in whatever order: a ticket moves along its table only, silence never closes
it, and only the client's word confirms.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.errors import DeskError
from domain.permissions import Permission
from domain.quality import (
    accepting,
    asking,
    ending,
    fixing,
    holding,
    phone,
    planning,
    sweeps,
)
from domain.quality.rows import TicketRow, parties
from domain.quality.states import TICKETS
from domain.requests import handoffs, offering, results
from domain.requests import sweeps as request_sweeps
from domain.requests.offering import Receiver
from domain.requests.rows import open_offer
from domain.states import Party
from domain.work import Work
from storage.models.tickets import ENDED
from tests.fixtures.ci import examples
from tests.fixtures.office import Office
from tests.integration.quality.acting import (
    CASH_DESK,
    DONE,
    PAPERS,
    history,
    paused,
    problems,
    requests,
    ticket,
    ticket_row,
)

PEOPLE = ("Ольга", "Денис", "Павел", "Антон", "Марина", "Вера", "Алла")

WHOSE = {
    "accept": "Павел",
    "plan": "Павел",
    "fix": "Павел",
    "unfix": "Ольга",
    "hold": "Павел",
    "unhold": "Павел",
    "ask": "Ольга",
    "yes": "Ольга",
    "no": "Ольга",
    "reject": "Марина",
    "cancel": "Марина",
    "hand": "Павел",
    "sign": "Антон",
    "report": "Антон",
    "wait": "Ольга",
    "confirm_request": "Павел",
}
"""Whose each act is."""

ROUND = ("accept", "fix", "ask", "no", "fix", "ask", "yes")
"""The shortest way with one "no"; on it, anything is thrown in."""

ANY = st.tuples(st.sampled_from(sorted(WHOSE)), st.sampled_from(PEOPLE), st.integers(1, 96))
HIS = st.tuples(st.sampled_from(sorted(WHOSE)), st.integers(1, 96)).map(
    lambda drawn: (drawn[0], WHOSE[drawn[0]], drawn[1])
)
STEPS = st.lists(st.lists(ANY | HIS, max_size=3), min_size=len(ROUND), max_size=len(ROUND)).map(
    lambda between: [
        step
        for act, thrown_in in zip(ROUND, between, strict=True)
        for step in ((act, WHOSE[act], 1), *thrown_in)
    ]
)

OF_ACT = {
    "accept": ("accept",),
    "plan": ("start",),
    "fix": ("fix", "start"),
    "unfix": ("unfix",),
    "hold": ("hold",),
    "unhold": ("unhold",),
    "ask": ("ask",),
    "yes": ("confirm", "confirm_late", "ask"),
    "no": ("refuse", "reopen"),
    "reject": ("reject",),
    "cancel": ("cancel",),
    "hand": (),
    "sign": ("start", "accept"),
    "report": ("start",),
    "wait": ("unhold",),
    "confirm_request": (),
}
"""The transitions that an act may take."""


@dataclass
class Company:
    """Everybody of it, doing things to one ticket."""

    office: Office
    ticket_id: int

    async def do(self, act: str, name: str, hours: int) -> set[Party]:
        """What somebody tries; a refusal is an answer too.

        Returns:
            What he was to the ticket before.
        """
        if act == "wait":
            await self.wait(hours)
            return {Party.SYSTEM}
        row = await ticket_row(self.office, self.ticket_id)
        acts: dict[str, Callable[[Work, int], Awaitable[object]]] = {
            "accept": lambda work, _: accepting.accept(work, self.ticket_id),
            "plan": lambda work, n: planning.promise(work, self.ticket_id, _day(work, n)),
            "fix": lambda work, _: fixing.fix(work, self.ticket_id, (), *DONE),
            "unfix": lambda work, _: fixing.unfix(work, self.ticket_id, "ещё нет"),
            "hold": lambda work, n: holding.hold(work, self.ticket_id, "ждём", _day(work, n)),
            "unhold": lambda work, _: holding.unhold(work, self.ticket_id),
            "ask": lambda work, _: asking.send(work, self.ticket_id, row.round),
            "yes": lambda work, _: phone.heard(work, self.ticket_id, "Ким", True, "да"),
            "no": lambda work, _: phone.heard(work, self.ticket_id, "Ким", False, "нет"),
            "reject": lambda work, _: ending.reject(work, self.ticket_id, "не наше", "go_on"),
            "cancel": lambda work, _: ending.cancel(work, self.ticket_id, "не нужно", "close"),
            "hand": self.hand,
            "sign": self.sign,
            "report": self.report,
            "confirm_request": self.confirm_request,
        }
        async with self.office.acting(name) as work:
            with work.permitted(Permission.OWN_SETTINGS):
                before = await parties(work, row)
        try:
            async with self.office.acting(name) as work:
                await acts[act](work, hours)
        except DeskError:
            return before
        return before

    async def wait(self, hours: int) -> None:
        """Nobody says anything, for hours or for weeks."""
        self.office.clock.advance(timedelta(hours=hours**2 / 10))
        for sweep in (*sweeps.SWEEPS, *request_sweeps.SWEEPS[:2]):
            async with self.office.system() as work:
                await sweep(work)

    async def hand(self, work: Work, _: int) -> None:
        taker = Receiver(employee_id=self.office.person("Антон").id)
        for request in await requests(self.office, self.ticket_id):
            await offering.offer(work, request.id, taker)

    async def sign(self, work: Work, _: int) -> None:
        with work.permitted(Permission.WORK_ON_REQUESTS):
            for request in await requests(self.office, self.ticket_id):
                offer = await open_offer(work, request.id)
                if offer is not None:
                    await handoffs.accept(work, offer.id)

    async def report(self, work: Work, _: int) -> None:
        for request in await requests(self.office, self.ticket_id):
            await results.report(work, request.id, "сделано")

    async def confirm_request(self, work: Work, _: int) -> None:
        for request in await requests(self.office, self.ticket_id):
            await results.confirm(work, request.id)


def _day(work: Work, number: int) -> date:
    return work.now.date() + timedelta(days=number % 9)


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
async def test_whatever_anybody_does(office: Office, steps: list[tuple[str, str, int]]) -> None:
    company = Company(office, await paused(office, [CASH_DESK, PAPERS]))
    before = await ticket_row(office, company.ticket_id)
    for act, name, number in steps:
        was = await company.do(act, name, number)
        after = await ticket_row(office, company.ticket_id)
        along_the_table(act, was, before, after)
        await nothing_contradicts(office, after)
        before = after
    kinds = await history(office, company.ticket_id)
    late = [each for each in kinds if each.startswith("overdue_")]
    assert len(late) == len(set(late))


def along_the_table(act: str, was: set[Party], before: TicketRow, after: TicketRow) -> None:
    """What changed is a transition of the table that this act may take, by whom it belongs to."""
    assert (after.id, after.number, after.opened_at) == (
        before.id,
        before.number,
        before.opened_at,
    )
    assert after.round in (before.round, before.round + 1)
    if after.round != before.round:
        assert act == "no"
    if after.state == before.state:
        return
    steps = [TICKETS.transitions[name] for name in OF_ACT[act]]
    # A "no" is heard by the rep, and an act that does two things takes two of them.
    said = was | ({Party.CLIENT} if was & {Party.REP, Party.HEAD} else set())
    sources = {before.state} | {
        each.target for each in steps if before.state in each.sources and each.who & said
    }
    assert any(
        after.state == each.target and each.who & said and each.sources & sources for each in steps
    ), f"{act}: {before.state} → {after.state}"
    if after.state == "confirmed":
        assert act == "yes"


async def nothing_contradicts(office: Office, row: TicketRow) -> None:
    """A ticket, its problems and its requests say the same."""
    found = await ticket(office, row.id)
    states = {each.state for each in await problems(office, row.id)}
    of_requests = {each.state for each in await requests(office, row.id)}
    match row.state:
        case "confirmed":
            assert (states, of_requests) == ({"confirmed"}, {"closed"})
            assert found.confirmed_by is not None
        case "rejected" | "cancelled":
            assert (states, of_requests) == ({"dropped"}, {"cancelled"})
        case "fixed" | "awaiting_client":
            assert states == {"fixed"}
            assert of_requests <= {"reported", "new"}
        case _:
            assert "open" in states
            assert of_requests & {"new", "in_work", "reported"}
    assert (found.closed_at is not None) == (row.state in ENDED)
