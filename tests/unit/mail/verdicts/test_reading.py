"""Single rules of the reading of an answer, one example each."""

import pytest

from mail.verdicts import read_verdict


@pytest.mark.parametrize(
    "text",
    [
        "даааа!!!", "ДА", "lf", "lf, dct hf,jnftn", "vsyo rabotaet, spasibo", "problem net", "da",
        "всё рабоатет", "все впорядке", "Спосибо, всё работает", "Дa, всё paботает", "👍🏻", "+",
        "ок",
    ],
)  # fmt: skip
def test_a_yes_is_known_in_any_spelling(text: str) -> None:
    assert read_verdict(text).verdict == "confirmed"


@pytest.mark.parametrize(
    "text", ["ytn", "НЕЕЕТ", "net, ne rabotaet", "не рабоатет", "👎", "❌", "=(", "-", "nooo"]
)
def test_a_no_is_known_in_any_spelling(text: str) -> None:
    assert read_verdict(text).verdict == "not_fixed"


@pytest.mark.parametrize(
    "text", ["LF", "jr", "нужно", "южную", "Всё отрывается", "Подчинил", "работаете отлично"]
)
def test_a_spelling_that_may_be_another_word_is_not_guessed(text: str) -> None:
    assert read_verdict(text).verdict != "confirmed"


def test_a_name_of_a_firm_says_nothing_but_a_sentence_in_its_place_does() -> None:
    assert read_verdict("Да, всё работает\nООО «Ромашка»").verdict == "confirmed"
    assert read_verdict("Да, всё работает\nООО «Ничего не работает»").verdict != "confirmed"


def test_words_below_a_signature_are_for_a_person() -> None:
    signed = "Да, всё работает.\nС уважением, Иван\n"
    assert read_verdict(signed).verdict == "confirmed"
    assert read_verdict(signed + "Всё работает").verdict != "confirmed"
    assert read_verdict(signed + "телефон не работает").verdict == "not_fixed"


def test_what_would_be_if_is_no_complaint() -> None:
    assert read_verdict("Если опять сломается, напишем").verdict == "unclear"
    assert read_verdict("Опять сломалось, если честно").verdict == "not_fixed"


def test_a_sales_question_leaves_a_confirmation_and_alone_is_another_matter() -> None:
    asked = "Сколько стоит ещё одна линия?"
    assert read_verdict(f"Да, всё хорошо. {asked}").verdict == "confirmed"
    assert read_verdict(asked).verdict == "other"
    assert read_verdict("Да, всё хорошо. Сколько стоит ремонт?").verdict != "confirmed"


def test_a_bare_yes_before_a_sales_question_may_belong_to_it() -> None:
    assert read_verdict("Да. Пришлите прайс").verdict != "confirmed"


def test_reasons_name_the_deciding_words() -> None:
    assert read_verdict("Да, но скорость ниже").reasons[0] == "complaint:ниже"
    assert read_verdict("Всё в порядке вещей").reasons == ("unexplained:вещей",)
    assert read_verdict("").reasons == ("empty",)


def test_a_long_letter_is_never_short_and_clear_words() -> None:
    assert read_verdict("Всё работает. " * 10).verdict == "confirmed"
    assert read_verdict("Всё работает. " * 100).verdict == "unclear"


def test_what_lies_beyond_the_part_that_is_read_is_not_taken_for_nothing() -> None:
    assert read_verdict("Всё работает" + "!" * 30_000 + " но плохо").reasons == ("too_long",)
    assert read_verdict("Не работает. " * 10_000).verdict == "not_fixed"


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Претензий нет, работаем", "confirmed"),
        ("Всё хорошо, мы работаем", "confirmed"),
        ("Да, работаем", "unclear"),
        ("Всё хорошо, работаем до шести", "unclear"),
        ("Проблем нет, пока работаем", "unclear"),
        ("Да, всё хорошо. Пришлите, пожалуйста, счёт на следующий месяц", "confirmed"),
        ("Да. Пришлите счёт на следующий месяц", "other"),
        ("Всё хорошо. Пришлите счёт на ремонт", "unclear"),
    ],
)
def test_being_at_work_and_next_months_invoice_go_with_a_confirmation_only(
    words: str, verdict: str
) -> None:
    assert read_verdict(words).verdict == verdict


@pytest.mark.parametrize(
    "words",
    [
        "Да, и пришлите ещё 10",
        "да, и отправьте ещё 5 шт, пожалуйста",
        "Да, всё хорошо, и пришлите ещё 10 картриджей",
        "Yes, and send 10 more",
    ],
)
def test_an_order_added_to_a_yes_takes_nothing_from_it(words: str) -> None:
    reading = read_verdict(words)
    assert reading.verdict == "confirmed"
    assert any(reason.startswith("sales:") for reason in reading.reasons)


@pytest.mark.parametrize(
    "words",
    [
        "Да, и пришлите ещё 2 мастера",
        "Да, и пришлите ещё 10 человек",
        "Да, и пришлите ещё раз акт",
        "Да, и пришлите ещё 10?",
        "Да. Пришлите ещё 10 штук",
        "Да, но пришлите ещё 10",
        "Нет, и пришлите ещё 10",
        "Yes, and send 2 more technicians",
    ],
)
def test_what_is_no_order_added_to_a_yes_confirms_nothing(words: str) -> None:
    assert read_verdict(words).verdict != "confirmed"
