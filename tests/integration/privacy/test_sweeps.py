"""Contacts who left their client long ago are erased when the company has said so (152-FZ 5.7)."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.privacy import sweeps
from storage.models import AuditLine, Contact, Erasure
from tests.fixtures.office import Office

GONE = datetime(2023, 11, 24, 6, 0, tzinfo=UTC)
"""On the day after the office's Monday it is three years ago."""


async def left(office: Office) -> None:
    """The only contact, a long time ago; and one who left lately."""
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(update(Contact).values(gone_at=GONE, phone="+79270000000"))
        await session.execute(
            insert(Contact).values(
                client_id=office.client_id,
                name="Борис Лапин",
                gone_at=office.clock.now() - timedelta(days=30),
                created_at=GONE,
                updated_at=GONE,
            )
        )


def keep(office: Office, years: int | None) -> None:
    rules = office.policy.privacy.model_copy(update={"keep_gone_contacts_years": years})
    office.policy = office.policy.model_copy(update={"privacy": rules})


async def swept(office: Office) -> tuple[int, datetime | None]:
    async with office.system() as work:
        return await sweeps.sweep_gone(work), await sweeps.next_due(work)


async def names(office: Office) -> list[str]:
    async with AsyncSession(office.engine) as session:
        return list(await session.scalars(select(Contact.name).order_by(Contact.id)))


async def test_where_nothing_is_said_they_are_kept(office: Office) -> None:
    await left(office)
    office.clock.advance(timedelta(days=9000))
    assert await swept(office) == (0, None)


async def test_after_so_many_years_to_the_day_he_is_erased_and_it_is_in_the_audit(
    office: Office,
) -> None:
    await left(office)
    keep(office, 3)
    due = GONE.replace(year=2026)
    assert await swept(office) == (0, due)
    office.clock.at = due
    done, following = await swept(office)
    assert done == 1
    assert following is not None
    assert following.year == 2029
    assert await names(office) == ["удалено, срок хранения истёк 24.11.2026", "Борис Лапин"]
    async with AsyncSession(office.engine) as session:
        kim = (await session.scalars(select(Contact).order_by(Contact.id))).first()
        assert kim is not None
        assert (kim.phone, kim.email) == (None, None)
        assert await session.scalar(select(Erasure.by_id)) is None
        audit = await session.scalar(select(AuditLine).where(AuditLine.act == "erase_person"))
        assert audit is not None
    assert (await swept(office))[0] == 0


async def test_who_works_at_his_client_still_is_never_erased(office: Office) -> None:
    keep(office, 3)
    office.clock.advance(timedelta(days=9000))
    assert await swept(office) == (0, None)
