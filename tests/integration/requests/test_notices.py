"""What people see stays true: the message in the hands of one who handed on says who has it."""

from sqlalchemy import select, text, update

from domain.requests import handoffs, offering, reading, results
from domain.requests.offering import Receiver
from domain.requests.offers import offer_facts
from storage.models import OutboxRow
from tests.fixtures.office import Office
from tests.integration.requests.acting import accepted, sent


async def _delivered(office: Office) -> None:
    """Everything told so far has arrived."""
    async with office.system() as work:
        await work.open_session.execute(text("DELETE FROM outbox WHERE kind = 'redraw'"))
        await work.open_session.execute(
            update(OutboxRow).values(state="sent", finished_at=text("now()"))
        )


async def _redrawn_for(office: Office, name: str) -> set[str | None]:
    """The subjects of a person's messages that are to be drawn again."""
    async with office.system() as work:
        redraws = select(OutboxRow.payload["of"].as_integer()).where(
            OutboxRow.kind == "redraw",
            OutboxRow.recipient == f"person:{office.person(name).id}",
        )
        found = await work.open_session.scalars(
            select(OutboxRow.subject).where(OutboxRow.id.in_(redraws))
        )
        return set(found)


async def test_who_handed_on_is_shown_that_he_has_it_no_more(office: Office) -> None:
    request_id, handoff_id = await sent(office)
    async with office.acting("Антон") as work:
        await handoffs.accept(work, handoff_id)
    async with office.acting("Антон") as work:
        kirill = Receiver(employee_id=office.person("Кирилл").id)
        await offering.offer(work, request_id, kirill)
    await _delivered(office)
    async with office.acting("Кирилл") as work:
        card = await reading.request_card(work, request_id)
        assert card.offer is not None
        await handoffs.accept(work, card.offer.id)
    assert f"handoff:{handoff_id}" in await _redrawn_for(office, "Антон")


async def test_who_reported_done_is_shown_that_it_waits_for_the_author(office: Office) -> None:
    request_id = await accepted(office)
    await _delivered(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Заменил порт")
    assert any(str(each).startswith("handoff:") for each in await _redrawn_for(office, "Антон"))


async def test_what_a_group_may_see_is_drawn_by_the_desk_itself(office: Office) -> None:
    _, handoff_id = await sent(office)
    async with office.system() as work:
        assert (await offer_facts(work, handoff_id)).state == "offered"
