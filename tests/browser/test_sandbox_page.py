"""The sandbox's page in a real browser, with the test itself in the bot's place."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from sandbox.config import Group, Person, SandboxConfig
from sandbox.server import Sandbox
from tests.fixtures.chromium import CHROMIUM, FLAGS, needs_chromium

TOKEN = "123456:AAEtestTokenOfThePageInTheBrowserTests"
OLGA, ANTON, PAVEL, GROUP = 100_001, 100_002, 100_003, -1001

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
]


class Bot:
    """The bot's side of the sandbox: plain Bot API calls."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url = session, f"{url}/bot{TOKEN}"

    async def call(self, method: str, **params: object) -> Any:
        async with self._session.post(f"{self._url}/{method}", json=params) as answer:
            body = await answer.json()
        assert body["ok"], body
        return body["result"]

    async def say(self, chat: int, html: str, *rows: list[dict[str, object]]) -> int:
        """Send a message; its id."""
        params: dict[str, object] = {"chat_id": chat, "text": html, "parse_mode": "HTML"}
        if rows:
            params["reply_markup"] = {"inline_keyboard": list(rows)}
        return int((await self.call("sendMessage", **params))["message_id"])

    async def next(self, kind: str) -> Any:
        """The next update of that kind; what comes before it is thrown away."""
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=10):
                offset = update["update_id"] + 1
                if kind in update:
                    await self.call("getUpdates", offset=offset, timeout=0)
                    return update[kind]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    people = [
        Person(OLGA, "Ольга", "Смирнова", role="rep", started=True),
        Person(ANTON, "Антон", "Белов", role="technician", started=True),
        Person(PAVEL, "Павел", "Орлов", role="service_lead", started=True),
    ]
    groups = [Group(GROUP, "Техотдел", (ANTON, PAVEL), bot_is_admin=True)]
    async with Sandbox(
        SandboxConfig(TOKEN, "fieldpost_bot", port=0, people=people, groups=groups)
    ) as running:
        yield running


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(session, sandbox.url)


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser, sandbox: Sandbox) -> AsyncIterator[Page]:
    """The page on a desktop; an error of its scripts or a call to another host fails the test."""
    page = await browser.new_page(viewport={"width": 1440, "height": 900}, locale="ru-RU")
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "request",
        lambda request: (
            problems.append(request.url)
            if not request.url.startswith((sandbox.url, "blob:"))
            else None
        ),
    )
    await page.goto(sandbox.url)
    await expect(phone(page, OLGA)).to_be_visible()
    yield page
    await page.context.close()
    assert problems == []


def phone(page: Page, person: int) -> Locator:
    return page.locator(f'.phone[data-person="{person}"]')


def message(page: Page, number: int) -> Locator:
    return page.locator(f'.message[data-message-id="{number}"]')


async def test_a_tap_reaches_the_bot_and_the_message_changes_in_place(page: Page, bot: Bot) -> None:
    number = await bot.say(
        ANTON, "Заявка 214", [{"text": "Принять в работу", "callback_data": "handoff:accept:1"}]
    )

    await message(page, number).get_by_role("button", name="Принять в работу").click()
    query = await bot.next("callback_query")
    await bot.call(
        "editMessageText", chat_id=ANTON, message_id=number, text="Заявка 214 у вас с 14:07"
    )
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Принято")

    assert query["data"] == "handoff:accept:1"
    await expect(phone(page, ANTON).get_by_test_id("toast")).to_have_text("Принято")
    await expect(message(page, number)).to_contain_text("Заявка 214 у вас с 14:07")
    await expect(message(page, number).get_by_test_id("edited")).to_be_visible()
    await expect(message(page, number).get_by_test_id("inline-button")).to_have_count(0)


async def test_an_alert_waits_for_the_person(page: Page, bot: Bot) -> None:
    number = await bot.say(OLGA, "Заявка", [{"text": "Отозвать…", "callback_data": "x:"}])

    await message(page, number).get_by_role("button", name="Отозвать…").click()
    query = await bot.next("callback_query")
    await bot.call(
        "answerCallbackQuery", callback_query_id=query["id"], text="Уже принята", show_alert=True
    )

    await expect(phone(page, OLGA).get_by_role("alertdialog")).to_contain_text("Уже принята")
    await page.keyboard.press("Enter")
    await expect(phone(page, OLGA).get_by_role("alertdialog")).to_have_count(0)


async def test_words_are_sent_edited_and_answered(page: Page, bot: Bot) -> None:
    question = await bot.say(OLGA, "Что случилось?")
    await expect(message(page, question)).to_be_visible()
    composer = phone(page, OLGA).get_by_test_id("composer")

    await message(page, question).locator(".bubble").click()
    await page.get_by_role("menuitem", name="Ответить").click()
    await composer.fill("Нет связи")
    await composer.press("Enter")
    sent = await bot.next("message")
    await message(page, sent["message_id"]).locator(".bubble").click(position={"x": 12, "y": 60})
    await page.get_by_role("menuitem", name="Изменить").click()
    await composer.fill("Нет связи на втором этаже")
    await composer.press("Enter")

    assert (sent["text"], sent["reply_to_message"]["message_id"]) == ("Нет связи", question)
    assert (await bot.next("edited_message"))["text"] == "Нет связи на втором этаже"
    await expect(composer).to_have_value("")


async def test_a_deleted_message_vanishes_and_the_rest_stays(page: Page, bot: Bot) -> None:
    kept, gone = await bot.say(OLGA, "Остаётся"), await bot.say(OLGA, "Исчезает")
    await expect(message(page, gone)).to_be_visible()
    await message(page, kept).evaluate("node => { node.marked = true }")

    await bot.call("deleteMessage", chat_id=OLGA, message_id=gone)

    await expect(message(page, gone)).to_have_count(0)
    assert await message(page, kept).evaluate("node => node.marked") is True


async def test_a_group_shows_what_was_not_read(page: Page, bot: Bot) -> None:
    await bot.say(GROUP, "Заявка 214 свободна")
    tab = phone(page, ANTON).get_by_role("tab", name="Техотдел")

    await expect(tab.locator(".badge")).to_have_text("1")
    await tab.click()
    await expect(phone(page, ANTON).get_by_test_id("message")).to_contain_text(
        "Заявка 214 свободна"
    )
    await expect(tab.locator(".badge")).to_have_count(0)


async def test_foreign_html_becomes_known_tags_only(page: Page) -> None:
    """The server escapes what people write; the page must not rely on it."""
    drawn = await page.evaluate(
        """async () => {
            const { richText } = await import("/js/richtext.js");
            const box = document.createElement("div");
            box.append(richText(`<b onclick="x()">b</b><img src=x onerror="x()"><script>x()</script>
                <a href="javascript:x()">j</a><a href="data:text/html,x">d</a>
                <a href="https://e.org/" onclick="x()">e</a><iframe src=x></iframe>
                <svg><a href="javascript:x()">s</a></svg>
                <table><tr><td colspan="99999" style="x">t</td></tr></table>`, true));
            return [...box.querySelectorAll("*")].map((node) =>
                [node.localName, ...node.getAttributeNames().sort()].join(" "));
        }"""
    )

    assert drawn == ["b", "a href rel target", "table", "tbody", "tr", "td colspan rowspan"]


async def test_without_a_stream_of_events_the_page_asks_again(
    browser: Browser, sandbox: Sandbox, bot: Bot
) -> None:
    page = await browser.new_page(viewport={"width": 1440, "height": 900})
    await page.route("**/sandbox/events", lambda route: route.abort())
    await page.goto(sandbox.url)
    await expect(phone(page, OLGA)).to_be_visible()

    number = await bot.say(OLGA, "Без потока")

    await expect(message(page, number)).to_be_visible()


async def test_on_a_phone_one_person_is_seen_at_a_time(
    browser: Browser, sandbox: Sandbox, bot: Bot
) -> None:
    page = await browser.new_page(viewport={"width": 390, "height": 844}, locale="ru-RU")
    await page.goto(sandbox.url)
    await page.get_by_test_id("story").get_by_role("button", name="Закрыть").click()
    await bot.say(ANTON, "Новая заявка")

    await expect(phone(page, ANTON)).to_be_hidden()
    faces = page.get_by_test_id("switcher")
    await expect(faces.locator(f'[data-switch="{ANTON}"] .badge')).to_have_text("1")
    await faces.get_by_role("button", name="Антон Белов").click()
    await expect(phone(page, ANTON)).to_be_visible()
    await expect(phone(page, OLGA)).to_be_hidden()
    await expect(faces.locator(f'[data-switch="{ANTON}"] .badge')).to_have_count(0)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_the_strip_tells_any_of_its_stories(browser: Browser, sandbox: Sandbox) -> None:
    page = await browser.new_page(viewport={"width": 1400, "height": 900}, locale="ru-RU")
    await page.goto(sandbox.url)
    await expect(page.get_by_test_id("story-1")).to_contain_text("Ольга пишет заявку")

    await page.get_by_test_id("tell-programme").click()
    await expect(page.get_by_test_id("programme-1")).to_contain_text("Ольга звонит")
    await expect(page.get_by_test_id("story-1")).to_have_count(0)
    await expect(page.get_by_test_id("tell-programme")).to_be_focused()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    narrow = await browser.new_page(viewport={"width": 360, "height": 640}, locale="ru-RU")
    await narrow.goto(sandbox.url)
    await expect(narrow.get_by_test_id("story-1")).to_be_visible()
    await narrow.get_by_test_id("programme-1").click()
    await expect(narrow.get_by_test_id("story")).to_have_count(0)
    await expect(phone(narrow, OLGA)).to_be_visible()
    assert await narrow.evaluate("document.documentElement.scrollWidth <= innerWidth")
