"""What people of the sample company do every day, tap by tap, for stories to be told with."""

import re
import struct

from tests.e2e.world import Message, Phone

REP = "Ольга Смирнова"
OTHER_REP = "Денис Крылов"
HEAD = "Марина Лис"
"""Of the programme."""

DIRECTOR = "Сергей Волков"

TECHNICIAN = "Антон Белов"
COLLEAGUE = "Игорь Седов"
TECHNICAL_LEAD = "Николай Дорохов"
TECHNICAL = "Технический отдел"
"""A department with a group chat, to which Telegram lets a bot write once in three seconds."""

ENGINEER = "Ксения Ларина"
SERVICE_LEAD = "Павел Орлов"
"""The whole service department: it has no group chat, so stories about it are told faster."""

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(255, -1, -1)) * 12 + b"\xff\xd9"
"""A photo: what matters is that the same bytes arrive."""

VOICE_SECONDS = 3


def _ogg() -> bytes:
    """A voice message as Telegram's apps make them: pages of Ogg, the last one counts samples."""
    page = struct.Struct("<4sBBqIIIBB")
    body = bytes(range(200))
    pages = [(2, 0), (4, 48_000 * VOICE_SECONDS)]
    return b"".join(
        page.pack(b"OggS", 0, kind, samples, 7, number, 0, 1, len(body)) + body
        for number, (kind, samples) in enumerate(pages)
    )


OGG = _ogg()


async def write_incident(rep: Phone, words: str, client: str = "Ромашка") -> int:
    """An incident, for the technical department, written and sent; its number."""
    await rep.say("/new")
    await rep.say(client)
    await rep.tap("Авария")
    await rep.say(words)
    await rep.tap("Работа стоит")
    return await send(rep)


async def fill_in_repair(rep: Phone, words: str, client: str = "Ромашка") -> Message:
    """A repair, for the service department, up to its summary."""
    await rep.say("/new")
    await rep.say(client)
    await rep.tap("Ремонт или настройка")
    await rep.say(words)
    return await rep.last()


async def write_repair(rep: Phone, words: str, client: str = "Ромашка") -> int:
    """A repair written and sent; its number."""
    await fill_in_repair(rep, words, client)
    return await send(rep)


async def send(rep: Phone) -> int:
    """Send what is on the summary; the number people will say aloud."""
    return number_in((await rep.tap("Отправить заявку")).text)


def number_in(said: str) -> int:
    found = re.search(r"Заявка (\d+) отправлена", said)
    assert found, said
    return int(found[1])


async def offer_to(person: Phone, number: int) -> Message:
    """The offer of a request, as it came to this phone."""
    return await person.with_button("Принять в работу", number)


async def accept(technician: Phone, number: int) -> None:
    """The one tap."""
    await technician.tap("Принять в работу", await offer_to(technician, number))


async def hand_on(holder: Phone, number: int, to: str) -> None:
    """Hand a request on to a colleague or a department."""
    await holder.tap("Передать…", await holder.with_button("Передать…", number))
    await holder.say(to)
    await holder.tap("Передать")


async def report_done(holder: Phone, number: int, words: str) -> None:
    """Report a request done, in words alone."""
    await holder.tap("Готово…", await holder.with_button("Готово…", number))
    await holder.say(words)
    await holder.tap("Сообщить о выполнении")


async def decline(receiver: Phone, number: int) -> None:
    """Refuse an offer for one of the reasons on the buttons."""
    await receiver.tap("Отказаться…", await offer_to(receiver, number))
    await receiver.tap("Нет людей или времени")


async def comment(person: Phone, number: int, words: str) -> None:
    """Say something about a request."""
    await person.tap("Комментарий", await open_request(person, number))
    await person.say(words)


async def open_request(person: Phone, number: int) -> Message:
    """The request's own screen."""
    await person.say(f"/request {number}")
    return await person.last()
