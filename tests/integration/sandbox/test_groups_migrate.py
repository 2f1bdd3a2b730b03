"""A group that becomes a supergroup: the old id dies with the words Telegram uses."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramMigrateToChat

from sandbox import Group
from tests.integration.sandbox.conftest import Client, take_updates


async def test_migration(bot: Bot, client: Client, group: Group) -> None:
    upgraded = await client.post(f"/groups/{group.id}/migrate")
    assert upgraded["id"] < -1_000_000_000_000
    assert upgraded["members"] == list(group.members)
    said = [u.message for u in await take_updates(bot)]
    assert [m and m.migrate_to_chat_id for m in said] == [upgraded["id"], None]
    assert [m and m.migrate_from_chat_id for m in said] == [None, group.id]
    with pytest.raises(TelegramMigrateToChat) as caught:
        await bot.send_message(group.id, "x")
    assert caught.value.migrate_to_chat_id == upgraded["id"]
    assert "group chat was upgraded to a supergroup chat" in caught.value.message
    assert (await bot.send_message(upgraded["id"], "x")).chat.type == "supergroup"
    known = [g["id"] for g in await client.get("/groups")]
    assert upgraded["id"] in known
    assert group.id not in known


async def test_the_old_chat_is_closed_to_people(client: Client, group: Group) -> None:
    upgraded = await client.post(f"/groups/{group.id}/migrate")
    status, body = await client.call(
        "POST", f"/chats/{group.id}/messages", {"as": group.members[0], "text": "x"}
    )
    assert (status, str(upgraded["id"]) in body["error"]) == (410, True)
    assert (await client.call("POST", f"/groups/{group.id}/migrate"))[0] == 400
    assert (await client.call("POST", f"/groups/{upgraded['id']}/migrate"))[0] == 400
