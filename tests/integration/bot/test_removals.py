"""Whoever left is taken out of the departments' groups, in Telegram's own words (domain 4.3)."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.removals import REMOVAL_FAILED, Removals
from bot.sending import Sender
from domain.people import dismissal
from domain.people.access import GROUP_REMOVAL
from storage.base import JsonObject
from storage.models import Employee, OutboxRow
from storage.outbox import Claimed
from tests.fixtures.notices import notices_to
from tests.integration.bot.conftest import GROUP, Runtime, World

ANTON, KIRILL = "Антон Белов", "Кирилл Ершов"


async def left(world: World) -> OutboxRow:
    """Anton is dismissed; the job of taking him out of his department's group."""
    async with world.office.acting("Алла") as work:
        await dismissal.dismiss(work, ANTON, [KIRILL])
    async with AsyncSession(world.desk.engine) as session:
        row = await session.scalar(select(OutboxRow).where(OutboxRow.kind == GROUP_REMOVAL))
    assert row is not None
    return row


async def removed(world: World, runtime: Runtime, row: OutboxRow) -> JsonObject | None:
    sender = Sender(runtime.api, world.desk.engine, world.desk.clock, 424242)
    claimed = Claimed(
        row.id, row.kind, row.recipient, None, row.payload, None, 1, None, world.desk.clock.now()
    )
    return await Removals(world.desk, sender).remove(claimed)


def members(world: World, chat_id: int = GROUP) -> list[int]:
    return world.sandbox.world.chats[chat_id].members


async def test_he_is_taken_out_and_may_be_invited_again(world: World) -> None:
    row = await left(world)
    async with world.parts() as runtime:
        assert world.chat("Антон") in members(world)
        assert await removed(world, runtime, row) is None
        assert world.chat("Антон") not in members(world)
        assert world.chat("Кирилл") in members(world)
        assert await removed(world, runtime, row) is None, "twice is once"
    assert await notices_to(world.office, "Алла") == []


async def test_a_supergroup_keeps_no_ban(world: World) -> None:
    row = await left(world)
    await world.post(f"/groups/{GROUP}/migrate", {})
    upgraded = world.sandbox.world.chats[GROUP].migrated_to
    assert upgraded is not None
    async with world.parts() as runtime:
        assert await removed(world, runtime, row) is None
    assert world.chat("Антон") not in members(world, upgraded)
    assert world.sandbox.world.chats[upgraded].banned == set()


async def test_where_the_bot_may_not_the_administrator_is_told(world: World) -> None:
    world.sandbox.world.chats[GROUP].bot_status = "member"
    row = await left(world)
    async with world.parts() as runtime:
        result = await removed(world, runtime, row)
        assert result is not None
        assert "not enough rights" in str(result["refused"])
        await removed(world, runtime, row)
    told = await notices_to(world.office, "Алла")
    assert [(each["card"], each["args"]) for each in told] == [
        (REMOVAL_FAILED, {"left_id": world.office.person("Антон").id, "department": "tech"})
    ]
    assert world.chat("Антон") in members(world)


async def test_who_works_here_again_stays(world: World) -> None:
    row = await left(world)
    async with AsyncSession(world.desk.engine) as session, session.begin():
        await session.execute(update(Employee).values(active=True))
    async with world.parts() as runtime:
        await removed(world, runtime, row)
    assert world.chat("Антон") in members(world)
