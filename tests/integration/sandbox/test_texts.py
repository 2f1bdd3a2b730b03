"""Texts as Telegram reads and refuses them."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import MessageEntity

from sandbox import Person
from tests.integration.sandbox.conftest import Client


async def refusal(bot: Bot, person: Person, text: str, mode: str | None = "HTML") -> str:
    with pytest.raises(TelegramBadRequest) as caught:
        await bot.send_message(person.id, text, parse_mode=mode)
    return caught.value.message


# The words were recorded from the real Bot API or stand in tdlib's source.
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>open", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
        ("да <div>x</div>", 'Unsupported start tag "div" at byte offset 5'),
        (
            "<b><i>test</b></i>",
            'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"',
        ),
        ("5 < 7", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href>x</a>", None),
        ('<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ('<tg-emoji emoji-id="x">z</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
async def test_broken_html_is_refused_in_telegrams_words(
    bot: Bot, person: Person, text: str, words: str | None
) -> None:
    words = words or (
        'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'
    )
    assert await refusal(bot, person, text) == f"Bad Request: can't parse entities: {words}"


async def test_html_becomes_text_and_entities(bot: Bot, person: Person) -> None:
    source = (
        '😀 <b>жир<i>ный</i></b> &lt;tag&gt; &#1078; <a href="https://example.com/?a=1&amp;b=2">'
        'link</a>\n<pre><code class="language-python">x = 1</code></pre>'
        "<blockquote expandable>long</blockquote>"
    )
    sent = await bot.send_message(person.id, source, parse_mode="html")
    assert sent.text == "😀 жирный <tag> ж link\nx = 1long"
    kinds = {(e.type, e.offset, e.length) for e in sent.entities or ()}
    assert ("bold", 3, 6) in kinds
    assert ("italic", 6, 3) in kinds
    assert ("expandable_blockquote", 28, 4) in kinds
    pre = next(e for e in sent.entities or () if e.type == "pre")
    assert pre.language == "python"
    link = next(e for e in sent.entities or () if e.type == "text_link")
    assert link.url == "https://example.com/?a=1&b=2"


async def test_page_gets_safe_html(bot: Bot, client: Client, person: Person) -> None:
    await bot.send_message(
        person.id,
        '<b>a &lt;img onerror=1&gt; 😀<i>b</i></b> <a href="https://x.ru/&quot;">c</a>',
        parse_mode="HTML",
    )
    message = (await client.messages(person.id))[-1]
    assert message["text"] == "a <img onerror=1> 😀b c"
    assert message["html"] == (
        "<b>a &lt;img onerror=1&gt; 😀<i>b</i></b> "
        '<a href="https://x.ru/&quot;" rel="noreferrer noopener" target="_blank">c</a>'
    )


async def test_length_is_counted_after_entities_in_utf16(bot: Bot, person: Person) -> None:
    await bot.send_message(person.id, f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    await bot.send_message(person.id, "😀" * 2048)
    assert await refusal(bot, person, "x" * 4097) == "Bad Request: message is too long"
    assert await refusal(bot, person, "😀" * 2049) == "Bad Request: message is too long"


async def test_empty_texts(bot: Bot, person: Person) -> None:
    assert await refusal(bot, person, "") == "Bad Request: message text is empty"
    assert await refusal(bot, person, "   \n") == "Bad Request: text must be non-empty"
    assert await refusal(bot, person, "<b> </b>") == "Bad Request: text must be non-empty"
    sent = await bot.send_message(person.id, "  \n<b>a</b> ", parse_mode="HTML")
    assert (sent.text, [e.offset for e in sent.entities or ()]) == ("a", [0])


async def test_parse_modes(bot: Bot, person: Person) -> None:
    assert await refusal(bot, person, "x", "TeX") == "Bad Request: unsupported parse_mode"
    assert "knows only HTML" in await refusal(bot, person, "*x*", "MarkdownV2")


async def test_entities_given_by_the_bot_are_checked(bot: Bot, person: Person) -> None:
    async def words(entity: MessageEntity) -> str:
        with pytest.raises(TelegramBadRequest) as caught:
            await bot.send_message(person.id, "hello", entities=[entity])
        return caught.value.message

    begins = await words(MessageEntity(type="bold", offset=100, length=1))
    assert begins.endswith("entity begins after the end of the text at UTF-16 offset 100")
    ends = await words(MessageEntity(type="bold", offset=0, length=100))
    assert ends.endswith("offset 0 ends after the end of the text at UTF-16 offset 100")
    kind = await words(MessageEntity(type="huge", offset=0, length=1))
    assert kind.endswith("can't parse MessageEntity: Unsupported type specified")
    link = await words(MessageEntity(type="text_link", offset=0, length=5, url="not-a-url"))
    assert link.endswith("entity URL 'not-a-url' is invalid: Wrong HTTP URL")


async def test_links_and_commands_are_found(bot: Bot, person: Person) -> None:
    sent = await bot.send_message(
        person.id,
        "/new@fieldpost_bot kim@ромашка.рф https://a.ru/b. @anton #срочно +7 495 123-45-67",
    )
    text = sent.text or ""
    assert [(e.type, e.extract_from(text)) for e in sent.entities or ()] == [
        ("bot_command", "/new@fieldpost_bot"),
        ("email", "kim@ромашка.рф"),
        ("url", "https://a.ru/b"),
        ("mention", "@anton"),
        ("hashtag", "#срочно"),
        ("phone_number", "+7 495 123-45-67"),
    ]


async def test_nothing_is_found_inside_code(bot: Bot, person: Person) -> None:
    sent = await bot.send_message(person.id, "<code>/new</code>", parse_mode="HTML")
    assert [e.type for e in sent.entities or ()] == ["code"]
