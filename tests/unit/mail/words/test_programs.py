"""The same words come out whatever program the person answers from, in whatever style."""

import pytest

from mail.words import REPLY_LINES, own_words

LETTER = (
    "Здравствуйте, Иван Петрович!\n\n"
    "Сервис сообщает, что неисправность устранена. Всё ли теперь работает?\n\n"
    "С уважением,\nАнна Смирнова"
)
MARKED = "\n".join(f"> {line}".rstrip() for line in LETTER.split("\n"))

ABOVE = {
    "gmail": f"пн, 12 янв. 2026 г. в 10:41, Анна <anna@svyaz.example>:\n\n{MARKED}",
    "yandex": f'12.01.2026, 10:41, "Анна" <anna@svyaz.example>:\n{LETTER}',
    "mail.ru": f"Понедельник, 12 января 2026, 10:41 +03:00 от Анна <anna@svyaz.example>:\n{LETTER}",
    "apple": f"> 12 янв. 2026 г., в 10:41, Анна <anna@svyaz.example> написал(а):\n>\n{MARKED}",
    "thunderbird": f"12.01.2026 10:41, Анна пишет:\n{MARKED}",
    "the bat": f"Вы писали 12 января 2026 г., 10:41:05:\n\n{MARKED}",
    "roundcube": f"Анна писал(а) 12.01.2026 10:41:\n{MARKED}",
    "outlook": (
        "-----Исходное сообщение-----\nОт: Анна [mailto:anna@svyaz.example]\n"
        f"Отправлено: 12 января 2026 г. 10:41\nКому: Иван\nТема: Заявка\n\n{LETTER}"
    ),
    "outlook headers": (
        "От: Анна <anna@svyaz.example>\nОтправлено: 12 января 2026 г. 10:41\n"
        f"Кому: Иван\nТема: Заявка\n\n{LETTER}"
    ),
    "our reply line": f"--- {REPLY_LINES['ru']} ---\n{LETTER}",
    "our reply line in english": f"--- {REPLY_LINES['en']} ---\n{LETTER}",
}
WORDS = [
    "Да",
    "+",
    "👍",
    "Нет, не работает!",
    "Вчера в 10:00 ваш инженер написал: «готово».\nНо связи нет.",
    "1. Ленина, 5: работает\n2. Мира, 7: нет\n\n- порт 3\n- порт 4",
    "Прошу счёт.\nОт: склад\nДо: магазин\n\nСпасибо!",
    "Доступ нужен до 15.01.2026, 18:00: для ivan@zavod.example",
]
SIGNATURES = [
    "",
    "-- \nИван Петров",
    "С уважением,\nИван Петров\n+7 495 123-45-67",
    "Отправлено с iPhone",
]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("program", ABOVE)
@pytest.mark.parametrize("signature", SIGNATURES, ids=["none", "dashes", "closing", "mobile"])
def test_words_above_the_quote(words: str, program: str, signature: str) -> None:
    found = own_words(f"{words}\n\n{signature}\n\n{ABOVE[program]}\n")
    assert (found.text, found.quoted) == (words, True)
    assert found.certain


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("program", ["gmail", "apple", "thunderbird", "the bat", "roundcube"])
def test_words_below_the_quote(words: str, program: str) -> None:
    found = own_words(f"{ABOVE[program]}\n\n{words}\n\n-- \nИван Петров\n")
    assert (found.text, found.quoted) == (words, True)


@pytest.mark.parametrize("words", WORDS)
def test_words_without_any_quote(words: str) -> None:
    found = own_words(f"\n\n{words}\n\n")
    assert (found.text, found.quoted, found.reasons) == (words, False, ())


def test_line_ends_of_any_system() -> None:
    text = f"Да,\nработает.\n\n{ABOVE['thunderbird']}"
    for ends in ("\r\n", "\r"):
        assert own_words(text.replace("\n", ends)).text == "Да,\nработает."
