"""Robots, bounces and the way out: nothing closes, and the rep is told what to do."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError
from domain.mail import posting
from domain.quality import asking
from domain.quality.returned import Trouble, trouble_of
from storage.models import Contact, MailAddress
from tests.integration.quality.acting import history
from tests.integration.quality_word.conftest import KIM, Client

ROBOT = {"Auto-Submitted": "auto-replied"}


async def trouble(client: Client, ticket_id: int) -> Trouble:
    """What the rep's one card of it says."""
    (told,) = await client.told("Ольга", "ticket_returned")
    async with client.office.acting("Ольга") as work:
        return await trouble_of(work, ticket_id, int(str(told["asking_id"])))


async def test_out_of_office_waits_and_names_who_answers(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers(
        "Я в отпуске до 12 января, по срочным вопросам — Петрова, petrova@romashka.example",
        headers=ROBOT,
    )
    found = await trouble(client, ticket_id)
    assert (found.kind, str(found.until)) == ("away", "2027-01-12")
    assert found.other == "petrova@romashka.example"
    assert found.other_id is not None
    (asked,) = await client.askings(ticket_id)
    assert asked.next_at == datetime(2027, 1, 13, 5, 0, tzinfo=UTC)
    assert await client.state(ticket_id) == ("awaiting_client", 1)
    await client.answers("Я в отпуске до 12 января", headers=ROBOT)
    assert len(await client.told("Ольга", "ticket_returned")) == 1
    async with client.office.acting("Ольга") as work:
        assert await asking.another(work, ticket_id, found.other_id)


async def test_in_english_too(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers("I am out of the office until 3 Feb", headers=ROBOT, language="en")
    assert str((await trouble(client, ticket_id)).until) == "2027-02-03"


async def test_who_has_left_is_marked_and_another_person_is_asked_for(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers(
        "Ким больше не работает в компании, пишите на info@romashka.example", headers=ROBOT
    )
    found = await trouble(client, ticket_id)
    assert (found.kind, found.other, found.other_id) == ("left", "info@romashka.example", None)
    async with AsyncSession(client.office.engine) as session:
        gone = await session.scalar(select(Contact.gone_at).where(Contact.name.contains("Ким")))
    assert gone is not None
    assert (await client.askings(ticket_id))[0].next_at is None
    async with client.office.acting("Ольга") as work:
        await asking.another(work, ticket_id, "info@romashka.example")
    await client.answers("Да", sender="info@romashka.example")
    assert await client.state(ticket_id) == ("confirmed", 1)


async def test_a_ticket_robot_is_only_noted(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers(
        "Автоответ: Ваше обращение зарегистрировано, №48211",
        headers={"Auto-Submitted": "auto-generated"},
    )
    assert await client.told("Ольга", "ticket_returned") == []
    assert (await history(client.office, ticket_id))[-1] == "robot_noted"
    assert len(await client.letters()) == 1


@pytest.mark.parametrize("state", ["bounced", "refused"])
async def test_a_letter_that_comes_back_asks_the_rep(client: Client, state: str) -> None:
    ticket_id = await client.asked()
    (letter,) = await client.letters()
    if state == "refused":
        async with client.office.system() as work:
            await posting.note_refused(work, letter.id, "550 5.1.1")
    else:
        await client.sent(letter)
        await client.comes(await _report(client, failed=True))
    found = await trouble(client, ticket_id)
    assert (found.kind, found.address, found.open) == ("letter_returned", KIM, True)
    (asked,) = await client.askings(ticket_id)
    assert asked.returned_at is not None
    assert asked.next_at is None
    assert await client.state(ticket_id) == ("awaiting_client", 1)
    assert await client.told("Ольга", "letter_trouble") == []
    async with client.office.acting("Ольга") as work:
        with pytest.raises(DeskError) as refusal:
            await asking.send(work, ticket_id, 1)
        assert refusal.value.key == "error-ticket-address-dead"
        assert await asking.another(work, ticket_id, "office@romashka.example")
    await client.answers("Да", sender="office@romashka.example")
    assert await client.state(ticket_id) == ("confirmed", 1)


async def test_a_full_mailbox_asks_the_rep(client: Client) -> None:
    """Delivery failed for good, whatever words the server chose; it is nobody's "no"."""
    ticket_id = await client.asked()
    await client.sent((await client.letters())[-1])
    full = ("5.2.2", "Mail delivery failed: mailbox full (5.2.2)")
    await client.comes(await _report(client, failed=True, report=full))
    found = await trouble(client, ticket_id)
    assert (found.kind, found.status, found.open) == ("letter_returned", "5.2.2", True)
    assert [each["ticket_id"] for each in await client.told("Ольга", "ticket_returned")] == [
        ticket_id
    ]
    assert await client.said(ticket_id) == []
    assert await client.state(ticket_id) == ("awaiting_client", 1)


async def test_a_delay_is_waited_out(client: Client) -> None:
    ticket_id = await client.asked()
    await client.sent((await client.letters())[-1])
    await client.comes(await _report(client, failed=False))
    assert await client.told("Ольга", "ticket_returned") == []
    assert (await client.askings(ticket_id))[0].returned_at is None


async def _report(
    client: Client, *, failed: bool, report: tuple[str, str] = ("5.1.1", "550 5.1.1 User not found")
) -> bytes:
    """What a mail server reports of the last letter, to the address that names it.

    Args:
        report: of a failure, its status and what the server said.
    """
    letter = (await client.letters())[-1]
    action = "failed" if failed else "delayed"
    status, said = report if failed else ("4.4.1", "4.4.1 will be tried again in 4 hours")
    return (
        "From: MAILER-DAEMON@mx.romashka.example\r\nTo: sales@svyaz.example\r\n"
        "Subject: Delivery report\r\nMIME-Version: 1.0\r\nReturn-Path: <>\r\n"
        f"Message-ID: <{action}@mx.romashka.example>\r\nAuto-Submitted: auto-replied\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n{said}\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
        f"Final-Recipient: rfc822; {letter.address}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; {said}\r\n"
        "--b\r\nContent-Type: message/rfc822-headers\r\n\r\n"
        f"Message-ID: {letter.message_id}\r\nSubject: x\r\n\r\n--b--\r\n"
    ).encode()


async def test_who_wants_no_letters_is_called(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers("Не пишите мне больше")
    assert (await trouble(client, ticket_id)).kind == "opted_out"
    assert (await client.askings(ticket_id))[0].next_at is None
    async with AsyncSession(client.office.engine) as session:
        marked = await session.get_one(MailAddress, KIM)
    assert marked.opted_out_at is not None
    async with client.office.acting("Ольга") as work:
        with pytest.raises(DeskError) as refusal:
            await asking.send(work, ticket_id, 1)
    assert refusal.value.key == "error-ticket-wants-no-letters"


async def test_nobody_stops_another_persons_letters_by_a_forged_sender(client: Client) -> None:
    client.trusts()
    ticket_id = await client.asked()
    await client.answers("Не пишите мне больше", auth="fail")
    async with AsyncSession(client.office.engine) as session:
        assert await session.get(MailAddress, KIM) is None
    assert (await client.question(ticket_id)).doubt == "forged"
