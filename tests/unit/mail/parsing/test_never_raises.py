"""parse() takes any bytes: real broken mails, invented ones, and hostile ones of every header."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.message import Message
from mail.parsing import clean_html, parse
from tests.fixtures.ci import examples
from tests.unit.mail.parsing.raw import ENVELOPE, letter, multipart

CORPUS = Path(__file__).parents[3] / "data" / "mail" / "corpus"
MAILS = sorted(path for path in CORPUS.glob("*/*") if path.suffix in {".eml", ".txt"})
FIELDS = (
    "content-type content-disposition content-transfer-encoding from to subject date references"
)
SIGNS = (
    *(b"=?utf-8?B?", b"?=", b"\r\n", b"\n", b"\0", b"\xff", b"\xd0", b"--", b"--edge", b"--edge--"),
    *(
        b"boundary=",
        b'"',
        b"<",
        b">",
        b"(",
        b")",
        b";",
        b":",
        b",",
        b"@",
        b"*0*=",
        b"=?",
        b"base64",
    ),
    *(b"charset=utf-7", b"charset=utf-16", b"charset=hz", b"charset=koi8-r", b"format=flowed"),
    *(b"message/rfc822", b"message/delivery-status", b"multipart/mixed", b"multipart/signed"),
    *(b"text/html", b"text/plain", b"text/calendar", b"application/ms-tnef", b"filename="),
    *(b"application/pkcs7-mime", b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", b"DTSTART:20240101T100000"),
    *(b"begin 644 x", b"\nend", b"+2D0-", b"<table>", b"<li>", b"<blockquote>", b"</td>"),
    *(b"&#xD800;", b"&#0;", b"-----BEGIN PGP SIGNED MESSAGE-----", b"%D1"),
)


def check(found: Message) -> None:
    """What the rest of the desk relies on, whatever the bytes were."""
    everything = repr(found)
    everything.encode("utf-8")
    words = [found.subject, found.text, found.html or "", *(f.file_name for f in found.attachments)]
    assert not any("\0" in word for word in words)
    assert not any("\n" in value for values in found.headers.values() for value in values)
    assert found.sent_at is None or found.sent_at.tzinfo is not None
    assert all(address.address for address in (*found.to, *found.cc, *found.reply_to))
    clean_html(found.html or "")


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.name)
def test_real_mails(path: Path) -> None:
    check(parse(path.read_bytes()))


def test_the_corpus_is_there() -> None:
    assert len(MAILS) == 30


@settings(max_examples=examples(200), deadline=None)
@given(st.binary(max_size=500))
def test_any_bytes(raw: bytes) -> None:
    check(parse(raw))


signs = st.lists(st.sampled_from(SIGNS) | st.binary(max_size=5), max_size=12).map(b"".join)


@st.composite
def hostile_mails(draw: st.DrawFn) -> bytes:
    names = draw(st.lists(st.sampled_from(FIELDS.split()), max_size=5))
    head = b"".join(name.encode() + b": " + draw(signs) + b"\r\n" for name in names)
    parts = draw(st.lists(st.tuples(signs, signs), max_size=4))
    pieces = [b"Content-Type: " + kind + b"\r\n\r\n" + body for kind, body in parts]
    return head + multipart(draw(st.sampled_from(["mixed", "alternative", "report"])), *pieces)


@settings(max_examples=examples(300), deadline=None)
@given(hostile_mails())
def test_hostile_mails(raw: bytes) -> None:
    check(parse(raw))


@settings(max_examples=examples(200), deadline=None)
@given(st.sampled_from(MAILS), signs, st.integers(0, 30_000), st.integers(0, 200))
def test_wounded_mails(path: Path, wound: bytes, place: int, lost: int) -> None:
    raw = path.read_bytes()
    place %= len(raw)
    check(parse(raw[:place] + wound + raw[place + lost :]))


@pytest.mark.parametrize(
    "value",
    [
        *("(", '"\\', "<", "a@", "a,", "a ", 'a"b"', "=?a?q?", "=?utf-8?b?QQ==?= ", "; a*0*=b"),
        *('; a="', " ", "\r\n ", "<a@b> ", "a;b:", ":;", "\\"),
    ],
)
@pytest.mark.long
def test_long_headers_of_every_kind(value: str) -> None:
    """Quadratic reading of any of these would run into the time limit of the whole test run."""
    names = ("From", "Subject", "References", "Content-Type", "Content-Disposition", "Date")
    long = value * (200_000 // len(value))
    for name in names:
        check(parse(f"{name}: {long}\r\n\r\nwords".encode()))


@pytest.mark.parametrize(
    "unit",
    [
        *(
            b"--edge\r\n",
            b"\r\n--",
            b"begin 644 x\n",
            b"begin 644 x\nend\n",
            b"QUJD=\r\n",
            b"=D0= \r\n",
        ),
        *(b"-----BEGIN PGP SIGNED MESSAGE-----\n", b">a \r\n", b"A: b\r\n", b"x\nA: b\n", b"+AGE"),
        *(
            "и\u0306\u0316".encode(),
            b"\x1b$B~{",
            b"\r",
            b"\n\n",
            b"Content-Type: message/rfc822\r\n\r\n",
        ),
    ],
)
@pytest.mark.parametrize(
    "fields",
    [
        ("Content-Type: multipart/mixed; boundary=edge",),
        (
            "Content-Type: text/plain; format=flowed; charset=utf-7",
            "Content-Transfer-Encoding: base64",
        ),
        ("Content-Transfer-Encoding: quoted-printable",),
        (
            "Content-Type: multipart/report; boundary=x",
            "",
            "--x",
            "Content-Type: message/delivery-status",
        ),
        ("Content-Type: text/calendar",),
        ("Content-Type: message/rfc822",),
    ],
)
@pytest.mark.long
def test_long_bodies_of_every_kind(unit: bytes, fields: tuple[str, ...]) -> None:
    check(parse(letter(unit * (2_000_000 // len(unit)), *fields)))


def test_the_envelope_alone() -> None:
    found = parse(ENVELOPE)
    assert (found.subject, found.text, found.content_type) == ("Test", "", "text/plain")
