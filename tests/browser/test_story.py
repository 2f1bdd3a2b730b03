"""The story at the top, clicked through on the demo's page as a newcomer would."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from tests.e2e.acts import COLLEAGUE, JPEG, REP, TECHNICAL, TECHNICIAN, number_in
from tests.e2e.demo import running_demo
from tests.e2e.world import World
from tests.fixtures.chromium import CHROMIUM, FLAGS, needs_chromium

PATIENCE_MS = 15_000
"""For a screen to change: the machine of a test run does much else at the same time."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,  # a demo of its own; tests/e2e/test_story.py tells the same by HTTP
    pytest.mark.timeout(600),  # the demo starts beside other work
    needs_chromium,
]


class PhoneOnPage:
    """One person's phone as it is drawn on the page."""

    def __init__(self, page: Page, person: int) -> None:
        self.el = page.locator(f'.phone[data-person="{person}"]')
        self._page = page

    def said(self, words: str) -> Locator:
        """The last message with these words."""
        return self.el.get_by_test_id("message").filter(has_text=words).last

    async def sees(self, words: str) -> None:
        await expect(self.said(words)).to_be_visible()

    async def say(self, words: str) -> None:
        composer = self.el.get_by_test_id("composer")
        await composer.fill(words)
        await composer.press("Enter")
        await expect(composer).to_have_value("")

    async def tap(self, label: str, under: str) -> None:
        """Tap a button under the last message with these words."""
        await self.said(under).get_by_role("button", name=label, exact=True).click()

    async def send_photo(self, data: bytes) -> None:
        async with self._page.expect_file_chooser() as chosen:
            await self.el.get_by_test_id("attach").click()
            await self._page.get_by_role("menuitem", name="Фото или видео").click()
        photo = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": data}
        await (await chosen.value).set_files(photo)  # type: ignore[arg-type] # a FilePayload
        await self.el.get_by_test_id("send").click()


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with running_demo(tmp_path) as world:
        await world.move_to_working_morning()
        yield world


@pytest.fixture
async def page(world: World) -> AsyncIterator[Page]:
    """The page with the three phones of the story; an error of its scripts fails the test."""
    people = [(await world.phone(name)).id for name in (REP, TECHNICIAN, COLLEAGUE)]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport={"width": 1440, "height": 1000}, locale="ru-RU")
        page.set_default_timeout(PATIENCE_MS)
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        await page.add_init_script(
            f"localStorage.setItem('fieldpost.shown', {json.dumps(json.dumps(people))})"
        )
        await page.goto(world.url)
        yield page
        await browser.close()
    assert problems == []


async def test_the_story_clicked_through(page: Page, world: World, tmp_path: Path) -> None:
    expect.set_options(timeout=PATIENCE_MS)
    rep, technician, colleague = [
        PhoneOnPage(page, (await world.phone(name)).id) for name in (REP, TECHNICIAN, COLLEAGUE)
    ]

    await rep.sees("Добрый день")
    await rep.tap("Новая заявка", "Добрый день")
    await rep.sees("Какой клиент?")
    await rep.say("ромаш")
    await world.settle()
    await rep.tap("Ромашка", "Какой клиент?")
    await rep.tap("Авария", "Какая нужна помощь?")
    await rep.sees("Что случилось?")
    await rep.say("Нет связи на втором этаже")
    await rep.tap("Работа стоит", "Насколько это мешает работе?")
    await rep.sees("Нет связи на втором этаже")
    await rep.send_photo(JPEG)
    await rep.sees("Фото приложено")
    await page.screenshot(path=tmp_path / "1-summary.png")
    await rep.tap("Отправить заявку", "Фото приложено")
    await rep.sees("Ниже ваша копия")
    number = number_in(await rep.said("Ниже ваша копия").inner_text())

    await technician.sees(f"Заявка {number} · Авария")
    await page.screenshot(path=tmp_path / "2-offered.png")
    await technician.tap("Принять в работу", f"Заявка {number} · Авария")
    await technician.sees(f"Заявка {number} у вас")
    await colleague.sees(f"Заявка {number} уже в работе: {TECHNICIAN}")
    taken = colleague.said(f"Заявка {number} уже в работе")
    await expect(taken.get_by_role("button", name=f"В работе: {TECHNICIAN}")).to_be_disabled()
    await technician.el.get_by_role("tab", name=TECHNICAL).click()
    await technician.sees(f"Заявка {number} уже в работе: {TECHNICIAN}")
    await technician.el.get_by_role("tab").first.click()
    await page.screenshot(path=tmp_path / "3-accepted.png")

    await technician.tap("Передать…", f"Заявка {number} у вас")
    await technician.tap(COLLEAGUE, "Кому передать?")
    await technician.say("Я на другом конце города")
    await technician.tap("Передать", "Я на другом конце города")
    await colleague.sees("Я на другом конце города")
    await colleague.tap("Принять в работу", "Я на другом конце города")
    await colleague.tap("Готово…", f"Заявка {number} у вас")
    await colleague.sees("Что сделано?")
    await colleague.say("Заменил коммутатор")
    await colleague.tap("Сообщить о выполнении", "Заменил коммутатор")

    await rep.sees("Заменил коммутатор")
    await page.screenshot(path=tmp_path / "4-result.png")
    await rep.tap("Принять результат", "Заменил коммутатор")
    await rep.sees(f"Заявка {number} закрыта")
    await page.screenshot(path=tmp_path / "5-closed.png")

    told = await world.request(number)
    assert [line["accepted_by"] for line in told["lines"]] == [TECHNICIAN, COLLEAGUE, None, None]
    assert told["state"] == "closed"
