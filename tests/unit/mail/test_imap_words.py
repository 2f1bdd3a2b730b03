"""What goes to an IMAP server and what comes back, as words."""

from datetime import UTC, datetime

import pytest

from mail.imap.answers import (
    Facts,
    bodies_of,
    facts_of,
    numbers_of,
    read_internal_date,
    search_date,
    selected_of,
)
from mail.imap.names import folder_name, quoted, uid_set


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("INBOX", '"INBOX"'),
        ("Заявки", '"&BBcEMARPBDIEOgQ4-"'),
        ("R&D", '"R&-D"'),
        ("Box/Принято 1", '"Box/&BB8EQAQ4BD0ETwRCBD4- 1"'),
        ('say "hi" \\', '"say \\"hi\\" \\\\"'),
        ("日本語", '"&ZeVnLIqe-"'),  # RFC 3501's own example
        ("台北", '"&U,BTFw-"'),
        ("😀", '"&2D3eAA-"'),
        ("a\nb", '"a&AAo-b"'),
    ],
)
def test_folder_names(name: str, written: str) -> None:
    assert folder_name(name) == written


def test_a_login_cannot_bring_a_command_along() -> None:
    with pytest.raises(ValueError, match="line end"):
        quoted('a" b\r\nA1 DELETE INBOX')


def test_uid_sets() -> None:
    assert uid_set([1, 2, 3, 7, 9, 10]) == "1:3,7,9:10"
    assert uid_set([4]) == "4"


def test_selected() -> None:
    lines = [b"FLAGS (\\Seen)", b"3 EXISTS", b"OK [UIDVALIDITY 4294967295] ok", b"OK [UIDNEXT 9] x"]
    selected = selected_of(lines)
    assert selected is not None
    assert (selected.uidvalidity, selected.uid_next) == (4294967295, 9)
    assert selected_of([b"3 EXISTS"]) is None


def test_numbers() -> None:
    assert numbers_of([b"3 1 2", b"SEARCH completed (0.001 + 0.000 secs)."]) == [1, 2, 3]
    assert numbers_of([b"", b"OK 5 done"]) == []
    assert numbers_of([b"1 2", b"2 4", b"done"]) == [1, 2, 4]


def test_facts_in_any_order() -> None:
    lines = [
        b'1 FETCH (UID 101 RFC822.SIZE 18 INTERNALDATE "22-Nov-2026 04:49:49 +0400")',
        b'2 FETCH (INTERNALDATE " 1-Jan-2026 00:00:00 +0000" RFC822.SIZE 7 UID 102)',
        b"3 FETCH (FLAGS (\\Seen))",
        b'4 FETCH (UID 104 RFC822.SIZE 1 INTERNALDATE "nonsense")',
        b"Fetch completed.",
    ]
    assert facts_of(lines) == [
        Facts(101, 18, datetime(2026, 11, 22, 0, 49, 49, tzinfo=UTC)),
        Facts(102, 7, datetime(2026, 1, 1, tzinfo=UTC)),
        Facts(104, 1, None),
    ]


def test_bodies_however_they_are_written() -> None:
    lines = [
        b"1 FETCH (UID 5 BODY[] {6}",
        bytearray(b"UID 99"),
        b")",
        b"2 FETCH (BODY[] {3}",
        bytearray(b"abc"),
        b" UID 6)",
        b'3 FETCH (UID 7 BODY[] "a\\"b")',
        b"4 FETCH (UID 8 BODY[] NIL)",
        b"5 FETCH (FLAGS (\\Seen))",
        b"6 FETCH (UID 9 BODY[]<0> {0}",
        bytearray(b""),
        b")",
        b"done",
    ]
    assert bodies_of(lines) == {5: b"UID 99", 6: b"abc", 7: b'a"b', 9: b""}


@pytest.mark.parametrize("written", ["", "31-Feb-2026 00:00:00 +0000", "1-Foo-2026 00:00:00 +0000"])
def test_dates_that_are_none(written: str) -> None:
    assert read_internal_date(written) is None


def test_a_day_to_search_from() -> None:
    assert search_date(datetime(2026, 5, 7, tzinfo=UTC)) == "7-May-2026"
