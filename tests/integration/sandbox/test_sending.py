"""Messages of every kind on their way to a phone, and the chats that take none."""

import struct
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge, TelegramForbiddenError
from aiogram.types import (
    BufferedInputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputRichMessage,
    LinkPreviewOptions,
    ReplyParameters,
)

from sandbox import Group, Person, Sandbox
from sandbox.botapi import params
from tests.integration.sandbox.conftest import TOKEN, Client


def png(width: int = 4, height: int = 3) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n"
        + b"\0\0\0\rIHDR"
        + struct.pack(">II", width, height)
        + b"\x08\x02\0\0\0"
    )


def opus(seconds: int) -> bytes:
    return b"OggS\0\x04" + (seconds * 48_000).to_bytes(8, "little") + b"\0" * 14


async def refusal(call: Any) -> str:
    with pytest.raises(TelegramBadRequest) as caught:
        await call
    return caught.value.message.removeprefix("Bad Request: ")


async def test_files_arrive_whole(bot: Bot, client: Client, person: Person) -> None:
    photo = await bot.send_photo(
        person.id, BufferedInputFile(png(), "a.png"), caption="<b>к</b>", parse_mode="HTML"
    )
    assert photo.photo
    assert (photo.photo[-1].width, photo.photo[-1].height, photo.caption) == (4, 3, "к")
    voice = await bot.send_voice(person.id, BufferedInputFile(opus(21), "a.ogg"))
    assert voice.voice
    assert voice.voice.duration == 21
    document = await bot.send_document(person.id, BufferedInputFile(b"%PDF", "Журнал.pdf"))
    assert document.document
    assert document.document.file_name == "Журнал.pdf"
    again = await bot.send_document(person.id, document.document.file_id)
    assert again.document
    assert again.document.file_id == document.document.file_id
    shown = [m["media"] for m in await client.messages(person.id)]
    assert [m["kind"] for m in shown] == ["photo", "voice", "document", "document"]
    async with client.http.get(shown[2]["url"]) as file:
        assert await file.read() == b"%PDF"
        assert file.headers["Content-Security-Policy"].startswith("sandbox")


async def test_place_contact_and_album(bot: Bot, client: Client, person: Person) -> None:
    await bot.send_location(person.id, 55.75, 37.62)
    await bot.send_contact(person.id, "+74951234567", "Ирина", last_name="Ким")
    album = await bot.send_media_group(
        person.id,
        [
            InputMediaPhoto(media=BufferedInputFile(png(), f"{n}.png"), caption=caption)
            for n, caption in enumerate(("три", None, None))
        ],
    )
    assert len({m.media_group_id for m in album}) == 1
    shown = await client.messages(person.id)
    assert shown[0]["location"] == {"latitude": 55.75, "longitude": 37.62}
    assert shown[1]["contact"]["last_name"] == "Ким"
    assert [m["album"] for m in shown[2:]] == [album[0].media_group_id] * 3
    assert [m["text"] for m in shown[2:]] == ["три", "", ""]


async def test_albums_that_telegram_refuses(bot: Bot, person: Person) -> None:
    photo = InputMediaPhoto(media=BufferedInputFile(png(), "a.png"))
    document = InputMediaDocument(media=BufferedInputFile(b"x", "a.txt"))
    audio = InputMediaAudio(media=BufferedInputFile(b"x", "a.mp3"))
    many = bot.send_media_group(person.id, [photo] * 11)
    assert await refusal(many) == "too many messages to send as an album"
    mixed = bot.send_media_group(person.id, [photo, document])
    assert await refusal(mixed) == "document can't be mixed with other media types"
    mixed = bot.send_media_group(person.id, [audio, photo])
    assert await refusal(mixed) == "audio can't be mixed with other media types"
    lonely = bot.send_media_group(person.id, [photo])
    assert await refusal(lonely) == "too few messages to send as an album"


async def test_files_that_telegram_refuses(
    bot: Bot, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = BufferedInputFile(b"not a picture", "a.jpg")
    assert await refusal(bot.send_photo(person.id, text)) == "IMAGE_PROCESS_FAILED"
    narrow = BufferedInputFile(png(1, 21), "a.png")
    assert await refusal(bot.send_photo(person.id, narrow)) == "PHOTO_INVALID_DIMENSIONS"
    empty = BufferedInputFile(b"", "a.txt")
    assert await refusal(bot.send_document(person.id, empty)) == "file must be non-empty"
    unknown = await refusal(bot.send_document(person.id, "AgACAgIAAxkBAAI"))
    assert unknown.startswith("wrong remote file identifier specified")
    url = bot.send_document(person.id, "https://example.com/a.pdf")
    assert await refusal(url) == "failed to get HTTP URL content"
    document = await bot.send_document(person.id, BufferedInputFile(b"x", "a.txt"))
    assert document.document
    other = bot.send_voice(person.id, document.document.file_id)
    assert await refusal(other) == "type of file mismatch: can't use file of type Document as Voice"
    monkeypatch.setattr(params, "MAX_UPLOAD", 1000)
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(person.id, BufferedInputFile(b"x" * 1001, "a.bin"))


async def test_the_bot_downloads_what_a_person_sent(
    bot: Bot, client: Client, person: Person
) -> None:
    await client.post(f"/chats/{person.id}/messages", voice="T2dnUw==")
    update = (await bot.get_updates())[0]
    assert update.message
    assert update.message.voice
    file = await bot.get_file(update.message.voice.file_id)
    content = await bot.download_file(file.file_path or "")
    assert content
    assert content.read() == b"OggS"


async def test_files_over_20_mb_are_not_given_to_the_bot(
    bot: Bot, client: Client, person: Person
) -> None:
    await client.post(
        f"/chats/{person.id}/messages",
        document={"file_name": "фильм.mp4", "size": 20 * 1024 * 1024 + 1},
    )
    update = (await bot.get_updates())[0]
    assert update.message
    assert update.message.document
    assert await refusal(bot.get_file(update.message.document.file_id)) == "file is too big"
    gone = await refusal(bot.get_file("nothing"))
    assert gone == "wrong file_id or the file is temporarily unavailable"


async def test_download_address_needs_the_token(bot: Bot, client: Client, person: Person) -> None:
    document = await bot.send_document(person.id, BufferedInputFile(b"x", "a.txt"))
    assert document.document
    path = (await bot.get_file(document.document.file_id)).file_path
    for token, status in ((TOKEN, 200), ("1:wrong", 401)):
        async with client.http.get(f"/file/bot{token}/{path}") as answer:
            assert answer.status == status
    async with client.http.get(f"/file/bot{TOKEN}/photos/none.jpg") as answer:
        assert answer.status == 404


async def test_answering_a_message(bot: Bot, client: Client, person: Person) -> None:
    asked = await client.say(person.id, "вопрос")
    sent = await bot.send_message(
        person.id, "ответ", reply_parameters=ReplyParameters(message_id=asked["id"])
    )
    assert sent.reply_to_message
    assert sent.reply_to_message.text == "вопрос"
    assert (await client.messages(person.id))[-1]["reply_to"] == asked["id"]
    gone = bot.send_message(person.id, "x", reply_parameters=ReplyParameters(message_id=1))
    assert await refusal(gone) == "message to be replied not found"
    kept = ReplyParameters(message_id=1, allow_sending_without_reply=True)
    assert (await bot.send_message(person.id, "x", reply_parameters=kept)).reply_to_message is None


async def test_copies_and_forwards(
    bot: Bot, client: Client, person: Person, colleague: Person
) -> None:
    voice = await client.post(f"/chats/{person.id}/messages", voice="T2dnUw==")
    copy = await bot.copy_message(colleague.id, person.id, voice["id"], caption="слова")
    forward = await bot.forward_message(colleague.id, person.id, voice["id"])
    assert forward.forward_origin
    shown = await client.messages(colleague.id)
    assert [(m["id"], m["text"], m["media"]["kind"]) for m in shown] == [
        (copy.message_id, "слова", "voice"),
        (forward.message_id, "", "voice"),
    ]
    secret = await bot.send_message(person.id, "x", protect_content=True)
    assert (await client.messages(person.id))[-1]["protected"]
    kept = bot.forward_message(colleague.id, person.id, secret.message_id)
    assert await refusal(kept) == "message can't be forwarded"
    gone = bot.copy_message(colleague.id, person.id, 1)
    assert await refusal(gone) == "message to copy not found"


async def test_typing_is_seen_until_the_next_message(
    bot: Bot, client: Client, person: Person
) -> None:
    await bot.send_chat_action(person.id, "typing")
    assert (await client.get(f"/chats/{person.id}"))["action"] == "typing"
    await bot.send_message(person.id, "x")
    assert (await client.get(f"/chats/{person.id}"))["action"] is None
    wrong = bot.send_chat_action(person.id, "dancing")
    assert await refusal(wrong) == "wrong parameter action in request"


async def test_pinning(bot: Bot, client: Client, person: Person) -> None:
    sent = await bot.send_message(person.id, "x")
    await bot.pin_chat_message(person.id, sent.message_id)
    chat = await bot.get_chat(person.id)
    assert chat.pinned_message
    assert chat.pinned_message.message_id == sent.message_id
    assert (await client.messages(person.id))[-1]["pinned"]


async def test_chats_that_take_no_message(
    bot: Bot, sandbox: Sandbox, client: Client, person: Person
) -> None:
    assert await refusal(bot.send_message(77, "x")) == "chat not found"
    assert await refusal(bot.send_message("@nobody", "x")) == "chat not found"
    assert await refusal(bot.send_message("", "x")) == "chat_id is empty"
    stranger = await client.post("/people", first_name="Пётр")
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger["id"], "x")
    await client.say(stranger["id"], "/start")
    await bot.send_message(stranger["id"], "x")
    await client.post(f"/people/{person.id}/block")
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(person.id, "x")


async def test_link_preview_options_are_checked(bot: Bot, client: Client, person: Person) -> None:
    options = LinkPreviewOptions(is_disabled=True)
    await bot.send_message(person.id, "https://a.ru", link_preview_options=options)
    assert (await client.messages(person.id))[-1]["link_preview"] is False
    body = {"chat_id": person.id, "text": "x", "link_preview_options": {"is_disabled": "yes"}}
    async with client.http.post(f"/bot{TOKEN}/sendMessage", json=body) as answer:
        words = (await answer.json())["description"]
    assert words == 'Bad Request: field "is_disabled" must be of type Boolean'


@pytest.mark.parametrize("way", ["query", "form", "multipart", "json"])
async def test_a_call_may_come_in_any_form(client: Client, person: Person, way: str) -> None:
    values = {"chat_id": str(person.id), "text": "слово"}
    form = aiohttp.FormData(values)
    if way == "multipart":
        form = aiohttp.FormData(default_to_multipart=True)
        for name, value in values.items():
            form.add_field(name, value)
    how: dict[str, Any] = {
        "query": {"params": values},
        "form": {"data": form},
        "multipart": {"data": form},
        "json": {"json": values},
    }[way]
    async with client.http.post(f"/bot{TOKEN}/SENDMESSAGE", **how) as answer:
        assert (await answer.json())["result"]["text"] == "слово"


async def test_rich_messages_are_drawn_and_read(bot: Bot, client: Client, person: Person) -> None:
    html = (
        "<h2>Не сделано: 2</h2><table border><tr><th>№</th><th>У кого</th></tr>"
        "<tr><td>198</td><td><b>Антон &lt;Белов&gt;</b></td></tr></table>"
        "<ol><li>раз</li><li>два</li></ol><p>конец <a href='https://a.ru'>тут</a></p>"
    )
    sent = await bot.send_rich_message(person.id, InputRichMessage(html=html))
    assert sent.rich_message
    assert [b.type for b in sent.rich_message.blocks] == ["heading", "table", "list", "paragraph"]
    shown = (await client.messages(person.id))[-1]
    assert shown["rich"]
    assert shown["text"].splitlines() == [
        "Не сделано: 2",
        "№ | У кого",
        "198 | Антон <Белов>",
        "1. раз",
        "2. два",
        "конец тут",
    ]
    assert "<b>Антон &lt;Белов&gt;</b></td>" in shown["html"]
    edited = await bot.edit_message_text(
        rich_message=InputRichMessage(html="<p>да</p>"),
        chat_id=person.id,
        message_id=sent.message_id,
    )
    assert not isinstance(edited, bool)
    assert (await client.messages(person.id))[-1]["text"] == "да"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            {"type": "url", "text": "x", "url": "javascript:alert(1)"},
            "URL 'javascript:alert(1)' is invalid: Wrong HTTP URL",
        ),
        ({"type": "huge", "text": "x"}, "the sandbox does not play text of type huge"),
        ({"text": "x"}, "a block has a wrong or missing field"),
        (7, "a block has a wrong or missing field"),
    ],
)
async def test_broken_rich_text_is_refused(
    client: Client, person: Person, text: object, words: str
) -> None:
    rich = {"blocks": [{"type": "paragraph", "text": ["a", text]}]}
    body = {"chat_id": person.id, "rich_message": rich}
    async with client.http.post(f"/bot{TOKEN}/sendRichMessage", json=body) as answer:
        said = (await answer.json())["description"]
    assert said == f"Bad Request: can't parse rich message: {words}"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (InputRichMessage(), "exactly one of html, markdown and blocks must be used"),
        (InputRichMessage(html="<script>x</script>"), 'Unsupported start tag "script"'),
        (InputRichMessage(html="<p>x"), 'Can\'t find end tag corresponding to start tag "p"'),
        (InputRichMessage(html="<p><h1>x</h1></p>"), 'Tag "h1" can\'t be used inside a text'),
        (
            InputRichMessage(html=f"<table><tr>{'<td>1</td>' * 21}</tr></table>"),
            "too many columns in a table",
        ),
    ],
)
async def test_broken_rich_messages_are_refused(
    bot: Bot, person: Person, message: InputRichMessage, words: str
) -> None:
    said = await refusal(bot.send_rich_message(person.id, message))
    assert said == f"can't parse rich message: {words}"


async def test_rich_messages_have_limits(bot: Bot, person: Person) -> None:
    await bot.send_rich_message(person.id, InputRichMessage(html=f"<p>{'x' * 32_768}</p>"))
    for html in (f"<p>{'x' * 32_769}</p>", "<p>x</p>" * 501):
        long = bot.send_rich_message(person.id, InputRichMessage(html=html))
        assert await refusal(long) == "message is too long"


async def test_the_bot_sees_the_group(bot: Bot, person: Person, group: Group) -> None:
    assert (await bot.get_chat(group.id)).title == "Техотдел"
    assert (await bot.get_chat_member(group.id, person.id)).status == "member"
    assert (await bot.get_chat_member(group.id, 1001)).status == "left"
    assert await bot.get_chat_administrators(group.id) == []
    assert await bot.get_chat_member_count(group.id) == 3
    await bot.leave_chat(group.id)
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "x")
