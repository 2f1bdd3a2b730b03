"""What people do with their phones, and what of it the bot hears."""

import base64
from typing import Any

import pytest
from aiogram import Bot

from sandbox import Group, Person, Sandbox
from tests.integration.sandbox.conftest import USERNAME, Client, take_updates


async def heard(bot: Bot) -> list[str | None]:
    return [u.message.text for u in await take_updates(bot, 0) if u.message]


async def test_people_groups_and_clients_are_listed(client: Client, group: Group) -> None:
    people = await client.get("/people")
    assert people[0] == {
        "id": 1001,
        "first_name": "Ольга",
        "last_name": "Смирнова",
        "username": None,
        "role": "rep",
        "chat_id": 1001,
        "department": None,
        "department_title": None,
        "language": "ru",
        "time_zone": "Europe/Moscow",
        "email": "olga@desk.example",
        "started": True,
    }
    assert (await client.get("/clients"))[0]["name"] == "Ромашка"
    known = {g["id"]: g for g in await client.get("/groups")}
    assert known[group.id]["members"] == list(group.members)


async def test_a_stranger_comes(bot: Bot, client: Client) -> None:
    stranger = await client.post("/people", first_name="Пётр", username="petr", language_code="en")
    assert (stranger["role"], stranger["language"], stranger["started"]) == (None, "en", False)
    await client.say(stranger["id"], "/start TOKEN")
    update = (await take_updates(bot))[0]
    assert update.message
    assert update.message.from_user
    assert update.message.text == "/start TOKEN"
    assert update.message.from_user.language_code == "en"
    assert update.message.entities
    assert update.message.entities[0].type == "bot_command"
    status, body = await client.call("POST", "/people", {"last_name": "x"})
    assert (status, body) == (400, {"error": "first_name must be a text that is not empty"})


async def test_everything_a_phone_sends(bot: Bot, client: Client, person: Person) -> None:
    data = base64.b64encode(b"bytes").decode()
    things: list[dict[str, Any]] = [
        {"text": " слово "},
        {"voice": data},
        {"photo": f"data:image/png;base64,{data}", "text": "подпись"},
        {"video": data},
        {"document": {"file_name": "акт.pdf", "base64": data}},
        {"contact": {"phone_number": "+7495", "first_name": "Антон"}},
        {"location": {"latitude": 55.7, "longitude": 37.6}},
    ]
    for thing in things:
        await client.post(f"/chats/{person.id}/messages", **thing)
    got = [u.message for u in await take_updates(bot)]
    assert all(got)
    text, voice, photo, video, document, contact, place = [m for m in got if m]
    assert text.text == "слово"
    assert voice.voice
    assert voice.voice.file_size == 5
    assert photo.photo
    assert photo.caption == "подпись"
    assert video.video
    assert document.document
    assert document.document.mime_type == "application/pdf"
    assert contact.contact
    assert contact.contact.user_id == person.id
    assert place.location
    assert place.location.latitude == 55.7


@pytest.mark.parametrize(
    "recorded",
    [
        b"OggS" + bytes(range(1, 200)),
        b"OggS\0\4" + b"\xff" * 7 + b"\x7f" + bytes(200),
        b"\0" * 64 + b"OggS\0\4" + b"\x01" * 60,
        b"OggS",
    ],
)
async def test_a_recording_that_is_none_has_no_length(
    bot: Bot, client: Client, person: Person, recorded: bytes
) -> None:
    """Telegram takes any bytes for a voice message, and counts no seconds in them."""
    await client.post(f"/chats/{person.id}/messages", voice=base64.b64encode(recorded).decode())
    message = (await take_updates(bot))[0].message
    assert message
    assert message.voice
    assert (message.voice.duration, message.voice.file_size) == (0, len(recorded))


async def test_what_a_phone_cannot_send(client: Client, person: Person) -> None:
    path = f"/chats/{person.id}/messages"
    for body, words in [
        ({"text": "  "}, "text must be a text that is not empty"),
        ({"voice": "*"}, "voice is not base64"),
        ({"voice": ""}, "voice is empty"),
        ({"voice": "eA==", "photo": "eA=="}, "one message holds one of voice, photo"),
        ({"contact": {"first_name": "x"}}, "phone_number must be a text that is not empty"),
        ({"location": {"latitude": "x", "longitude": 1}}, "latitude must be a number"),
    ]:
        assert await client.call("POST", path, body) == (400, {"error": words})
    status, _ = await client.call("POST", path, {"text": "x", "reply_to": 1})
    assert status == 404
    assert (await client.call("POST", "/chats/5/messages", {"text": "x"}))[0] == 404
    async with client.http.post(f"/sandbox{path}", data="{") as answer:
        assert await answer.json() == {"error": "the body is not JSON"}


async def test_a_long_text_goes_in_parts_as_from_a_phone(
    bot: Bot, client: Client, person: Person
) -> None:
    text = ("слово " * 1000).strip()
    message = await client.say(person.id, text)
    parts = [u.message.text or "" for u in await take_updates(bot) if u.message]
    assert len(parts) == len(message["parts"]) == 2
    assert all(len(part) <= 4096 for part in parts)
    assert " ".join(parts) == text


async def test_a_person_edits(bot: Bot, client: Client, person: Person) -> None:
    message = await client.say(person.id, "до")
    path = f"/chats/{person.id}/messages/{message['id']}"
    status, edited = await client.call("PATCH", path, {"text": "после"})
    assert (status, edited["text"], edited["edited"]) == (200, "после", True)
    updates = await take_updates(bot)
    assert updates[-1].edited_message
    assert updates[-1].edited_message.text == "после"
    assert updates[-1].edited_message.edit_date
    sent = await bot.send_message(person.id, "x")
    path = f"/chats/{person.id}/messages/{sent.message_id}"
    assert (await client.call("PATCH", path, {"text": "y"}))[0] == 403


async def test_block_and_unblock(bot: Bot, client: Client, person: Person) -> None:
    for _ in range(2):
        await client.post(f"/people/{person.id}/block")
    assert (await client.call("POST", f"/chats/{person.id}/messages", {"text": "x"}))[0] == 409
    for _ in range(2):
        await client.post(f"/people/{person.id}/unblock")
    changes = [u.my_chat_member for u in await take_updates(bot)]
    assert [c and c.new_chat_member.status for c in changes] == ["kicked", "member"]
    assert (await bot.send_message(person.id, "x")).text == "x"


async def test_privacy_mode_in_groups(
    bot: Bot, client: Client, person: Person, colleague: Person, group: Group
) -> None:
    own = await bot.send_message(group.id, "кто возьмёт?")
    me = {"as": person.id}
    await client.say(group.id, "просто слова", **me)
    await client.say(group.id, "/help", **me)
    await client.say(group.id, "/help@other_bot", **me)
    await client.say(group.id, f"/help@{USERNAME}", **me)
    await client.say(group.id, f"эй, @{USERNAME}", **me)
    await client.say(group.id, "я", reply_to=own.message_id, **{"as": colleague.id})
    assert await heard(bot) == ["/help", f"/help@{USERNAME}", f"эй, @{USERNAME}", "я"]
    assert len(await client.messages(group.id)) == 7


async def test_in_a_group_somebody_must_act(client: Client, group: Group) -> None:
    path = f"/chats/{group.id}/messages"
    status, body = await client.call("POST", path, {"text": "x"})
    assert (status, body["error"]) == (400, 'in a group say who acts: "as": person id')
    assert (await client.call("POST", path, {"as": 1001, "text": "x"}))[0] == 403
    assert (await client.call("GET", f"/chats/{group.id}?as=1001"))[0] == 403
    assert (await client.call("GET", f"/chats/{group.id}?as={group.members[0]}"))[0] == 200


async def test_an_administrator_bot_hears_all(
    bot: Bot, client: Client, sandbox: Sandbox, person: Person
) -> None:
    group = Group(-900_000 - person.id, "Все", (person.id,), bot_is_admin=True)
    sandbox.world.add_group(group)
    await client.say(group.id, "слова", **{"as": person.id})
    assert await heard(bot) == ["слова"]
    administrators = await bot.get_chat_administrators(group.id)
    assert [a.user.username for a in administrators] == [USERNAME]


async def test_a_message_through_the_bot(bot: Bot, client: Client, person: Person) -> None:
    await client.say(person.id, "Ромашка", via_bot=True)
    update = (await take_updates(bot))[0]
    assert update.message
    assert update.message.via_bot
    assert update.message.via_bot.username == USERNAME
