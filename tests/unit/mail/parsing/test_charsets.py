"""Texts whose charset is missing, unknown or a lie."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.parsing import parse
from mail.parsing.charsets import decode, known_charset
from mail.parsing.cyrillic import CHARSETS
from tests.fixtures.ci import examples
from tests.unit.mail.parsing.raw import letter

SHORT = (
    "Да",
    "да",
    "Нет",
    "нет",
    "Спасибо",
    "ПРИВЕТ",
    "СРОЧНО",
    "Заявка",
    "Счёт",
    "Всё ок",
    "ЗАО «Ёлка»",
    "Re: Заявка",
    "г. Москва",
    "не работает",
    "Хорошо",
    "договор №5",
    "Щукин",
)
LONG = (
    "Добрый день. Интернет не работает с утра, прошу прислать инженера.",
    "СРОЧНО! НЕ РАБОТАЕТ СВЯЗЬ В ОФИСЕ НА ЛЕНИНА, 5.",
    "Подтверждаю, качество восстановлено. Спасибо за оперативность — всё отлично!",
)


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("words", SHORT + LONG)
def test_russian_without_a_charset(words: str, charset: str) -> None:
    data = words.encode(charset, "ignore")
    assert decode(data, None) == (data.decode(charset), charset)


@pytest.mark.parametrize("declared", [*CHARSETS, "iso-8859-1", "utf-8", "us-ascii", "x-invented"])
@pytest.mark.parametrize("charset", [*CHARSETS, "utf-8"])
@pytest.mark.parametrize("words", LONG)
def test_a_wrong_declaration_is_seen(words: str, charset: str, declared: str) -> None:
    data = words.encode(charset, "ignore")
    assert decode(data, declared)[0] == data.decode(charset)


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("words", SHORT)
def test_a_true_declaration_is_trusted(words: str, charset: str) -> None:
    data = words.encode(charset, "ignore")
    assert decode(data, charset)[0] == data.decode(charset)


@pytest.mark.parametrize("words", ["Déjà vu, café", "Grüße aus München", "Müller", "Señor Peña"])
@pytest.mark.parametrize("declared", [None, "iso-8859-1", "windows-1252"])
def test_western_words_stay_western(words: str, declared: str | None) -> None:
    assert decode(words.encode("cp1252"), declared)[0] == words


@pytest.mark.parametrize("words", ["—", "Done – “really”", "✅", "👍", "«»"])
def test_signs_alone_are_not_taken_for_letters(words: str) -> None:
    assert decode(words.encode(), None) == (words, "utf-8")


def test_an_unbreakable_space_does_not_make_english_russian() -> None:
    assert decode(b"Attention Beneficiary:\r\n\xa0\r\nThis is", None)[1] == "cp1252"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-7", "utf-7"),
        ("gb18030", "gb18030"),
        ("gb2312", "gb18030"),
        ("UTF8", "utf-8"),
        ("win-1251", "cp1251"),
        ("koi8-u", "koi8-u"),
        ("utf-16", "utf-16"),
    ],
)
def test_declared_charsets(declared: str, encoding: str) -> None:
    words = "Привет"
    assert decode(words.encode(encoding), declared)[0] == words


@pytest.mark.parametrize(
    "name", ["x-unknown", "punycode", "idna", "hex", "rot13", "unicode_escape", "\0", "", "../a"]
)
def test_names_that_are_no_charsets(name: str) -> None:
    assert known_charset(name) is None


def test_a_wound_in_utf8_does_not_make_it_another_charset() -> None:
    words, charset = decode("Добрый день, прошу".encode()[:-1], "utf-8")
    assert (words[:-1], charset) == ("Добрый день, прош", "utf-8")


def test_no_halves_of_characters_come_out() -> None:
    halves = "\ud83d".encode("utf-7", "surrogatepass")
    assert "\ud83d" not in decode(halves, "utf-7")[0]


@settings(max_examples=examples(300), deadline=None)
@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=20)))
def test_any_bytes_become_text(data: bytes, declared: str | None) -> None:
    words, charset = decode(data, declared)
    words.encode("utf-8")
    assert charset


@pytest.mark.parametrize(
    ("charset", "declaration"),
    [("cp1251", "text/plain"), ("koi8-r", "text/plain; charset=koi8-r"), ("cp866", "text/plain")],
)
def test_a_mail_says_in_what_charset_it_was_read(charset: str, declaration: str) -> None:
    found = parse(letter("Не работает связь".encode(charset), f"Content-Type: {declaration}"))
    assert (found.text, found.charset) == ("Не работает связь", charset)


def test_html_names_its_charset_in_itself() -> None:
    page = '<meta charset="windows-1251"><p>Ок</p>'.encode("cp1251")
    found = parse(letter(page, "Content-Type: text/html"))
    assert (found.text, found.charset) == ("Ок", "cp1251")
