"""winmail.dat, S/MIME, PGP, invitations and bounces."""

import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.message import Invitation
from mail.parsing import parse
from mail.parsing.sealed import signed_content
from mail.parsing.tnef import unpack
from tests.fixtures.ci import examples
from tests.unit.mail.parsing.raw import file, letter, mail, part, text

SMIME = Path(__file__).parents[3] / "data" / "mail" / "smime"
TNEF = b"\x78\x9f\x3e\x22\x01\x00"
BODY, TITLE, DATA, BEGINS = 0x800C, 0x8010, 0x800F, 0x9002
MESSAGE, ATTACHMENT, OEM = 0x9003, 0x9005, 0x9007
MAIL_INSIDE = bytes.fromhex("0703020000000000c000000000000046")


def item(name: int, value: bytes) -> bytes:
    checksum = struct.pack("<H", sum(value) & 0xFFFF)
    return struct.pack("<BHHI", 1, name, 6, len(value)) + value + checksum


def properties(*found: bytes) -> bytes:
    return struct.pack("<I", len(found)) + b"".join(found)


def string(name: int, value: bytes, kind: int = 0x1E) -> bytes:
    padded = value + b"\0" * (-len(value) % 4)
    return struct.pack("<HHII", kind, name, 1, len(value)) + padded


def wide(name: int, words: str) -> bytes:
    return string(name, f"{words}\0".encode("utf-16-le"), 0x1F)


WINMAIL = TNEF + b"".join(
    [
        item(OEM, struct.pack("<II", 1251, 0)),
        item(BODY, "Добрый день\0".encode("cp1251")),
        item(BEGINS, bytes(14)),
        item(TITLE, b"SCHET~1.PDF\0"),
        item(DATA, b"%PDF-1.7"),
        item(
            ATTACHMENT,
            properties(
                struct.pack("<HHI", 0x3, 0x0E21, 7),
                wide(0x3707, "Счёт № 5.pdf"),
                string(0x370E, b"application/pdf\0"),
            ),
        ),
        item(BEGINS, bytes(14)),
        item(TITLE, b"a.exe\0"),
        item(DATA, b"MZ"),
    ]
)


def test_files_are_taken_out_of_winmail() -> None:
    packed = file("winmail.dat", WINMAIL, "application/ms-tnef")
    found = parse(mail("mixed", [text("см. счёт"), packed]))
    assert found.text == "см. счёт"
    assert [(file.file_name, file.mime_type, file.data) for file in found.attachments] == [
        ("Счёт № 5.pdf", "application/pdf", b"%PDF-1.7"),
        ("a.exe", "application/octet-stream", b"MZ"),
    ]
    assert [file.dangerous for file in found.attachments] == [False, True]


def test_words_of_winmail_are_read_where_there_are_no_others() -> None:
    found = parse(mail("mixed", [file("winmail.dat", WINMAIL, "application/octet-stream")]))
    assert found.text == "Добрый день"


def test_html_of_winmail() -> None:
    body = properties(
        struct.pack("<HHI", 0x3, 0x3FDE, 65001), string(0x1013, "<p>да".encode(), 0x102)
    )
    packed = unpack(TNEF + item(MESSAGE, body))
    assert packed is not None
    assert packed.html == "<p>да"


def test_a_mail_inside_winmail_gives_its_text_and_files() -> None:
    inner = MAIL_INSIDE + WINMAIL
    packed = unpack(
        TNEF
        + item(BEGINS, bytes(14))
        + item(TITLE, b"FW\0")
        + item(ATTACHMENT, properties(string(0x3701, inner, 0xD)))
    )
    assert packed is not None
    assert [file.file_name for file in packed.files] == ["FW.txt", "Счёт № 5.pdf", "a.exe"]
    assert packed.files[0].data.decode() == "Добрый день"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        TNEF,
        TNEF + item(MESSAGE, b"\xff\xff\xff\xff" + b"\x03\x00\x01\x30" * 10),
        TNEF + item(MESSAGE, b"\x01\0\0\0\x02\x10\x01\x30\xff\xff\xff\xff" + b"a" * 32),
        TNEF + item(MESSAGE, b"\x01\0\0\0\x1e\x10\x01\x30\xff\xff\xff\xff" + b"\0" * 32),
        TNEF + (b"\x01" + b"\0" * 10) * 200_000,
    ],
)
def test_winmail_that_cannot_be_read_is_kept_and_said(data: bytes) -> None:
    found = parse(mail("mixed", [text("a"), file("winmail.dat", data, "application/ms-tnef")]))
    assert found.cut == ("mail-cut-packed",)
    assert [file.file_name for file in found.attachments] == ["winmail.dat"]


@settings(max_examples=examples(300), deadline=None)
@given(st.binary(max_size=60), st.integers(0, len(WINMAIL)))
def test_any_bytes_as_winmail(data: bytes, place: int) -> None:
    unpack(WINMAIL[:place] + data + WINMAIL[place + len(data) :])


@pytest.mark.parametrize("name", ["signed.eml", "signed_in_pieces.eml"])
def test_text_of_what_is_signed_is_read(name: str) -> None:
    found = parse((SMIME / name).read_bytes())
    assert (found.sealed, found.text) == ("smime", "Да, всё работает.")
    assert [file.file_name for file in found.attachments] == ["act.txt"]


def test_what_is_encrypted_is_kept() -> None:
    found = parse((SMIME / "encrypted.eml").read_bytes())
    assert (found.sealed, found.text) == ("smime", "")
    assert [file.file_name for file in found.attachments] == ["smime.p7m"]


@settings(max_examples=examples(200), deadline=None)
@given(st.binary(max_size=100))
def test_any_bytes_as_signed(data: bytes) -> None:
    signed_content(bytes.fromhex("06092a864886f70d01070206092a864886f70d010701") + data)


@pytest.mark.parametrize(
    ("protocol", "signature", "seal"),
    [
        ("application/pgp-signature", "application/pgp-signature", "pgp"),
        ("application/pkcs7-signature", "application/pkcs7-signature", "smime"),
    ],
)
def test_detached_signatures_are_no_files(protocol: str, signature: str, seal: str) -> None:
    signed = part(b"MII", f"Content-Type: {signature}; name=signature")
    raw = mail("signed", [text("words"), signed]).replace(
        b"multipart/signed;", f'multipart/signed; protocol="{protocol}";'.encode()
    )
    found = parse(raw)
    assert (found.sealed, found.text, found.attachments) == (seal, "words", ())


def test_pgp_encrypted() -> None:
    raw = mail(
        "encrypted",
        [
            part(b"Version: 1", "Content-Type: application/pgp-encrypted"),
            part(b"-----BEGIN PGP", "Content-Type: application/octet-stream; name=encrypted.asc"),
        ],
    ).replace(b"multipart/encrypted;", b"multipart/encrypted; protocol=application/pgp-encrypted;")
    found = parse(raw)
    assert (found.sealed, [file.file_name for file in found.attachments]) == (
        "pgp",
        ["encrypted.asc"],
    )


CALENDAR = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Russian Standard Time
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Осмотр линии\\, офис
DTSTART;TZID=Russian Standard Time:20240205T100000
LOCATION:Ленина\\, 5
END:VEVENT
END:VCALENDAR
"""


def calendar(words: str) -> bytes:
    return part(words.encode(), "Content-Type: text/calendar; method=REQUEST; charset=utf-8")


def test_invitations() -> None:
    found = parse(mail("alternative", [text("приглашение"), calendar(CALENDAR)]))
    assert found.invitation == Invitation(
        "REQUEST", "Осмотр линии, офис", datetime(2024, 2, 5, 7, tzinfo=UTC), "Ленина, 5"
    )
    assert [file.file_name for file in found.attachments] == ["invite.ics"]


def test_a_time_without_a_zone_is_in_the_senders() -> None:
    floating = CALENDAR.replace(";TZID=Russian Standard Time", "")
    raw = mail("mixed", [calendar(floating)])
    dated = raw.replace(b"Subject:", b"Date: Mon, 5 Feb 2024 09:00:00 +0500\r\nSubject:")
    with_zone, without = parse(dated).invitation, parse(raw).invitation
    assert with_zone is not None
    assert without is not None
    assert (with_zone.starts_at, without.starts_at) == (datetime(2024, 2, 5, 5, tzinfo=UTC), None)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "BEGIN:VCALENDAR",
        "BEGIN:VCALENDAR\nEND:VCALENDAR",
        CALENDAR.replace("VEVENT", "VFREEBUSY"),
        CALENDAR.replace("20240205T100000", "never"),
        "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 3_000,
    ],
)
def test_calendars_that_say_nothing_are_files(words: str) -> None:
    found = parse(mail("mixed", [text("a"), calendar(words)]))
    assert found.invitation is None or found.invitation.starts_at is None
    assert (found.text, len(found.attachments)) == ("a", 1)


REPORT = """Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; gone@client.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 no such
 user
"""


def test_bounces() -> None:
    raw = mail(
        "report",
        [
            text("Не доставлено"),
            part(REPORT.encode(), "Content-Type: message/delivery-status"),
            part(
                b"Message-ID: <our@letter>\r\nSubject: x\r\n\r\nbody",
                "Content-Type: message/rfc822",
            ),
        ],
    )
    found = parse(raw)
    assert found.content_type == "multipart/report"
    assert found.reports == (
        {"reporting-mta": "dns; mx.example"},
        {
            "final-recipient": "rfc822; gone@client.example",
            "action": "failed",
            "status": "5.1.1",
            "diagnostic-code": "smtp; 550 no such user",
        },
    )
    assert found.returned_headers["message-id"] == ["<our@letter>"]
    assert (found.text, found.attachments) == ("Не доставлено", ())


def test_words_where_a_server_should_write_fields() -> None:
    status = part(b"<u@ci.example> has restricted mail", "Content-Type: message/delivery-status")
    found = parse(mail("report", [status]))
    assert (found.text, found.reports) == ("<u@ci.example> has restricted mail", ())


def test_a_signed_part_with_no_words_is_left_empty() -> None:
    assert parse(letter(b"", "Content-Type: application/pkcs7-mime")).sealed == "smime"
