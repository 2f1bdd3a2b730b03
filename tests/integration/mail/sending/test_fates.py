"""What becomes of a letter, by what the relay does to it."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import NotAllowed, TooLate
from domain.mail import posting
from storage.models import MailAddress, OutboxRow, RequestEvent
from tests.integration.mail.sending.conftest import CLIENT, Post, until
from tests.integration.mail.sending.relays import Fault, cut, says

pytestmark = pytest.mark.long

STAGES = ("mail", "rcpt", "data")


async def test_a_letter_leaves_and_says_where_its_answer_goes(post: Post) -> None:
    letter_id = await post.write()
    async with post.sending():
        letter = await post.becomes(letter_id, "sent")
    (taken,) = post.relay.taken
    read = message_from_bytes(taken.raw, policy=default)
    token = taken.sender.partition("+b-")[2].partition("@")[0]
    assert taken.recipient == CLIENT
    assert read["Reply-To"].addresses[0].addr_spec == f"help+t-{token}@svyaz.example"
    assert read["Message-ID"] == letter.message_id
    assert (letter.answer, letter.attempts, letter.sent_at) == ("250", 0, post.office.clock.now())


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("answer", ["451 4.3.0 Later", "421 4.3.2 Shutting down"])
async def test_a_letter_put_off_waits_and_leaves_with_the_same_bytes(
    post: Post, stage: str, answer: str
) -> None:
    post.relay.fails(stage, says(answer))
    letter_id = await post.write(by="Ольга")
    async with post.sending():
        waiting = await until(lambda: post.letter(letter_id), lambda each: each.attempts == 1)
        await post.waits_until_retried()
        await post.try_now()
        letter = await post.becomes(letter_id, "sent")
    assert waiting.state == "queued"
    assert (waiting.answer or "").startswith(answer[:9])
    assert (letter.blob, letter.message_id) == (waiting.blob, waiting.message_id)
    assert len(post.relay.taken) == 1
    assert await post.cards("Ольга") == []


async def test_a_letter_put_off_for_two_days_fails_and_its_author_hears_of_it(post: Post) -> None:
    post.relay.fails("rcpt", says("450 4.2.1 Mailbox busy"), says("450 4.2.1 Mailbox busy"))
    letter_id = await post.write(by="Ольга")
    async with post.sending():
        await until(lambda: post.letter(letter_id), lambda each: each.attempts == 1)
        await post.waits_until_retried()
        post.office.clock.advance(timedelta(days=2))
        await post.try_now()
        letter = await post.becomes(letter_id, "failed")
    assert letter.answer == "450 4.2.1"
    assert post.relay.taken == []
    assert await post.cards("Ольга") == ["letter_trouble"]


@pytest.mark.parametrize("stage", STAGES)
async def test_a_letter_refused_for_good_is_told_at_once(post: Post, stage: str) -> None:
    post.relay.fails(stage, says("554 5.7.1 Spam"))
    letter_id = await post.write(by="Ольга")
    async with post.sending():
        letter = await post.becomes(letter_id, "failed")
        following = await post.write(by="Ольга")
        await post.becomes(following, "sent")
    assert letter.answer == "554 5.7.1"
    assert await post.cards("Ольга") == ["letter_trouble"]
    assert await _address(post) is None  # it is the letter they do not like, not the address


async def test_a_wrong_address_is_known_as_such_and_not_written_to_again(post: Post) -> None:
    post.relay.fails("rcpt", says("550 5.1.1 No such user"))
    letter_id = await post.write()
    async with post.sending():
        await post.becomes(letter_id, "failed")
    dead = await _address(post)
    assert dead is not None
    assert dead.bounced_at is not None
    assert await post.try_to_write() is None
    async with AsyncSession(post.office.engine) as session:
        events = list(await session.scalars(select(RequestEvent.kind)))
    assert "letter_returned" in events  # whoever has the request knows that nothing arrived


async def test_an_address_that_is_none_fails_without_the_relay(post: Post) -> None:
    letter_id = await post.write(by="Ольга", to="Ирина Ким")
    async with post.sending():
        letter = await post.becomes(letter_id, "failed")
        good = await post.write()
        await post.becomes(good, "sent")
    assert letter.answer == "553 5.1.3"
    assert await post.cards("Ольга") == ["letter_trouble"]


@pytest.mark.parametrize("stage", ["data", "taken"])
async def test_the_desks_own_letter_is_sent_once_more_after_a_cut(post: Post, stage: str) -> None:
    post.relay.fails(stage, cut)
    letter_id = await post.write()
    async with post.sending():
        await post.waits_until_retried()
        await post.try_now()
        letter = await post.becomes(letter_id, "sent")
    assert letter.resent
    copies = {taken.raw for taken in post.relay.taken}
    assert len(copies) == 1
    assert len(post.relay.taken) == (1 if stage == "data" else 2)


async def test_the_desks_own_letter_is_not_sent_a_third_time(post: Post) -> None:
    post.relay.fails("taken", cut, cut)
    letter_id = await post.write()
    async with post.sending():
        await post.waits_until_retried()
        await post.try_now()
        await post.becomes(letter_id, "unknown")
    assert len(post.relay.taken) == 2


@pytest.mark.parametrize(("stage", "times"), [("data", 0), ("taken", 1)])
async def test_a_persons_letter_asks_its_author_and_he_has_it_sent_again(
    post: Post, stage: str, times: int
) -> None:
    post.relay.fails(stage, cut)
    letter_id = await post.write(by="Ольга")
    async with post.sending():
        await post.becomes(letter_id, "unknown")
        assert len(post.relay.taken) == times
        async with post.office.acting("Ольга") as work:
            assert (await posting.trouble_of(work, letter_id)).state == "unknown"
            await posting.send_again(work, letter_id)
        await post.becomes(letter_id, "sent")
    assert len({taken.raw for taken in post.relay.taken}) == 1
    assert await post.cards("Ольга") == ["letter_trouble"]


async def test_its_author_may_let_it_be_once_and_nobody_else_may(post: Post) -> None:
    post.relay.fails("data", cut)
    letter_id = await post.write(by="Ольга")
    async with post.sending():
        await post.becomes(letter_id, "unknown")
    async with post.office.acting("Денис") as work:
        with pytest.raises(NotAllowed):
            await posting.let_be(work, letter_id)
        with pytest.raises(NotAllowed):
            await posting.send_again(work, letter_id)
    async with post.office.acting("Ольга") as work:
        await posting.let_be(work, letter_id)
        with pytest.raises(TooLate):
            await posting.let_be(work, letter_id)
        assert (await posting.trouble_of(work, letter_id)).state == "given_up"
    assert post.relay.taken == []


async def test_after_a_crash_in_the_middle_the_desks_own_letter_is_sent_again_once(
    post: Post,
) -> None:
    letter_id = await post.write()
    await post.cut_off(letter_id)
    async with post.sending():
        letter = await post.becomes(letter_id, "sent")
    assert letter.resent
    assert len(post.relay.taken) == 1


async def test_after_a_crash_in_the_middle_a_persons_letter_asks_its_author(post: Post) -> None:
    letter_id = await post.write(by="Ольга")
    await post.cut_off(letter_id)
    async with post.sending():
        await post.becomes(letter_id, "unknown")
    assert post.relay.taken == []
    assert await post.cards("Ольга") == ["letter_trouble"]


async def test_a_bounce_that_is_faster_than_our_own_commit_stays(post: Post) -> None:
    letter_id = await post.write()
    await post.set_state(letter_id, "bounced")
    async with post.office.system() as work:
        await posting.note_sent(work, [letter_id], "250")
    assert (await post.letter(letter_id)).state == "bounced"


@pytest.mark.parametrize("fault", [cut, says("421 4.4.2 Timeout exceeded")])
async def test_a_kept_connection_that_the_relay_ended_costs_no_time(
    post: Post, fault: Fault
) -> None:
    async with post.sending():
        first = await post.write()
        await post.becomes(first, "sent")
        post.relay.fails("mail", fault)
        second = await post.write()
        letter = await post.becomes(second, "sent")
    assert letter.attempts == 0
    assert post.relay.connections == 2


async def _address(post: Post) -> MailAddress | None:
    async with AsyncSession(post.office.engine) as session:
        return await session.get(MailAddress, CLIENT)


async def test_every_row_of_the_outbox_is_done_in_the_end(post: Post) -> None:
    post.relay.fails("rcpt", says("550 5.1.1 No such user"))
    letter_id = await post.write(by="Ольга")
    async with post.sending():
        await post.becomes(letter_id, "failed")
    async with AsyncSession(post.office.engine) as session:
        row = await session.scalar(select(OutboxRow).where(OutboxRow.kind == "letter"))
    assert row is not None
    assert (row.state, row.result) == ("sent", {"letter": "failed"})
