"""How a digest leaves the house: as its reader chose, and by the way that is open."""

from email import message_from_bytes
from email.policy import default

import pytest
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError
from domain.mail.leaving import Leaving
from domain.reports import choice
from domain.reports.audience import Way
from domain.texts import LOCALES, Texts
from mail.letters.letter import Ready, Scribe
from mail.letters.writing import LOCALES as LETTERS
from storage.models import Account, MailAddress
from tests.integration.reports.conftest import (
    DAY,
    FRIDAY_EVENING,
    HEAD,
    HOUR,
    LEAD,
    OLGA,
    Story,
)

TEXTS = Texts.load(LOCALES, LETTERS)
ADDRESS = "lis@svyaz.example"


@pytest.mark.parametrize(
    ("digest_by", "notices_by", "email", "cards", "letters"),
    [
        (None, "telegram", ADDRESS, 1, 1),
        (None, "telegram", None, 1, 0),
        # Who has all his news by mail has not asked for Telegram.
        (None, "mail", ADDRESS, 0, 1),
        ("both", "mail", ADDRESS, 1, 1),
        ("telegram", "mail", ADDRESS, 1, 0),
        ("mail", "telegram", ADDRESS, 0, 1),
        # The way he chose is closed: he gets it by the other.
        ("mail", "telegram", None, 1, 0),
        ("none", "telegram", ADDRESS, 0, 0),
    ],
)
async def test_each_reader_has_his_own_way(
    story: Story,
    digest_by: Way | None,
    notices_by: str,
    email: str | None,
    cards: int,
    letters: int,
) -> None:
    await story.set_person(HEAD, digest_by=digest_by, notices_by=notices_by, email=email)
    await story.sweep()
    assert len(await story.cards(HEAD)) == cards
    assert len(await story.letters(HEAD)) == letters
    assert len(await story.reports(HEAD)) == bool(cards + letters)


async def test_who_has_not_come_in_reads_it_by_mail(story: Story) -> None:
    await story.set_person(HEAD, digest_by="telegram", email=ADDRESS)
    await _leave_telegram(story, HEAD)
    await story.sweep()
    assert (len(await story.cards(HEAD)), len(await story.letters(HEAD))) == (0, 1)


async def test_whom_nothing_reaches_no_report_is_made_for(story: Story) -> None:
    await _leave_telegram(story, HEAD)
    await story.sweep()
    assert await story.reports(HEAD) == []
    assert await story.next_due() != story.now


async def test_an_address_that_is_dead_leaves_telegram(story: Story) -> None:
    await story.set_person(HEAD, digest_by="mail", email=ADDRESS)
    async with AsyncSession(story.office.engine) as session, session.begin():
        await session.execute(insert(MailAddress).values(address=ADDRESS, bounced_at=story.now))
    await story.sweep()
    assert (len(await story.cards(HEAD)), len(await story.letters(HEAD))) == (1, 0)


async def _leave_telegram(story: Story, name: str) -> None:
    async with story.office.engine.begin() as connection:
        await connection.execute(
            update(Account)
            .where(Account.employee_id == story.id(name))
            .values(revoked_at=story.now)
        )


async def composed(story: Story, name: str) -> Ready:
    (letter,) = await story.letters(name)
    leaving = Leaving(**{field: getattr(letter, field) for field in Leaving.__dataclass_fields__})
    scribe = Scribe(story.office.policy, TEXTS, story.office.clock)
    async with AsyncSession(story.office.engine) as session, session.begin():
        (ready,) = await scribe.composed(session, [leaving])
    return ready


async def test_the_letter_says_what_the_card_says_and_is_a_machines(story: Story) -> None:
    await story.set_person(HEAD, email=ADDRESS)
    await story.request("Вектор", "Антон", due_at=FRIDAY_EVENING - 2 * DAY)
    await story.ticket("Луч", "касса стоит", opened_at=FRIDAY_EVENING - HOUR)
    await story.sweep()
    message = message_from_bytes((await composed(story, HEAD)).composed.raw, policy=default)
    text, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert html is not None
    for part in (str(text.get_content()), str(html.get_content())):
        for words in ("Пятница, 27 ноября", "Просрочено 1", "Вектор", "Антон Белов", "касса стоит"):
            assert words in part
    assert message["Auto-Submitted"] == "auto-generated"
    assert "просрочено 1" in str(message["Subject"])
    assert str(message["To"].addresses[0].addr_spec) == ADDRESS


async def test_a_rep_has_his_morning_as_a_letter(story: Story) -> None:
    await story.set_person(OLGA, email="olga@svyaz.example", digest_by="mail")
    await story.sweep()
    (letter,) = await story.letters(OLGA)
    assert letter.kind == "digest_morning"
    message = message_from_bytes((await composed(story, OLGA)).composed.raw, policy=default)
    text = message.get_body(("plain",))
    assert text is not None
    assert "Доброе утро, Ольга. Пятница, 27 ноября" in str(text.get_content())


@pytest.mark.parametrize(
    ("name", "email", "ways", "morning"),
    [
        (HEAD, ADDRESS, ("both", "telegram", "mail", "none"), False),
        (HEAD, None, ("telegram", "none"), False),
        (OLGA, "o@svyaz.example", ("both", "telegram", "mail", "none"), True),
    ],
)
async def test_who_gets_a_digest_chooses_how(
    story: Story, name: str, email: str | None, ways: tuple[Way, ...], morning: bool
) -> None:
    await story.set_person(name, email=email)
    for way in ways:
        async with story.office.acting(name) as work:
            await choice.choose_digest(work, way)
        async with story.office.acting(name) as work:
            found = await choice.digest_choice(work)
        assert found == choice.DigestChoice(way, ways, morning)


async def test_who_gets_none_has_no_choice(story: Story) -> None:
    async with story.office.acting("Антон") as work:
        assert await choice.digest_choice(work) is None
    with pytest.raises(DeskError, match="error-no-digest"):
        await _choose(story, "Антон", "telegram")
    with pytest.raises(DeskError, match="error-no-address"):
        await _choose(story, LEAD, "mail")


async def _choose(story: Story, name: str, way: Way) -> None:
    async with story.office.acting(name) as work:
        await choice.choose_digest(work, way)
