"""company.toml: what is right is read, what is wrong is named with its line, all at once."""

from datetime import date, timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from pydantic import ValidationError

from domain.company import Policy, PolicyError, load_policy
from domain.company.values import Hours, WorkSpan
from domain.texts import LOCALES, Texts

GOOD = """\
name = "Меридиан"
time_zone = "Europe/Samara"
languages = ["ru", "en"]

[calendar]
hours = "9:00-18:00"
lunch = "13:00-14:00"

[departments.tech]
title = { ru = "Технический отдел", en = "Technical department" }
lead = "Павел Орлов"

[kinds.incident]
title = { ru = "Авария", en = "Incident" }
form = "incident.xlsx"
department = "tech"
due_within = "4h"
"""


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load(LOCALES)


@pytest.fixture
def company(tmp_path: Path) -> Path:
    (tmp_path / "incident.xlsx").touch()
    return tmp_path / "company.toml"


def read(company: Path, document: str) -> Policy:
    company.write_text(dedent(document), encoding="utf-8")
    return load_policy(company)


def problems(company: Path, document: str) -> list[tuple[int, str, str]]:
    with pytest.raises(PolicyError) as refused:
        read(company, document)
    return [(problem.line, problem.path, problem.key) for problem in refused.value.problems]


def test_what_is_not_said_has_a_default(company: Path) -> None:
    policy = read(company, GOOD)
    assert policy.calendar.working_days == ("mon", "tue", "wed", "thu", "fri")
    assert policy.register.remind_after == WorkSpan(0, timedelta(hours=1))
    assert policy.register.expire_after == WorkSpan(1, timedelta())
    assert policy.privacy.names_in_groups is False
    assert policy.invitations.valid_for == timedelta(days=3)
    assert policy.departments["tech"].group_chat is None
    assert policy.default_language == "ru"


def test_everything_said_is_read(company: Path) -> None:
    document = GOOD.replace(
        'lead = "Павел Орлов"',
        'lead = "Павел Орлов"\ntime_zone = "Asia/Yekaterinburg"\ngroup_chat = -100123\n'
        '[departments.tech.calendar]\nhours = "10:00-16:00"\nlunch = "none"',
    )
    document += dedent(
        """\
        accept_within = "30m"
        [register]
        remind_after = "2h"
        lead_after = "45m"
        expire_after = "2d 3h"
        answer_within = "2d"
        ping_pong_after = 6
        [privacy]
        names_in_groups = true
        [invitations]
        valid_for = "12h"
        [mailboxes.help]
        address = "Help@Meridian.example"
        department = "tech"
        kind = "incident"
        authserv_id = "mx.meridian.example"
        [mail]
        quiet_hours = "20:00-9:00"
        """
    )
    policy = read(company, document)
    department = policy.departments["tech"]
    assert department.group_chat == -100123
    assert policy.mailboxes["help"].address == "help@meridian.example"
    assert policy.mailbox_of("tech") == "help"
    assert policy.mail_kind("help") == "incident"
    assert policy.mail.quiet_hours == Hours(20 * 60, 33 * 60)
    assert policy.department_zone("tech").key == "Asia/Yekaterinburg"
    assert policy.register.expire_after == WorkSpan(2, timedelta(hours=3))
    assert policy.register.lead_after == WorkSpan(0, timedelta(minutes=45))
    assert policy.register.answer_within == WorkSpan(2, timedelta())
    assert policy.register.ping_pong_after == 6
    assert policy.remind_after("incident") == WorkSpan(0, timedelta(minutes=30))
    assert policy.privacy.names_in_groups is True
    assert policy.invitations.valid_for == timedelta(hours=12)
    assert policy.calendar_of("tech").day_length == timedelta(hours=6)
    assert policy.calendar_of(None).day_length == timedelta(hours=8)


def test_titles_in_the_readers_language(company: Path) -> None:
    policy = read(company, GOOD)
    assert policy.kind_title("incident", "en") == "Incident"
    assert policy.department_title("tech", "ru") == "Технический отдел"
    assert policy.department_title("tech", "de") == "Технический отдел"


def test_kinds_keep_the_order_of_the_file(company: Path) -> None:
    kind = GOOD[GOOD.index("[kinds.incident]") :]
    document = GOOD + kind.replace("kinds.incident", "kinds.b") + kind.replace("incident]", "a]")
    assert list(read(company, document).kinds) == ["incident", "b", "a"]


def test_the_form_beside_the_policy_comes_before_ours(company: Path) -> None:
    own = company.parent / "incident.xlsx"
    assert read(company, GOOD).kinds["incident"].form == own.resolve()
    own.unlink()
    ours = read(company, GOOD).kinds["incident"].form
    assert ours.is_file()
    assert ours.parent.name == "forms"


def test_nothing_can_be_changed(company: Path) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        read(company, GOOD).name = "Другая"  # type: ignore[misc] # what is refused


@pytest.mark.parametrize(
    ("was", "becomes", "line", "path", "key"),
    [
        ('"Меридиан"', '" "', 1, "name", "company-empty"),
        ('"Меридиан"', "7", 1, "name", "company-expected-text"),
        ("Europe/Samara", "Europe/Samra", 2, "time_zone", "company-unknown-time-zone"),
        ('["ru", "en"]', '["ru", "en", "xx"]', 3, "languages[3]", "company-unknown-language"),
        ('["ru", "en"]', '"ru"', 3, "languages", "company-expected-list"),
        ("9:00-18:00", "9-18", 6, "calendar.hours", "company-wrong-hours"),
        ("9:00-18:00", "9:00-24:01", 6, "calendar.hours", "company-wrong-hours"),
        ("9:00-18:00", "18:00-9:00", 6, "calendar.hours", "company-hours-backwards"),
        ("13:00-14:00", "17:30-18:30", 7, "calendar.lunch", "company-lunch-outside"),
        ("lunch =", "holidays = 'XX' #", 7, "calendar.holidays", "company-unknown-country"),
        ("lunch =", "dinner =", 7, "calendar.dinner", "company-unknown-key"),
        ("lunch =", "lunches =", 7, "calendar.lunches", "company-unknown-key-close"),
        ("lunch =", "working_days = [] #", 7, "calendar.working_days", "company-empty"),
        ("lunch =", "working_days = ['m'] #", 7, "calendar.working_days[1]", "company-not-one-of"),
        ("lunch =", "extra_days_off = ['x'] #", 7, "calendar.extra_days_off[1]",
         "company-expected-date"),
        ("[departments.tech]", '[departments."Т"]', 9, "departments.Т", "company-wrong-code"),
        (', en = "Tech', ' } #', 10, "departments.tech.title", "company-title-missing"),
        ('{ ru = "Тех', 'false #', 10, "departments.tech.title", "company-expected-table"),
        ('en = "Tech', 'de = "", en = "', 10, "departments.tech.title", "company-title-unknown"),
        ("lead =", "leed =", 9, "departments.tech.lead", "company-missing"),
        ("lead =", "group_chat = 5\nlead =", 11, "departments.tech.group_chat",
         "company-wrong-group-chat"),
        ("[departments.tech]", "[mailboxes.x]\naddress = 'a@b'\n[departments.tech]", 10,
         "mailboxes.x.address", "company-wrong-mailbox"),
        ("incident.xlsx", "none.xlsx", 15, "kinds.incident.form", "company-form-missing"),
        ('department = "tech"', 'department = "teh"', 16, "kinds.incident.department",
         "company-unknown-department"),
        ('"4h"', '"4"', 17, "kinds.incident.due_within", "company-wrong-work-span"),
        ('"4h"', '"0h"', 17, "kinds.incident.due_within", "company-wrong-work-span"),
        ('"4h"', '"4h"\naccept_within = "1d"', 18, "kinds.incident", "company-limits-order"),
        ('"4h"', '"4h"\n[invitations]\nvalid_for = 3', 19, "invitations.valid_for",
         "company-wrong-span"),
        ('"4h"', '"4h"\n[register]\nping_pong_after = 1', 19, "register.ping_pong_after",
         "company-out-of-range"),
        ('"4h"', '"4h"\n[register]\nping_pong_after = true', 19, "register.ping_pong_after",
         "company-expected-whole-number"),
        ('"4h"', '"4h"\n[privacy]\nnames_in_groups = 1', 19, "privacy.names_in_groups",
         "company-expected-yes-no"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(
    company: Path, texts: Texts, was: str, becomes: str, line: int, path: str, key: str
) -> None:
    assert was in GOOD
    document = GOOD.replace(was, becomes, 1)
    found = problems(company, document)
    assert (line, path, key) in found
    with pytest.raises(PolicyError) as refused:
        read(company, document)
    for language in texts.languages:
        shown = refused.value.lines(texts, language)
        assert any(said.startswith(f"company.toml:{line}: {path}: ") for said in shown)


FULL = GOOD.replace(
    "lunch =",
    """\
holidays = "none"
working_days = ["mon"]
extra_days_off = [2026-03-02]
extra_working_days = [{ date = 2026-03-07 }]
lunch =""",
).replace(
    "[kinds.incident]",
    """\
time_zone = "Europe/Moscow"
group_chat = -1
calendar = { lunch = "none" }
[register]
remind_after = "1h"
ping_pong_after = 4
[privacy]
names_in_groups = false
[invitations]
valid_for = "3d"
[mailboxes.help]
address = "a@b.example"
department = "tech"
human = ["site@b.example"]
[mail]
receipts_an_hour = 3
quiet_hours = "21:00-8:00"
[kinds.incident]""",
)
VALUES = [
    "1", "-1", "1.5", "nan", "true", '""', '"x"', "[]", "[1]", "[[1]]", '["x", true]', "{}",
    "{ x = 1 }", "[{}]", "[{ date = 1, hours = {} }]", "2026-01-01", "2026-01-01T10:00:00Z",
    "2026-01-01T00:00:00", "10:00:00",
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(FULL.splitlines())))
def test_whatever_stands_there_it_is_read_or_named(
    company: Path, texts: Texts, number: int
) -> None:
    lines = FULL.splitlines()
    key = lines[number].partition(" = ")[0]
    refusals: list[PolicyError] = []
    for value in VALUES:
        lines[number] = f"{key} = {value}"
        try:
            read(company, "\n".join(lines))
        except PolicyError as error:
            refusals.append(error)
    assert refusals
    for refusal in refusals:
        shown = refusal.lines(texts, "ru")
        assert any(said.startswith(f"company.toml:{number + 1}:") for said in shown)


def test_all_mistakes_are_told_at_once(company: Path) -> None:
    document = GOOD.replace("Samara", "Samra").replace("14:00", "19:00")
    document = document.replace('department = "tech"', 'department = "x"').replace("4h", "4")
    assert [line for line, *_ in problems(company, document)] == [2, 7, 16, 17]


def test_an_address_of_two_mailboxes(company: Path) -> None:
    boxes = dedent(
        """\
        [mailboxes.one]
        address = "a@b.example"
        department = "tech"
        [mailboxes.two]
        address = "A@b.example"
        department = "tech"
        kind = "flood"
        """
    )
    document = boxes + GOOD[GOOD.index("[departments.tech]") :]
    document = GOOD[: GOOD.index("[departments.tech]")] + document
    first = GOOD[: GOOD.index("[departments.tech]")].count("\n") + 2
    assert problems(company, document) == [
        (first, "mailboxes.one.address", "company-mailbox-twice"),
        (first + 3, "mailboxes.two.address", "company-mailbox-twice"),
        (first + 5, "mailboxes.two.kind", "company-unknown-kind"),
    ]


def test_a_day_both_off_and_worked(company: Path) -> None:
    days = "extra_days_off = [2026-03-02]\nextra_working_days = [{ date = 2026-03-02 }]\nlunch ="
    assert problems(company, GOOD.replace("lunch =", days)) == [
        (8, "calendar.extra_working_days", "company-day-off-and-on")
    ]


def test_days_of_the_calendar(company: Path) -> None:
    days = dedent(
        """\
        extra_days_off = [2026-03-02]
        extra_working_days = [{ date = 2026-03-07, hours = "10:00-15:00" }]
        lunch ="""
    )
    policy = read(company, GOOD.replace("lunch =", days))
    assert policy.calendar.extra_days_off == (date(2026, 3, 2),)
    assert policy.calendar_of("tech").is_working_day(date(2026, 3, 7))


def test_what_is_not_toml_names_its_line(company: Path) -> None:
    assert problems(company, 'name = "a"\nname "b"\n') == [(2, "", "company-not-toml")]
    assert problems(company, 'name = "a"\n\nx = [1,') == [(3, "", "company-not-toml")]


def test_a_file_that_is_not_there_or_not_utf8(company: Path, texts: Texts) -> None:
    with pytest.raises(PolicyError) as missing:
        load_policy(company)
    assert missing.value.problems[0].key == "company-no-file"
    assert str(company) in missing.value.lines(texts, "ru")[0]
    company.write_bytes('name = "Ромашка"'.encode("cp1251"))
    with pytest.raises(PolicyError) as unreadable:
        load_policy(company)
    assert unreadable.value.problems[0].key == "company-not-utf8"


def test_an_empty_file_names_all_that_is_required(company: Path) -> None:
    assert {path for _, path, _ in problems(company, "")} == {
        "name", "time_zone", "languages", "calendar", "departments", "kinds",
    }  # fmt: skip
