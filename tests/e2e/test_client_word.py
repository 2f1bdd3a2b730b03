"""Replies to "is everything all right now?" by real mail: in nine programs' quoting and three
charsets, from the asked person and from others, from people and from machines. Only one closes.
"""

from pathlib import Path

import pytest

from tests.e2e.acts import REP
from tests.e2e.repairs import Repair, paused
from tests.e2e.world import World

NO_CLOSING = (
    ("Пока не проверяли, ответим в пятницу", {"style": "plain", "charset": "koi8-r"}),
    ("Вроде да, понаблюдаем неделю", {"style": "gmail"}),
    ("Уточню у нашего инженера и вернусь", {"style": "outlook"}),
    ("Да или нет?", {"style": "yandex", "charset": "windows-1251"}),
    ("Спасибо за письмо.", {"style": "mailru"}),
    ("А что именно вы сделали?", {"style": "apple"}),
    ("Yes, got your message, will check", {"style": "below"}),
    ("??", {"style": "between"}),
    ("Да", {"auth": "fail"}),
    ("Да", {"from": "petrova@drugaya.example"}),
    ("Да", {"headers": {"Auto-Submitted": "auto-replied"}}),
    ("Я в отпуске до 12 января", {"headers": {"Auto-Submitted": "auto-replied"}}),
)


@pytest.mark.timeout(300)
async def test_whatever_is_answered_only_the_clients_yes_closes(
    world: World, tmp_path: Path
) -> None:
    rep = await world.phone(REP)
    repair = await paused(world, tmp_path, "Сирень")
    await repair.accept()
    await repair.fix()
    letter = await repair.ask()

    for words, how in NO_CLOSING:
        await repair.answer(words, letter, **how)
        assert await state(repair) == ("awaiting_client", 1), (words, how)

    await repair.answer("Нет, но стало лучше", letter, style="thunderbird", charset="koi8-r")
    assert await state(repair) == ("in_work", 2)

    # The second round: a yes with a wish, and a crash in the middle.
    await repair.fix("Переложили кабель")
    second = await repair.ask()
    await repair.client_mailbox.post_answer(second, "Да, всё хорошо. Когда докупить ещё 10 шт.?")
    await world.post("/crash")
    await world.settle()
    assert await state(repair) == ("confirmed", 2)
    assert "докупить" in "\n".join(each.text for each in await rep.heard())

    # Broken again the next day: the same ticket, in its third round.
    await repair.answer("Снова не работает", second)
    assert await state(repair) == ("in_work", 3)


async def state(repair: Repair) -> tuple[str, int]:
    told = await repair.ticket()
    return told["state"], told["round"]
