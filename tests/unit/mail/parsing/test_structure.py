"""Parts: broken containers, and limits that are said."""

from mail.parsing import Limits, parse
from tests.unit.mail.parsing.raw import ENVELOPE, file, letter, mail, multipart, part, text


def nested(depth: int) -> bytes:
    inner = text("innermost")
    for level in range(depth):
        inner = multipart("mixed", inner, boundary=f"level-{level}-")
    return ENVELOPE + inner


def test_a_hundred_levels_are_read() -> None:
    found = parse(nested(100))
    assert (found.text, found.cut) == ("innermost", ())


def test_deeper_ones_are_said() -> None:
    assert parse(nested(5_000)).cut == ("mail-cut-depth",)


def test_ten_thousand_parts() -> None:
    found = parse(mail("mixed", [text(f"word{number}") for number in range(10_000)]))
    assert found.cut == ("mail-cut-parts",)
    assert found.text.startswith("word0\n\nword1")


def test_attachments_beyond_limits_are_said() -> None:
    files = [file("a.pdf", b"x" * 1_000) for _ in range(5)]
    few = parse(mail("mixed", files), Limits(attachments=2))
    assert (len(few.attachments), few.cut) == (2, ("mail-cut-attachments",))
    small = parse(mail("mixed", files), Limits(attachment_bytes=900))
    assert (small.attachments, small.cut) == ((), ("mail-cut-attachment-size",))
    together = parse(mail("mixed", files), Limits(all_attachments_bytes=3_500))
    assert (len(together.attachments), together.cut) == (3, ("mail-cut-all-attachments-size",))


def test_long_texts_and_headers_are_said() -> None:
    limits = Limits(text_chars=10, header_chars=200)
    found = parse(letter("Добрый день, коллеги".encode()), limits)
    assert (found.text, found.cut) == ("Добрый ден", ("mail-cut-text",))
    found = parse(b"X: " + b"y" * 500 + b"\r\nSubject: lost\r\n\r\nbody", limits)
    assert (found.subject, found.text, found.cut) == ("", "body", ("mail-cut-headers",))


def test_long_pages_are_said() -> None:
    found = parse(letter(b"<p>0123456789</p>", "Content-Type: text/html"), Limits(html_chars=8))
    assert (found.html, found.cut) == ("<p>01234", ("mail-cut-html",))


def test_a_container_that_never_ends() -> None:
    found = parse(ENVELOPE + multipart("mixed", text("one"), text("two")).replace(b"--edge--", b""))
    assert found.text == "one\n\ntwo"


def test_a_container_without_its_boundary_parameter() -> None:
    raw = ENVELOPE + multipart("mixed", text("one"), file("a.pdf", b"x"))
    found = parse(raw.replace(b'; boundary="edge"', b""))
    assert (found.text, [file.file_name for file in found.attachments]) == ("one", ["a.pdf"])


def test_a_container_whose_boundary_never_comes_is_text() -> None:
    assert parse(letter(b"words", "Content-Type: multipart/mixed; boundary=x")).text == "words"


def test_a_container_encoded_against_the_rules() -> None:
    raw = letter(b"0JTQsA==", "Content-Type: multipart/mixed", "Content-Transfer-Encoding: base64")
    assert parse(raw).text == "Да"


def test_parts_behind_the_last_boundary_are_read() -> None:
    raw = ENVELOPE + multipart("mixed", text("one")) + b"--edge\r\n" + file("a.pdf", b"x")
    assert [file.data for file in parse(raw).attachments] == [b"x"]


def test_a_boundary_used_twice() -> None:
    raw = ENVELOPE + multipart("mixed", multipart("alternative", text("one")), text("two"))
    assert parse(raw).text == "one\n\ntwo"


def test_boundaries_that_begin_alike() -> None:
    inner = multipart("alternative", text("inner"), boundary="edge-1")
    assert parse(ENVELOPE + multipart("mixed", inner, text("outer"))).text == "inner\n\nouter"


def test_a_part_whose_headers_no_line_ends() -> None:
    raw = b"--edge\r\nContent-Type: text/plain\r\n--edge\r\n\r\nwords\r\n--edge--"
    assert parse(letter(raw, "Content-Type: multipart/mixed; boundary=edge")).text == "words"


def test_line_ends_of_old_and_of_unix() -> None:
    raw = mail("mixed", [text("one\r\ntwo"), file("a.pdf", b"x")])
    for end in (b"\n", b"\r"):
        found = parse(raw.replace(b"\r", b"").replace(b"\n", end))
        assert (found.subject, found.text, len(found.attachments)) == ("Test", "one\ntwo", 1)


def test_empty_and_nul() -> None:
    assert parse(b"").text == ""
    assert parse(b"\0" * 1_000).text == ""
    assert parse(letter(b"a\0b")).text == "ab"
    assert parse(letter(b"<p>a\0b", "Content-Type: text/html")).html == "<p>ab"


def test_fifty_megabytes() -> None:
    big = file("a.bin", bytes(36_000_000), "application/octet-stream")
    found = parse(mail("mixed", [text("words"), big]))
    assert (found.text, len(found.attachments[0].data), found.cut) == ("words", 36_000_000, ())


def test_a_digest_holds_mails() -> None:
    found = parse(mail("digest", [part(b"Subject: one\r\n\r\nbody")]))
    assert [(file.file_name, file.mime_type) for file in found.attachments] == [
        ("one.eml", "message/rfc822")
    ]
