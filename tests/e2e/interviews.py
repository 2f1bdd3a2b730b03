"""Questionnaires as reps fill them: begun from a client's screen, answered by what it shows."""

import csv
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.world import Button, Message, Phone, World
from tests.fixtures.command_line import run_here

HAND_IN = ("Сдать анкету", "Hand the questionnaire in")
ANY = ""
"""In a script: a question that it does not name, and that has nothing to be confirmed."""

PUT_ASIDE = ("Отложить", "Put aside")
"""What every question can be."""

MOST_QUESTIONS = 80
COPY = re.compile(r"questionnaire:copy:(\d+):\d+")

COLUMNS = (
    *("Название", "Внешний код", "Адрес", "Язык"),
    *("Контакт", "Должность", "Телефон контакта", "Почта контакта"),
)
ADDRESS = "Самара, ул. Полевая, 7"
Contact = tuple[str, str, str, str]
"""Name, position, phone, mail."""

BRAGIN = ("Станислав Игоревич Брагин", "управляющий", "+7 935 000-20-01", "bragin@poleva.example")
VETROVA = ("Оксана Ветрова", "главный бухгалтер", "+7 935 000-20-02", "vetrova@poleva.example")

Script = Mapping[str, Sequence[str]]
"""How a question is answered: by the beginning of its words, what is tapped or typed."""

GOOD: Script = {
    ANY: ("Записано со слов клиента",),
    "Где проходит встреча?": ("В офисе клиента",),
    "Какая у вас роль": ("Принимает решение", "Готово"),
    "Можно мы запишем": ("Да",),
    "Какую долю": ("40",),
    "Всё, что мы поставили": ("Да",),
    "Сколько сбоев": ("0",),
    "Мы соблюдали сроки": ("Да",),
    "Счета, акты": ("Да",),
    "Цены и платежи": ("Не применимо",),
    "На ваши вопросы": ("Да",),
    "Все наши отделы": ("Да",),
    "Все ваши прежние": ("Да",),
    "Насколько вы готовы": ("9",),
    "Чего из того": ("Пропустить",),
    "Что из этого вам": ("Пропустить",),
    "Что нужно подготовить": ("Пропустить",),
    "Как клиент к нам относится?": ("Тепло",),
    "Есть признаки ухода": ("Нет",),
    "Что вы обещали": ("Пропустить",),
    "Когда следующий контакт?": ("завтра",),
}
"""A client who is content and buys nothing more; the rest is confirmed, or told in words."""

BAD: Script = {
    **GOOD,
    "Сколько сбоев": ("3",),
    "Счета, акты": ("Нет",),
}
"""The same client in a bad month: failures, and invoices with mistakes."""

GROWS: Script = {
    "Чего из того": ("Каналы связи для филиала",),
    "О какой сумме": ("120000",),
    "Когда вы утверждаете": ("через неделю",),
}
"""What a client who may buy more says instead."""

CONFIRMING = ("Всё верно", "Дальше ▶", "All correct", "Go on ▶")
"""What takes the answer of last time, or closes a list of rows."""


@dataclass(frozen=True)
class Place:
    """What the first line says: the section, and how far it is."""

    section: str
    position: int
    total: int


@dataclass(frozen=True)
class Question:
    """A question on the screen."""

    message: Message
    place: Place
    words: str

    def has(self, label: str) -> bool:
        return self.message.has_button(label)


async def new_client(
    world: World,
    folder: Path,
    name: str,
    *contacts: Contact,
    language: str = "ru",
    address: str = ADDRESS,
) -> str:
    """A client of this story alone, as an administrator imports him; his whole name."""
    code = f"{secrets.randbelow(1_000_000):06}"
    name = f"{name} {code}"
    rows = [(name, code, address, language, *contact) for contact in contacts]
    await import_clients(world, folder, COLUMNS, rows)
    return name


async def import_clients(
    world: World, folder: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Import a list of clients as an administrator does, by way of a file in `folder`."""
    path = folder / "clients.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows((columns, *rows))
    ended = await run_here(("import", "clients", str(path)), await world.env())
    assert ended.code == 0, ended


async def open_client(rep: Phone, client: str) -> Message:
    """A client's own screen, found by his name."""
    await rep.say(f"/find {client}")
    found = await rep.last()
    await rep.tap(found.labels[0], found)
    return await rep.last()


async def begin(rep: Phone, client: str, label: str = "Анкета") -> Question:
    """Start the questionnaire of a client, or go on with it, from his screen."""
    await rep.tap(label, await open_client(rep, client))
    return await asked(rep)


async def asked(rep: Phone) -> Question:
    """The question being asked: the newest that stands in the chat."""
    return newest(await rep.heard())


def newest(heard: Sequence[Message]) -> Question:
    """The question that was asked last, of what the bot said."""
    found = next((question for each in reversed(heard) if (question := question_of(each))), None)
    assert found, heard[-1:]
    return found


def question_of(message: Message) -> Question | None:
    """The question that a message asks; None when it is no question of a questionnaire, or asks
    nothing any more: whoever taps an old message has the question asked there.
    """
    if not any(message.has_button(each) for each in PUT_ASIDE):
        return None
    said = message.text.splitlines()
    for at, line in enumerate(said[:-1]):
        if found := re.fullmatch(r".* · ([^·]+) · (\d+) (?:из|of) (\d+)", line):
            place = Place(found[1], int(found[2]), int(found[3]))
            return Question(message, place, said[at + 1])
    return None


async def by_taps(rep: Phone, question: Question, script: Script) -> None:
    """Answer as a person does who taps whatever answers, and types where nothing else does."""
    for at, act in enumerate(acts_for(question, script)):
        message = await rep.heard_as(question.message) if at else question.message
        if message.has_button(act):
            await rep.tap(act, message)
        else:
            await rep.say(act)


async def by_typing(rep: Phone, question: Question, script: Script) -> None:
    """Answer without touching a button."""
    for act in acts_for(question, script):
        await rep.say(act.rstrip(" ▶").lower() if act in CONFIRMING else act)


def acts_for(question: Question, script: Script) -> Sequence[str]:
    """What is tapped or typed here; the script's longest beginning that fits is meant."""
    assert "❗" not in question.message.text, question.message.text
    fitting = [begins for begins in script if begins and question.words.startswith(begins)]
    if fitting:
        return script[max(fitting, key=len)]
    return [label for label in CONFIRMING if question.has(label)][:1] or script[ANY]


Way = Callable[[Phone, Question, Script], Awaitable[None]]


async def go_on_to(rep: Phone, words: str, script: Script, way: Way = by_taps) -> Question:
    """Answer whatever is asked before the question that begins with these words."""
    return (await asked_up_to(rep, words, script, way))[-1]


async def asked_up_to(rep: Phone, words: str, script: Script, way: Way = by_taps) -> list[Question]:
    """As `go_on_to`; all the questions that were asked, that one the last."""
    seen = [await asked(rep)]
    while not seen[-1].words.startswith(words):
        assert len(seen) <= MOST_QUESTIONS, f"never asked: {words}; last: {seen[-1]}"
        await way(rep, seen[-1], script)
        seen.append(await asked(rep))
    return seen


async def fill(rep: Phone, script: Script, way: Way = by_taps) -> list[Question]:
    """Answer everything up to the summary; the questions that were asked."""
    seen: list[Question] = []
    while not handing_in((heard := await rep.heard())[-1]):
        seen.append(newest(heard))
        assert len(seen) <= MOST_QUESTIONS, seen[-1]
        await way(rep, seen[-1], script)
    return seen


def handing_in(message: Message) -> Button | None:
    """The button that hands a questionnaire in, if this is its summary."""
    return next((message.button(each) for each in HAND_IN if message.has_button(each)), None)


async def hand_in(rep: Phone) -> Message:
    """Hand the questionnaire in; the card that it becomes."""
    summary = await rep.last()
    button = handing_in(summary)
    assert button, summary
    await rep.tap(button.text, summary)
    return await rep.heard_as(summary)


def id_on(card: Message) -> int:
    """The id of the questionnaire whose card this is: its buttons carry it."""
    carried = (each.data or "" for line in card.buttons for each in line)
    found = {match[1] for each in carried if (match := COPY.fullmatch(each))}
    assert len(found) == 1, card
    return int(found.pop())


async def questionnaire(world: World, questionnaire_id: int) -> Any:
    """`fieldpost questionnaire ID --json`."""
    return await world.read("questionnaire", str(questionnaire_id))


async def noted(rep: Phone, section: str) -> str:
    """What stands in a section of the answers; then the question is asked again."""
    question = await asked(rep)
    await rep.tap("Ответы", question.message)
    summary = await rep.heard_as(question.message)
    await rep.tap(next(label for label in summary.labels if section in label), summary)
    text = (await rep.heard_as(question.message)).text
    await rep.say("дальше")
    return text
