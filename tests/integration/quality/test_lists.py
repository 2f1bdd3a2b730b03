"""Tickets as a list and as a card: who sees which, what waits for whom, what it costs to ask."""

from datetime import timedelta

import pytest

from domain.errors import DeskError, NotAllowed
from domain.quality import accepting, register, steps
from domain.quality.lists import TICKET_PARTS, TicketPart, ticket_page
from domain.quality.seen import seen_ticket
from domain.requests import handoffs, offering, results
from domain.requests.journal import whole_journal
from domain.requests.lists import Filter, not_done
from domain.requests.offering import Receiver
from domain.requests.repairs import next_word
from tests.fixtures.office import Office
from tests.fixtures.statements import statements
from tests.integration.quality.acting import (
    CASH_DESK,
    PAPERS,
    accepted,
    answering_by_category,
    fixed,
    in_antons_hands,
    offer_of,
    paused,
    requests,
)
from tests.integration.questionnaires.filling import learn_form

LIST_STATEMENTS = 2
"""The figures of all, and one page."""

CARD_STATEMENTS = 18
DAY = timedelta(days=1)


@pytest.fixture
async def office(office: Office) -> Office:
    """The company with its questionnaire read: a card calls categories as the form does."""
    await learn_form(office)
    return office


async def numbers(office: Office, name: str, part: TicketPart | None) -> list[int]:
    async with office.acting(name) as work:
        page = await ticket_page(work, part)
    return [line.id for line in page.lines]


async def handed_to(office: Office, ticket_id: int, name: str) -> None:
    """The lead hands the repair to a technician, who signs."""
    request = (await requests(office, ticket_id))[0]
    async with office.acting("Павел") as work:
        receiver = Receiver(employee_id=office.person(name).id)
        await offering.offer(work, request.id, receiver, None)
    async with office.acting(name) as work:
        card = await seen_ticket(work, ticket_id)
        assert [each.offered_to_id for each in card.requests] == [work.actor.id]
        await handoffs.accept(work, (await offer_of(office, request.id)).id)


async def test_a_ticket_waits_for_whoever_is_to_act(office: Office) -> None:
    ticket_id = await paused(office)
    assert await numbers(office, "Павел", "mine") == [ticket_id]
    assert await numbers(office, "Ольга", "mine") == []
    async with office.acting("Павел") as work:
        await accepting.accept(work, ticket_id)
    assert await numbers(office, "Павел", "mine") == [ticket_id]
    await handed_to(office, ticket_id, "Антон")
    assert await numbers(office, "Антон", "mine") == [ticket_id]
    assert await numbers(office, "Павел", "mine") == []
    request = (await requests(office, ticket_id))[0]
    async with office.acting("Антон") as work:
        await results.report(work, request.id, "Заменили блок")
    assert await numbers(office, "Павел", "mine") == [ticket_id]
    assert await numbers(office, "Антон", "mine") == []
    await fixed(office, ticket_id)
    assert await numbers(office, "Павел", "mine") == []
    assert await numbers(office, "Ольга", "mine") == [ticket_id]


async def test_a_list_shows_what_is_the_readers_own(office: Office) -> None:
    ticket_id = await accepted(office)
    for name in ("Ольга", "Павел", "Марина", "Вера"):
        assert await numbers(office, name, "open") == [ticket_id], name
    for name in ("Денис", "Антон", "Игорь"):
        assert await numbers(office, name, "open") == [], name
        async with office.acting(name) as work:
            with pytest.raises(NotAllowed):
                await seen_ticket(work, ticket_id)
    await handed_to(office, ticket_id, "Антон")
    assert await numbers(office, "Антон", "open") == [ticket_id]


async def test_the_worst_come_first(office: Office) -> None:
    papers = await paused(office, [PAPERS])
    office.clock.advance(timedelta(minutes=1))
    stopped = await paused(office, [CASH_DESK])
    assert await numbers(office, "Марина", "open") == [stopped, papers]
    office.clock.advance(timedelta(days=2))
    fresh = await paused(office, [CASH_DESK])
    assert await numbers(office, "Марина", "overdue") == [stopped]
    assert await numbers(office, "Марина", "open") == [stopped, fresh, papers]


async def test_the_first_line_counts(office: Office) -> None:
    await accepted(office)
    repaired = await accepted(office)
    await fixed(office, repaired)
    async with office.acting("Павел") as work:
        page = await ticket_page(work)
    assert (page.part, page.counts.mine, page.counts.open, page.total) == ("mine", 1, 2, 1)
    async with office.acting("Вера") as work:
        page = await ticket_page(work)
    assert (page.part, page.counts.mine, page.total) == ("open", 0, 2)


async def test_pages_are_turned(office: Office) -> None:
    made = [await paused(office) for _ in range(10)]
    async with office.acting("Марина") as work:
        first = await ticket_page(work, "open")
        second = await ticket_page(work, "open", 7)
    assert first.pages == 2
    assert second.page == 1
    assert [line.id for line in (*first.lines, *second.lines)] == made


@pytest.mark.parametrize("name", ["Марина", "Ольга", "Павел"])
async def test_a_list_asks_no_more_when_there_is_more(office: Office, name: str) -> None:
    await accepted(office)
    few = [await _asked(office, name, part) for part in TICKET_PARTS]
    for _ in range(4):
        await fixed(office, await accepted(office))
    many = [await _asked(office, name, part) for part in TICKET_PARTS]
    assert max(*few, *many) <= LIST_STATEMENTS


async def _asked(office: Office, name: str, part: TicketPart) -> int:
    async with office.acting(name) as work:
        with statements(office.engine) as seen:
            await ticket_page(work, part)
    return len(seen)


@pytest.mark.parametrize("name", ["Марина", "Ольга", "Павел"])
async def test_a_card_asks_a_fixed_number_of_times(office: Office, name: str) -> None:
    one = await accepted(office)
    two = await accepted(answering_by_category(office), [CASH_DESK, PAPERS])
    await fixed(office, two)
    asked = []
    for ticket_id in (one, two):
        async with office.acting(name) as work:
            with statements(office.engine) as seen:
                await seen_ticket(work, ticket_id)
        asked.append(len(seen))
    assert max(asked) <= CARD_STATEMENTS, asked


async def test_the_card_offers_what_the_table_allows(office: Office) -> None:
    ticket_id = await paused(office)
    async with office.acting("Павел") as work:
        assert "accept" in (await seen_ticket(work, ticket_id)).acts
    async with office.acting("Марина") as work:
        assert (await seen_ticket(work, ticket_id)).acts == {"reject", "duplicate", "cancel"}
    async with office.acting("Павел") as work:
        await accepting.accept(work, ticket_id)
        card = await seen_ticket(work, ticket_id)
        assert {"plan", "hold", "fix"} <= card.acts
        assert card.held is not None
        assert card.due_at is not None
        assert not card.overdue(work.now, work.now.date())
    await fixed(office, ticket_id)
    async with office.acting("Ольга") as work:
        card = await seen_ticket(work, ticket_id)
        assert {"ask", "unfix"} <= card.acts
        assert [each.state for each in card.problems] == ["fixed"]


async def test_history_is_read_in_order(office: Office) -> None:
    ticket_id = await accepted(office)
    await fixed(office, ticket_id)
    async with office.acting("Ольга") as work:
        kinds = [step.kind for step in await steps.history_of(work, ticket_id)]
    assert kinds[0] == "opened"
    assert kinds[-1] == "fixed"
    async with office.acting("Денис") as work:
        with pytest.raises(NotAllowed):
            await seen_ticket(work, ticket_id)


async def test_the_register_has_what_was_open_within_its_days(office: Office) -> None:
    ticket_id = await accepted(office, [CASH_DESK, PAPERS])
    await fixed(office, ticket_id)
    today = office.clock.now().date()
    async with office.acting("Марина") as work:
        (entry,) = await register.register(work, today, today)
        await register.order_register(work, today, today, "pdf")
        assert await register.register(work, today - timedelta(days=9), today - DAY) == []
    assert [each.words for each in entry.problems] == [CASH_DESK.words, PAPERS.words]
    assert (entry.rep, entry.lead, entry.state) == ("Ольга Смирнова", "Павел Орлов", "fixed")
    assert entry.categories
    assert entry.categories["failure"]["ru"]
    async with office.acting("Денис") as work:
        assert await register.register(work, today, today) == []


async def test_a_register_that_nobody_would_read_is_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "REGISTER_LIMIT", 1)
    await paused(office)
    await paused(office)
    today = office.clock.now().date()
    async with office.acting("Марина") as work:
        with pytest.raises(DeskError, match="too-long"):
            await register.order_register(work, today, today, "xlsx")


async def test_a_repair_that_is_done_waits_for_service_then_for_the_client(office: Office) -> None:
    """Its author decides nothing (domain 2.13)."""
    ticket_id, request_id = await in_antons_hands(office)

    async def seen() -> tuple[list[int], list[int], str | None, int]:
        async with office.acting("Вера") as work:
            with statements(office.engine) as asked:
                page = await not_done(work, Filter())
            line = (await whole_journal(work, open_only=True))[-1]
        words = {each.id: next_word(each.state, each.ticket_state) for each in page.lines}
        by_service, by_client = (
            sorted(each for each, whose in words.items() if whose == name)
            for name in ("service", "client")
        )
        return by_service, by_client, line.ticket_state, len(asked)

    assert await seen() == ([], [], "in_work", LIST_STATEMENTS)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Заменили")
    assert await seen() == ([request_id], [], "in_work", LIST_STATEMENTS)
    await fixed(office, ticket_id)
    assert await seen() == ([], [request_id], "fixed", LIST_STATEMENTS)
