"""Time, faults, waiting, crashing and the state of everything."""

from datetime import datetime
from typing import Final

from aiohttp import web

from sandbox.acts import RefusedError
from sandbox.backstage import BACKSTAGE, Backstage
from sandbox.clock import parse_duration, parse_moment
from sandbox.control import DeskUnreachableError
from sandbox.desk import DeskFailedError
from sandbox.faults import BadFaultError
from sandbox.http.body import read_body
from sandbox.http.mail import mail_state
from sandbox.http.views import group_view, open_keyboard, person_view
from sandbox.messages import Chat
from sandbox.passing import DEFAULT_SETTLE_S, NotSettledError, pass_time, settle
from sandbox.wire import Json

_DATABASE_NAMES: Final = ("FIELDPOST_DATABASE_URL", "DATABASE_URL")


def routes() -> list[web.RouteDef]:
    return [
        web.get("/sandbox/clock", get_clock),
        web.post("/sandbox/clock", move_clock),
        web.get("/sandbox/faults", list_faults),
        web.post("/sandbox/faults", order_fault),
        web.delete("/sandbox/faults", clear_faults),
        web.post("/sandbox/redeliver", redeliver),
        web.post("/sandbox/settle", post_settle),
        web.post("/sandbox/crash", crash),
        web.get("/sandbox/state", state),
        web.get("/sandbox/events", events),
    ]


async def get_clock(request: web.Request) -> web.Response:
    return web.json_response({"now": request.app[BACKSTAGE].api.clock.now().isoformat()})


async def move_clock(request: web.Request) -> web.Response:
    stage, body = request.app[BACKSTAGE], await read_body(request)
    async with stage.time_lock:
        goal = _goal(stage, body)
        try:
            await pass_time(stage.waiting, goal, _seconds(body))
        except NotSettledError as error:
            raise RefusedError(408, f"the desk did not come to rest: {error}") from error
        except DeskUnreachableError as error:
            raise RefusedError(409, str(error)) from error
    return await get_clock(request)


def _goal(stage: Backstage, body: Json) -> datetime:
    now = stage.api.clock.now()
    if "advance" not in body and "to" not in body:
        raise RefusedError(400, 'advance or to is needed, like {"advance": "PT2H"}')
    try:
        if "advance" in body:
            return now + parse_duration(str(body["advance"]))
        goal = parse_moment(str(body["to"]))
    except (ValueError, OverflowError) as error:
        raise RefusedError(400, str(error)) from error
    if goal < now:
        raise RefusedError(400, f"time goes only forward, and it is {now.isoformat()}")
    return goal


def _seconds(body: Json) -> float:
    value = body.get("timeout", DEFAULT_SETTLE_S)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise RefusedError(400, "timeout must be a number of seconds")
    return float(value)


async def list_faults(request: web.Request) -> web.Response:
    return web.json_response(request.app[BACKSTAGE].faults.as_json())


async def order_fault(request: web.Request) -> web.Response:
    try:
        request.app[BACKSTAGE].faults.order(await read_body(request))
    except BadFaultError as error:
        raise RefusedError(400, str(error)) from error
    return await list_faults(request)


async def clear_faults(request: web.Request) -> web.Response:
    request.app[BACKSTAGE].faults.clear()
    return await list_faults(request)


async def redeliver(request: web.Request) -> web.Response:
    last = (await read_body(request)).get("last", 1)
    if not isinstance(last, int) or last < 1:
        raise RefusedError(400, "last must be a whole number from 1")
    again = request.app[BACKSTAGE].api.updates.redeliver(last)
    return web.json_response({"redelivered": [update.id for update in again]})


async def post_settle(request: web.Request) -> web.Response:
    stage, body = request.app[BACKSTAGE], await read_body(request)
    try:
        await settle(stage.waiting, _seconds(body))
    except NotSettledError as error:
        raise RefusedError(408, str(error)) from error
    return web.json_response({"settled": True})


async def crash(request: web.Request) -> web.Response:
    stage = request.app[BACKSTAGE]
    if stage.desk is None:
        raise RefusedError(409, "this sandbox has no desk of its own to kill")
    try:
        await stage.desk.crash()
    except DeskFailedError as error:
        raise RefusedError(409, str(error)) from error
    return web.json_response(_desk_view(stage))


async def state(request: web.Request) -> web.Response:
    stage = request.app[BACKSTAGE]
    world, profile = stage.api.world, stage.api.profile
    return web.json_response(
        {
            "language": stage.config.page_language,
            "clock": {"now": world.clock.now().isoformat()},
            "bot": {
                **stage.api.bot.as_json(),
                "name": profile.names.get("") or stage.api.bot.name,
                "description": profile.descriptions.get("", ""),
                "short_description": profile.short_descriptions.get("", ""),
            },
            "people": [person_view(p) for p in world.people.values()],
            "groups": [group_view(c) for c in world.groups()],
            "chats": [_chat_view(stage, c) for c in world.chats.values() if not c.migrated_to],
            "faults": stage.faults.as_json(),
            "mail": mail_state(stage),
            "desk": _desk_view(stage),
        }
    )


def _chat_view(stage: Backstage, chat: Chat) -> Json:
    world, profile = stage.api.world, stage.api.profile
    person = world.people.get(chat.id)
    language = person.language if person else ""
    return {
        "chat_id": chat.id,
        "kind": chat.kind,
        "last_message_id": next(reversed(chat.messages), None),
        "action": world.action_of(chat),
        "blocked": chat.id in world.blocked,
        "started": person.started if person else True,
        "keyboard": open_keyboard(chat),
        "commands": profile.menu_for(chat.id, language, private=chat.kind == "private"),
        "menu_button": profile.menu_button(chat.id),
        "pinned": [m.id for m in chat.messages.values() if m.pinned],
    }


def _desk_view(stage: Backstage) -> Json:
    if stage.desk is None:
        return {"pid": None, "up": False, "database_url": None, "env": {}}
    env = dict(stage.desk.launch.env)
    urls = [env[name] for name in _DATABASE_NAMES if name in env]
    return {
        "pid": stage.desk.pid,
        "up": stage.desk.up,
        "restarts": stage.desk.restarts,
        "database_url": urls[0] if urls else None,
        "env": env,
    }


async def events(request: web.Request) -> web.StreamResponse:
    """Server-sent events; EventHub lists them."""
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    )
    await response.prepare(request)
    async for frame in request.app[BACKSTAGE].api.events.stream():
        await response.write(frame.encode())
    return response
