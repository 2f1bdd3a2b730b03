"""Waiting until nothing is left to do; letting time pass so that all happens in order."""

import asyncio
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sandbox.botapi.api import BotApi
from sandbox.control import DeskControl, DeskState, DeskUnreachableError
from sandbox.mail.store import Box, Store

DEFAULT_SETTLE_S: Final = 30.0
_LOOK_EVERY_S: Final = 0.02
_FIRST_STEP: Final = timedelta(seconds=1)


class NotSettledError(Exception):
    """The desk did not come to rest in time; the text says what it still has to do."""


@dataclass(frozen=True)
class Waiting:
    """What can be waited for: the phones, everybody's mail, and the desk unless there is none."""

    api: BotApi
    mail: Store
    control: DeskControl | None


async def settle(world: Waiting, seconds: float) -> DeskState | None:
    """Return when every update and mail is taken, no call runs and the desk twice in a row is idle.

    Returns what the idle desk said at the last look, None where there is no desk.
    Raises NotSettledError after `seconds`.
    """
    deadline = time.monotonic() + seconds
    calm_since: tuple[int, int] | None = None
    while True:
        trouble, state = await _look(world)
        happened = (world.api.calls_begun, world.mail.deliveries)
        if trouble is None and calm_since == happened:
            return state
        calm_since = happened if trouble is None else None
        if time.monotonic() > deadline:
            raise NotSettledError(trouble or "the desk keeps calling the Bot API or sending mail")
        await asyncio.sleep(_LOOK_EVERY_S)


async def _look(world: Waiting) -> tuple[str | None, DeskState | None]:
    """What is still going on, None when all is quiet; and the desk's state if it was asked."""
    api = world.api
    if waiting := api.updates.pending():
        return f"{len(waiting)} updates wait for the desk", None
    if api.calls_running:
        return f"{api.calls_running} Bot API calls are running", None
    if world.control is None:
        return None, None
    try:
        state = await world.control.state()
    except DeskUnreachableError as error:
        return str(error), None
    return _restless(world, state), state


def _restless(world: Waiting, state: DeskState) -> str | None:
    if unread := _unread(world.mail, state):
        return f"mail waits for the desk in {', '.join(unread)}"
    if not state.idle:
        return "the desk says that it is busy"
    return None if world.api.is_quiet() else "the desk has just made a call"


def _unread(mail: Store, state: DeskState) -> list[str]:
    """The mailboxes that the desk watches and has not read to their end, as their UIDs are now."""
    return [
        address
        for address, swept in state.swept.items()
        if swept < mail.box(address).last_uid or _is_renewed(mail.box(address), state)
    ]


def _is_renewed(box: Box, state: DeskState) -> bool:
    """Whether its UIDs were renewed, and the desk has not seen the new ones."""
    seen = state.uid_validity.get(box.address)
    return seen is not None and box.uid_validity not in (None, seen)


async def pass_time(world: Waiting, goal: datetime, settle_timeout: float) -> None:
    """Move to `goal`, stopping at every moment at which the desk has something to do.

    A due moment that stays in the past although the desk is idle must not stop time: then the steps
    double until the goal is reached. Raises NotSettledError, DeskUnreachableError.
    """
    step = _FIRST_STEP
    state = await settle(world, settle_timeout)
    while (now := world.api.clock.now()) < goal:
        due = state.next_due if state else None
        if due is None or due > now:
            step, target = _FIRST_STEP, min(due or goal, goal)
        else:
            step, target = step * 2, min(now + step, goal)
        await move_to(world, target)
        state = await settle(world, settle_timeout)


async def move_to(world: Waiting, moment: datetime) -> None:
    """Set both clocks. Raises DeskUnreachableError."""
    if world.control:
        await world.control.move_clock(moment)
    world.api.clock.move_to(moment)
    world.api.events.publish("clock", {"now": world.api.clock.now().isoformat()})
