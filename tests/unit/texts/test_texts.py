"""Texts come by language and key; what is missing is a mistake of ours and raises."""

from decimal import Decimal
from pathlib import Path

import pytest

from domain.texts import LOCALES, TextError, Texts, missing_keys, nested_quotes

RU = """\
-desk = Почта
hello = Здравствуйте, { $name }
request = Заявка { $number }
grouped = { NUMBER($number, useGrouping: 1) }
days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[other] { $n } дней
}
about = { -desk }: { request }
share = Готово { $done }%, %(done)s
"""
EN = """\
-desk = Post
hello = Hello, { $name }
request = Request { $number }
grouped = { NUMBER($number, useGrouping: 1) }
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
about = { -desk }: { request }
share = { $done }% done, %(done)s
"""


def files(folder: Path, ru: str = RU, en: str = EN) -> Path:
    for language, text in (("ru", ru), ("en", en)):
        (folder / language).mkdir(parents=True)
        (folder / language / "some.ftl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    return Texts.load(files(tmp_path))


def test_words_in_the_readers_language(texts: Texts) -> None:
    assert texts.languages == ("ru", "en")
    assert texts.format("ru", "hello", name="Ольга") == "Здравствуйте, Ольга"
    assert texts.format("en", "hello", name="Olga") == "Hello, Olga"


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "дней"), (1, "день"), (2, "дня"), (5, "дней"), (11, "дней"), (21, "день"), (22, "дня"),
     (112, "дней")],
)  # fmt: skip
def test_plural_forms(texts: Texts, n: int, said: str) -> None:
    assert texts.format("ru", "days", n=n) == f"{n} {said}"


def test_numbers_are_written_as_they_are_said_aloud(texts: Texts) -> None:
    assert texts.format("ru", "request", number=12345) == "Заявка 12345"
    assert texts.format("en", "grouped", number=12345) == "12,345"
    assert texts.format("ru", "request", number=3.5) == "Заявка 3,5"
    assert texts.format("ru", "request", number=Decimal("0.25")) == "Заявка 0,25"


def test_a_text_of_words_and_variables_alone_is_taken_as_it_stands(texts: Texts) -> None:
    assert texts.format("ru", "share", done=40) == "Готово 40%, %(done)s"
    assert texts.format("en", "share", done="40%") == "40%% done, %(done)s"
    assert texts.format("ru", "share", done=True) == "Готово 1%, %(done)s"


def test_no_isolation_marks_and_no_length_limit(texts: Texts) -> None:
    words = "ы" * 5000
    assert texts.format("ru", "hello", name=words) == f"Здравствуйте, {words}"


def test_terms_and_other_messages_are_followed(texts: Texts) -> None:
    assert texts.format("en", "about", number=7) == "Post: Request 7"
    assert texts.variables("en", "about") == {"number"}
    assert "-desk" not in texts.keys("ru")


def test_an_unknown_language_is_answered_in_the_default_one(texts: Texts) -> None:
    assert texts.format("de", "hello", name="Ольга") == "Здравствуйте, Ольга"
    assert (texts.spoken("de"), texts.spoken("en")) == ("ru", "en")


def test_a_missing_key_raises_even_when_another_language_has_it(tmp_path: Path) -> None:
    texts = Texts.load(files(tmp_path, ru=RU + "only = Только\n"))
    with pytest.raises(TextError, match="nothing"):
        texts.format("ru", "nothing")
    with pytest.raises(TextError, match="only"):
        texts.format("en", "only")
    assert texts.has("only")
    assert not texts.has("nothing")


def test_a_missing_variable_raises(texts: Texts) -> None:
    with pytest.raises(TextError, match="name"):
        texts.format("ru", "hello")


def test_several_directories_make_one_whole(tmp_path: Path) -> None:
    one = files(tmp_path / "one")
    two = files(tmp_path / "two", ru="more = Ещё\n", en="more = More\n")
    texts = Texts.load(one, two)
    assert texts.format("en", "more") == "More"
    assert texts.format("en", "hello", name="x") == "Hello, x"


def test_mistakes_in_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(TextError, match=r"some\.ftl.*not a message"):
        Texts.load(files(tmp_path / "junk", ru="hello = { $name\n"))
    with pytest.raises(TextError, match="given twice"):
        Texts.load(files(tmp_path / "twice", ru="a = 1\na = 2\n"))
    with pytest.raises(TextError, match="default language"):
        Texts.load(tmp_path / "twice", default="de")


def test_what_one_language_lacks_is_told(tmp_path: Path) -> None:
    texts = Texts.load(
        files(
            tmp_path, ru=RU + "only-ru = да\n", en=EN.replace("{ $name }", "you") + "only-en = x\n"
        )
    )
    assert missing_keys(texts) == [
        "hello: en lacks $name",
        "only-en: not in ru",
        "only-ru: not in en",
    ]


def test_our_own_texts_are_whole() -> None:
    assert missing_keys(Texts.load(LOCALES)) == []


def test_quotes_within_quotes_are_set_as_russian_type_sets_them() -> None:
    assert nested_quotes("«Аптека «Мята»», ул. «Мира»") == "«Аптека „Мята“», ул. «Мира»"
    assert nested_quotes("«один» и «два»") == "«один» и «два»"
    assert nested_quotes("»«") == "»«"


def test_every_text_sets_the_quotes_of_what_it_is_given(tmp_path: Path) -> None:
    ru = "of = «{ $client }»\nof-several = «{ $client }» { $n ->\n   *[other] { $n }\n}\n"
    texts = Texts.load(files(tmp_path, ru=ru, en="of = “{ $client }”\nof-several = { $n }\n"))
    assert texts.format("ru", "of", client="Речной порт «Причал»") == "«Речной порт „Причал“»"
    assert texts.format("ru", "of-several", client="Аптека «Мята»", n=2) == "«Аптека „Мята“» 2"
    assert texts.format("en", "of", client="Аптека «Мята»") == "“Аптека «Мята»”"
