"""The sample company: its files are read without a doubt, and its story could have happened."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from shutil import copy
from zoneinfo import ZoneInfo

import pytest

from app.demo.programme import TALK
from app.demo.programme_file import Programme, StoryCall, StoryQuestionnaire, read_programme
from app.demo.quality_file import Quality, read_quality
from app.demo.story_file import Step, StoryDraft, StoryRequest, read_story
from domain.company import Policy, load_policy
from domain.company.programme import QUESTIONNAIRE
from domain.forms.reader import read_form
from domain.imports.clients import read_clients
from domain.imports.staff import read_staff
from domain.imports.table import read_table
from domain.imports.tax_numbers import is_russian

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sandbox" / "sample"
SAMARA = ZoneInfo("Europe/Samara")
NOWS = [
    datetime(2025, 11, 21, 10, 0, tzinfo=SAMARA),
    datetime(2025, 11, 24, 3, 0, tzinfo=SAMARA),
    datetime(2025, 11, 22, 23, 30, tzinfo=SAMARA),
    datetime(2026, 1, 12, 8, 0, tzinfo=SAMARA),
    datetime(2026, 5, 10, 17, 59, tzinfo=SAMARA),
]
LANGUAGES = ("ru", "en")
languages = pytest.mark.parametrize("language", LANGUAGES)
DAYS_AGO = {"ru": "Дней назад", "en": "Days ago"}


def silent(_done: int, _all: int) -> None:
    """Progress nobody watches."""


def rows(language: str, name: str) -> list[dict[str, str]]:
    delimiter = ";" if language == "ru" else ","
    with (SAMPLE / language / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def column(language: str, name: str, position: int) -> list[str]:
    return [list(row.values())[position] for row in rows(language, name)]


@pytest.fixture(scope="module")
def policies() -> dict[str, Policy]:
    return {language: load_policy(SAMPLE / language / "company.toml") for language in LANGUAGES}


def test_the_example_of_a_policy_loads(tmp_path: Path) -> None:
    copy(ROOT / "deploy" / "company.toml.example", tmp_path / "company.toml")
    policy = load_policy(tmp_path / "company.toml")
    assert policy.calendar_of("tech").day_length == timedelta(hours=12)


def test_the_example_states_the_defaults(tmp_path: Path) -> None:
    text = (ROOT / "deploy" / "company.toml.example").read_text(encoding="utf-8")
    (tmp_path / "full.toml").write_text(text, encoding="utf-8")
    bare = text[: text.index("# Limits of handoffs")]
    (tmp_path / "bare.toml").write_text(bare, encoding="utf-8")
    full, defaults = load_policy(tmp_path / "full.toml"), load_policy(tmp_path / "bare.toml")
    assert full.register == defaults.register
    assert full.privacy == defaults.privacy
    assert full.invitations == defaults.invitations
    assert full.programme == defaults.programme
    assert full.selling == defaults.selling


@languages
def test_whom_the_pages_stories_show_reads_the_language_of_the_demo(language: str) -> None:
    """By their Telegram names; somebody else reads the other language."""
    staff = {list(row.values())[8]: list(row.values())[5] for row in rows(language, "staff")}
    shown = ("olga_smirnova", "anna_melnik", "elena_grad", "svetlana_yudina", "marina_lis")
    assert {staff[each] for each in shown} == {language}
    assert set(staff.values()) == set(LANGUAGES)


def test_both_languages_have_the_same_company(policies: dict[str, Policy]) -> None:
    russian, english = (policies[language] for language in LANGUAGES)
    assert list(russian.departments) == list(english.departments)
    assert list(russian.kinds) == list(english.kinds)
    assert russian.calendar == english.calendar
    assert (russian.default_language, english.default_language) == LANGUAGES
    for name, keys in (("staff", (3, 8, 9)), ("clients", (1, 4, 10)), ("orders", (1, 2, 3))):
        for key in keys:
            assert column("ru", name, key) == column("en", name, key)


@languages
def test_staff_of_every_role(policies: dict[str, Policy], language: str) -> None:
    policy = policies[language]
    reading, sound = read_staff(read_table(SAMPLE / language / "staff.csv"), policy, silent)
    assert reading.problems == []
    roles = [entry.text("role") for entry in sound]
    assert set(roles) == {
        "rep", "technician", "service_lead", "programme_head", "coordinator", "letter_writer",
        "director", "admin",
    }  # fmt: skip
    assert roles.count("rep") >= 3
    technicians = [entry for entry in sound if entry.text("role") == "technician"]
    assert len(technicians) >= 4
    assert len({entry.text("department") for entry in technicians}) >= 2
    names = {entry.text("name") for entry in sound}
    assert {department.lead for department in policy.departments.values()} <= names
    usernames, ids = column(language, "staff", 8), column(language, "staff", 9)
    assert len(set(usernames)) == len(set(ids)) == len(names)


@languages
def test_forty_clients(policies: dict[str, Policy], language: str) -> None:
    table = read_table(SAMPLE / language / "clients.csv")
    reading, records = read_clients(table, language, NOWS[0], silent)
    assert reading.problems == []
    assert len(records) == 40
    assert all(record.contacts for record in records)
    assert all(is_russian(number) for number in column(language, "clients", 1))
    staff = set(column(language, "staff", 0))
    managers = {record.entry.text("manager") for record in records}
    assert managers - {None} <= staff
    assert None in managers
    assert {record.entry.text("language") for record in records} == set(LANGUAGES)
    assert policies[language].languages[0] == language


@languages
def test_orders_are_of_these_clients_and_in_the_past(language: str) -> None:
    orders = rows(language, "orders")
    assert len(orders) >= 100
    assert {list(order.values())[1] for order in orders} == set(column(language, "clients", 1))
    assert all(int(order[DAYS_AGO[language]]) > 0 for order in orders)
    assert len({next(iter(order.values())) for order in orders}) == len(orders)


@languages
def test_nobody_real_is_called_or_written_to(language: str) -> None:
    for path in (SAMPLE / language).iterdir():
        text = path.read_text(encoding="utf-8")
        assert all(mail.endswith(".example") for mail in re.findall(r"\S@([\w.-]+)", text))
        assert all(phone == "+7 935" for phone in re.findall(r"\+7 \d{3}", text))


def story_steps(
    policy: Policy, language: str, now: datetime
) -> Iterator[tuple[StoryRequest, Step, list[Step]]]:
    story = read_story(SAMPLE / language / "story.toml", policy, now)
    for request in story.requests:
        for number, step in enumerate(request.steps):
            yield request, step, list(request.steps[:number])


@languages
@pytest.mark.parametrize("now", NOWS, ids=str)
def test_the_story_lies_before_now_in_working_hours(
    policies: dict[str, Policy], language: str, now: datetime
) -> None:
    policy = policies[language]
    for request, step, _ in story_steps(policy, language, now):
        assert step.at < now
        assert request.due is None or request.due > now
        if step.at < now - timedelta(hours=1):
            assert policy.calendar_of(None).is_working_day(step.at.astimezone(policy.zone).date())


@languages
def test_the_story_is_of_these_people_clients_and_forms(
    policies: dict[str, Policy], language: str
) -> None:
    policy = policies[language]
    staff = set(column(language, "staff", 0))
    clients = set(column(language, "clients", 0))
    story = read_story(SAMPLE / language / "story.toml", policy, NOWS[0])
    begun: list[StoryRequest | StoryDraft] = [*story.requests, *story.drafts]
    for request in begun:
        assert request.client in clients
        assert request.author in staff
        form = read_form(policy.kinds[request.kind].form)
        for name, answer in request.answers.items():
            question = form.question(name)
            assert question is not None, (request.kind, name)
            options = {choice.name for choice in question.choices}
            chosen = answer if isinstance(answer, list) else [answer]
            assert not options or options.issuperset(chosen), (request.kind, name, answer)
    for request in story.requests:
        form = read_form(policy.kinds[request.kind].form)
        required = {question.name for question in form.questions if question.required}
        assert required <= set(request.answers), request.client


@languages
def test_clients_write_from_addresses_that_are_known(
    policies: dict[str, Policy], language: str
) -> None:
    policy = policies[language]
    known = set(zip(column(language, "clients", 0), column(language, "clients", 11), strict=True))
    story = read_story(SAMPLE / language / "story.toml", policy, NOWS[0])
    assert story.mails
    for mail in story.mails:
        assert (mail.client, mail.address) in known
        assert policy.mail_kind(mail.mailbox)
        assert mail.steps[0].act == "mail"


@languages
def test_who_acts_in_the_story_may_act(policies: dict[str, Policy], language: str) -> None:
    policy = policies[language]
    titles = {policy.department_title(code, language): code for code in policy.departments}
    department = {
        name: titles.get(title)
        for name, title in zip(
            column(language, "staff", 0), column(language, "staff", 2), strict=True
        )
    }
    for request, step, before in story_steps(policy, language, NOWS[0]):
        holders = [request.author, *(earlier.who for earlier in before if earlier.act == "accept")]
        offered = [earlier.to for earlier in before if earlier.act in ("send", "offer")]
        # Who has done his step of a route offers it to the next department by that.
        done = [earlier for earlier in before if earlier.act == "report"]
        offered += [each.department for each in policy.kinds[request.kind].route[1 : len(done) + 1]]
        match step.act:
            case "accept" | "decline":
                assert offered[-1] in (step.who, department[str(step.who)])
            case "offer" | "report" | "contractor":
                assert step.who == holders[-1]
            case "confirm" | "return" | "cancel" | "withdraw":
                assert step.who == request.author
            case "send" | "expire":
                assert step.who is None
        if step.act in ("send", "offer"):
            assert step.to in policy.departments or step.to in department
        if step.act in ("decline", "report", "return", "comment", "cancel"):
            assert step.words


def test_the_story_holds_every_state(policies: dict[str, Policy]) -> None:
    story = read_story(SAMPLE / "ru" / "story.toml", policies["ru"], datetime.now(UTC))
    assert len(story.requests) >= 12
    assert story.drafts
    last = {request.steps[-1].act for request in story.requests}
    assert {"send", "accept", "expire", "report", "return", "confirm", "cancel"} <= last
    acts = {step.act for step, _ in story.in_order_of_time()}
    assert {"decline", "withdraw", "offer", "comment"} <= acts


@languages
def test_both_stories_are_the_same(policies: dict[str, Policy], language: str) -> None:
    def shape(of: str) -> list[list[tuple[datetime, str]]]:
        story = read_story(SAMPLE / of / "story.toml", policies[of], NOWS[0])
        steps = [request.steps for request in story.requests]
        steps += [mail.steps for mail in story.mails]
        return [[(step.at, step.act) for step in each] for each in steps]

    assert shape(language) == shape("ru")


def programme(policies: dict[str, Policy], language: str, now: datetime = NOWS[0]) -> Programme:
    return read_programme(SAMPLE / language / "programme.toml", policies[language], now)


@languages
@pytest.mark.parametrize("now", NOWS, ids=str)
def test_the_programme_lies_before_now_and_what_was_agreed_after_it(
    policies: dict[str, Policy], language: str, now: datetime
) -> None:
    told = programme(policies, language, now)
    assert told.campaign.ends > now
    acts = told.acts
    assert told.campaign.at < acts[0].at
    assert acts[-1].at < now
    for act, following in pairwise(acts):
        if isinstance(act, StoryQuestionnaire):
            assert act.at + TALK < following.at
    for act in acts:
        if act.at < now - timedelta(hours=1):
            day = act.at.astimezone(policies[language].zone).date()
            assert policies[language].calendar_of(None).is_working_day(day)
    for call in told.calls:
        assert call.until is None or call.until > call.at
    agreed = [call for call in told.calls if call.outcome == "appointment"]
    assert len([call for call in agreed if call.until and call.until > now]) == 2


@languages
def test_the_programme_is_of_these_people_and_clients(
    policies: dict[str, Policy], language: str
) -> None:
    told = programme(policies, language)
    staff, clients = set(column(language, "staff", 0)), set(column(language, "clients", 0))
    campaign, acts = told.campaign, told.acts
    assert staff >= {campaign.head, *(rep.name for rep in campaign.reps)}
    assert staff >= {act.who for act in acts if act.who is not None}
    assert clients >= {act.client for act in acts}
    assert clients >= set(campaign.monthly)
    assert clients >= {mark.client for mark in campaign.marks}
    for filled in told.questionnaires:
        assert len(filled.rows["people"]) == column(language, "clients", 0).count(filled.client)


@languages
def test_what_the_clients_say_fits_the_questionnaire(
    policies: dict[str, Policy], language: str
) -> None:
    form, told = read_form(QUESTIONNAIRE), programme(policies, language)
    said = [told.usual, *(filled.answers for filled in told.questionnaires)]
    said += [row for filled in told.questionnaires for rows in filled.rows.values() for row in rows]
    for name, answer in ((name, each[name]) for each in said for name in each):
        question = next((each for each in form.questions if each.name == name), None)
        assert question is not None, name
        options = {choice.name for choice in question.choices}
        chosen = answer if isinstance(answer, list) else [answer]
        assert not options or options.issuperset(chosen), (name, answer)


def test_both_programmes_are_the_same(policies: dict[str, Policy]) -> None:
    def shape(of: str) -> list[tuple[datetime, object]]:
        return [
            (act.at, act.outcome if isinstance(act, StoryCall) else type(act))
            for act in programme(policies, of).acts
        ]

    assert shape("en") == shape("ru")


def quality(policies: dict[str, Policy], language: str, now: datetime = NOWS[0]) -> Quality:
    return read_quality(SAMPLE / language / "quality.toml", policies[language], now)


@languages
@pytest.mark.parametrize("now", NOWS, ids=str)
def test_a_tickets_acts_follow_its_questionnaire_and_lie_before_now(
    policies: dict[str, Policy], language: str, now: datetime
) -> None:
    for told in quality(policies, language, now).tickets:
        moments = [told.at + TALK, *(act.at for act in told.acts)]
        assert moments == sorted(moments), told.client
        assert moments[-1] < now
        for moment in (told.at, *moments[1:]):
            day = moment.astimezone(policies[language].zone).date()
            recent = moment > now - timedelta(hours=2)
            assert recent or policies[language].calendar_of(None).is_working_day(day), told.client


@languages
def test_the_tickets_are_of_these_people_and_clients(
    policies: dict[str, Policy], language: str
) -> None:
    staff, clients = set(column(language, "staff", 0)), column(language, "clients", 0)
    for told in quality(policies, language).tickets:
        named = {told.who, *(each for act in told.acts for each in (act.who, act.to) if each)}
        assert staff >= named
        assert len(told.rows["people"]) == clients.count(told.client)


def test_the_tickets_are_the_same_in_both_languages(policies: dict[str, Policy]) -> None:
    def shape(of: str) -> list[object]:
        return [
            (told.at, [(act.at, act.act, act.then) for act in told.acts])
            for told in quality(policies, of).tickets
        ]

    assert shape("en") == shape("ru")
