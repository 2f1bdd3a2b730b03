"""Headers: raw letters, encoded words, parameters, addresses, dates, identifiers."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from mail.message import Address
from mail.parsing import parse
from mail.parsing.addresses import read_addresses, read_ids
from mail.parsing.dates import read_date
from mail.parsing.encoded_words import decode_words
from mail.parsing.parameters import read_value

INVOICE = "Счёт.pdf"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=?utf-8?B?0JfQsNGP0LLQutCw?=", "Заявка"),
        ("=?UTF-8?b?0JfQsNGP0LLQutCw", "Заявка"),
        ("=?utf-8?B?0JfQsNGP0LLQutC?= =?utf-8?B?wIOKElg==?=", "Заявка №"),
        ("=?utf-8?B?0JfQsNGP0LLQutCw=?=", "Заявка"),
        ("=?UTF-8?Q?=D0=97=D0?= =?UTF-8?Q?=B0_x?= tail", "За x tail"),
        ("=?windows-1251?Q?=C7=E0=FF=E2=EA=E0 =B95?=", "Заявка №5"),
        ("=?x-invented?Q?=C7=E0=FF=E2=EA=E0?=", "Заявка"),
        ("=?koi8-r*ru?B?+sHR18vB?=", "Заявка"),
        ("a =?utf-8?q?b?=\t=?koi8-r?b?5MXM?= c", "a bДел c"),
        ("Re: =?utf-8?Q?=D0=94=D0=B0?=,=?utf-8?Q?=D0=94=D0=B0?=", "Re: Да,Да"),
        ("=?utf-8?Q?100=25=ZZ?=", "100%=ZZ"),
        ("=?a?= plain", "=?a?= plain"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("2+2=? what", "2+2=? what"),
    ],
)
def test_encoded_words(written: str, meant: str) -> None:
    assert decode_words(written) == meant


@pytest.mark.parametrize("charset", ["utf-8", "cp1251", "koi8-r", "cp866"])
def test_raw_letters_in_headers(charset: str) -> None:
    raw = "From: Иван Петров <ivan@x.ru>\r\nSubject: Не работает связь\r\n\r\nhi".encode(charset)
    found = parse(raw)
    assert found.subject == "Не работает связь"
    assert found.sender == Address("ivan@x.ru", "Иван Петров")


def test_folded_and_repeated_headers_keep_their_order() -> None:
    found = parse(
        b"Received: a\r\n\tb\r\nX-Odd :  1\r\nReceived: c\r\nSubject: one\r\n two\r\n\r\n"
    )
    assert found.headers == {"received": ["a b", "c"], "x-odd": ["1"], "subject": ["one two"]}
    assert found.header("RECEIVED") == "a b"


def test_nothing_in_a_header_can_begin_a_line() -> None:
    found = parse(b"Subject: =?utf-8?Q?a=0D=0ABcc:_x?=\r\n\r\n")
    assert found.subject == "a  Bcc: x"


def test_a_torn_line_among_headers_is_passed_over() -> None:
    found = parse(b"From a Mon Jan 1\r\nTo: a@b.ru\r\ntorn\r\nSubject: s\r\n\r\nbody")
    assert (found.subject, found.text) == ("s", "body")


def test_words_without_any_header_are_the_text() -> None:
    found = parse("Добрый день!\nНе работает.".encode())
    assert (found.text, found.headers) == ("Добрый день!\nНе работает.", {})


@pytest.mark.parametrize(
    ("written", "parameters"),
    [
        ("attachment; filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82.pdf", {"filename": INVOICE}),
        (
            "a/b; filename*0*=koi8-r''%F3; filename*1*=%DE%A3%D4; filename*2=.pdf",
            {"filename": INVOICE},
        ),
        ("a/b; n*1*=%D1%91%D1%82.pdf; n*0*=utf-8''%D0%A1%D1%87", {"n": INVOICE}),
        ('a/b; name="=?utf-8?B?0KHRh9GR0YI=?= =?utf-8?B?LnBkZg==?="', {"name": INVOICE}),
        ("a/b; name==?utf-8?B?0KHRh9GR0YIucGRm?=", {"name": INVOICE}),
        (
            "attachment; filename=Счёт на оплату.pdf; size=3",
            {"filename": "Счёт на оплату.pdf", "size": "3"},
        ),
        ('a/b; name="Счёт; №5.pdf"', {"name": "Счёт; №5.pdf"}),
        ('a/b; name="он \\"сам\\".pdf"', {"name": 'он "сам".pdf'}),
        ("text/html charset=utf-8", {"charset": "utf-8"}),
        ("a/b;;; charset = utf-8 ; x", {"charset": "utf-8"}),
        ('a/b; name="unclosed', {"name": "unclosed"}),
        ("a/b; name*=%D0%A1", {"name": "С"}),
    ],
)
def test_parameters(written: str, parameters: dict[str, str]) -> None:
    assert read_value(written)[1] == parameters


@pytest.mark.parametrize(
    ("written", "addresses"),
    [
        ("Ivan@X.ru", [("ivan@x.ru", "")]),
        (
            '"Petrov, Ivan" <a@b.ru>, c@d.ru (Коля)',
            [("a@b.ru", "Petrov, Ivan"), ("c@d.ru", "Коля")],
        ),
        ("Иванов, Иван <a@b.ru>", [("a@b.ru", "Иванов, Иван")]),
        ("Отдел: a@b.ru, Пётр <p@b.ru>;", [("a@b.ru", ""), ("p@b.ru", "Пётр")]),
        ("undisclosed-recipients:;", []),
        ("=?utf-8?B?0JjQstCw0L0sINCf?= <a@b.ru>", [("a@b.ru", "Иван, П")]),
        ("=?utf-8?B?0JjQstCw0L0gPGFAYi5ydT4=?=", [("a@b.ru", "Иван")]),
        ("'Ann' <mailto:a@b.ru>", [("a@b.ru", "Ann")]),
        ("<<a@b.ru>>", [("a@b.ru", "")]),
        ('"a@b.ru" <c@d.ru>', [("c@d.ru", "a@b.ru")]),
        ("почта@домен.рф", [("почта@домен.рф", "")]),
        ("a@b.ru; c@d.ru", [("a@b.ru", ""), ("c@d.ru", "")]),
        ("((((", []),
        ("<>", []),
    ],
)
def test_addresses(written: str, addresses: list[tuple[str, str]]) -> None:
    assert read_addresses([written]) == tuple(Address(*found) for found in addresses)


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("<a@b> <c@d>\t<a@b>", ("<a@b>", "<c@d>")),
        ("<a@b><c@d>", ("<a@b>", "<c@d>")),
        ("a@b", ("<a@b>",)),
        ("message of 5 May", ()),
    ],
)
def test_message_ids(written: str, ids: tuple[str, ...]) -> None:
    assert read_ids([written]) == ids


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        (
            "Mon, 5 Feb 2024 10:20:30 +0300 (MSK)",
            datetime(2024, 2, 5, 10, 20, 30, tzinfo=timezone(timedelta(hours=3))),
        ),
        ("5 Feb 2024 10:20", datetime(2024, 2, 5, 10, 20, tzinfo=UTC)),
        ("Mon, 31 Feb 2024 10:20:30 +0300", None),
        ("Mon, 5 Feb 0001 10:20:30 +9999", None),
        ("5 Feb 99999999999 10:20:30", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(written: str, moment: datetime | None) -> None:
    assert read_date(written) == moment


@pytest.mark.parametrize(
    ("fields", "return_path"),
    [
        (b"Return-Path: <>\r\n", ""),
        (b"Return-Path: <Box+b-1@x.ru>\r\n", "box+b-1@x.ru"),
        (b"", None),
    ],
)
def test_return_path(fields: bytes, return_path: str | None) -> None:
    assert parse(fields + b"Subject: x\r\n\r\n").return_path == return_path
