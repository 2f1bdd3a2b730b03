"""What people see stays true: the message in the hands of one who handed on says who has it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from app.texts import desk_texts
from bot.cards import requests as cards
from bot.screen import Screen
from bot.texts import Screenwriter
from domain.requests import handoffs, offering, reading, results
from domain.requests.offering import Receiver
from domain.requests.offers import offer_facts
from storage.models import OutboxRow, RequestEvent
from tests.fixtures.office import Office
from tests.integration.requests.acting import accepted, kinds_of, offered, sent, sweep_next


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


@pytest.mark.parametrize("end", ["expired", "declined", "withdrawn"])
async def test_a_reminder_of_an_offer_that_is_over_is_drawn_again(office: Office, end: str) -> None:
    """Its button to accept would ask for what nobody can do any more."""
    request_id, handoff_id = await sent(office, Receiver(office.person("Антон").id))
    await _until(office, request_id, "reminded")
    await _delivered(office)
    assert "Принять в работу" in await _labels_of_reminder(office, request_id)
    if end == "declined":
        async with office.acting("Антон") as work:
            await handoffs.decline(work, handoff_id, "Не к нам")
    elif end == "withdrawn":
        async with office.acting("Ольга") as work:
            await offering.withdraw(work, handoff_id)
    await _until(office, request_id, end)
    assert f"request:{request_id}" in await _redrawn_for(office, "Антон")
    labels = await _labels_of_reminder(office, request_id)
    assert labels
    assert "Принять в работу" not in labels


async def _labels_of_reminder(office: Office, request_id: int) -> list[str]:
    """The buttons under Anton's reminder as it is drawn now."""
    screen = await _reminder(office, request_id)
    return [button.text for row in screen.buttons for button in row]


async def _reminder(office: Office, request_id: int) -> Screen:
    """Anton's reminder as it is drawn now."""
    return await _news(office, "Антон", request_id, "reminded")


async def _news(office: Office, name: str, request_id: int, kind: str) -> Screen:
    """The news of a step as its reader has it now."""
    async with office.acting(name) as work:
        event_id = await work.open_session.scalar(
            select(RequestEvent.id).where(
                RequestEvent.request_id == request_id, RequestEvent.kind == kind
            )
        )
        assert event_id is not None
        w = Screenwriter(desk_texts(), "ru", "Europe/Samara", work.now)
        screen = await cards.step(work, w, {"request_id": request_id, "event_id": event_id})
    assert screen is not None
    return screen


async def _until(office: Office, request_id: int, kind: str) -> None:
    while kind not in await kinds_of(office, request_id):
        await sweep_next(office)


async def test_who_is_reminded_to_accept_is_not_called_by_his_name(office: Office) -> None:
    request_id, _ = await sent(office, Receiver(office.person("Антон").id))
    await _until(office, request_id, "reminded")
    news = (await _news(office, "Антон", request_id, "reminded")).text
    assert "ждёт вашего приёма" in news
    assert "Антон" not in news


async def test_a_department_is_reminded_by_its_name(office: Office) -> None:
    request_id, _ = await sent(office, Receiver(department="tech"))
    await _until(office, request_id, "reminded")
    assert (
        "ждёт приёма: Технический отдел"
        in (await _news(office, "Антон", request_id, "reminded")).text
    )


async def test_a_result_waits_for_the_word_of_whoever_reads_so(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Заменил порт")
    await _until(office, request_id, "result_waits")
    assert "ждёт вашего решения" in (await _news(office, "Ольга", request_id, "result_waits")).text


@pytest.mark.parametrize("end", ["declined", "expired"])
async def test_what_nobody_took_is_said_to_be_with_its_holder_to_himself_and_to_others(
    office: Office, end: str
) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        handed = Receiver(office.person("Кирилл").id)
        await offering.offer(work, request_id, handed)
    if end == "declined":
        async with office.acting("Кирилл") as work:
            await handoffs.decline(work, (await offered(office, request_id)).id, "Не успею")
    await _until(office, request_id, end)
    assert "Заявка осталась у вас" in (await _news(office, "Антон", request_id, end)).text
    author_reads = (await _news(office, "Ольга", request_id, end)).text
    assert "Заявка осталась у " in author_reads
    assert "Заявка осталась у вас" not in author_reads


async def test_a_reminder_drawn_again_on_another_day_names_the_date(office: Office) -> None:
    request_id, _ = await sent(office, Receiver(office.person("Антон").id))
    await _until(office, request_id, "reminded")
    assert "срок сегодня 15:00" in (await _reminder(office, request_id)).text
    office.clock.advance(timedelta(days=1))
    assert "срок пн 23 ноября, 15:00" in (await _reminder(office, request_id)).text


async def test_what_a_group_may_see_is_drawn_by_the_desk_itself(office: Office) -> None:
    _, handoff_id = await sent(office)
    async with office.system() as work:
        assert (await offer_facts(work, handoff_id)).state == "offered"
