"""Which texts make the letter, and in what shape."""

import base64

import pytest

from mail.parsing import parse
from mail.parsing.text import plain, unflow
from mail.parsing.transfer import from_base64, from_quoted_printable, undo_transfer
from tests.unit.mail.parsing.raw import file, html, letter, mail, multipart, part, text


def test_plain_text_is_preferred_and_html_kept() -> None:
    found = parse(mail("alternative", [text("слова"), html("<p>страница</p>")]))
    assert (found.text, found.html) == ("слова", "<p>страница</p>")


def test_empty_plain_text_gives_way_to_html() -> None:
    assert parse(mail("alternative", [text(" \r\n"), html("<p>да")])).text == "да"


def test_pieces_between_pictures_are_one_letter() -> None:
    picture = file("photo.jpg", b"\xff\xd8", "image/jpeg")
    found = parse(mail("mixed", [html("<p>до"), picture, html("<p>после")]))
    assert (found.text, found.html) == ("до\n\nпосле", "<p>до\n<p>после")


def test_whoever_reads_the_html_reads_the_text_beside_it() -> None:
    found = parse(mail("mixed", [text("1 < 2"), html("<p>подпись")]))
    assert found.html == "<div>1 &lt; 2</div>\n<p>подпись"


def test_a_text_with_a_name_is_a_file_unless_it_is_the_letter() -> None:
    named = part(b"log", "Content-Type: text/plain; name=a.log")
    assert parse(mail("mixed", [text("words"), named])).attachments[0].file_name == "a.log"
    assert parse(mail("mixed", [named])).text == "log"


def test_the_same_words_in_a_form_of_few_programs_are_no_file() -> None:
    enriched = part(b"<bold>a</bold>", "Content-Type: text/enriched")
    found = parse(mail("alternative", [text("a"), enriched]))
    assert (found.text, found.attachments) == ("a", ())


@pytest.mark.parametrize(
    ("body", "encoding", "meant"),
    [
        (b"0JTQsA==", "base64", "Да"),
        (b"0JTQsA", "BASE64 ;", "Да"),
        (b"0JTQ!sA=\r\n=", "base64", "Да"),
        ("Это не base64, а слова.".encode(), "base64", "Это не base64, а слова."),
        (b"These are words, not base64 at all", "base64", "These are words, not base64 at all"),
        (b"=D0=94=D0=\r\n=B0=", "quoted-printable", "Да"),
        (b"=D0=94= \r\n=D0=B0", "Quoted-Printable", "Да"),
        (b"1=2, =zz", "quoted-printable", "1=2, =zz"),
        ("Да".encode(), "8-bit", "Да"),
        ("Да".encode(), "text/html", "Да"),
        (b"begin 644 a.txt\r\n$0V%T\n \nend\r\n", "x-uuencode", "Cat"),
    ],
)
def test_transfer_encodings(body: bytes, encoding: str, meant: str) -> None:
    assert undo_transfer(body, encoding).decode().strip("\0\x10") == meant


def test_base64_in_pieces_padded_each() -> None:
    assert from_base64(b"QQ==\r\nQkM=\r\nREVG\r\n") == b"ABCDEF"


def test_words_behind_base64_do_not_spoil_it() -> None:
    data = base64.encodebytes(b"file of odd length!") + b"_____\r\nOur mailing list\r\n"
    assert from_base64(data) == b"file of odd length!"


def test_quoted_printable_takes_linear_time() -> None:
    assert from_quoted_printable(b"=" * 1_000_000).startswith(b"=")


def test_uuencoded_files_are_taken_out_of_the_text() -> None:
    found = parse(letter(b"Hello\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\nBye\r\n"))
    assert found.text == "Hello\n\nBye"
    assert [(file.file_name, file.data) for file in found.attachments] == [("cat.txt", b"Cat")]


def test_flowed_lines_are_joined() -> None:
    raw = letter(
        b"one \r\ntwo\r\n> q1 \r\n> q2\r\n-- \r\nme", "Content-Type: text/plain; format=flowed"
    )
    assert parse(raw).text == "one two\n> q1 q2\n-- \nme"


def test_flowed_with_deleted_spaces() -> None:
    assert unflow("длин \nное\n стоит", delete_space=True) == "длинное\nстоит"


def test_text_is_made_clean() -> None:
    assert plain("a\r\nb\rc\x85d\u2028e\0\x07\ufeff") == "a\nb\nc\nd\ne"
    assert plain("и\u0306\u202eabc") == "йabc"
    assert plain("👩\u200d🔧") == "👩\u200d🔧"
    assert len(plain("a" + "\u0301\u0316" * 5_000)) < 40


def test_text_signed_in_place() -> None:
    words = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nДа, работает.\n- - пункт\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\nP.S."
    )
    found = parse(letter(words.encode()))
    assert (found.text, found.sealed) == ("Да, работает.\n- пункт\nP.S.", "pgp")


def test_letters_within_alternatives_come_once() -> None:
    page = multipart("related", html("<p>слова"), boundary="inner")
    found = parse(mail("alternative", [text("слова"), page]))
    assert (found.text, found.html) == ("слова", "<p>слова")
