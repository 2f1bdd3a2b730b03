"""The desk's IMAP server: what it can, how it fails on order, and waiting for what lies there."""

import asyncio
import imaplib
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from sandbox import DeskMailbox, MailSettings, Sandbox, SandboxConfig
from sandbox.control import DeskControl
from sandbox.passing import NotSettledError, Waiting, settle
from tests.integration.sandbox.conftest import Client
from tests.integration.sandbox.mail_world import KIM, SALES, fetched, imap, in_thread, newest


@pytest.fixture(autouse=True)
async def _no_faults_left(sandbox: Sandbox) -> AsyncIterator[None]:
    yield
    sandbox.faults.clear()


async def write(client: Client, subject: str = "x") -> int:
    body = {"from": KIM, "to": SALES, "subject": subject, "text": "x"}
    await client.post("/mail", **body)
    return int((await newest(client, SALES))["uid"])


async def test_it_moves_and_marks_and_idles(client: Client, sandbox: Sandbox) -> None:
    uid = await write(client)

    def work() -> None:
        connection = imap(sandbox)
        _, told = connection.capability()
        assert {b"IDLE", b"MOVE", b"UIDPLUS", b"LITERAL+"} <= set(told[-1].split())
        connection.create("&BBMEPgRCBD4EMgQ+-")
        assert connection.uid("STORE", str(uid), "+FLAGS", r"(\Seen)")[0] == "OK"
        assert connection.uid("MOVE", str(uid), "&BBMEPgRCBD4EMgQ+-")[0] == "OK"
        assert connection.uid("SEARCH", "UID", str(uid)) == ("OK", [b""])

    await in_thread(work)
    assert (await newest(client, SALES))["uid"] == uid  # the page forgets nothing


async def test_a_wrong_password(sandbox: Sandbox) -> None:
    connection = await in_thread(
        lambda: imaplib.IMAP4("127.0.0.1", sandbox.post.imap.port, timeout=10)
    )
    with pytest.raises(imaplib.IMAP4.error, match="AUTHENTICATIONFAILED"):
        await in_thread(lambda: connection.login("sales", "wrong"))


async def test_uids_become_invalid(client: Client, sandbox: Sandbox) -> None:
    uid = await write(client)
    connection = await in_thread(lambda: imap(sandbox))
    before = connection.untagged_responses["UIDVALIDITY"]
    renewed = (await client.post("/mail/uidvalidity", address=SALES))["uidvalidity"]

    with pytest.raises((OSError, imaplib.IMAP4.abort)):
        await in_thread(connection.noop)
    again = await in_thread(lambda: imap(sandbox))
    assert again.untagged_responses["UIDVALIDITY"] == [str(renewed).encode()] != before
    assert await in_thread(lambda: fetched(again, uid))
    assert (await client.call("POST", "/mail/uidvalidity", {"address": KIM}))[0] == 404


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("kind", ["drop", "disconnect"])
async def test_a_command_ends_the_connection(
    client: Client, sandbox: Sandbox, kind: str, when: str
) -> None:
    uid = await write(client)
    connection = await in_thread(lambda: imap(sandbox))
    fault = {"service": "imap", "method": "FETCH", "kind": kind, "when": when, "times": 1}
    await client.post("/faults", **fault)
    await in_thread(connection.noop)
    with pytest.raises((OSError, imaplib.IMAP4.abort)):
        await in_thread(lambda: fetched(connection, uid))
    again = await in_thread(lambda: imap(sandbox))
    assert await in_thread(lambda: fetched(again, uid))


async def test_a_refusal_keeps_the_connection(client: Client, sandbox: Sandbox) -> None:
    await client.post("/faults", service="imap", method="LOGIN", kind="403", times=1)
    with pytest.raises(imaplib.IMAP4.error, match="AUTHENTICATIONFAILED"):
        await in_thread(lambda: imap(sandbox))
    connection = await in_thread(lambda: imap(sandbox))
    await client.post("/faults", service="imap", kind="500", when="after", times=1)
    assert (await in_thread(lambda: connection.status("INBOX", "(UIDNEXT)")))[0] == "NO"
    assert (await in_thread(lambda: connection.status("INBOX", "(UIDNEXT)")))[0] == "OK"


class Idling:
    """A connection in IDLE, line by line: imaplib learned it only in Python 3.14."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.socket = socket.create_connection(("127.0.0.1", sandbox.post.imap.port), timeout=10)
        self.file = self.socket.makefile("rwb")
        for line in (b"a LOGIN sales secret", b"b SELECT INBOX", b"c IDLE"):
            self.file.write(line + b"\r\n")
        self.file.flush()
        while not self.line().startswith(b"+"):
            pass

    def line(self) -> bytes:
        line: bytes = self.file.readline()
        return line

    def next_exists(self) -> bytes:
        while not (line := self.line()).endswith(b"EXISTS\r\n"):
            assert line
        return line


async def test_idle_hears_of_new_mail(client: Client, sandbox: Sandbox) -> None:
    idling = await in_thread(lambda: Idling(sandbox))
    await write(client)
    assert await in_thread(idling.next_exists)


@pytest.mark.parametrize(("kind", "bye"), [("drop", b""), ("disconnect", b"* BYE")])
async def test_idle_is_struck_while_it_lasts(
    client: Client, sandbox: Sandbox, kind: str, bye: bytes
) -> None:
    idling = await in_thread(lambda: Idling(sandbox))
    await client.post("/faults", service="imap", method="IDLE", kind=kind, times=1)

    def rest() -> bytes:
        try:
            return idling.line()
        except ConnectionError:
            return b""

    assert (await in_thread(rest)).startswith(bye)


async def test_idle_goes_silent(client: Client, sandbox: Sandbox) -> None:
    idling = await in_thread(lambda: Idling(sandbox))
    await client.post("/faults", service="imap", method="IDLE", kind="timeout", times=1)
    await write(client)
    idling.socket.settimeout(0.3)
    with pytest.raises(TimeoutError):
        await in_thread(idling.next_exists)


class TellingDesk:
    """A desk of one answer: how far it has read its mail."""

    def __init__(self) -> None:
        self.mail: dict[str, int] = {}
        self.uidvalidity: dict[str, int] = {}

    async def idle(self, _request: web.Request) -> web.Response:
        now = "2030-01-01T00:00:00+00:00"
        swept = {"mail": self.mail, "uidvalidity": self.uidvalidity}
        return web.json_response({"idle": True, "next_due": None, "now": now, **swept})


@pytest.fixture
async def desk() -> AsyncIterator[tuple[TellingDesk, DeskControl]]:
    telling, app = TellingDesk(), web.Application()
    app.router.add_get("/idle", telling.idle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    control = DeskControl(f"http://127.0.0.1:{runner.addresses[0][1]}")
    yield telling, control
    await control.close()
    await runner.cleanup()


async def test_settling_waits_for_mail_that_lies_there(
    client: Client, sandbox: Sandbox, desk: tuple[TellingDesk, DeskControl]
) -> None:
    telling, control = desk
    sandbox.api.updates.drop_all()
    world = Waiting(sandbox.api, sandbox.post.store, control)
    uid = await write(client)
    await settle(world, 2)  # a desk that watches no mailbox is not waited for

    telling.mail = {"Sales@desk.example": uid - 1, "service@desk.example": 0}
    with pytest.raises(NotSettledError, match=r"mail waits for the desk in sales@desk\.example"):
        await settle(world, 0.2)
    settling = asyncio.create_task(settle(world, 5))
    telling.mail = {SALES: uid, "service@desk.example": 0}
    await settling


async def test_settling_waits_until_renewed_uids_are_seen(
    client: Client, sandbox: Sandbox, desk: tuple[TellingDesk, DeskControl]
) -> None:
    telling, control = desk
    sandbox.api.updates.drop_all()
    world = Waiting(sandbox.api, sandbox.post.store, control)
    telling.mail = {SALES: await write(client)}
    telling.uidvalidity = {SALES: 1}
    renewed = await client.post("/mail/uidvalidity", address=SALES)
    with pytest.raises(NotSettledError, match=r"mail waits for the desk in sales@desk\.example"):
        await settle(world, 0.2)
    telling.uidvalidity = {SALES: renewed["uidvalidity"]}
    await settle(world, 2)


async def test_the_state_tells_of_mail(client: Client, sandbox: Sandbox) -> None:
    await write(client)
    mail: Any = (await client.get("/state"))["mail"]
    assert mail["imap_port"] == sandbox.post.imap.port
    assert SALES in [box["address"] for box in mail["boxes"]]


async def test_a_taken_port_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        mail = MailSettings(
            [DeskMailbox("a@b.example", "a", "a")], imap_port=taken.getsockname()[1]
        )
        sandbox = Sandbox(SandboxConfig("1:x", "bot", port=0, mail=mail))
        with pytest.raises(OSError, match="in use"):
            await sandbox.start()
