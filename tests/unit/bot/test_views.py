"""Every screen, drawn in both languages, keeps Telegram's limits and the house's rules."""

import html
import re
from dataclasses import replace

import pytest
from aiogram.filters.callback_data import CallbackData
from pydantic import TypeAdapter

from bot import telegram
from bot.callbacks.requests import ChooseTap, RegisterTap
from bot.screen import Screen
from bot.texts import LOCALES as BOT_LOCALES
from bot.texts import Screenwriter
from bot.views.calls import met_screen
from bot.views.dossier import person_line
from bot.views.handover_words import plan_lines
from bot.views.steps import step_notice, was_answered
from domain.clients.dossier import ContactLine
from domain.company import Policy
from domain.company.own_kinds import CLIENT
from domain.company.values import Code
from domain.texts import LOCALES, Texts, missing_keys
from domain.visits.recorded import Met
from tests.unit.bot.handover_samples import PLAN
from tests.unit.bot.samples import NOW, STATES, STEP, screens

LONGEST_BUTTON = 32
"""Characters a button shows whole when it has a row for itself on a phone of 360 points."""

SHORT_LINES = 14

_FOREIGN = re.compile(
    r"VIP|fieldpost( \w+)+|/\w+|PDF|XLSX|English|https:\S+|\S+@\S+|<b>&</b>|<ром>"
)
"""What is called so in Russian too."""

_A_DAY = re.compile(r"(сегодня|завтра|today|tomorrow|пн|вт|ср|чт|пт) ")
"""An answer, as people say it in the middle of a sentence."""


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts.load(LOCALES, LOCALES.parent / "forms" / "locales", BOT_LOCALES)


@pytest.fixture(params=["ru", "en"])
def w(request: pytest.FixtureRequest, texts: Texts) -> Screenwriter:
    return Screenwriter(texts, request.param, "Europe/Samara", NOW)


def test_both_languages_say_the_same(texts: Texts) -> None:
    assert missing_keys(texts) == []


@pytest.mark.parametrize("name", sorted(screens()))
def test_a_screen_keeps_the_limits(name: str, w: Screenwriter, policy: Policy) -> None:
    screen = screens()[name](w, policy)
    for call in telegram.send(1, screen):
        text = str(call.params["text"])
        assert 0 < len(_seen(text).encode("utf-16-le")) // 2 <= telegram.TEXT_LIMIT
        assert _balanced(text)
    for row in screen.buttons:
        assert len(row) <= 8
        for button in row:
            assert button.text
            assert button.text == button.text.strip()
            assert len(button.data.encode()) <= telegram.DATA_LIMIT or button.kind != "callback"


@pytest.mark.parametrize("name", sorted(screens()))
def test_words_of_people_never_become_tags(name: str, w: Screenwriter, policy: Policy) -> None:
    screen = screens()[name](w, policy)
    assert "<b>&</b>" not in str(screen.text)
    assert "<5 м>" not in str(screen.text)


@pytest.mark.parametrize("name", sorted(screens()))
def test_no_english_is_left_in_russian(name: str, texts: Texts, policy: Policy) -> None:
    drawn = screens()[name](Screenwriter(texts, "ru", "Europe/Samara", NOW), policy)
    said = _seen(str(drawn.text)) + " ".join(button.text for row in drawn.buttons for button in row)
    assert not re.findall(r"[A-Za-z]{2,}", _FOREIGN.sub("", said))


@pytest.mark.parametrize("name", sorted(screens()))
def test_a_button_begins_with_a_capital(name: str, w: Screenwriter, policy: Policy) -> None:
    drawn = screens()[name](w, policy)
    labels = [button.text for row in drawn.buttons for button in row]
    assert [label for label in labels if label[0].islower() and not _A_DAY.match(label)] == []


@pytest.mark.parametrize("name", ["request-in-work", "offer", "home", "client"])
def test_a_screen_of_the_day_fits_a_phone(name: str, w: Screenwriter, policy: Policy) -> None:
    screen = screens()[name](w, policy)
    assert str(screen.text).count("\n") < SHORT_LINES
    assert max(len(button.text) for row in screen.buttons for button in row) <= LONGEST_BUTTON


def test_the_main_act_is_one_wide_button_on_the_first_row(w: Screenwriter, policy: Policy) -> None:
    for name in ("offer", "group", "request-offered-to-me", "request-reported", "client"):
        first = screens()[name](w, policy).buttons[0]
        assert [button.style for button in first] == ["primary"], name


def test_the_longest_codes_fit_the_buttons_of_the_register() -> None:
    """All filters at once, with codes as long as company.toml may have them."""
    code = TypeAdapter(Code).validate_python("a" * 16)
    many = 9_999_999
    turned = RegisterTap(page=999, overdue=True, department=code, kind=code, person=many)
    chosen = ChooseTap(what="department", overdue=True, department=code, kind=code, person=many)
    for data in (turned, chosen):
        assert len(data.pack().encode()) <= telegram.DATA_LIMIT
        assert data.pack() == CallbackData.pack(data)
        assert type(data).unpack(data.pack()) == data


def test_a_code_with_a_colon_is_no_data_of_a_button() -> None:
    with pytest.raises(ValueError, match="colon"):
        RegisterTap(department="tech:1").pack()


def test_a_request_that_is_not_for_the_reader_is_told_without_a_button(
    w: Screenwriter, policy: Policy
) -> None:
    screen = screens()["client"](w, policy)
    assert "215" in str(screen.text)
    opened = [button.text for row in screen.buttons for button in row if button.text.isdigit()]
    assert opened == ["214"]


def test_a_group_reads_no_name_of_a_client(w: Screenwriter, policy: Policy) -> None:
    assert "Ромашка" not in str(screens()["group"](w, policy).text)


def test_an_answered_offer_leaves_a_button_that_does_nothing(
    w: Screenwriter, policy: Policy
) -> None:
    screen: Screen = screens()["offer-accepted"](w, policy)
    assert screen.buttons[0][0].disabled


def test_a_reminder_is_answered_where_it_is_read(w: Screenwriter, policy: Policy) -> None:
    first = screens()["reminder-request-offered-to-me"](w, policy).buttons[0]
    assert [button.data.startswith("handoff:accept:") for button in first] == [True]


def test_a_client_who_is_passed_on_is_called_a_client(w: Screenwriter, policy: Policy) -> None:
    card = replace(STATES["request-offered-to-me"], kind=CLIENT)
    reminder = step_notice(w, policy, card, replace(STEP, kind="reminded"), 7)
    assert reminder.buttons[0][0].text == w.label("handoff-button-accept-client")
    news = step_notice(w, policy, card, replace(STEP, kind="accepted"), 7)
    assert str(w.t("step-accepted-client", name=STEP.actor)) in str(news.text)


def test_a_date_the_client_knows_is_not_said_to_be_on_its_way(
    w: Screenwriter, policy: Policy
) -> None:
    known = screens()["board-date-known"](w, policy)
    assert str(w.t("board-known")) in known.text
    assert "kim@romashka.example" not in known.text
    assert not any(button.style == "primary" for row in known.buttons for button in row)


@pytest.mark.parametrize("kind", ["overdue", "contractor_due"])
def test_what_the_reader_holds_himself_is_called_his(
    w: Screenwriter, policy: Policy, kind: str
) -> None:
    card, late = STATES["request-overdue"], replace(STEP, kind=kind)
    held = replace(card, holder_id=7)
    assert card.holder not in step_notice(w, policy, held, late, 7).text
    assert card.holder in step_notice(w, policy, held, late, 8).text


def test_news_that_asked_for_something_say_what_became_of_it(
    w: Screenwriter, policy: Policy
) -> None:
    reported = replace(STEP, kind="reported")
    assert w.t("next-reported") in screens()["step-reported"](w, policy).text
    assert not was_answered(STATES["request-reported"], reported)
    assert was_answered(STATES["request-closed"], reported)
    expired = replace(STEP, kind="expired")
    assert not was_answered(replace(STATES["request-new"], offer=None), expired)
    assert was_answered(STATES["request-new"], expired)


def _seen(text: str) -> str:
    return html.unescape(re.sub(r"</?[a-z][^>]*>", "", text))


def _balanced(text: str) -> bool:
    open_tags: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)", text):
        if not closing:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            return False
    return not open_tags


def test_a_position_is_told_from_a_name_by_a_comma(w: Screenwriter) -> None:
    full = ContactLine("Ирина Ким", "главный бухгалтер", "+79350001002", "kim@romashka.example")
    line = str(person_line(w, full))
    assert line.startswith("<b>Ирина Ким</b>, главный бухгалтер, +7")
    assert str(person_line(w, ContactLine("Борис Лапин", None, None, None))) == "<b>Борис Лапин</b>"


def test_the_warning_after_a_meeting_is_about_the_next_one(texts: Texts) -> None:
    w = Screenwriter(texts, "ru", "Europe/Samara", NOW)
    assert "Следующую проведите без него" in met_screen(w, Met(1, "Ромашка", 3)).text
    assert "без него" not in met_screen(w, Met(1, "Ромашка", 0)).text


def test_done_says_where_the_request_goes_next(texts: Texts, policy: Policy) -> None:
    w = Screenwriter(texts, "ru", "Europe/Samara", NOW)
    first, last = (screens()[f"route-{name}"](w, policy) for name in ("first", "last"))
    assert "Шаг 1 из 3" in first.text
    assert first.buttons[0][0].text == "Готово, дальше: Технический отдел…"
    assert last.buttons[0][0].text == "Готово…"
    assert "Шаг 2 из 3: <b>Технический отдел</b>" in screens()["route-offer"](w, policy).text


def test_a_step_that_was_declined_is_offered_again_by_its_main_button(
    texts: Texts, policy: Policy
) -> None:
    w = Screenwriter(texts, "ru", "Europe/Samara", NOW)
    first = screens()["step-declined-on-route"](w, policy).buttons[0][0]
    assert first.data.startswith("request:done:")


def test_what_a_complaint_is_begins_its_line_with_a_capital(
    w: Screenwriter, policy: Policy
) -> None:
    drawn = str(screens()["request-of-a-repair"](w, policy).text)
    severity = w.label("severity-stopped")
    assert f"\n{severity[0].upper()}{severity[1:]} · Мира, 4\n" in _seen(drawn)


def test_who_takes_over_everything_needs_no_sum_besides(w: Screenwriter) -> None:
    alone = replace(PLAN, shares=PLAN.shares[:1])
    total = str(w.t("handover-totals", what="")).strip()
    assert total in "\n".join(plan_lines(w, PLAN))
    assert total not in "\n".join(plan_lines(w, alone))
