"""A letter about a ticket that comes back: the rep is told what to do, and another address closes
it.
"""

from pathlib import Path

from tests.e2e.acts import REP
from tests.e2e.letters import Mailbox
from tests.e2e.repairs import paused
from tests.e2e.test_client_word import state
from tests.e2e.world import World


async def test_a_dead_address_asks_for_another(world: World, tmp_path: Path) -> None:
    rep = await world.phone(REP)
    repair = await paused(world, tmp_path, "Жасмин")
    await repair.accept()
    await repair.fix()
    await world.post("/faults", service="smtp", kind="550", times=1)
    await repair.tap(rep, "ticket:ask:")
    assert await state(repair) == ("awaiting_client", 1)
    assert "не дошло" in "\n".join(each.text for each in await repair.told(rep))
    await repair.tap(rep, "ticket:another:")
    await rep.say("office@zhasmin.example")
    repair.client_mailbox = Mailbox(world, "office@zhasmin.example", "Офис")
    await repair.answer("Да")
    assert await state(repair) == ("confirmed", 1)
