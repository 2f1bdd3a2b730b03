"""A letter that is not to be written: its reason by a tap, and what comes after it."""

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.letters import desks, sweeps
from storage.models import Account
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.letters.base import Base


async def writing_to(house: House, clients: int) -> Phone:
    """The phone of a writer before whom so many letters lie."""
    base = Base(house.office)
    writer = await base.writer("Елена Град")
    async with AsyncSession(house.office.engine) as session, session.begin():
        await session.execute(
            insert(Account).values(
                employee_id=writer,
                channel="telegram",
                external_id=str(1000 + writer),
                created_at=house.office.clock.now(),
            )
        )
    for _ in range(clients):
        await base.client()
    async with house.office.system() as work:
        await sweeps.deal_daily(work)
    return house.phone("Елена")


async def skip_next(house: House, phone: Phone) -> None:
    async with house.office.acting("Елена") as work:
        letter = await desks.next_id(work)
    asked = f"write:skip:{letter}:0"
    await phone.tap_data(asked, phone.notice(asked))
    await phone.tap("Сейчас не время")


async def test_after_the_last_letter_that_is_not_written_the_day_is_done(house: House) -> None:
    phone = await writing_to(house, 2)
    await skip_next(house, phone)
    assert "не пишем в этом квартале" in phone.text
    await skip_next(house, phone)
    assert "Письма на сегодня написаны" in phone.text
    assert "пропущено 2" in phone.text
    assert phone.labels() == ["К письмам"]
