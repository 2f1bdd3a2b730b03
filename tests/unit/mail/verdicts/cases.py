"""The labelled answers, and pieces to build more of them."""

import csv
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[3] / "data" / "mail" / "verdicts"


@dataclass(frozen=True, slots=True)
class Case:
    """One answer and the verdict of a careful person."""

    file: str
    text: str
    verdict: str


def cases() -> list[Case]:
    """All labelled answers of all files."""
    found: list[Case] = []
    for path in sorted(DATA.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            found += [Case(path.stem, row["text"], row["verdict"]) for row in csv.DictReader(lines)]
    return found


CONFIRMING = (
    "Да",
    "да, все ок, спасибо",
    "Всё работает",
    "Проблем нет, всё работает",
    "Претензий больше нет",
    "Проверили — работает. Спасибо за оперативность",
    "Подтверждаю, качество восстановлено",
    "Здравствуйте! Интернет работает стабильно, замечаний нет",
    "Мастер приехал, всё починил, претензий не имеем",
    "vse rabotaet, spasibo",
    "Yes, confirmed",
    "All good now, thanks",
    "No issues since Monday",
    "Everything works fine",
)

DENYING = (
    "Нет",
    "нет, вчера опять дважды падало",
    "Не могу сказать, что всё в порядке",
    "Да, но скорость всё равно ниже",
    "Ничего не изменилось",
    "Опять не работает",
    "Still not working",
    "It keeps dropping",
)

SPOILING = (
    "но скорость низкая",
    "но интернет пропадает",
    "кроме телефона",
    "а телефон не работает",
    "хотя звук с помехами",
    "если завтра не сломается",
    "вроде бы",
    "пока что",
    "наверное",
    "кажется",
    "посмотрим до пятницы",
    "завтра ещё раз проверим",
    "сообщим позже",
    "правда медленно",
    "опять сломалось",
    "почему это случилось?",
    "а что вы сделали?",
    "как всегда лежит",
    "ага, конечно",
    "не всё",
    "так говорит мастер",
    "счёт оплатили",
    "приезжайте",
    "but it is slow",
    "except for the phones",
    "for now",
    "I think",
    "we will check tomorrow",
    "what did you do?",
    "😡",
    "🤔",
)
