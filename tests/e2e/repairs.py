"""Quality tickets as people meet them: opened by a bad questionnaire, repaired, asked about."""

import re
from pathlib import Path
from typing import Any

from tests.e2e.acts import ENGINEER, REP, SERVICE_LEAD, accept, report_done
from tests.e2e.interviews import (
    BAD,
    BRAGIN,
    Contact,
    asked,
    begin,
    fill,
    go_on_to,
    hand_in,
    id_on,
    new_client,
    questionnaire,
)
from tests.e2e.letters import Letter, Mailbox
from tests.e2e.world import Json, Message, Phone, World

COMPLAINTS = "Что именно не так?"
WORDS = "Трижды падала связь"
REPAIRED = "Заменили блок питания коммутатора"

Said = tuple[str, str, str]
"""Category, words and severity of a complaint, as the buttons and the client say them."""

FAILURE: Said = ("Сбои, простои", WORDS, "Работа стоит")


class Repair:
    """One ticket, from the complaint on; `client_mailbox` is of the person who is asked."""

    def __init__(
        self,
        world: World,
        client: str,
        number: int,
        filled: int,
        *,
        rep: str = REP,
        asked: tuple[str, str] = (BRAGIN[0], BRAGIN[3]),
    ) -> None:
        """
        Args:
            asked: name and address of whoever is asked.
        """
        self.world = world
        self.client = client
        self.number = number
        self.filled = filled
        self.rep = rep
        self.client_mailbox = Mailbox(world, asked[1], asked[0])

    async def show(self, phone: Phone) -> Message:
        """The card as it is now, by the number people say aloud."""
        await phone.say(f"/ticket {self.number}")
        return await phone.last()

    async def ticket(self) -> Json:
        """`fieldpost ticket К-17 --json`."""
        told: Json = await self.world.read("ticket", f"К-{self.number}")
        return told

    async def told(self, phone: Phone) -> list[Message]:
        """What a phone heard of this ticket, oldest first."""
        named = re.compile(rf"[КQ]-{self.number}(?!\d)")
        return [each for each in await phone.heard() if named.search(each.text)]

    async def with_data(self, phone: Phone, prefix: str) -> tuple[Message, str]:
        """The last message of the ticket with a button that does this, and what it carries."""
        for message in reversed(await self.told(phone)):
            for row in message.buttons:
                for button in row:
                    if (button.data or "").startswith(prefix):
                        return message, button.data or ""
        raise AssertionError((prefix, [each.text for each in (await self.told(phone))[-3:]]))

    async def tap(self, phone: Phone, prefix: str) -> str:
        """Tap the button whose data begin so; what the bot said over it."""
        message, data = await self.with_data(phone, prefix)
        return (await phone.tap_data(data, message)).text

    async def accept(self) -> None:
        """The service lead signs, with one tap."""
        await self.tap(await self.world.phone(SERVICE_LEAD), "ticket:accept:")

    async def request(self) -> int:
        """The number of the request that it is worked through."""
        lead = await self.world.phone(SERVICE_LEAD)
        await self.tap(lead, "ticket:more:")
        shown = await self.with_data(lead, "request:open:")
        found = re.search(r"Заявка (\d+)", " ".join(shown[0].labels))
        assert found, shown
        await self.tap(lead, "ticket:back:")
        return int(found[1])

    async def work(self, words: str = REPAIRED) -> None:
        """The lead hands the work on; an engineer takes it with one tap, and reports it done."""
        lead, engineer = await self.world.phone(SERVICE_LEAD), await self.world.phone(ENGINEER)
        number = await self.request()
        await self.tap(lead, "request:hand:")
        await lead.say(ENGINEER)
        await lead.tap("Передать")
        await accept(engineer, number)
        await report_done(engineer, number, words)

    async def fix(self, done: str = REPAIRED) -> None:
        """Service says that it is repaired."""
        lead = await self.world.phone(SERVICE_LEAD)
        await self.tap(lead, "ticket:fixed:")
        for answer in (done, "оборудование", "Сутки под нагрузкой без обрыва"):
            question = await lead.last()
            label = next((each for each in question.labels if each.lower() == answer), None)
            if label is None:
                await lead.say(answer)
            else:
                await lead.tap(label, question)

    async def ask(self) -> Letter:
        """The rep sends the letter with one tap; what came to the client."""
        await self.tap(await self.world.phone(self.rep), "ticket:ask:")
        return await self.letter()

    async def letter(self) -> Letter:
        """The last letter about this ticket that came to the client."""
        named = (f"[К-{self.number}]", f"[Q-{self.number}]")
        found = [
            each
            for each in await self.client_mailbox.letters()
            if any(tag in each.subject for tag in named)
        ]
        assert found, f"no letter of ticket {self.number}"
        return found[-1]

    async def answer(self, words: str, letter: Letter | None = None, **how: Any) -> None:
        """The asked person answers."""
        asked_in = letter or await self.letter()
        await self.client_mailbox.answer(asked_in, words, **how)


async def paused(
    world: World,
    folder: Path,
    name: str,
    *complaints: Said,
    contact: Contact = BRAGIN,
) -> Repair:
    """A questionnaire that bad quality paused, of a client of this story alone."""
    rep = await world.phone(REP)
    client = await new_client(world, folder, name, contact)
    await begin(rep, client)
    await go_on_to(rep, COMPLAINTS, BAD)
    for category, words, severity in complaints or (FAILURE,):
        await rep.tap("Добавить", (await asked(rep)).message)
        await go_on_to(
            rep,
            COMPLAINTS,
            {
                "К чему относится": (category,),
                "Что произошло": (words,),
                "Насколько это мешает": (severity,),
                "На какой точке": ("Пропустить",),
                "По какому признаку": ("Неделя без сбоя",),
            },
        )
    await rep.tap("Дальше", (await asked(rep)).message)
    await fill(
        rep,
        {
            "Как с вами связаться": ("Письмом",),
            "Кого попросить": (contact[0],),
            "На какой адрес": (contact[3],),
        },
    )
    filled = id_on(await hand_in(rep))
    told = await questionnaire(world, filled)
    return Repair(world, client, int(told["ticket"]), filled)
