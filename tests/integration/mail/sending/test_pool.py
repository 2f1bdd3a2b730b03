"""The pool of connections, several workers, the ways in, and a relay that is away."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.company import Policy
from domain.mail.letters import LETTER
from mail.accounts import SmtpAccount, load_accounts
from mail.letters.composing import Composed
from mail.sending import relay as sending
from mail.sending.relay import FateUnknown, NotReached, Relay
from storage.models import Letter, MailRelay, OutboxRow
from tests.integration.mail.sending import relays
from tests.integration.mail.sending.conftest import Post, until
from tests.integration.mail.sending.relays import PASSWORD, says, silent

LETTER_OF_TEST = Composed(
    "help+b-x@svyaz.example", "kim@romashka.example", "", b"Subject: x\r\n\r\n"
)


def client(port: int, scheme: str = "smtp") -> Relay:
    return Relay(SmtpAccount.model_validate({"url": f"{scheme}://127.0.0.1:{port}"}))


@asynccontextmanager
async def closing(relay: Relay) -> AsyncIterator[Relay]:
    try:
        yield relay
    finally:
        await relay.close()


async def all_sent(post: Post, count: int) -> None:
    sent = select(func.count()).where(Letter.state == "sent")
    async with asyncio.timeout(30), AsyncSession(post.office.engine) as session:
        while await session.scalar(sent) != count:
            await session.rollback()
            await asyncio.sleep(0.02)


async def test_two_workers_send_each_letter_once_over_few_kept_connections(post: Post) -> None:
    for number in range(40):
        await post.write(to=f"client{number}@romashka{number}.example")
    async with post.sending(workers=2):
        await all_sent(post, 40)
    assert len({taken.recipient for taken in post.relay.taken}) == 40
    assert len(post.relay.taken) == 40
    assert post.relay.connections <= 8
    assert post.relay.at_once <= 8


async def test_no_more_letters_go_at_once_than_there_are_connections(post: Post) -> None:
    post.relay.slow = 0.05
    for number in range(12):
        await post.write(to=f"client{number}@romashka{number}.example")
    async with post.sending():
        await all_sent(post, 12)
    assert post.relay.at_once == post.relay.connections == 4


async def test_a_letter_waits_while_no_relay_is_there(post: Post) -> None:
    letter_id = await post.write(by="Ольга")
    unreachable = post.account.url.port
    post.account = SmtpAccount.model_validate({"url": "smtp://127.0.0.1:1"})
    async with post.sending():
        letter = await until(lambda: post.letter(letter_id), lambda each: each.attempts == 1)
        await post.waits_until_retried()
    assert (letter.state, letter.sending_at is not None) == ("queued", True)
    assert await stuck_by(post) == "SMTPConnectError"
    post.account = SmtpAccount.model_validate({"url": f"smtp://127.0.0.1:{unreachable}"})
    await post.try_now()
    async with post.sending():
        await post.becomes(letter_id, "sent")
    assert await stuck_by(post) is None


async def stuck_by(post: Post) -> str | None:
    """What keeps letters from leaving, as far as the desk knows."""
    async with AsyncSession(post.office.engine) as session:
        return await session.scalar(select(MailRelay.failure))


def account(folder: Path, policy: Policy, smtp: str) -> SmtpAccount:
    """The [smtp] of a mail.toml."""
    boxes = "".join(
        f'[mailboxes.{code}]\nimap = "imaps://x@imap.example"\npassword = "x"\n'
        for code in policy.mailboxes
    )
    file = folder / "mail.toml"
    file.write_text(f"{boxes}[smtp]\n{smtp}\n")
    return load_accounts(file, policy).smtp


async def test_a_wrong_password_keeps_letters_until_it_is_mended(
    tmp_path: Path, policy: Policy
) -> None:
    secret = tmp_path / "relay.password"
    secret.write_text("old")
    async with relays.relay(login=True) as relay:
        written = f'url = "smtp://desk@127.0.0.1:{relay.port}"\npassword_file = "relay.password"'
        async with closing(Relay(account(tmp_path, policy, written))) as desk:
            with pytest.raises(NotReached, match="login refused: 535"):
                await desk.send(LETTER_OF_TEST)
            secret.write_text(PASSWORD)
            assert await desk.send(LETTER_OF_TEST) == "250"


async def test_a_relay_without_the_encryption_asked_for_is_not_spoken_to() -> None:
    async with relays.relay() as relay:
        for scheme in ("smtp+starttls", "smtps"):
            async with closing(client(relay.port, scheme=scheme)) as desk:
                with pytest.raises(NotReached):
                    await desk.send(LETTER_OF_TEST)
    assert relay.taken == []


async def test_the_relays_certificate_is_checked(
    tmp_path: Path, policy: Policy, certificate: Path
) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    async with relays.relay(tls=context) as relay:
        async with closing(client(relay.port, scheme="smtps")) as desk:
            with pytest.raises(NotReached):
                await desk.send(LETTER_OF_TEST)
        written = f'url = "smtps://127.0.0.1:{relay.port}"\nca_file = "{certificate}"'
        async with closing(Relay(account(tmp_path, policy, written))) as desk:
            assert await desk.send(LETTER_OF_TEST) == "250"


@pytest.mark.parametrize("step", ["mail", "rcpt"])
async def test_silence_before_the_letter_means_that_nothing_left(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "TIMEOUT", 0.2)
    async with relays.relay() as relay, closing(client(relay.port)) as desk:
        relay.fails(step, silent)
        with pytest.raises(NotReached):
            await desk.send(LETTER_OF_TEST)
        assert await desk.send(LETTER_OF_TEST) == "250"


async def test_silence_after_the_letter_leaves_its_fate_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sending, "FINAL_TIMEOUT", 0.2)
    async with relays.relay() as relay, closing(client(relay.port)) as desk:
        relay.fails("taken", silent)
        with pytest.raises(FateUnknown):
            await desk.send(LETTER_OF_TEST)
        assert await desk.send(LETTER_OF_TEST) == "250"
    assert len(relay.taken) == 2


async def test_an_answer_that_is_none_leaves_its_fate_unknown() -> None:
    async with relays.relay() as relay, closing(client(relay.port)) as desk:
        relay.fails("taken", says("hello"))
        with pytest.raises(FateUnknown):
            await desk.send(LETTER_OF_TEST)


async def test_a_refusal_costs_no_connection() -> None:
    async with relays.relay() as relay, closing(client(relay.port)) as desk:
        relay.fails("rcpt", says("550 5.1.1 No such user"))
        with pytest.raises(sending.Refused):
            await desk.send(LETTER_OF_TEST)
        assert await desk.send(LETTER_OF_TEST) == "250"
    assert relay.connections == 1


async def test_the_row_of_a_letter_that_waits_is_not_tried_again_at_once(post: Post) -> None:
    post.relay.fails("rcpt", says("450 4.2.1 Busy"))
    letter_id = await post.write()
    async with post.sending():
        await until(lambda: post.letter(letter_id), lambda each: each.attempts == 1)
        await post.waits_until_retried()
    async with AsyncSession(post.office.engine) as session:
        wait = await session.scalar(
            select(OutboxRow.next_attempt_at - func.now()).where(OutboxRow.kind == LETTER)
        )
    assert wait is not None
    assert 20 < wait.total_seconds() <= 30
