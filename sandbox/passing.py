"""Waiting until nothing is left to do; letting time pass so that all happens in order."""

import asyncio
import time
from datetime import datetime, timedelta
from typing import Final

from sandbox.botapi.api import BotApi
from sandbox.control import DeskControl, DeskUnreachableError

DEFAULT_SETTLE_S: Final = 30.0
_LOOK_EVERY_S: Final = 0.02
_FIRST_STEP: Final = timedelta(seconds=1)


class NotSettledError(Exception):
    """The desk did not come to rest in time; the text says what it still has to do."""


async def settle(api: BotApi, control: DeskControl | None, seconds: float) -> None:
    """Return when every update is taken, no call runs and the desk twice in a row says it is idle.

    Raises NotSettledError after `seconds`.
    """
    deadline = time.monotonic() + seconds
    calm_since: int | None = None
    while True:
        trouble = await _restless(api, control)
        if trouble is None and calm_since == api.calls_begun:
            return
        calm_since = api.calls_begun if trouble is None else None
        if time.monotonic() > deadline:
            raise NotSettledError(trouble or "the desk keeps calling the Bot API")
        await asyncio.sleep(_LOOK_EVERY_S)


async def _restless(api: BotApi, control: DeskControl | None) -> str | None:
    """What is still going on, None when all is quiet."""
    if waiting := api.updates.pending():
        return f"{len(waiting)} updates wait for the desk"
    if api.calls_running:
        return f"{api.calls_running} Bot API calls are running"
    if control is None:
        return None
    try:
        state = await control.state()
    except DeskUnreachableError as error:
        return str(error)
    if not state.idle:
        return "the desk says that it is busy"
    return None if api.is_quiet() else "the desk has just made a call"


async def pass_time(
    api: BotApi, control: DeskControl | None, goal: datetime, settle_timeout: float
) -> None:
    """Move to `goal`, stopping at every moment at which the desk has something to do.

    A due moment that stays in the past although the desk is idle must not stop time: then the steps
    double until the goal is reached. Raises NotSettledError, DeskUnreachableError.
    """
    step = _FIRST_STEP
    await settle(api, control, settle_timeout)
    while (now := api.clock.now()) < goal:
        due = (await control.state()).next_due if control else None
        if due is None or due > now:
            step, target = _FIRST_STEP, min(due or goal, goal)
        else:
            step, target = step * 2, min(now + step, goal)
        await move_to(api, control, target)
        await settle(api, control, settle_timeout)


async def move_to(api: BotApi, control: DeskControl | None, moment: datetime) -> None:
    """Set both clocks. Raises DeskUnreachableError."""
    if control:
        await control.move_clock(moment)
    api.clock.move_to(moment)
    api.events.publish("clock", {"now": api.clock.now().isoformat()})
