"""The bytes of letters: whatever people are called and write, a letter stays one letter."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mail.letters import wire
from mail.letters.contents import CONTENTS
from mail.letters.writing import Content
from mail.parsing import parse
from mail.robots import kind_of
from tests.fixtures.ci import examples
from tests.unit.mail.letters.made import (
    BOX,
    ENVELOPE,
    TOKEN,
    body,
    content_of_kind,
    letter,
    name_in,
    read,
)

HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Reply-To", "X-Fieldpost-Mailbox"]
MADE_BY_MIME = ["MIME-Version", "Content-Type"]
BY_MACHINE = ["Auto-Submitted", "X-Auto-Response-Suppress"]

HOSTILE = st.one_of(
    st.text(max_size=300),
    st.text('\r\n\t :<>@,;"\\=?Bccабв‮‍👩😀\x00\u2028\x85', max_size=80),
    st.sampled_from(
        [
            "Ким\r\nBcc: all@romashka.example",
            "=?utf-8?b?QmNj?=",
            "Я" * 5_000,
            "x" * 5_000,
            '"; <a@b.example>',
            "👩‍👩‍👧‍👦" * 40,
        ]
    ),
)


@given(HOSTILE, HOSTILE, HOSTILE)
@settings(max_examples=examples(150), deadline=None)
@example("Ирина\nBcc: all@romashka.example", "Антон\r\n\r\n<b>", "Тема\r\nX-Evil: 1")
def test_no_name_or_subject_makes_a_header_or_a_recipient(
    name: str, sender: str, subject: str
) -> None:
    envelope = replace(ENVELOPE, name=name, sender_name=sender)
    composed = letter(envelope, Content(subject=subject, by_machine=False))
    message = read(composed)
    assert message.keys() == [*HEADERS, *MADE_BY_MIME]
    assert [each.addr_spec for each in message["To"].addresses] == ["kim@romashka.example"]
    assert [each.addr_spec for each in message["From"].addresses] == [BOX]
    assert message["Subject"] == wire.one_line(subject, 200)
    assert name_in(composed, "To") == wire.one_line(name, 100)
    assert_fit_for_any_relay(composed.raw)


@given(st.text(max_size=2_000), st.lists(st.text(max_size=200), max_size=4))
@settings(max_examples=examples(100), deadline=None)
def test_any_words_are_seven_bits_wide_and_short_lined_and_come_back(
    words: str, items: list[str]
) -> None:
    composed = letter(content=Content(subject="Тема", quoted=words, items=items))
    assert_fit_for_any_relay(composed.raw)
    message = read(composed)
    said = body(message, "plain").split()
    assert "".join(wire_words(words)) in "".join(said)


@pytest.mark.parametrize(("language", "encoding"), [("ru", "base64"), ("en", "quoted-printable")])
def test_latin_stays_readable_for_filters_and_cyrillic_is_written_at_once(
    language: str, encoding: str
) -> None:
    words = {"ru": "Здравствуйте! ", "en": "Hello! "}[language] * 20
    page = f"<table><tr><td>{words}</td></tr></table>"
    told = wire.alternative(words, page).decode("ascii")
    assert told.count(f"Content-Transfer-Encoding: {encoding}\r\n") == 2


def wire_words(words: str) -> list[str]:
    return words.encode("utf-8", "replace").decode().split()


def assert_fit_for_any_relay(raw: bytes) -> None:
    lines = raw.split(b"\r\n")
    assert raw.isascii()
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 78


ODD = ["", "Ирина Ким", "a@b@c", "kim@", "@b.example", "a b@c.example", "kim@b.example\r\nX: 1"]


@pytest.mark.parametrize("address", [*ODD, "ким@romashka.example", f"{'x' * 65}@b.example"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"address|label|codec"):
        letter(replace(ENVELOPE, address=address))


@given(st.text("ab.@\r\n <>,;\"'%+-_ё0", max_size=40))
@settings(deadline=None)
def test_an_address_is_taken_whole_or_not_at_all(address: str) -> None:
    try:
        composed = letter(replace(ENVELOPE, address=address))
    except ValueError:
        return
    message = read(composed)
    assert [each.addr_spec for each in message["To"].addresses] == [composed.recipient]


def test_a_domain_in_cyrillic_goes_in_its_ascii_form() -> None:
    composed = letter(replace(ENVELOPE, address="kim@ромашка.рф"))
    assert composed.recipient == "kim@xn--80aa3agjl3d.xn--p1ai"


def test_the_answer_and_the_bounce_lead_back() -> None:
    envelope = replace(
        ENVELOPE,
        in_reply_to="<last@romashka.example>",
        references=("<first@romashka.example>", "<last@romashka.example>"),
    )
    composed = letter(envelope)
    message = read(composed)
    assert name_in(composed, "From") == "Антон Белов, Связь-Поволжье"
    assert message["Reply-To"].addresses[0].addr_spec == f"help+t-{TOKEN}@svyaz.example"
    assert composed.envelope_sender == f"help+b-{TOKEN}@svyaz.example"
    assert message["Message-ID"] == "<letter@svyaz.example>"
    assert message["In-Reply-To"] == "<last@romashka.example>"
    assert message["References"].split() == list(envelope.references)


def test_a_strangers_message_id_makes_no_header() -> None:
    evil = "<a@b.example>\r\nBcc: all@romashka.example"
    message = read(letter(replace(ENVELOPE, in_reply_to=evil, references=(evil, "<ok@b.example>"))))
    assert message["Bcc"] is None
    assert message["In-Reply-To"] is None
    assert message["References"] == "<ok@b.example>"


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_machines_letters_say_so_and_are_known_as_such(kind: str, language: str) -> None:
    content = content_of_kind(kind, language)
    composed = letter(content=content, language=language)
    message = read(composed)
    assert message["Auto-Submitted"] == ("auto-generated" if content.by_machine else None)
    assert (message["X-Auto-Response-Suppress"] == "All") is content.by_machine
    assert kind_of(parse(composed.raw)).name == ("auto_reply" if content.by_machine else "human")


@pytest.mark.parametrize("kind", CONTENTS)
def test_our_own_letters_are_known_when_they_come_back_to_the_house(kind: str) -> None:
    envelope = replace(ENVELOPE, address="sales@svyaz.example")
    robot = kind_of(parse(letter(envelope, content_of_kind(kind)).raw))
    assert robot.name == "auto_reply"
    assert "own:loop" in robot.reasons


def test_an_acknowledgement_of_a_mail_is_an_answer_by_a_machine() -> None:
    message = read(letter(replace(ENVELOPE, in_reply_to="<first@romashka.example>")))
    assert message["Auto-Submitted"] == "auto-replied"


def test_only_what_nobody_waits_for_can_be_stopped() -> None:
    awaited = read(letter())
    assert awaited["List-Unsubscribe"] is None
    assert awaited["List-Unsubscribe-Post"] is None
    by_mail = f"<mailto:help+t-{TOKEN}@svyaz.example?subject=unsubscribe>"
    plain = read(letter(replace(ENVELOPE, unsubscribable=True)))
    assert plain["List-Unsubscribe"] == by_mail
    assert plain["List-Unsubscribe-Post"] is None
    url = f"https://desk.svyaz.example/unsubscribe/{TOKEN}"
    open_desk = read(letter(replace(ENVELOPE, unsubscribable=True, unsubscribe_url=url)))
    assert open_desk["List-Unsubscribe"] == f"<{url}>, {by_mail}"
    assert open_desk["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Не присылать такие письма" in body(open_desk, "plain")
    assert "Не присылать такие письма" in body(open_desk, "html")
