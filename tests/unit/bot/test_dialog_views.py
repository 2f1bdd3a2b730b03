"""Every screen of a dialog in both languages, within Telegram's limits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot import telegram
from bot import texts as bot_texts
from bot.dialogs.asked import Asked
from bot.dialogs.draft_screens import (
    DraftEntry,
    aside_screen,
    drafts_screen,
    dropped_screen,
    loose_screen,
)
from bot.dialogs.picks import picks_for, read_pick
from bot.dialogs.question_screen import question_screen
from bot.dialogs.spoken import SAID
from bot.dialogs.summary_line import short_label
from bot.dialogs.summary_screen import (
    SummaryOf,
    Written,
    copy_screen,
    handed_in_screen,
    summary_screen,
)
from bot.dialogs.taps import FormTap, form_tap, mark_of, question_of, value_of
from bot.screen import Screen
from bot.texts import Screenwriter
from domain import texts as domain_texts
from domain.asking.catalog import SHORT
from domain.asking.purpose import Outlook, Subject
from domain.asking.purposes import PURPOSES
from domain.company import Policy, load_policy
from domain.forms import files as form_files
from domain.forms.answers import Answer, Media, Picked, Point, Value
from domain.forms.engine import State
from domain.forms.model import (
    MEDIA,
    UNASKED,
    Choice,
    FormDefinition,
    Question,
    QuestionType,
    Section,
)
from domain.forms.reader import read_form
from domain.forms.responses import Draft
from domain.lookups import Option, Options
from domain.questionnaires.rows import PURPOSE as QUESTIONNAIRE
from domain.requests.form import kind_form, opening_form
from domain.requests.lists import Line
from domain.requests.purposes import LOOSE, REQUEST_PURPOSES
from domain.requests.rows import Answered
from domain.texts import Texts
from domain.visits.site import CalledOff
from tests.unit.forms.making import REASONS, YES_NO, form, question

ROOT = Path(__file__).parents[3]
TEXTS = Texts.load(domain_texts.LOCALES, form_files.LOCALES, bot_texts.LOCALES)
POLICY: Policy = load_policy(ROOT / "tests" / "data" / "company.toml")
CALENDAR = POLICY.calendar_of("tech")
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""10:00 of a working Monday in Samara."""

AWAY_UNTIL = date(2027, 9, 29)
"""In another year, in the longest of months: as many words as a day takes."""

SUBJECT = Subject("<Ромашка> & Ко", 214)
BIG = 10**12
MANY = tuple(Choice(f"c{at}", {"ru": f"Вариант {at} " + "х" * 80}) for at in range(50))
SCALE = tuple(Choice(str(at), {"": str(at)}) for at in range(21))
LINE = Line(
    id=BIG, number=214, kind="incident", department="tech", state="in_work", title="Нет связи",
    client="<Ромашка>" * 20, holder_id=1, holder="Антон", held_since=NOW, due_at=NOW,
    handoff_id=None, offered_at=None, offered_to=None, offered_department=None,
)  # fmt: skip
FILES = (Media("voice", "1", "voice.ogg", 21), Media("photo", "2", "photo.jpg"))
VALUES: dict[QuestionType, Value] = {
    QuestionType.TEXT: "<b>слова</b> & знаки",
    QuestionType.LONG_TEXT: "очень длинно " * 700,
    QuestionType.INTEGER: Decimal(12),
    QuestionType.DECIMAL: Decimal("12.5"),
    QuestionType.DATE: date(2026, 11, 28),
    QuestionType.TIME: time(16, 40),
    QuestionType.DATETIME: NOW,
    QuestionType.SELECT_ONE: "losses",
    QuestionType.SELECT_MANY: ("c0", "c21"),
    QuestionType.YES_NO: "yes",
    QuestionType.SCALE: "20",
    QuestionType.LOOKUP: Picked("department:" + "d" * 20, "Технический отдел"),
    QuestionType.PHONE: "+79270000000",
    QuestionType.EMAIL: "kim@example.ru",
    QuestionType.LOCATION: Point(Decimal("53.2"), Decimal("50.1")),
}
CHOICES = {
    QuestionType.SELECT_ONE: REASONS,
    QuestionType.SELECT_MANY: MANY,
    QuestionType.YES_NO: YES_NO,
    QuestionType.SCALE: SCALE,
}
TYPES = [
    each
    for each in QuestionType
    if each not in UNASKED | {QuestionType.NOTE, QuestionType.REPEAT, QuestionType.ROW}
]


@pytest.fixture(params=["ru", "en"])
def w(request: pytest.FixtureRequest) -> Screenwriter:
    return Screenwriter(TEXTS, request.param, "Europe/Samara", NOW)


def check(screen: Screen) -> str:
    """The whole of what Telegram is given for a screen, its limits checked."""
    calls = telegram.send(7, screen)
    markup = [SendMessage.model_validate(call.params).reply_markup for call in calls][-1]
    keyboard = markup.inline_keyboard if isinstance(markup, InlineKeyboardMarkup) else []
    assert sum(map(len, keyboard)) <= 100
    assert all(len(row) <= 8 for row in keyboard)
    assert all(each.text.strip() and len(each.text) <= 64 for row in keyboard for each in row)
    shown = "\n".join(str(call.params["text"]) for call in calls)
    assert "form-" not in shown
    return shown


def asked_of(type_: QuestionType, *, required: bool = False) -> Question:
    made = question(
        "wanted", type_, required=required, choices=CHOICES.get(type_, ()), section="sec"
    )
    return replace(made, lookup="receivers" if type_ is QuestionType.LOOKUP else None)


def draft_of(definition: FormDefinition, purpose: str = "done", **given: Answer) -> Draft:
    now = NOW.astimezone(ZoneInfo("Europe/Samara"))
    return Draft(BIG, definition, purpose, 12, State(now, given), None, {})


def one_question_form(type_: QuestionType) -> FormDefinition:
    note = question("note", QuestionType.NOTE)
    sections = (Section("sec", {"ru": "Качество", "en": "Quality"}),)
    return form(question("first", required=True), note, asked_of(type_), sections=sections)


def drawn(w: Screenwriter, type_: QuestionType, draft: Draft, **more: object) -> Screen:
    wanted = draft.definition.questions[-1]
    options = None
    if type_ is QuestionType.LOOKUP:
        ids = "department:" + "d" * 20  # the longest code that the policy lets through
        found = Option(Picked(ids, "Отдел " * 30), AWAY_UNTIL)
        options = Options((found,) * 8, "<от>", 1, more=True)
    asked = Asked(
        draft,
        wanted,
        SUBJECT,
        options,
        picks_for(w, draft, wanted, CALENDAR),
        **more,  # type: ignore[arg-type] # fields by name
    )
    return question_screen(w, asked)


def test_who_is_away_says_until_when_however_long_his_name_is(w: Screenwriter) -> None:
    draft = draft_of(one_question_form(QuestionType.LOOKUP))
    label = next(
        button.text for row in drawn(w, QuestionType.LOOKUP, draft).buttons for button in row
    )
    assert "… · " in label
    assert label.endswith(w.day(AWAY_UNTIL))


@pytest.mark.parametrize("type_", TYPES)
def test_every_question(w: Screenwriter, type_: QuestionType) -> None:
    draft = draft_of(one_question_form(type_))
    shown = check(drawn(w, type_, draft))
    assert "214" in shown
    assert "&lt;Ромашка&gt;" in shown
    wrong = check(drawn(w, type_, draft, error="Так <нельзя>", said=Markup("Фото приложено.")))
    assert "❗ Так &lt;нельзя&gt;" in wrong


@pytest.mark.parametrize("type_", TYPES)
def test_every_question_answered_already(w: Screenwriter, type_: QuestionType) -> None:
    answer = Answer(VALUES.get(type_), FILES if type_ not in VALUES else ())
    draft = draft_of(one_question_form(type_), wanted=answer)
    check(drawn(w, type_, draft))
    screen = summary_screen(w, Written(draft, SUBJECT, files=2, error="Поздно", said=Markup("Да")))
    check(screen)
    for what in SummaryOf:
        check(summary_screen(w, Written(draft, SUBJECT, of=what)))


def test_ticks_stand_on_what_is_chosen_and_its_button_takes_it_off(w: Screenwriter) -> None:
    draft = draft_of(one_question_form(QuestionType.SELECT_MANY), wanted=Answer(("c0", "c21")))
    first = drawn(w, QuestionType.SELECT_MANY, draft)
    ticked = [button for row in first.buttons for button in row if button.text.startswith("✔")]
    assert [FormTap.unpack(button.data).act for button in ticked] == ["off"]
    second = drawn(w, QuestionType.SELECT_MANY, draft, page=1)
    texts = [button.text for row in second.buttons for button in row]
    assert any(text.startswith("✔ Вариант 21 ") for text in texts)


def test_every_quick_answer_is_read_back_as_it_was_meant(w: Screenwriter) -> None:
    for type_ in TYPES:
        draft = draft_of(one_question_form(type_))
        wanted = draft.definition.questions[-1]
        for each in picks_for(w, draft, wanted, CALENDAR):
            tap = FormTap.unpack(form_tap(BIG, "set", wanted, each.value).pack())
            value = read_pick(wanted, value_of(tap), w).value
            assert value is not None
            if isinstance(value, datetime):
                assert w.time.exact(value) == each.label
                assert value > NOW


@pytest.mark.parametrize(
    ("constraint", "offered"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        (". >= 0 and . <= 100", [0, 10, 25, 50, 75, 100]),
        (". > 0 and . <= 100", [10, 25, 50, 75, 100]),
        (". >= 1 and . <= 3", [1, 2, 3]),
        (". > 1000", []),
    ],
)
def test_quick_numbers_are_those_that_the_question_takes(
    w: Screenwriter, constraint: str, offered: list[int]
) -> None:
    wanted = question("share", QuestionType.INTEGER, constraint=constraint)
    picks = picks_for(w, draft_of(form(wanted)), wanted, CALENDAR)
    assert [int(each.value) for each in picks] == offered


@pytest.mark.parametrize(
    ("constraint", "offered"),
    [
        ("", ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-30"]),
        (". > today()", ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-30"]),
        (". <= today()", ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-23"]),
    ],
)
def test_quick_days_are_those_that_the_question_takes(
    w: Screenwriter, constraint: str, offered: list[str]
) -> None:
    wanted = question("day", QuestionType.DATE, constraint=constraint)
    draft = draft_of(form(wanted))
    draft = replace(draft, state=replace(draft.state, now=NOW))
    assert [each.value for each in picks_for(w, draft, wanted, CALENDAR)] == offered


def test_a_button_of_other_options_fits_no_question() -> None:
    before = asked_of(QuestionType.SELECT_ONE)
    after = replace(before, choices=before.choices[:2])
    definition = form(after)
    assert question_of(definition, mark_of(after)) == after
    assert question_of(definition, mark_of(before)) is None


OF_VISITS = "vip-questionnaire"


def kinds() -> Iterator[FormDefinition]:
    yield opening_form(POLICY, TEXTS)
    for path in sorted((ROOT / "forms").glob("*.xlsx")):
        own = read_form(path)
        whole = path.stem in SHORT or path.stem == OF_VISITS
        yield own if whole else kind_form(POLICY, TEXTS, "incident", own)


PURPOSE_OF = {**{name: name for name in PURPOSES}, OF_VISITS: QUESTIONNAIRE}


@pytest.mark.parametrize("definition", tuple(kinds()), ids=lambda each: str(each.title["ru"]))
def test_the_forms_of_the_desk(w: Screenwriter, definition: FormDefinition) -> None:
    purpose = PURPOSE_OF.get(definition.name, "request")
    given = {
        each.name: Answer(VALUES[each.type])
        for each in definition.questions
        if each.type in VALUES and not each.choices
    }
    draft = draft_of(definition, purpose, **given)
    for each in definition.questions:
        options = Options(()) if each.type is QuestionType.LOOKUP else None
        picks = picks_for(w, draft, each, CALENDAR)
        check(question_screen(w, Asked(draft, each, None, options, picks)))
    check(summary_screen(w, Written(draft, None, files=1)))
    check(copy_screen(w, draft, 3, Answered(12, 214)))


@pytest.mark.parametrize("purpose", PURPOSES)
def test_sending_and_what_comes_next_is_said_for_every_purpose(
    w: Screenwriter, purpose: str
) -> None:
    if purpose == LOOSE:
        return  # it is sent as a comment or as a request
    draft = draft_of(form(question("words", required=True)), purpose, words=Answer("Слова"))
    check(summary_screen(w, Written(draft, SUBJECT)))
    if purpose in REQUEST_PURPOSES and purpose != "request":
        assert "214" in check(handed_in_screen(w, draft, Answered(12, 214)))


def test_who_reports_a_repair_done_hears_that_the_client_is_asked(w: Screenwriter) -> None:
    draft = draft_of(form(question("words", required=True)), "done", words=Answer("Слова"))
    told = check(handed_in_screen(w, draft, Answered(12, 214, repair=True)))
    assert "214" in told
    assert ("спросит клиента" in told) or ("asks the client" in told)


def test_who_reports_a_clients_mail_done_hears_that_the_client_is_told(w: Screenwriter) -> None:
    draft = draft_of(form(question("words", required=True)), "done", words=Answer("Слова"))
    told = check(handed_in_screen(w, draft, Answered(12, 214, client_told=True)))
    assert "214" in told
    assert told != check(handed_in_screen(w, draft, Answered(12, 214)))


def test_of_a_step_of_a_route_the_button_says_who_has_the_next(w: Screenwriter) -> None:
    draft = draft_of(form(question("words", required=True)), "done", words=Answer("Слова"))
    last = summary_screen(w, Written(draft, replace(SUBJECT, by_mail=True)))
    for title in ("Бухгалтерия", "Отдел по работе с поставщиками и складами области"):
        step = replace(SUBJECT, by_mail=True, outlook=Outlook(title))
        screen = summary_screen(w, Written(draft, step))
        assert title[:30] in screen.buttons[0][0].text
        assert screen.buttons[0][0].text != last.buttons[0][0].text
        assert len(check(screen)) < len(check(last))  # nothing of it goes to the client yet


def test_a_visit_ahead_that_is_called_off_is_named_before_and_after(w: Screenwriter) -> None:
    draft = draft_of(form(question("words", required=True)), "done", words=Answer("Слова"))
    at = NOW + timedelta(days=3)
    said = set()
    for told in (True, False):
        subject = replace(SUBJECT, outlook=Outlook(calls_off=(CalledOff(at, told),)))
        done = Answered(12, 214, visit_off=at, visit_told=told)
        for words in (
            check(summary_screen(w, Written(draft, subject))),
            check(handed_in_screen(w, draft, done)),
        ):
            assert w.time.lasting(at) in words
            said.add(words)
    assert len(said) == 4


def test_who_is_reminded_of_a_contractor_and_when_is_said_as_it_will_be(w: Screenwriter) -> None:
    draft = draft_of(form(question("words", required=True)), "contractor", words=Answer("Слова"))
    at = NOW + timedelta(days=3)
    said = set()
    for reminded in ("", "Антон <Белов>"):
        for reminded_at in (at, None):
            done = Answered(12, 214, reminded=reminded, reminded_at=reminded_at)
            words = check(handed_in_screen(w, draft, done))
            assert (w.time.lasting(at) in words) == (reminded_at is not None)
            assert ("Антон &lt;Белов&gt;" in words) == bool(reminded)
            said.add(words)
    assert len(said) == 4


def test_a_summary_with_open_questions_offers_to_go_on(w: Screenwriter) -> None:
    draft = draft_of(form(question("words", required=True)))
    screen = summary_screen(w, Written(draft, SUBJECT))
    check(screen)
    assert FormTap.unpack(screen.buttons[0][0].data).act == "open"


def test_what_can_be_changed_stands_behind_one_button(w: Screenwriter) -> None:
    definition = form(question("words", required=True), question("more"))
    draft = draft_of(definition, words=Answer("Слова"), more=Answer("Ещё"))
    acts = [FormTap.unpack(each.data).act for row in summary(w, draft).buttons for each in row]
    assert acts == ["send", "change", "later", "drop"]
    listed = summary_screen(w, Written(draft, SUBJECT, of=SummaryOf.WHAT_CAN_CHANGE))
    check(listed)
    taps = [FormTap.unpack(each.data) for row in listed.buttons for each in row]
    asked = [question_of(definition, each.question) for each in taps if each.act == "ask"]
    assert asked == list(definition.questions)
    assert taps[-1].act == "open"


def test_one_answer_is_changed_without_a_list(w: Screenwriter) -> None:
    draft = draft_of(form(question("words", required=True)), words=Answer("Слова"))
    acts = [FormTap.unpack(each.data).act for row in summary(w, draft).buttons for each in row]
    assert acts == ["send", "ask", "later", "drop"]


def summary(w: Screenwriter, draft: Draft) -> Screen:
    return summary_screen(w, Written(draft, SUBJECT))


def test_drafts_and_loose_words(w: Screenwriter) -> None:
    words = draft_of(form(question("words")), words=Answer("слово " * 500, FILES))
    loose = replace(words, purpose=LOOSE)
    check(drafts_screen(w, []))
    entries = [DraftEntry(words, SUBJECT, NOW), DraftEntry(loose, None, NOW)] * 4
    check(drafts_screen(w, entries))
    check(loose_screen(w, loose, 0, []))
    check(loose_screen(w, loose, 3, [LINE] * 8, Markup("Фото приложено.")))
    check(aside_screen(w, words, SUBJECT))
    check(dropped_screen(w))


PLAIN = (
    "sent-already", "corrected", "corrected-aside", "added", "edit-useless", "cannot-take",
    "empty-message", "unknown-command", "nothing-asked", "sent-already",
)  # fmt: skip


def test_the_other_words_of_dialogs(w: Screenwriter) -> None:
    for key in PLAIN:
        assert w.t(f"form-{key}")
    for kind in ("photo", "voice", "audio", "video", "document"):
        assert w.t("form-attached", kind=kind)
        assert w.label(f"form-file-{kind}")
    assert w.label("form-moved-on")
    assert w.label("form-button-useless")
    assert "5001" in w.t("form-joined", length=5001)
    for act in SAID:
        assert w.label(f"form-said-{act}")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "forms").glob("*.xlsx")), ids=lambda each: each.stem
)
def test_what_may_be_added_is_read_whole_on_its_button(w: Screenwriter, path: Path) -> None:
    """The questionnaire shows sections, not questions; what a file is called is said otherwise."""
    if path.stem == OF_VISITS:
        return
    definition = read_form(path)
    draft = draft_of(definition, PURPOSE_OF.get(definition.name, "request"))
    optional = [
        short_label(w, draft, each)
        for each in definition.questions
        if not each.required and each.type not in MEDIA | UNASKED
    ]
    assert [label for label in optional if label.endswith("…")] == []


def test_a_question_too_long_for_its_button_is_cut_between_words(w: Screenwriter) -> None:
    asked = asked_of(QuestionType.TEXT)
    long = replace(asked, label={"ru": "На какую сумму рассчитывает клиент, ₽?"})
    label = short_label(w, draft_of(form(long), "request"), long)
    assert label == "На какую сумму рассчитывает…"
