"""The client's answer to an invitation, as mail programs send it, reaches the rep (domain 2.7)."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Component
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.mail.incoming import IncomingMail, Outcome
from domain.mail.taking import take
from domain.requests.steps import history_of
from domain.visits import arranging, calling, site
from domain.visits.reading import written_answer
from domain.work import SYSTEM, Evidence, begin
from mail.intake import rows
from mail.intake.reading import read_mail
from storage import blobs
from storage.models import Mail
from tests.fixtures.calendars import event_of
from tests.integration.requests.acting import accepted
from tests.integration.visits import posted, replies
from tests.integration.visits.conftest import OLGA, Visits

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TUESDAY = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


@dataclass
class Invited:
    """An appointment that a client was invited to, and mails that come about it."""

    visits: Visits
    appointment_id: int
    event: Component
    count: int = field(default=0)

    async def comes(self, raw: bytes, **changes: Any) -> Outcome:
        """A mail is stored, read and taken."""
        office = self.visits.office
        self.count += 1
        async with AsyncSession(office.engine) as session, session.begin():
            mail_id = await session.scalar(
                insert(Mail)
                .values(
                    mailbox="sales",
                    uidvalidity=1,
                    uid=self.count,
                    sha256=await blobs.put(session, raw + str(self.count).encode()),
                    size=len(raw),
                    received_at=office.clock.now(),
                    stored_at=office.clock.now(),
                )
                .returning(Mail.id)
            )
        assert mail_id is not None
        mail = replace(read_mail(mail_id, "sales", raw, office.policy), **changes)
        return await self.taken(mail)

    async def taken(self, mail: IncomingMail) -> Outcome:
        office, evidence = self.visits.office, Evidence("mail", "sales", f"mail:{mail.id}")
        async with begin(office.engine, SYSTEM, office.clock, office.policy, evidence) as work:
            outcome = await take(work, {}, mail)
            await rows.note_outcome(work.open_session, mail, outcome)
        return outcome

    async def reply(self) -> tuple[str | None, datetime | None]:
        found = await self.visits.appointment(self.appointment_id)
        return found.client_reply, found.proposed_at

    async def told(self) -> list[tuple[object, object]]:
        """What the rep was told of answers: the calendar's, and the doubt about it."""
        return [
            (notice["args"]["reply"], notice["args"]["doubt"])
            for notice in await self.visits.told(OLGA)
            if notice["card"] == "appointment_answer"
        ]


@pytest.fixture
async def invited(visits: Visits) -> Invited:
    async with visits.office.acting(OLGA) as work:
        appointment_id = await calling.agree_on(work, visits.romashka, TUESDAY, None, None)
    [raw] = await posted.bytes_of_letters(visits)
    return Invited(visits, appointment_id, event_of(posted.calendar_of(raw)))


@pytest.mark.parametrize(
    ("partstat", "reply"),
    [("ACCEPTED", "accepted"), ("DECLINED", "declined"), ("TENTATIVE", "tentative")],
)
@pytest.mark.parametrize("program", replies.PROGRAMS)
async def test_answers_of_four_calendars(
    invited: Invited, program: str, partstat: str, reply: str
) -> None:
    outcome = await invited.comes(replies.PROGRAMS[program](invited.event, partstat))
    assert (outcome.name, outcome.found_by) == ("added", "invitation")
    assert await invited.reply() == (reply, None)
    assert await invited.told() == [(reply, "")]


async def test_another_time_is_proposed_and_taken_by_one_tap(invited: Invited) -> None:
    other = TUESDAY + DAY + HOUR
    await invited.comes(replies.counter(invited.event, other))
    assert await invited.reply() == ("another_time", other)
    assert await invited.told() == [("another_time", "")]
    async with invited.visits.office.acting(OLGA) as work:
        await arranging.move_to(work, invited.appointment_id, other)
    moved = await invited.visits.appointment(invited.appointment_id)
    assert (moved.starts_at, moved.sequence, moved.client_reply) == (other, 1, None)


async def test_an_answer_to_an_earlier_version_is_out_of_date(invited: Invited) -> None:
    async with invited.visits.office.acting(OLGA) as work:
        await arranging.move_to(work, invited.appointment_id, TUESDAY + DAY)
    outcome = await invited.comes(replies.outlook(invited.event, "ACCEPTED"))
    assert outcome.name == "noted"
    assert await invited.reply() == (None, None)
    assert await invited.told() == []


async def test_the_same_answer_again_is_told_once(invited: Invited) -> None:
    first = await invited.comes(replies.outlook(invited.event, "ACCEPTED"))
    again = await invited.comes(replies.outlook(invited.event, "ACCEPTED"))
    assert (first.name, again.name) == ("added", "noted")
    assert await invited.told() == [("accepted", "")]


async def test_a_changed_mind_is_told(invited: Invited) -> None:
    await invited.comes(replies.google(invited.event, "ACCEPTED"))
    await invited.comes(replies.google(invited.event, "DECLINED"))
    assert (await invited.reply())[0] == "declined"
    assert [reply for reply, _ in await invited.told()] == ["accepted", "declined"]


async def test_another_address_does_not_count(invited: Invited) -> None:
    stranger = replies.outlook(invited.event, "DECLINED", sender="boss@elsewhere.example")
    await invited.comes(stranger)
    assert await invited.reply() == (None, None)
    assert await invited.told() == [("declined", "sender")]


async def test_a_sender_nobody_vouches_for_does_not_count(invited: Invited) -> None:
    await invited.comes(replies.outlook(invited.event, "DECLINED"), authenticated=False)
    assert await invited.reply() == (None, None)
    assert await invited.told() == [("declined", "forged")]


async def test_an_answer_to_an_unknown_invitation_tells_nobody(invited: Invited) -> None:
    raw = replies.outlook(invited.event, "ACCEPTED").replace(
        str(invited.event["UID"]).encode(), b"another@svyaz.example"
    )
    await invited.comes(raw)
    assert await invited.reply() == (None, None)
    assert await invited.told() == []


async def test_nobody_has_answered_when_it_was_only_forwarded(invited: Invited) -> None:
    await invited.comes(replies.outlook(invited.event, "NEEDS-ACTION"))
    assert await invited.reply() == (None, None)


async def test_words_in_the_thread_go_to_the_rep_as_they_are(invited: Invited) -> None:
    [letter] = await invited.visits.letters()
    raw = (
        f"From: Irina <{replies.SENDER}>\r\nTo: sales@svyaz.example\r\n"
        f"Subject: Re: meeting\r\nMessage-ID: <w@romashka.example>\r\n"
        f"In-Reply-To: {letter.message_id}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        "Буду, но опоздаю на десять минут.\r\n"
    ).encode()
    outcome = await invited.comes(raw)
    assert outcome.name == "added"
    assert await invited.told() == [("", "")]
    assert await invited.reply() == (None, None)
    async with invited.visits.office.acting(OLGA) as work:
        answer = await written_answer(work, invited.appointment_id, invited.count)
    assert answer.words == "Буду, но опоздаю на десять минут."


async def test_a_robot_in_the_thread_is_noted_only(invited: Invited) -> None:
    [letter] = await invited.visits.letters()
    raw = (
        f"From: Irina <{replies.SENDER}>\r\nTo: sales@svyaz.example\r\n"
        f"Subject: Out of office\r\nMessage-ID: <r@romashka.example>\r\n"
        f"In-Reply-To: {letter.message_id}\r\nAuto-Submitted: auto-replied\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\nI am away until Monday.\r\n"
    ).encode()
    assert (await invited.comes(raw)).name == "noted"
    assert await invited.told() == []


async def test_of_a_visit_to_the_site_each_answer_is_in_the_history_of_its_request(
    visits: Visits,
) -> None:
    request_id = await accepted(visits.office)
    async with visits.office.acting("Антон") as work:
        appointment_id = await site.arrange(work, request_id, TUESDAY, None, None)
    [raw] = await posted.bytes_of_letters(visits)
    invited = Invited(visits, appointment_id, event_of(posted.calendar_of(raw)))
    other = TUESDAY + DAY
    stranger = replies.outlook(invited.event, "DECLINED", sender="boss@elsewhere.example")
    for answer in (
        replies.outlook(invited.event, "ACCEPTED"),
        replies.outlook(invited.event, "ACCEPTED"),
        stranger,
        replies.counter(invited.event, other),
    ):
        await invited.comes(answer)
    async with visits.office.acting(OLGA) as work:
        history = await history_of(work, request_id)
    said = [
        (step.data["reply"], step.data["hour"], step.data.get("proposed"))
        for step in history
        if step.kind == "visit_answered"
    ]
    assert said == [
        ("accepted", TUESDAY.isoformat(), None),
        ("another_time", TUESDAY.isoformat(), other.isoformat()),
    ]
    assert history[-1].writer
    assert [each["card"] for each in await visits.told("Антон")][-1] == "appointment_answer"
