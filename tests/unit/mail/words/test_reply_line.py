"""Our reply line: found whatever a program did to it, and not where a person speaks of it."""

import pytest

from mail.words import REPLY_LINES, own_words

DISGUISES = [
    "{line}",
    "— {line} —",
    "***** {line} *****",
    "-=- {line} -=-",
    "&mdash;&nbsp;{line}&nbsp;&mdash;",
    "\ufeff## {line} ##",
    "*{line}*",
    "_{line}_",
    "--- {line} --- Здравствуйте, Иван!",
]


@pytest.mark.parametrize("language", REPLY_LINES)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_words_above_our_line(language: str, disguise: str) -> None:
    for line in (
        REPLY_LINES[language],
        REPLY_LINES[language].upper(),
        REPLY_LINES[language].lower(),
    ):
        found = own_words(
            f"Нет.\n\n{disguise.format(line=line)}\nВсё ли работает?\nДа, всё работает"
        )
        assert (found.text, found.reasons) == ("Нет.", ("reply-line",))


@pytest.mark.parametrize("language", REPLY_LINES)
def test_wrapped_anywhere(language: str) -> None:
    words = REPLY_LINES[language].split()
    for at in range(1, len(words)):
        wrapped = f"--- {' '.join(words[:at])}\n{' '.join(words[at:])} ---"
        assert own_words(f"Нет.\n{wrapped}\nВсё ли работает?").text == "Нет."
        marked = wrapped.replace("\n", "\n> ")
        assert own_words(f"Нет.\n> {marked}\n> Всё ли работает?").text == "Нет."


@pytest.mark.parametrize(
    "text",
    [
        "Что значит «ответьте выше этой линии»?",
        "Ответьте выше этой линии, пишете вы, а куда?",
        "Я ответил выше этой линии.",
        "Please reply above this line of thought.",
    ],
)
def test_a_person_speaks_of_it(text: str) -> None:
    assert own_words(f"{text}\nИнтернета нет.").text == f"{text}\nИнтернета нет."


def test_a_quote_of_our_letter_never_counts_as_chosen() -> None:
    """The quoted words of ours must not be read as the client's confirmation."""
    letter = f"> --- {REPLY_LINES['ru']} ---\n> Да, всё работает?\n\nПосмотрю завтра."
    assert own_words(letter).text == "Посмотрю завтра."


def test_nothing_above_our_line() -> None:
    text = f"{REPLY_LINES['ru']}\nВсё ли работает?"
    found = own_words(text)
    assert found.text == text
    assert "nothing-left" in found.reasons
    assert not found.certain
