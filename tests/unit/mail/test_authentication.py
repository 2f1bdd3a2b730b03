"""Whose word counts about a sender, and what it says."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from mail.authentication import read_authentication
from mail.message import Address, Message
from tests.unit.mail.robots.hand_made import CLIENT, mail

OURS = "mx.ours.ru"
DMARC = f"{OURS}; dmarc=pass header.from=client.ru"
FORGED = f"{OURS}; dmarc=fail header.from=client.ru"
GOOGLE = (
    "mx.google.com; dkim=pass header.i=@client.ru header.s=google header.b=abc;"
    " spf=pass (google.com: domain of ivan@client.ru designates 192.0.2.1 as permitted sender)"
    " smtp.mailfrom=ivan@client.ru; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=client.ru"
)
MICROSOFT = (
    "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=client.ru; dkim=pass (signature was verified)"
    " header.d=client.ru;dmarc=pass action=none header.from=client.ru;compauth=pass reason=100"
)
MICROSOFT_OLD = (
    "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=client.ru; ours.ru; dkim=none (message not"
    " signed) header.d=none;ours.ru; dmarc=bestguesspass action=none header.from=client.ru;"
)
YANDEX = (
    "mail-nwsmtp-mxfront-55.iva.yandex.net 1; spf=pass (mxfront: domain of client.ru designates"
    " 192.0.2.1 as permitted sender, rule=[ip4:192.0.2.1]) smtp.mail=ivan@client.ru; dkim=neutral"
)


def stamped(*results: str, sender: str = CLIENT) -> Message:
    return mail(sender=sender, authentication_results=results)


def passed(message: Message, *ids: str) -> bool | None:
    return read_authentication(message, ids or (OURS,)).passed


@pytest.mark.parametrize(
    ("result", "authserv_id"),
    [
        (DMARC, OURS),
        (DMARC, "MX.OURS.RU"),
        (DMARC, "ours.ru"),
        (GOOGLE, "mx.google.com"),
        (MICROSOFT, "outlook.com"),
        (MICROSOFT_OLD, "protection.outlook.com"),
        (YANDEX, "yandex.net"),
        (f"{OURS}; dkim=pass header.d=mail.client.ru", OURS),
        (f"{OURS}; dkim=fail header.d=client.ru; dkim=pass header.d=client.ru", OURS),
        (f'{OURS} 1; spf=pass reason="a; b" smtp.mailfrom=<bounce@client.ru>', OURS),
        (f"{OURS} (our \\) server; really); DKIM = Pass header.d=CLIENT.RU", OURS),
        (f"{OURS}; dmarc=none header.from=client.ru; dkim=pass header.d=client.ru", OURS),
    ],
)
def test_vouched_for(result: str, authserv_id: str) -> None:
    assert passed(stamped(result), authserv_id) is True


@pytest.mark.parametrize(
    "result",
    [
        FORGED,
        f"{OURS}; none",
        OURS,
        "",
        ";;;",
        f"{OURS}; dmarc=fail header.from=client.ru; dkim=pass header.d=client.ru",
        f"{OURS}; dmarc=pass header.from=evil.ru; dmarc=pass header.from=client.ru",
        f"{OURS}; dkim=pass header.d=evil.ru; spf=pass smtp.mailfrom=ivan@evil.ru",
        f"{OURS}; dkim=pass header.d=notclient.ru",
        f"{OURS}; dkim=pass header.d=ru",
        f"{OURS}; spf=softfail smtp.mailfrom=client.ru",
        f"{OURS}; spf=pass smtp.helo=client.ru",
        f"{OURS}; spf=pass (smtp.mailfrom=ivan@client.ru) smtp.mailfrom=x@evil.ru",
        f'{OURS}; spf=pass smtp.mailfrom="client.ru"@evil.ru',
        f'{OURS}; spf=pass smtp.mailfrom="x; dmarc=pass header.from=client.ru"@evil.ru',
        f"{OURS}; spf=pass smtp.mailfrom=x@evil.ru smtp.mailfrom=ivan@client.ru",
        f"{OURS}; x-dmarc=pass header.from=client.ru",
        "mx.evil.ru; dmarc=pass header.from=client.ru",
        "mx.ours.ru.evil.ru; dmarc=pass header.from=client.ru",
        MICROSOFT,
        f"{OURS}; {'a' * 9000}; dmarc=pass header.from=client.ru",
        f"{OURS}; dmarc=pass header.from=client.ru; {'(' * 9000}",
    ],
)
def test_not_vouched_for(result: str) -> None:
    assert passed(stamped(result)) is False


def test_nobody_is_configured() -> None:
    assert read_authentication(stamped(DMARC), ()).passed is None


def test_no_header_though_a_server_is_configured() -> None:
    found = read_authentication(mail(), [OURS])
    assert found.passed is False
    assert found.reasons == ("authentication:missing",)


def test_the_topmost_of_ours_counts() -> None:
    assert passed(stamped(FORGED, DMARC)) is False
    assert passed(stamped("filter.inside; spf=none", DMARC, FORGED)) is True


def test_a_stranger_s_header_above_ours_does_not_count() -> None:
    assert passed(stamped("mx.evil.ru; dmarc=pass header.from=client.ru", FORGED)) is False


@pytest.mark.parametrize(
    "written",
    [
        ["ivan@client.ru", "ivan@evil.ru"],
        ["ivan@client.ru, ivan@evil.ru"],
    ],
)
def test_two_senders_are_none(written: Sequence[str]) -> None:
    message = stamped(DMARC)
    message = replace(message, headers={**message.headers, "from": written})
    assert read_authentication(message, [OURS]).reasons == ("authentication:sender",)


def test_no_sender() -> None:
    assert passed(replace(stamped(DMARC), sender=None)) is False


def test_a_cyrillic_domain_in_either_spelling() -> None:
    result = f"{OURS}; dkim=pass header.d=xn--80akhbyknj4f.xn--p1ai"
    message = replace(stamped(result), sender=Address("ivan@испытание.рф"))
    assert passed(message) is True


def test_reasons_tell_what_was_found() -> None:
    assert read_authentication(stamped(DMARC), [OURS]).reasons == ("authentication:dmarc=pass",)
    message = stamped(f"{OURS}; spf=pass smtp.mailfrom=a@evil.ru; dkim=none")
    assert read_authentication(message, [OURS]).reasons == (
        "authentication:spf=pass",
        "authentication:dkim=none",
    )
