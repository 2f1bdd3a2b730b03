"""The client's mailbox on the sandbox's page in a real browser; the test is the desk."""

import asyncio
import smtplib
from collections.abc import AsyncIterator
from email.message import EmailMessage
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from sandbox.config import DeskMailbox, MailSettings, Person, SandboxConfig
from sandbox.mail.reading import Opened
from sandbox.server import Sandbox
from tests.fixtures.chromium import CHROMIUM, FLAGS, needs_chromium

KIM, SOMOV, SERVICE = "kim@client.example", "somov@other.example", "service@desk.example"

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
]


def client(number: int, name: str, contact: str, email: str) -> dict[str, Any]:
    return {
        "id": number,
        "name": name,
        "language": "ru",
        "manager": 1,
        "contacts": [{"name": contact, "position": "директор", "email": email, "phone": None}],
    }


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    config = SandboxConfig(
        "1:token",
        "fieldpost_bot",
        port=0,
        people=[Person(1, "Ольга", "Смирнова", role="rep", email="olga@desk.example")],
        clients=[client(1, "Ромашка", "Ирина Ким", KIM), client(2, "Вектор", "Олег Сомов", SOMOV)],
        mail=MailSettings([DeskMailbox(SERVICE, "service", "secret", "service")]),
    )
    async with Sandbox(config) as running:
        yield running


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture(params=[(1440, 900), (390, 780)], ids=["desktop", "phone"])
async def page(
    request: pytest.FixtureRequest, browser: Browser, sandbox: Sandbox
) -> AsyncIterator[Page]:
    """The page; an error of its scripts or a request to another host fails the test."""
    width, height = request.param
    problems: list[str] = []
    page = await browser.new_page(viewport={"width": width, "height": height}, locale="ru-RU")
    await page.add_init_script("if (window === top) localStorage.setItem('fieldpost.story', '1')")
    page.on("pageerror", lambda error: problems.append(str(error)))
    await page.route("https://evil.example/**", lambda route: route.fulfill(body="reached"))
    page.on("requestfinished", lambda done: problems.append(done.url) if far(done.url) else None)
    await page.goto(sandbox.url)
    await expect(page.locator("html[data-live]")).to_have_count(1)
    if width < 720:
        await page.locator("[data-switch=mail]").click()
    await expect(page.get_by_test_id("mailbox")).to_be_visible()
    yield page
    await page.context.close()
    assert problems == []


def far(url: str) -> bool:
    return "evil.example" in url


def rows(page: Page) -> Locator:
    return page.get_by_test_id("mail-row")


async def letter(sandbox: Sandbox, to: str, html: str = "<p>Всё ли <b>работает</b>?</p>") -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Сервис <{SERVICE}>", to, "Заявка № 7"
    mail["Message-ID"], mail["Reply-To"] = "<ask-7@desk.example>", "service+t-7@desk.example"
    mail.set_content("Всё ли работает?")
    mail.add_alternative(html, subtype="html")

    def send() -> None:
        with smtplib.SMTP("127.0.0.1", sandbox.post.submission.port, timeout=10) as smtp:
            smtp.send_message(mail)

    await asyncio.to_thread(send)


def came(sandbox: Sandbox) -> Opened:
    """The mail that came last to the desk."""
    return Opened(sandbox.post.store.box(SERVICE).received[-1].raw)


async def test_a_client_writes_with_a_file(page: Page, sandbox: Sandbox) -> None:
    await expect(page.get_by_test_id("mailbox")).to_contain_text("Писем пока нет")
    await page.get_by_test_id("mail-write").click()
    await page.get_by_test_id("mail-form-subject").fill("Нет связи")
    await page.get_by_test_id("mail-form-text").fill("С утра.\nНа втором этаже.")
    async with page.expect_file_chooser() as chooser:
        await page.get_by_test_id("mail-attach").click()
    await (await chooser.value).set_files(
        {"name": "акт.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )
    await page.get_by_test_id("mail-send").click()

    await expect(rows(page)).to_have_count(1)
    await expect(rows(page)).to_contain_text("Кому: service@desk.example")
    mail = came(sandbox)
    assert mail.header("From") == "Ирина Ким <kim@client.example>"
    assert (mail.header("Subject"), mail.text) == ("Нет связи", "С утра.\nНа втором этаже.\n")
    assert [(f.file_name, f.data) for f in mail.attachments] == [("акт.pdf", b"%PDF")]


async def test_a_letter_is_read_and_answered(page: Page, sandbox: Sandbox) -> None:
    await letter(sandbox, KIM)
    await rows(page).click()
    frame = page.frame_locator("[data-testid=mail-frame]")
    await expect(frame.locator("b")).to_have_text("работает")
    await page.get_by_test_id("mail-as-text").click()
    await expect(page.get_by_test_id("mail-text")).to_have_text("Всё ли работает?")

    await page.get_by_test_id("mail-reply").click()
    await page.get_by_test_id("mail-form-style").select_option("mailru")
    await page.get_by_test_id("mail-form-text").fill("Да, всё работает.")
    await page.get_by_test_id("mail-send").click()

    await expect(rows(page)).to_have_count(2)
    mail = came(sandbox)
    assert mail.header("X-Mailer") == "Mail.Ru Mailer 1.0"
    assert mail.header("In-Reply-To") == "<ask-7@desk.example>"
    assert mail.header("Delivered-To") == "service+t-7@desk.example"
    assert mail.text.startswith("Да, всё работает.\n \n \n")


async def test_a_stranger_answers_from_a_forged_address(page: Page, sandbox: Sandbox) -> None:
    await letter(sandbox, KIM)
    await rows(page).click()
    await page.get_by_test_id("mail-reply").click()
    await page.get_by_test_id("mail-form-text").fill("Да")
    await page.get_by_text("Испытания").last.click()
    await page.get_by_test_id("mail-form-auth").select_option("fail")
    await page.locator("[name=stranger]").fill("evil@elsewhere.example")
    await page.locator("[name=robot]").check()
    await page.get_by_test_id("mail-send").click()

    await expect(rows(page).filter(has_text="Заявка № 7")).to_have_count(1)
    await expect(page.get_by_test_id("toast")).to_have_text("Письмо отправлено")
    mail = came(sandbox)
    assert mail.header("From") == "evil@elsewhere.example"
    assert mail.header("Auto-Submitted") == "auto-replied"
    assert "dmarc=fail" in (mail.header("Authentication-Results") or "")


async def test_a_letter_cannot_act(page: Page, sandbox: Sandbox) -> None:
    html = (
        '<script>parent.document.title="x"</script><img src="https://evil.example/p.png">'
        '<a id="a" href="https://evil.example/">a</a><form action="https://evil.example/">'
        '<button id="b">b</button></form>'
    )
    title = await page.title()
    await letter(sandbox, KIM, html)
    await rows(page).click()
    frame = page.frame_locator("[data-testid=mail-frame]")
    for element in ("#a", "#b"):
        await frame.locator(element).click()
    await expect(frame.locator("#a")).to_be_visible()
    assert (await page.title(), len(page.context.pages)) == (title, 1)


async def test_mail_for_another_contact_is_one_click_away(page: Page, sandbox: Sandbox) -> None:
    await letter(sandbox, SOMOV)
    strip = page.get_by_test_id("mail-elsewhere")
    await expect(strip).to_contain_text("Письмо для: Олег Сомов")
    await strip.get_by_role("button", name="Открыть").click()
    await expect(page.get_by_test_id("mail-owner")).to_have_text("Олег Сомов")
    await expect(rows(page)).to_contain_text("Заявка № 7")


async def test_one_chooses_whose_mail_it_is(page: Page, sandbox: Sandbox) -> None:
    await page.get_by_test_id("mail-owner").click()
    await page.get_by_test_id("mail-search").fill("вектор")
    people = page.get_by_test_id("mail-person").filter(visible=True)
    await expect(people).to_have_count(1)
    await people.click()
    await expect(page.get_by_test_id("mailbox")).to_contain_text(SOMOV)

    await page.get_by_test_id("mail-owner").click()
    await page.get_by_test_id("mail-other").fill("Stranger@Elsewhere.example")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("mailbox")).to_contain_text("stranger@elsewhere.example")
    await page.get_by_test_id("language-en").click()
    await expect(page.get_by_test_id("mailbox")).to_contain_text("No mail yet")


INVITATION = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//test//EN\r
METHOD:REQUEST\r
BEGIN:VEVENT\r
UID:abc@desk.example\r
SEQUENCE:0\r
DTSTAMP:20261123T080000Z\r
DTSTART:20261124T110000Z\r
DTEND:20261124T120000Z\r
SUMMARY:Встреча\r
ORGANIZER:mailto:service@desk.example\r
ATTENDEE;RSVP=TRUE:mailto:kim@client.example\r
END:VEVENT\r
END:VCALENDAR\r
"""


async def test_an_invitation_is_accepted_with_one_click(page: Page, sandbox: Sandbox) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Сервис <{SERVICE}>", KIM, "Приглашение"
    mail["Message-ID"] = "<invite@desk.example>"
    mail.set_content("Приходите")
    mail.add_alternative(INVITATION, "calendar", params={"method": "REQUEST"})
    mail.add_attachment(INVITATION.encode(), "application", "ics", filename="invite.ics")

    def send() -> None:
        with smtplib.SMTP("127.0.0.1", sandbox.post.submission.port, timeout=10) as smtp:
            smtp.send_message(mail)

    await asyncio.to_thread(send)
    await rows(page).click()
    await page.get_by_test_id("mail-calendar-accepted").click()
    await expect(page.get_by_test_id("mailbox")).to_contain_text("Принято: Встреча")
    [calendar] = came(sandbox).calendars
    assert "METHOD:REPLY" in calendar
    assert "PARTSTAT=ACCEPTED" in calendar
