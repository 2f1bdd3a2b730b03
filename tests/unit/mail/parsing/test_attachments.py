"""Files: their names, their dangers, and pictures that are none."""

import io
import zipfile

import pytest

from mail.parsing import parse
from mail.parsing.dangers import is_dangerous
from mail.parsing.file_names import clean_file_name
from tests.unit.mail.parsing.raw import ENVELOPE, file, html, letter, mail, multipart, part, text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("счёт.pdf", "счёт.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\акт.docx", "акт.docx"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\0b\r\n\tc.txt", "a b c.txt"),
        ("a<b>:c|d?.txt", "a_b__c_d_.txt"),
        ("CON.txt", "_CON.txt"),
        ("lpt1", "_lpt1"),
        ("конь.txt", "конь.txt"),
        ("  . .. ", "file-3.pdf"),
        ("", "file-3.pdf"),
        ("a.txt. . ", "a.txt"),
        ("и\u0306.txt", "й.txt"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
        ("x" * 500 + "." + "y" * 100, "x" * 120),
        ("a" * 300_000, "a" * 120),
    ],
)
def test_names_are_made_safe(written: str, shown: str) -> None:
    assert clean_file_name(written, "application/pdf", 3) == shown


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "mime_type", "data"),
    [
        ("a.exe", "application/octet-stream", b""),
        ("счёт.pdf.EXE", "application/pdf", b""),
        ("a.js", "text/plain", b""),
        ("a.html", "text/plain", b""),
        ("a.svg", "image/svg+xml", b""),
        ("a.lnk", "application/octet-stream", b""),
        ("a.iso", "application/octet-stream", b""),
        ("a.docm", "application/octet-stream", b""),
        ("a.bin", "text/html", b""),
        ("a.pdf", "application/pdf", b"MZ\x90\0"),
        ("a.txt", "text/plain", b" \n<HTML><body>"),
        ("a.zip", "application/zip", zipped("readme.txt", "folder/счёт.pdf.exe")),
        ("a.docx", "application/octet-stream", zipped("word/document.xml", "word/vbaProject.bin")),
    ],
)
def test_dangerous_files(name: str, mime_type: str, data: bytes) -> None:
    assert is_dangerous(name, mime_type, data)


@pytest.mark.parametrize(
    ("name", "mime_type", "data"),
    [
        ("счёт.pdf", "application/pdf", b"%PDF-1.7"),
        ("exe", "application/octet-stream", b""),
        ("акт.docx", "application/octet-stream", zipped("word/document.xml")),
        ("фото.zip", "application/zip", zipped("1.jpg", "2.jpg")),
        ("bad.zip", "application/zip", b"PK\x03\x04" + b"PK\x01\x02" * 3),
        ("a.txt", "text/plain", b"MOZILLA"),
    ],
)
def test_harmless_files(name: str, mime_type: str, data: bytes) -> None:
    assert not is_dangerous(name, mime_type, data)


def picture(content_id: str, *more: str) -> bytes:
    return part(
        b"iVBORw0KGgo=",
        "Content-Type: image/png; name=logo.png",
        f"Content-ID: <{content_id}>",
        "Content-Transfer-Encoding: base64",
        *more,
    )


def test_pictures_that_the_page_shows_are_inline() -> None:
    page = html('<p>да<img src="cid:logo%40x">')
    raw = mail("related", [page, picture("logo@x"), picture("photo@x")])
    found = [(file.content_id, file.inline) for file in parse(raw).attachments]
    assert found == [("logo@x", True), ("photo@x", False)]


def test_photos_that_apple_puts_between_words_are_files() -> None:
    photo = picture("a@x", "Content-Disposition: inline; filename=IMG_1.jpg")
    found = parse(mail("mixed", [text("до"), photo, text("после")]))
    assert [(file.file_name, file.inline) for file in found.attachments] == [("IMG_1.jpg", False)]


def test_the_name_of_the_disposition_counts_before_that_of_the_type() -> None:
    both = part(
        b"x",
        "Content-Type: application/pdf; name=type.pdf",
        "Content-Disposition: attachment; filename=disposition.pdf",
    )
    assert parse(mail("mixed", [both])).attachments[0].file_name == "disposition.pdf"


def test_a_mail_within_a_mail_is_a_file_called_by_its_subject() -> None:
    inner = part(
        b"Subject: =?utf-8?B?0KHRh9GR0YI=?= 5/6\r\n\r\ninner words",
        "Content-Type: message/rfc822",
    )
    found = parse(mail("mixed", [text("см. вложение"), inner]))
    assert found.text == "см. вложение"
    assert [file.file_name for file in found.attachments] == ["Счёт 5_6.eml"]
    assert found.attachments[0].data.endswith(b"inner words")


def test_a_mail_that_is_only_a_file() -> None:
    found = parse(letter(b"%PDF-1.7", "Content-Type: application/pdf; name=a.pdf"))
    assert (found.text, found.attachments[0].data) == ("", b"%PDF-1.7")


def test_a_page_sent_as_a_file_is_not_the_letter() -> None:
    found = parse(mail("mixed", [text("words"), file("page.html", b"<p>x", "text/html")]))
    assert (found.text, found.html, found.attachments[0].dangerous) == ("words", None, True)


def test_files_of_any_disposition_are_kept() -> None:
    odd = part(b"x", "Content-Type: image/jpg", "Content-Disposition: =?utf-8?Q?invalid?=")
    found = parse(ENVELOPE + multipart("mixed", text("a"), odd))
    assert [file.file_name for file in found.attachments] == ["file-1.jpg"]
