"""Notes and promises on a client: who writes, who reads, who is told (domain 4.1, 4.2)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.clients import notes, promises
from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.follow_ups import tasks
from storage.models import OutboxRow
from tests.fixtures.office import Office

FRIDAY = date(2026, 11, 27)


async def _told(office: Office) -> list[tuple[str, str]]:
    async with office.system() as work:
        rows = await work.open_session.scalars(
            select(OutboxRow).where(OutboxRow.kind == "notice").order_by(OutboxRow.id)
        )
        return [(row.recipient, str(row.payload["card"])) for row in rows]


async def test_the_manager_hears_of_what_others_noted(office: Office) -> None:
    async with office.acting("Марина") as work:
        note_id = await notes.write_note(work, office.client_id, "просил счёт ")
    async with office.acting("Ольга") as work:
        await notes.write_note(work, office.client_id, "выслала")
        page = await notes.notes_page(work, office.client_id)
    assert [(each.text, each.author) for each in page.notes] == [
        ("выслала", "Ольга Смирнова"),
        ("просил счёт", "Марина Лис"),
    ]
    assert [each.may_drop for each in page.notes] == [True, False]
    assert await _told(office) == [(f"person:{office.person('Ольга').id}", "client_note")]
    async with office.acting("Антон") as work:
        with pytest.raises(NotAllowed):
            await notes.note_of(work, note_id)
        with pytest.raises(NotAllowed):
            await notes.notes_page(work, office.client_id)


async def test_ones_own_note_is_taken_back_within_a_day(office: Office) -> None:
    async with office.acting("Марина") as work:
        first = await notes.write_note(work, office.client_id, "не туда")
        second = await notes.write_note(work, office.client_id, "туда")
    async with office.acting("Ольга") as work:
        with pytest.raises(NotAllowed):
            await notes.take_back(work, first)
    async with office.acting("Марина") as work:
        await notes.take_back(work, first)
    office.clock.advance(timedelta(days=1, minutes=1))
    async with office.acting("Марина") as work:
        with pytest.raises(TooLate):
            await notes.take_back(work, second)
        assert (await notes.notes_page(work, office.client_id)).total == 1


async def test_a_promise_is_a_task_that_the_whole_team_sees(office: Office) -> None:
    async with office.acting("Антон") as work:
        task_id = await promises.promise(work, office.client_id, "перезвонить", FRIDAY)
    async with office.acting("Ольга") as work:
        (open_,) = await promises.open_promises(work, office.client_id)
        card = await tasks.task_card(work, task_id)
        assert (open_.title, open_.owner, open_.due_on, open_.late) == (
            "перезвонить",
            "Антон Белов",
            FRIDAY,
            False,
        )
        assert (card.promised, card.may_change) == (True, False)
    assert await _told(office) == [(f"person:{office.person('Ольга').id}", "task")]
    async with office.acting("Антон") as work:
        await tasks.finish_task(work, task_id)
        page = await promises.promises_page(work, office.client_id)
        assert (page.total, page.open, page.promises[0].done_at) == (1, 0, work.now)
        assert await promises.open_promises(work, office.client_id) == []


async def test_yesterday_is_not_promised(office: Office) -> None:
    async with office.acting("Ольга") as work:
        with pytest.raises(DeskError, match="error-promise-day-passed"):
            await promises.promise(work, office.client_id, "позвонить", date(2026, 11, 22))
        with pytest.raises(DeskError, match="error-words-needed"):
            await promises.promise(work, office.client_id, "  ", FRIDAY)


async def test_a_client_that_is_none_has_no_notes(office: Office) -> None:
    async with office.acting("Ольга") as work:
        for reading in (notes.notes_page, promises.promises_page):
            with pytest.raises(NotFound):
                await reading(work, 10**12)
