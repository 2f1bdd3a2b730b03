"""Files in a letter: whole, under their own names, in bytes that any relay takes."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mail.letters.composing import compose
from mail.letters.files import LONGEST_NAME, File
from mail.parsing import parse
from tests.fixtures.ci import examples
from tests.unit.mail.letters.made import ENVELOPE, NOW, TEXTS, body, content_of_kind
from tests.unit.mail.letters.test_composing import assert_fit_for_any_relay


def written(*files: File) -> bytes:
    return compose(ENVELOPE, content_of_kind("done"), "ru", TEXTS, NOW, files).raw


def opened(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=default)


NAMES = (
    "voice.ogg",
    "Голосовое сообщение.ogg",
    "VIP-анкета 12 «Ромашка» с очень длинным именем, которое не поместится в одну строку.pdf",
    'a"b\\c/d;e.pdf',
)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_arrives_whole_and_by_its_name(name: str) -> None:
    data = bytes(range(256)) * 40
    raw = written(File(name, "audio/ogg", data), File("b.pdf", "application/pdf", b"%PDF"))
    assert_fit_for_any_relay(raw)
    first, second = opened(raw).iter_attachments()
    assert first.get_content_type() == "audio/ogg"
    assert first.get_content() == data
    shown = name.replace("/", "_").replace("\\", "_").replace('"', "'")
    assert first.get_filename() == shown
    assert first.get_filename() == next(each.file_name for each in parse(raw).attachments)
    assert second.get_content() == b"%PDF"
    assert "Ирина" in body(opened(raw), "plain")
    assert "<html" in body(opened(raw), "html")


@given(st.text(max_size=300), st.text(max_size=60), st.binary(max_size=300))
@example(name="¡" * 60, mime="", data=b"")  # pieces are decoded one by one
@settings(max_examples=examples(100), deadline=None)
def test_whatever_a_file_is_called_the_letter_stays_one(name: str, mime: str, data: bytes) -> None:
    raw = written(File(name, mime, data))
    assert_fit_for_any_relay(raw)
    message = opened(raw)
    (found,) = message.iter_attachments()
    assert found.get_payload(decode=True) == data
    assert len(found.get_filename() or "") <= LONGEST_NAME
    assert "Bcc" not in message


def test_without_files_a_letter_is_as_it_was() -> None:
    assert opened(written()).get_content_type() == "multipart/alternative"


def test_a_name_too_long_keeps_its_ending() -> None:
    raw = written(File("я" * 400 + ".pdf", "application/pdf", b"x"))
    (found,) = opened(raw).iter_attachments()
    assert (found.get_filename() or "").endswith("я….pdf")
