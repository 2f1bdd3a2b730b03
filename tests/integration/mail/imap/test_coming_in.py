"""Encryption, passwords and tokens on a real server; what goes wrong says what to mend."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from mail.accounts import ImapAccount, OAuth
from mail.imap.connecting import connected
from mail.imap.failures import MailboxFailure
from mail.oauth import AccessTokens, OAuthAway, OAuthRefused
from tests.integration.mail.imap.conftest import running
from tests.integration.mail.imap.servers import HOST, PASSWORD, MailServer


@pytest.fixture
def encrypted(certificate: Path) -> Iterator[MailServer]:
    with running("dovecot") as server:
        server.kill()
        for file in (certificate, certificate.parent / "key.pem"):
            copy = server.folder / file.name
            copy.write_bytes(file.read_bytes())
            copy.chmod(0o644)
        server.start()
        yield server


def account(address: str, **more: object) -> ImapAccount:
    return ImapAccount.model_validate({"imap": address, "password": PASSWORD}).model_copy(
        update=more
    )


async def failure_of(account: ImapAccount, tokens: AccessTokens | None = None) -> str:
    with pytest.raises(MailboxFailure) as failed:
        async with connected(account, tokens):
            pytest.fail("it came in")
    return failed.value.code


async def test_tls_and_starttls(encrypted: MailServer, certificate: Path) -> None:
    tls = account(f"imaps://box@{HOST}:{encrypted.tls_port}")
    starttls = account(f"imap+starttls://box@{HOST}:{encrypted.port}")
    for each in (tls, starttls):
        trusting = each.model_copy(update={"ca_file": certificate})
        async with connected(trusting, None) as connection:
            assert (await connection.open("INBOX", read_only=True)).uidvalidity > 0
            assert connection.can("MOVE")
        assert await failure_of(each) == "tls"
    assert await failure_of(account(f"imaps://box@{HOST}:{encrypted.port}")) == "tls"


async def test_a_server_that_cannot_encrypt_is_not_told_the_password() -> None:
    with running("pymap") as server:
        assert await failure_of(account(f"imap+starttls://box@{HOST}:{server.port}")) == "tls"


async def test_nobody_there(server: MailServer) -> None:
    server.kill()
    assert await failure_of(server.account()) == "unreachable"


async def test_a_wrong_password(server: MailServer) -> None:
    wrong = ImapAccount.model_validate(
        {"imap": f"imap://box@{HOST}:{server.port}", "password": 'not "it"\\'}
    )
    assert await failure_of(wrong) == "login_refused"
    strange = ImapAccount.model_validate(
        {"imap": f"imap://some%22body%20else@{HOST}:{server.port}", "password": PASSWORD}
    )
    if server.name == "pymap":  # dovecot lets in whoever has the password
        assert await failure_of(strange) == "login_refused"


class Provider:
    """A token endpoint as Google's and Microsoft's: RFC 6749, 6."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.answer: tuple[int, object] = (200, {})

    async def token(self, request: web.Request) -> web.Response:
        self.asked.append({name: str(value) for name, value in (await request.post()).items()})
        status, body = self.answer
        return web.json_response(body, status=status)


@pytest.fixture
async def provider() -> AsyncIterator[tuple[Provider, str]]:
    provider = Provider()
    app = web.Application()
    app.router.add_post("/token", provider.token)
    async with TestServer(app) as server:
        yield provider, str(server.make_url("/token"))


@pytest.fixture
def oauth(tmp_path: Path) -> OAuth:
    for name, secret in (("secret", "client-secret"), ("refresh", "refresh-1")):
        (tmp_path / name).write_text(f"{secret}\n")
        (tmp_path / name).chmod(0o600)
    return OAuth.model_construct(
        provider="microsoft",
        client_id="app",
        client_secret_file=tmp_path / "secret",
        refresh_token_file=tmp_path / "refresh",
        tenant="common",
    )


async def test_a_token_is_asked_for_once_and_the_new_refresh_token_kept(
    provider: tuple[Provider, str], oauth: OAuth
) -> None:
    service, url = provider
    service.answer = (
        200,
        {"access_token": "a", "expires_in": "3599", "refresh_token": "refresh-2"},
    )
    tokens = AccessTokens(oauth, url)
    assert await asyncio.gather(*(tokens.get() for _ in range(3))) == ["a"] * 3
    assert len(service.asked) == 1
    assert service.asked[0]["refresh_token"] == "refresh-1"
    assert service.asked[0]["client_secret"] == "client-secret"
    assert "IMAP.AccessAsUser.All" in service.asked[0]["scope"]
    kept = oauth.refresh_token_file
    assert kept.read_text() == "refresh-2\n"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in kept.parent.iterdir()) == ["refresh", "secret"]
    tokens.forget()
    service.answer = (200, {"access_token": "b", "expires_in": 60})
    assert await tokens.get() == "b"
    assert await tokens.get() == "b"
    assert [asked["refresh_token"] for asked in service.asked] == ["refresh-1"] + ["refresh-2"] * 2


async def test_what_a_provider_refuses_and_what_may_pass(
    provider: tuple[Provider, str], oauth: OAuth
) -> None:
    service, url = provider
    service.answer = (400, {"error": "invalid_grant", "error_description": "expired"})
    with pytest.raises(OAuthRefused, match="invalid_grant"):
        await AccessTokens(oauth, url).get()
    for answer in ((500, {"error": "server_error"}), (200, {"nothing": 1}), (502, "busy")):
        service.answer = answer
        with pytest.raises(OAuthAway):
            await AccessTokens(oauth, url).get()
    with pytest.raises(OAuthAway):
        await AccessTokens(oauth, "http://127.0.0.1:9/token").get()


async def test_xoauth2_on_a_server(
    dovecot: MailServer, provider: tuple[Provider, str], oauth: OAuth
) -> None:
    """Dovecot's static user database takes the access token as the password."""
    service, url = provider
    by_token = account(f"imap://box@{HOST}:{dovecot.port}", password=None, oauth=oauth)
    service.answer = (200, {"access_token": PASSWORD, "expires_in": 3600})
    tokens = AccessTokens(oauth, url)
    async with connected(by_token, tokens) as connection:
        await connection.open("INBOX", read_only=False)
        assert connection.can("UIDPLUS")
    service.answer = (200, {"access_token": "expired", "expires_in": 3600})
    tokens.forget()
    assert await failure_of(by_token, tokens) == "login_refused"
    service.answer = (200, {"access_token": PASSWORD, "expires_in": 3600})
    async with connected(by_token, tokens) as connection:  # a refused token is not used again
        assert connection.can("IDLE")
    service.answer = (400, {"error": "invalid_grant"})
    tokens.forget()
    assert await failure_of(by_token, tokens) == "oauth_refused"
