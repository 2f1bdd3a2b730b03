"""When letters may leave: the company's limits, and the quiet hours of whoever reads them."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.company.policy import MailRules
from domain.mail import sweeps
from mail.sending.limits import Limits
from storage.models import Blob, Client, Letter, OutboxRow
from tests.integration.mail.sending.conftest import Post

EVENING = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)  # 22:30 in Samara, 21:30 in Moscow


def limited(post: Post, **rules: int) -> None:
    mail = MailRules(**rules)
    post.office.policy = post.office.policy.model_copy(update={"mail": mail})


async def sent_to(post: Post) -> list[str]:
    async with AsyncSession(post.office.engine) as session:
        found = await session.scalars(select(Letter.address).where(Letter.state == "sent"))
        return list(found)


async def all_tried(post: Post) -> None:
    """Until every letter has left, or is put off for a while."""
    due = select(func.count()).where(
        OutboxRow.kind == "letter",
        (OutboxRow.state == "leased")
        | (OutboxRow.state == "queued") & (OutboxRow.next_attempt_at <= func.now()),
    )
    async with asyncio.timeout(20), AsyncSession(post.office.engine) as session:
        while await session.scalar(due):
            await session.rollback()
            await asyncio.sleep(0.02)


async def test_two_workers_keep_the_limit_of_a_domain_together(post: Post) -> None:
    limited(post, letters_an_hour=1000, letters_an_hour_a_domain=40)
    for number in range(12):
        await post.write(to=f"client{number}@romashka.example")
    for number in range(3):
        await post.write(to=f"client@vasilek{number}.example")
    async with post.sending(workers=2):
        await all_tried(post)
    addresses = await sent_to(post)
    assert sum(each.endswith("@romashka.example") for each in addresses) == 4  # a tenth at once
    assert sum("vasilek" in each for each in addresses) == 3


async def test_the_companys_own_domain_is_spared_its_limit(post: Post) -> None:
    """A morning's digests go there; the limit for strangers' servers would keep them till noon."""
    limited(post, letters_an_hour=1000, letters_an_hour_a_domain=10)
    for number in range(5):
        await post.write(to=f"rep{number}@svyaz.example")
    async with post.sending():
        await all_tried(post)
    assert len(await sent_to(post)) == 5


async def test_an_hours_letters_are_counted_over_all_domains(post: Post) -> None:
    limited(post, letters_an_hour=20, letters_an_hour_a_domain=20)
    for number in range(6):
        await post.write(to=f"client@vasilek{number}.example")
    async with post.sending(workers=2):
        await all_tried(post)
    assert len(await sent_to(post)) == 2
    async with AsyncSession(post.office.engine) as session:
        kept = await session.scalar(select(func.count()).select_from(Blob))
    assert kept == 2, "nobody would ever find the bytes of what waits"


async def test_what_waits_for_a_limit_comes_back_one_after_the_other(post: Post) -> None:
    limited(post, letters_an_hour=1000, letters_an_hour_a_domain=10)
    for number in range(5):
        await post.write(to=f"client{number}@romashka.example")
    async with post.sending():
        await all_tried(post)
    async with post.office.engine.connect() as connection:
        waits = await connection.scalars(
            text(
                "SELECT extract(epoch FROM next_attempt_at - now())::int FROM outbox"
                " WHERE kind = 'letter' AND state = 'queued' ORDER BY 1"
            )
        )
        assert [round(wait / 360) for wait in waits] == [1, 2, 3, 4]
        tries = text("SELECT max(attempts) FROM outbox WHERE kind = 'letter' AND state = 'queued'")
        assert await connection.scalar(tries) == 0


async def test_no_hour_has_more_letters_than_the_company_allows(post: Post) -> None:
    rules = MailRules(letters_an_hour=20, letters_an_hour_a_domain=20)
    limits = Limits(rules)
    left = 0
    async with AsyncSession(post.office.engine) as session, session.begin():
        for _ in range(60):  # an hour, minute by minute, a crowd at every one
            waits = await limits.waits(session, ["kim@romashka.example"] * 5)
            left += waits.count(0.0)
            await session.execute(text("UPDATE rates SET tat = tat - interval '60 seconds'"))
    assert 18 <= left <= 20


@pytest.mark.parametrize(
    ("zone", "morning"),
    [("Europe/Samara", datetime(2026, 11, 24, 4, 0, tzinfo=UTC)), ("Europe/London", None)],
)
async def test_what_is_not_urgent_waits_for_the_readers_morning(
    post: Post, zone: str, morning: datetime | None
) -> None:
    post.office.clock.at = EVENING
    async with AsyncSession(post.office.engine) as session, session.begin():
        await session.execute(update(Client).values(time_zone=zone))
    letter_id = await post.write(urgent=False)
    assert (await post.letter(letter_id)).due_at == morning
    urgent = await post.write()
    assert (await post.letter(urgent)).due_at is None


async def test_the_morning_releases_a_letter_once(post: Post) -> None:
    post.office.clock.at = EVENING
    letter_id = await post.write(urgent=False)
    assert await _released(post) == 0
    post.office.clock.advance(timedelta(hours=9, minutes=30))
    async with post.office.system() as work:
        assert await sweeps.next_due(work) == post.office.clock.now()
    assert await _released(post) == 1
    assert await _released(post) == 0
    async with post.sending():
        letter = await post.becomes(letter_id, "sent")
    assert letter.queued_at == post.office.clock.now()
    assert len(post.relay.taken) == 1


async def _released(post: Post) -> int:
    async with post.office.system() as work:
        return await sweeps.release_letters(work)
