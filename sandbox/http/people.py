"""People and groups of the contract."""

from dataclasses import replace

from aiohttp import web

from sandbox import acts
from sandbox.acts import RefusedError
from sandbox.backstage import BACKSTAGE, Backstage
from sandbox.config import Person
from sandbox.http.body import need_text, path_int, read_body
from sandbox.http.views import group_view, person_view


def routes() -> list[web.RouteDef]:
    return [
        web.get("/sandbox/people", list_people),
        web.post("/sandbox/people", add_person),
        web.post("/sandbox/people/{person}/block", block),
        web.post("/sandbox/people/{person}/unblock", unblock),
        web.get("/sandbox/clients", list_clients),
        web.get("/sandbox/groups", list_groups),
        web.post("/sandbox/groups/{group}/migrate", migrate),
    ]


async def list_people(request: web.Request) -> web.Response:
    world = request.app[BACKSTAGE].api.world
    return web.json_response([person_view(p) for p in world.people.values()])


async def add_person(request: web.Request) -> web.Response:
    """A stranger to the desk, who has not written to the bot yet."""
    stage, body = request.app[BACKSTAGE], await read_body(request)
    person = Person(
        stage.api.world.new_person_id(),
        need_text(body, "first_name").strip(),
        str(body.get("last_name") or "").strip(),
        body.get("username"),
    )
    if code := body.get("language_code"):
        person = replace(person, language=str(code))
    stage.api.world.add_person(person)
    return web.json_response(person_view(person))


async def block(request: web.Request) -> web.Response:
    return _set_blocked(request, blocked=True)


async def unblock(request: web.Request) -> web.Response:
    return _set_blocked(request, blocked=False)


def _set_blocked(request: web.Request, *, blocked: bool) -> web.Response:
    stage, person = request.app[BACKSTAGE], path_int(request, "person")
    if person not in stage.api.world.people:
        raise RefusedError(404, f"there is no person {person}")
    acts.set_blocked(stage.api, person, blocked=blocked)
    return web.json_response({"id": person, "blocked": blocked})


async def list_clients(request: web.Request) -> web.Response:
    return web.json_response(list(request.app[BACKSTAGE].config.clients))


async def list_groups(request: web.Request) -> web.Response:
    return web.json_response([group_view(c) for c in request.app[BACKSTAGE].api.world.groups()])


async def migrate(request: web.Request) -> web.Response:
    stage: Backstage = request.app[BACKSTAGE]
    chat = stage.api.world.chats.get(path_int(request, "group"))
    if chat is None:
        raise RefusedError(404, f"there is no group {request.match_info['group']}")
    return web.json_response(group_view(acts.migrate(stage.api, chat)))
