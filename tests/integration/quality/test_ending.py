"""Rejected, a duplicate, cancelled: the programme head's word, and what becomes of the rest."""

import pytest
from sqlalchemy import select

from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.quality import ending
from domain.quality.ending import Afterwards
from storage.models import Asking, Client, FormResponse, Questionnaire, Ticket, TicketAnswer
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office
from tests.integration.quality.acting import (
    accepted,
    fixed,
    lines,
    paused,
    problems,
    requests,
    say,
    ticket,
    told,
)


async def rejected(office: Office, ticket_id: int, afterwards: Afterwards = "go_on") -> None:
    async with office.acting("Марина") as work:
        await ending.reject(work, ticket_id, "Это не наша линия", afterwards)


async def questionnaire_of(office: Office, ticket_id: int) -> tuple[str, str]:
    """The state of a ticket's questionnaire, and that of its response."""
    async with office.system() as work:
        found = await work.open_session.execute(
            select(Questionnaire.state, FormResponse.state)
            .join(FormResponse, FormResponse.id == Questionnaire.response_id)
            .join(Ticket, Ticket.questionnaire_id == Questionnaire.id)
            .where(Ticket.id == ticket_id)
        )
        state, response = found.one()
    return state, response


@pytest.mark.parametrize("name", ["Ольга", "Павел", "Вера", "Антон", "Алла"])
async def test_only_the_head_ends_a_ticket(office: Office, name: str) -> None:
    ticket_id, other = await accepted(office), await paused(office)
    async with office.acting(name) as work:
        with pytest.raises(NotAllowed):
            await ending.reject(work, ticket_id, "причина", "go_on")
        with pytest.raises(NotAllowed):
            await ending.cancel(work, ticket_id, "причина", "go_on")
        with pytest.raises(NotAllowed):
            await ending.duplicate(work, ticket_id, other, "go_on")
    assert (await ticket(office, ticket_id)).state == "accepted"


async def test_rejected_with_a_reason(office: Office) -> None:
    ticket_id = await accepted(office)
    async with office.acting("Марина") as work:
        with pytest.raises(DeskError, match="error-words-needed"):
            await ending.reject(work, ticket_id, " ", "go_on")
    await rejected(office, ticket_id)
    row = await ticket(office, ticket_id)
    (request,) = await requests(office, ticket_id)
    assert (row.state, row.closed_words, row.next_at) == ("rejected", "Это не наша линия", None)
    assert [each.state for each in await problems(office, ticket_id)] == ["dropped"]
    assert request.state == "cancelled"
    assert await lines(office, request.id) == ["handed", "cancelled"]
    for name in ("Ольга", "Павел"):
        assert (await told(office, name))[-1] == "rejected"


async def test_an_unsigned_request_is_withdrawn(office: Office) -> None:
    ticket_id = await paused(office)
    await rejected(office, ticket_id)
    (request,) = await requests(office, ticket_id)
    assert request.state == "cancelled"
    assert await lines(office, request.id) == ["cancelled"]


@pytest.mark.parametrize(
    ("afterwards", "left"), [("go_on", ("restored", "paused")), ("close", ("dropped", "dropped"))]
)
async def test_the_head_decides_about_the_questionnaire(
    office: Office, afterwards: Afterwards, left: tuple[str, str]
) -> None:
    ticket_id = await paused(office)
    await rejected(office, ticket_id, afterwards)
    assert await questionnaire_of(office, ticket_id) == left
    told_rep = [each["card"] for each in await notices_to(office, "Ольга")]
    assert ("questionnaire" in told_rep) == (afterwards == "go_on")


async def test_nobody_is_asked_about_it_any_more(office: Office) -> None:
    ticket_id = await accepted(office)
    await fixed(office, ticket_id)
    async with office.system() as work:
        facts = {"ticket_id": ticket_id, "round": 1}
        work.open_session.add(
            Asking(**facts, channel="phone", asked_at=work.now, next_at=work.now, stage=0)
        )
        answer = TicketAnswer(
            **facts, channel="phone", said_by="Ким", said_at=work.now, words="да", state="asked"
        )
        work.open_session.add(answer)
    await rejected(office, ticket_id)
    async with office.system() as work:
        asking = (await work.open_session.scalars(select(Asking))).one()
        found = (await work.open_session.scalars(select(TicketAnswer))).one()
    assert (asking.ended_at, asking.next_at) == (office.clock.now(), None)
    assert found.state == "noted"


async def test_a_duplicate_is_of_the_same_client(office: Office) -> None:
    first, second = await paused(office), await paused(office)
    async with office.acting("Марина") as work:
        with pytest.raises(DeskError, match="error-ticket-duplicate-itself"):
            await ending.duplicate(work, second, second, "close")
        with pytest.raises(NotFound):
            await ending.duplicate(work, second, 999, "close")
        await ending.duplicate(work, second, first, "close")
    row = await ticket(office, second)
    assert (row.state, row.duplicate_of_id) == ("duplicate", first)
    third = await paused(office)
    async with office.acting("Марина") as work:
        with pytest.raises(DeskError, match="error-ticket-duplicate-chain"):
            await ending.duplicate(work, third, second, "close")
    async with office.system() as work:
        client = Client(name="Луч", language="ru", created_at=work.now, updated_at=work.now)
        work.open_session.add(client)
        await work.open_session.flush()
        (await work.open_session.get_one(Ticket, first)).client_id = client.id
    async with office.acting("Марина") as work:
        with pytest.raises(DeskError, match="error-ticket-duplicate-other-client"):
            await ending.duplicate(work, third, first, "close")


async def test_what_is_over_stays_over(office: Office) -> None:
    ticket_id = await accepted(office)
    await fixed(office, ticket_id)
    await say(office, ticket_id, "confirm", "Да")
    with pytest.raises(TooLate):
        await rejected(office, ticket_id)
    assert (await ticket(office, ticket_id)).state == "confirmed"
