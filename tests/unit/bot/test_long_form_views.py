"""Every screen of a long form in both languages, within Telegram's limits: at its worst, too."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup

from bot.dialogs.asked import Asked
from bot.dialogs.draft_screens import DraftEntry, drafts_screen
from bot.dialogs.part_screen import PartShown, part_screen
from bot.dialogs.parts import is_long, parts_of
from bot.dialogs.picks import Pick, picks_for
from bot.dialogs.question_screen import question_screen
from bot.dialogs.row_screens import RowShown, known_row_screen, repeat_screen, row_screen
from bot.dialogs.spoken import SAID, act_said
from bot.dialogs.summary_screen import SummaryOf, Written, summary_screen
from bot.dialogs.taps import mark_of, question_of
from bot.texts import Screenwriter
from domain.asking import purposes
from domain.asking.purpose import Subject
from domain.forms import engine
from domain.forms.answers import Answer, Media, Rows
from domain.forms.engine import State
from domain.forms.model import Question, QuestionType
from domain.forms.reader import read_form
from domain.forms.responses import Draft
from tests.integration.dialogs.interview import KNOWN, PURPOSE, Handing, interview, made_purpose
from tests.unit.bot.test_dialog_views import NOW, POLICY, ROOT, check, w

__all__ = ["w"]

SUBJECT = Subject("<Ромашка> & Ко")
FORM = interview()
LONG = "<b>очень длинные слова</b> & знаки " * 300
FILES = (Media("voice", "1", "voice.ogg", 21), Media("photo", "2", "photo.jpg"))


@pytest.fixture(autouse=True)
def in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(purposes.PURPOSES, PURPOSE, made_purpose(Handing()))


def draft(*, rows: int = 2, answered: bool = False) -> Draft:
    """A long form: with known data, or answered with the longest of words in many rows."""
    numbers = tuple(range(1, rows + 1))
    now = NOW.astimezone(ZoneInfo("Europe/Samara"))
    if not answered:
        people = {"people": Answer(Rows(numbers, known=(1, 2)))}
        return Draft(10**12, FORM, PURPOSE, 7, State(now, people, frozenset(), KNOWN), None, {})
    given = {
        each.name: Answer(LONG, FILES)
        for each in FORM.questions
        if each.type in (QuestionType.TEXT, QuestionType.LONG_TEXT) and not each.repeat
    }
    for number in numbers:
        given[f"people[{number}].fio"] = Answer(f"{number} {LONG}")
        given[f"referrals[{number}].company"] = Answer(f"{number} {LONG}", FILES)
    for repeat in ("people", "referrals"):
        given[repeat] = Answer(Rows(numbers, closed=True))
    return Draft(10**12, FORM, PURPOSE, 7, State(now, given), None, {})


@pytest.mark.parametrize("answered", [False, True])
def test_every_question_of_a_long_form(w: Screenwriter, answered: bool) -> None:
    written = draft(answered=answered, rows=2)
    for question in engine.relevant_questions(FORM, written.state):
        asked = Asked(written, question, SUBJECT, None, _picks(w, written, question))
        for each in (asked, replace(asked, error="Так <нельзя>", said=Markup("Фото приложено."))):
            draw = {QuestionType.REPEAT: repeat_screen, QuestionType.ROW: known_row_screen}
            shown = check(draw.get(question.type, question_screen)(w, each))
            assert "&lt;Ромашка&gt;" in shown
            assert "<Ромашка>" not in shown


def _picks(w: Screenwriter, of: Draft, question: Question) -> tuple[Pick, ...]:
    return picks_for(w, of, question, POLICY.calendar_of("sales"))


def test_the_questionnaire_of_the_desk(w: Screenwriter) -> None:
    """Each of its questions as it is asked of two people known before, then its summary."""
    own = read_form(ROOT / "forms" / "vip-questionnaire.xlsx")
    repeats = [each.name for each in own.questions if each.type is QuestionType.REPEAT]
    now = NOW.astimezone(ZoneInfo("Europe/Samara"))
    rows = {name: Answer(Rows((1, 2), known=(1, 2))) for name in repeats}
    begun = Draft(10**12, own, PURPOSE, 7, State(now, rows), None, {})
    for question in engine.relevant_questions(own, begun.state):
        asked = Asked(begun, question, SUBJECT, None, _picks(w, begun, question))
        draw = {QuestionType.REPEAT: repeat_screen, QuestionType.ROW: known_row_screen}
        check(draw.get(question.type, question_screen)(w, asked))
    check(summary_screen(w, Written(begun, SUBJECT)))


@pytest.mark.parametrize("rows", [0, 1, 2, 40])
def test_rows_at_their_worst(w: Screenwriter, rows: int) -> None:
    written = draft(answered=True, rows=rows)
    repeat = FORM.question("referrals")
    assert repeat is not None
    for page in range(6):
        check(repeat_screen(w, Asked(written, repeat, SUBJECT, page=page)))
    for number in range(1, rows + 1):
        check(row_screen(w, written, SUBJECT, RowShown("referrals", number), None))
        losing = RowShown("people", number, losing=True)
        check(row_screen(w, written, SUBJECT, losing, Markup("Убрано.")))


@pytest.mark.parametrize("rows", [0, 2, 40])
@pytest.mark.parametrize("answered", [False, True])
def test_the_summary_of_a_long_form(w: Screenwriter, rows: int, answered: bool) -> None:
    written = draft(answered=answered, rows=rows)
    assert is_long(written)
    for of in SummaryOf:
        if of is not SummaryOf.WHAT_CAN_CHANGE:  # the sections stand in its place
            check(summary_screen(w, Written(written, SUBJECT, 3, error="Поздно", of=of)))
    for at, part in enumerate(parts_of(w, written)):
        for page in range(len(part.items) // 8 + 2):
            check(part_screen(w, written, SUBJECT, PartShown(at, page), "Так нельзя"))
    check(part_screen(w, written, SUBJECT, PartShown(999, 999), None))


def test_the_summary_fits_one_screen(w: Screenwriter) -> None:
    screen = summary_screen(w, Written(draft(answered=True, rows=40), SUBJECT))
    assert len(screen.buttons) <= 8
    assert str(screen.text).count("\n") <= 6


def test_drafts_say_where_they_stand(w: Screenwriter) -> None:
    begun = replace(draft(), question="nps")
    shown = check(drafts_screen(w, [DraftEntry(begun, SUBJECT, NOW)] * 8))
    assert ("Качество · 2" if w.language == "ru" else "Quality · 2") in shown


def test_a_button_finds_its_question_whatever_row_it_is_of() -> None:
    written = draft()
    marks = set()
    for question in engine.relevant_questions(FORM, written.state):
        mark = mark_of(question)
        found = question_of(FORM, mark)
        assert found is not None
        assert found.name == question.name
        marks.add(mark)
    assert len(marks) == len(engine.relevant_questions(FORM, written.state))
    for forged in ("000000", "000000.1", "x.1", "000000.999999999999", ".", ".1"):
        assert question_of(FORM, forged) is None


@pytest.mark.parametrize(
    ("name", "words", "act"),
    [
        ("people", "Добавить", "add"),
        ("people", "да", "add"),
        ("people", "дальше.", "next"),
        ("people", "no", "next"),
        ("people[1]", "Всё верно", "set"),
        ("people[1]", "да", "set"),
        ("people[1]", "уволился", "set"),
        ("talk1", "всё верно", "same"),
        ("talk1", "дальше", "same"),
        ("talk1", "да", "same"),
        ("talk2", "да", None),
        ("talk2", "дальше", "skip"),
        ("talk2", "назад", "back"),
        ("talk2", "отложить", "later"),
        ("talk2", "готово", None),
        ("good1", "да", None),
        ("good1", "пропустить", "skip"),
        ("products", "готово", "done"),
        ("client", "next", None),
        ("visit_date", "ответы", "all"),
        (None, "продолжить", "open"),
        (None, "send", "send"),
        (None, "да", None),
    ],
)
def test_words_that_mean_buttons(
    w: Screenwriter, name: str | None, words: str, act: str | None
) -> None:
    question = FORM.question(name) if name else None
    if name == "client":  # shown, and nothing is known of it: it is passed all the same
        act = "same"
    said = act_said(w, draft(), question, words)
    assert (said.act if said else None) == act


def test_words_of_acts_are_listed_in_both_languages(w: Screenwriter) -> None:
    for what in (*SAID, "lose"):
        assert all(word.strip() for word in w.label(f"form-said-{what}").split(","))
