"""Letters are dealt by a daily quota, once a quarter, and no two read the same."""

from datetime import date, timedelta

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.letters import desks, novelties, sending, sweeps
from domain.letters.drafting import body_hash
from storage.models import Call, Employee, Handover, Novelty, OutboxRow, PersonalLetter
from tests.fixtures.office import Office
from tests.integration.letters.base import Base


async def deal(office: Office) -> int:
    async with office.system() as work:
        return await sweeps.deal_daily(work)


async def rows(office: Office) -> list[PersonalLetter]:
    async with AsyncSession(office.engine) as session:
        return list(await session.scalars(select(PersonalLetter).order_by(PersonalLetter.id)))


async def of_writer(office: Office, writer: int, day: date) -> int:
    async with AsyncSession(office.engine) as session:
        found = await session.scalar(
            select(func.count())
            .select_from(PersonalLetter)
            .where(PersonalLetter.writer_id == writer, PersonalLetter.dealt_on == day)
        )
        return found or 0


async def test_a_writer_gets_his_quota_and_the_next_morning_no_more_than_it(base: Base) -> None:
    office = base.office
    writer = await base.writer("Светлана Юдина")
    for _ in range(60):
        await base.client()
    assert await deal(office) == 1
    assert await deal(office) == 0
    assert await of_writer(office, writer, office.clock.now().date()) == 40
    async with office.acting("Светлана") as work:
        for _ in range(15):
            letter = await desks.next_id(work)
            assert letter is not None
            await sending.postpone(work, letter, "week")
        assert (await desks.desk(work)).left == 25
    office.clock.advance(timedelta(days=1))
    await deal(office)
    async with office.acting("Светлана") as work:
        desk = await desks.desk(work)
    assert (desk.left, desk.postponed) == (40, 15)
    assert await of_writer(office, writer, office.clock.now().date()) == 15


async def test_missed_days_are_not_caught_up(base: Base) -> None:
    office = base.office
    await base.writer("Светлана Юдина")
    for _ in range(90):
        await base.client()
    await deal(office)
    office.clock.advance(timedelta(days=3))
    await deal(office)
    assert len(await rows(office)) == 40


async def test_what_is_due_beyond_the_quota_waits_for_the_next_working_day(base: Base) -> None:
    """Two of Thursday and one of Friday, a colleague's, are left on Monday: two stay."""
    office = base.office
    few = office.policy.letters.model_copy(update={"a_day": 2})
    office.policy = office.policy.model_copy(update={"letters": few})
    office.clock.advance(timedelta(days=3))
    writer = await base.writer("Светлана Юдина")
    for _ in range(3):
        await base.client()
    await deal(office)
    thursday = office.clock.now().date()
    other = await base.writer("Пётр Котов")
    office.clock.advance(timedelta(days=1))
    friday = office.clock.now().date()
    await deal(office)
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            update(PersonalLetter)
            .where(PersonalLetter.writer_id == other)
            .values(writer_id=writer, due_on=friday)
        )
    office.clock.advance(timedelta(days=3))
    await deal(office)
    monday = office.clock.now().date()
    found = [(each.due_on, each.writer_id) for each in await rows(office)]
    assert found == [(thursday, writer), (thursday, writer), (monday + timedelta(days=1), writer)]
    async with office.acting("Светлана") as work:
        desk = await desks.desk(work)
    assert (desk.left, desk.postponed) == (2, 1)


async def test_a_client_is_dealt_once_a_quarter(base: Base) -> None:
    office = base.office
    await base.writer("Светлана Юдина")
    client = await base.client()
    await deal(office)
    async with office.acting("Светлана") as work:
        letter = await desks.next_id(work)
        assert letter is not None
        await sending.skip(work, letter, "not_now")
    for _ in range(20):
        office.clock.advance(timedelta(days=1))
        await deal(office)
    assert len(await rows(office)) == 1
    office.clock.advance(timedelta(days=30))
    await deal(office)
    assert [each.client_id for each in await rows(office)] == [client, client]


async def test_nothing_is_dealt_on_a_day_off_nor_before_its_hour(base: Base) -> None:
    office = base.office
    await base.writer("Светлана Юдина")
    await base.client()
    office.clock.at = office.clock.at.replace(day=22, hour=8)
    assert await deal(office) == 0
    async with office.system() as work:
        due = await sweeps.next_due(work)
    assert due is not None
    assert due.astimezone(office.policy.zone).isoformat() == "2026-11-23T08:00:00+04:00"
    office.clock.at = due - timedelta(seconds=1)
    assert await deal(office) == 0
    office.clock.at = due
    assert await deal(office) == 1
    async with office.system() as work:
        following = await sweeps.next_due(work)
    assert following == due + timedelta(days=1)


async def test_where_nobody_writes_letters_nothing_is_ever_due(base: Base) -> None:
    async with base.office.system() as work:
        assert await sweeps.next_due(work) is None


async def test_work_is_shared_and_who_wrote_before_writes_again(base: Base) -> None:
    office = base.office
    first = await base.writer("Светлана Юдина")
    second = await base.writer("Пётр Котов")
    for _ in range(6):
        await base.client()
    await deal(office)
    before = {each.client_id: each.writer_id for each in await rows(office)}
    assert sorted(before.values()) == [first] * 3 + [second] * 3
    office.clock.advance(timedelta(days=60))
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(update(PersonalLetter).values(state="skipped", reason="not_now"))
    await deal(office)
    after = {each.client_id: each.writer_id for each in (await rows(office))[6:]}
    assert after == before


async def test_whoever_is_on_leave_gets_none(base: Base) -> None:
    office = base.office
    away = await base.writer("Светлана Юдина")
    here = await base.writer("Пётр Котов")
    await base.client()
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            insert(Handover).values(
                kind="leave", state="active", person_id=away, from_on=base.day(1),
                until_on=base.day(-7), plan={"main": here}, created_at=office.clock.now(),
            )
        )  # fmt: skip
    await deal(office)
    assert [each.writer_id for each in await rows(office)] == [here]


async def test_no_two_letters_read_the_same_even_where_nothing_tells_clients_apart(
    base: Base,
) -> None:
    office = base.office
    for name in ("Светлана Юдина", "Пётр Котов"):
        await base.writer(name)
    for _ in range(80):
        await base.client("Клиент", contact="Анна Петровна Ильина")
    await deal(office)
    letters = await rows(office)
    assert len({body_hash(each.body) for each in letters}) == len(letters) == 80


async def test_each_letter_tells_of_one_new_thing_that_the_client_has_not_read(base: Base) -> None:
    office = base.office
    await base.writer("Светлана Юдина")
    for _ in range(4):
        await base.client()
    english = await base.client("Beta", language="en", contact="John Smith")
    async with office.acting("Светлана") as work:
        one = await novelties.add(work, "теперь ставим видеонаблюдение", "ru", None)
        other = await novelties.add(work, "Теперь есть ночная поддержка.", "ru", base.day(-30))
        gone = await novelties.add(work, "Этого уже нет.", "ru", None)
        await novelties.withdraw(work, gone)
    await deal(office)
    letters = await rows(office)
    told = {each.novelty_id for each in letters if each.client_id != english}
    assert told == {one, other}
    for each in letters:
        if each.novelty_id == one:
            assert "Теперь ставим видеонаблюдение." in each.body
    assert [each.novelty_id for each in letters if each.client_id == english] == [None]
    assert [each.language for each in letters if each.client_id == english] == ["en"]
    async with AsyncSession(office.engine) as session:
        assert await session.scalar(select(func.count()).select_from(Novelty)) == 3
    async with office.acting("Светлана") as work:
        assert (await novelties.page_of(work)).total == 2


async def test_a_client_with_whom_somebody_has_spoken_meanwhile_is_taken_back(base: Base) -> None:
    office = base.office
    await base.writer("Светлана Юдина")
    client = await base.client()
    await deal(office)
    async with AsyncSession(office.engine) as session, session.begin():
        rep = office.person("Ольга").id
        session.add(Call(client_id=client, rep_id=rep, outcome="call_back", at=office.clock.now()))
    office.clock.advance(timedelta(days=1))
    await deal(office)
    (letter,) = await rows(office)
    assert (letter.state, letter.reason) == ("withdrawn", "in_work")


async def test_the_writer_hears_of_his_day_once(base: Base) -> None:
    office = base.office
    writer = await base.writer("Светлана Юдина")
    await base.client()
    await deal(office)
    async with AsyncSession(office.engine) as session:
        told = list(await session.scalars(select(OutboxRow).where(OutboxRow.kind == "notice")))
        assert await session.scalar(select(Employee.id).where(Employee.id == writer)) == writer
    assert [(each.recipient, each.payload["args"]) for each in told] == [
        (f"person:{writer}", {"fresh": 1, "left": 0})
    ]
