"""Drafts: true, in good Russian and English, and each unlike the others."""

import random
import re
from datetime import date, timedelta
from itertools import combinations
from statistics import mean

import pytest

from domain.letters.drafting import BODY_LIMIT, Draft, Reader, Voice, body_hash, draft
from domain.letters.history import History, history_from
from domain.letters.phrases import VARIANTS, first_word, named, quoted, span, when
from domain.letters.quarters import next_quarter, quarter_before, quarter_of
from domain.texts import LOCALES, Texts

TODAY = date(2026, 11, 23)
VOICE = Voice("Елена Град", "Третья линия", "специалист по работе с клиентами", calls=True)
NEWS = "Теперь мы ставим видеонаблюдение с архивом на тридцать дней."
GOODS = ("Коммутатор на 24 порта", "Wi-Fi для гостей", "Кабель, две бухты", "Сервер", "Камеры")


def history(n: int) -> History:
    """One client of a base: all that may be known of him, more or less of it."""
    dice = random.Random(n)
    ordered = TODAY - timedelta(days=dice.randrange(91, 1500))
    known = History(f"Клиент {n}")
    if dice.random() < 0.8:
        known = History(
            f"Клиент {n}",
            orders=dice.randrange(1, 9),
            first_on=ordered - timedelta(days=dice.randrange(700)),
            last_on=ordered,
            last_title=dice.choice(GOODS),
            usual=dice.choice((None, *GOODS)),
        )
    if dice.random() < 0.3:
        met = TODAY - timedelta(days=dice.randrange(91, 900))
        known = History(**{**known.__dict__, "met_on": met, "met_by": "Ольга Смирнова"})
    if dice.random() < 0.2:
        on = TODAY - timedelta(days=dice.randrange(91, 900))
        known = History(**{**known.__dict__, "repaired_on": on, "complaint": "Падает связь."})
    if dice.random() < 0.1:
        on = TODAY - timedelta(days=dice.randrange(91, 900))
        known = History(**{**known.__dict__, "asked_on": on, "asked": "Счёт за март"})
    return known


def made(n: int, language: str = "ru", *, same: bool = False) -> Draft:
    name = "Ирина Викторовна Ким" if language == "ru" else "John Smith"
    known = history(1 if same else n)
    return draft(known, Reader(name, language), VOICE, NEWS, TODAY, f"{n}:q")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_nothing_is_left_unfilled_and_nobody_shouts(language: str) -> None:
    for n in range(400):
        letter = made(n, language)
        whole = f"{letter.subject}\n{letter.body}"
        assert not re.search(r"[{}!]|None|none|\bN\b|  ", whole), whole
        assert len(letter.body) < BODY_LIMIT
        assert not re.search(r"[.,:;][.,;]", whole), whole
        for paragraph in letter.body.split("\n\n"):
            assert paragraph == paragraph.strip()
            assert paragraph[0].isupper() or paragraph[0] in "«“", paragraph
            assert paragraph[-1] in ".?,…", paragraph


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("news", [NEWS, "Возможно, вам пригодится видеонаблюдение.", None])
def test_no_two_paragraphs_of_a_letter_begin_with_the_same_word(
    language: str, news: str | None
) -> None:
    for n in range(1_000):
        letter = draft(history(n), Reader("", language), VOICE, news, TODAY, f"{n}:q")
        begun = [first_word(each) for each in letter.body.split("\n\n")]
        assert len(begun) == len(set(begun)), letter.body


def test_perhaps_is_said_once_in_a_letter() -> None:
    for n in range(1_000):
        assert made(n).body.count("Возможно") <= 1, made(n).body


def test_every_variant_there_is_has_its_text_and_no_more() -> None:
    texts = Texts.load(LOCALES)
    for language in ("ru", "en"):
        keys = texts.keys(language)
        for part, count in VARIANTS.items():
            numbered = {key for key in keys if re.fullmatch(rf"personal-letter-{part}-\d+", key)}
            assert numbered == {f"personal-letter-{part}-{n}" for n in range(1, count + 1)}


def test_it_says_nothing_that_is_not_known() -> None:
    for n in range(200):
        known, letter = history(n), made(n)
        if not known.last_title:
            assert "заказ" not in letter.body.replace(NEWS, "")
        if not known.met_by:
            assert "Ольга" not in letter.body
        if not known.complaint:
            assert "замечани" not in letter.body.lower() or "нет ли замечаний" in letter.body
        for title in GOODS:
            if title in letter.body:
                assert title in (known.last_title, known.usual)


def test_what_reps_noted_down_stays_with_us() -> None:
    known = History("Ромашка", met_on=TODAY, met_by="Ольга", note="Директор грубит")
    letter = draft(known, Reader("", "ru"), VOICE, None, TODAY, "1")
    assert "грубит" not in letter.body


def test_the_same_seed_says_the_same_and_another_does_not() -> None:
    assert made(5) == made(5)
    assert made(5).body != draft(
        history(5), Reader("Ирина Викторовна Ким", "ru"), VOICE, NEWS, TODAY, "else"
    ).body  # fmt: skip


def _shingles(body: str) -> set[tuple[str, ...]]:
    """Each three words in a row, of what is said beside the greeting."""
    words = re.findall(r"\w+", body.partition("\n\n")[2].lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def _alike(letters: list[Draft]) -> list[float]:
    """Of each two letters: the share of three-word pieces they have in common."""
    pieces = [_shingles(each.body) for each in letters]
    return [len(a & b) / len(a | b) for a, b in combinations(pieces, 2)]


def test_forty_letters_of_a_day_are_forty_letters() -> None:
    """The news is the same words in each of them, and the writer's name; the rest differs."""
    alike = _alike([made(n) for n in range(40)])
    assert mean(alike) < 0.2
    assert max(alike) < 0.6


def test_even_of_one_and_the_same_history_no_two_drafts_are_the_same() -> None:
    letters = [made(n, same=True) for n in range(60)]
    assert len({each.hash for each in letters}) > 55
    assert mean(_alike(letters)) < 0.3


def test_only_the_greeting_makes_no_other_letter() -> None:
    body = "Здравствуйте, Анна.\n\nПишу вам  о заказе.\n\nС уважением,"
    other = "Добрый день, Пётр.\n\nПишу вам о Заказе.\n\nС уважением,"
    assert body_hash(body) == body_hash(other)
    assert body_hash(body) != body_hash(body.replace("заказе", "встрече"))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 1), "в марте этого года"),
        (date(2025, 11, 30), "в ноябре прошлого года"),
        (date(2023, 12, 1), "в декабре 2023 года"),
    ],
)
def test_when_it_was(day: date, said: str) -> None:
    assert when(day, TODAY, "ru") == said


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (3, "несколько месяцев"), (6, "около полугода"), (12, "около года"),
        (15, "больше года"), (18, "около полутора лет"), (22, "почти два года"),
        (30, "больше 2 лет"), (260, "больше 21 года"),
    ],
)  # fmt: skip
def test_how_long_ago(months: int, said: str) -> None:
    day = TODAY - timedelta(days=round(months * 30.44))
    assert span(day, TODAY, "ru") == said


def test_words_are_quoted_within_a_letter_once_and_whole() -> None:
    assert quoted('Сервер «Дельта», "новый".', "ru") == "«Сервер „Дельта“, „новый“»"
    assert quoted("a  b\nc!", "en") == "“a b c”"
    long = quoted("слово " * 60, "ru")
    assert len(long) < 130
    assert long.endswith("слово…»")


def test_a_company_is_named_as_its_language_does() -> None:
    assert named('Аптека "Мята"', "ru") == "«Аптека „Мята“»"
    assert named("Third Line", "en") == "Third Line"


def test_a_history_is_kept_and_read_again() -> None:
    known = history(7)
    assert history_from(known.kept()) == known


def test_quarters() -> None:
    assert quarter_of(TODAY) == date(2026, 10, 1)
    assert next_quarter(date(2026, 10, 1)) == date(2027, 1, 1)
    assert quarter_before(date(2026, 1, 1)) == date(2025, 10, 1)
