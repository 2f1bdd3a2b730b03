"""Screens as Bot API calls: aiogram's own models must take every parameter we send."""

import pytest
from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery, EditMessageText, SendMessage
from markupsafe import Markup

from bot import telegram
from bot.screen import NO_KEYBOARD, Key, Keyboard, Screen, copy, link, pick, rows, spent, tap

TEXT = Markup("<b>Заявка 214</b>")
BUTTONS = rows(
    tap("Принять в работу", "handoff:accept:1", "primary"),
    (link("Карта", "https://example.org"), copy("Телефон", "+7 900 000-00-00"), None),
    (pick("Найти", "Ромашка"), spent("Принял Антон Белов")),
    (),
)


def test_a_screen_with_every_button_is_a_message_telegram_knows() -> None:
    (call,) = telegram.send(7, Screen(TEXT, BUTTONS, ask=True))
    message = SendMessage.model_validate(call.params)
    keyboard = call.params["reply_markup"]
    assert keyboard == {
        "inline_keyboard": [
            [
                {
                    "text": "Принять в работу",
                    "style": "primary",
                    "callback_data": "handoff:accept:1",
                }
            ],
            [
                {"text": "Карта", "url": "https://example.org"},
                {"text": "Телефон", "copy_text": {"text": "+7 900 000-00-00"}},
            ],
            [
                {"text": "Найти", "switch_inline_query_current_chat": "Ромашка"},
                {"text": "Принял Антон Белов", "disabled": {}},
            ],
        ],
        "force_reply": True,
    }
    assert message.chat_id == 7
    assert message.text == "<b>Заявка 214</b>"


def test_a_keyboard_shares_contact_and_place() -> None:
    keys = ((Key("Мой номер", "contact"), Key("Где я", "location")), (Key("Отмена"),))
    (call,) = telegram.send(7, Screen(TEXT, keyboard=Keyboard(keys, placeholder="Ответ")))
    SendMessage.model_validate(call.params)
    assert call.params["reply_markup"] == {
        "keyboard": [
            [
                {"text": "Мой номер", "request_contact": True},
                {"text": "Где я", "request_location": True},
            ],
            [{"text": "Отмена"}],
        ],
        "resize_keyboard": True,
        "is_persistent": True,
        "input_field_placeholder": "Ответ",
    }


def test_the_keyboard_is_taken_away() -> None:
    (call,) = telegram.send(7, Screen(TEXT, keyboard=NO_KEYBOARD))
    assert call.params["reply_markup"] == {"remove_keyboard": True}


def test_a_long_text_takes_several_messages_and_the_last_has_the_buttons() -> None:
    first, second = telegram.send(7, Screen(Markup("слово ") * 1000, BUTTONS))
    assert "reply_markup" not in first.params
    assert "reply_markup" in second.params


def test_a_long_text_is_cut_when_a_message_is_drawn_again() -> None:
    call = telegram.edit(7, 1, Screen(Markup("слово ") * 1000))
    EditMessageText.model_validate(call.params)
    text = call.params["text"]
    assert isinstance(text, str)
    assert len(text) <= telegram.TEXT_LIMIT
    assert text.endswith("…")
    assert call.params["reply_markup"] == {"inline_keyboard": []}


def test_an_answer_to_a_tap_is_kept_short() -> None:
    call = telegram.answer("9", "🙂" * 300, alert=True)
    AnswerCallbackQuery.model_validate(call.params)
    text = call.params["text"]
    assert isinstance(text, str)
    assert len(text.encode("utf-16-le")) // 2 <= telegram.ANSWER_LIMIT


def test_inline_results_are_personal_and_not_kept() -> None:
    result = telegram.InlineResult("1", "Ромашка", "ул. Мира, 4", TEXT)
    call = telegram.answer_inline("9", [result] * 60, "50")
    AnswerInlineQuery.model_validate(call.params)
    results = call.params["results"]
    assert isinstance(results, list)
    assert len(results) == telegram.INLINE_RESULTS_LIMIT


def test_callback_data_too_long_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="64"):
        telegram.send(7, Screen(TEXT, rows(tap("Да", "я" * 33))))


def test_a_message_has_buttons_or_a_keyboard() -> None:
    with pytest.raises(ValueError, match="not both"):
        Screen(TEXT, BUTTONS, NO_KEYBOARD)
