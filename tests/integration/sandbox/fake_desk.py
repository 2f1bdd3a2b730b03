"""A desk of a few lines, run as a process: a control port, and a file that counts its starts."""

import os
import sys
from pathlib import Path

from aiohttp import web


async def ready(_request: web.Request) -> web.Response:
    return web.Response()


async def idle(_request: web.Request) -> web.Response:
    now = "2030-01-01T00:00:00+00:00"
    return web.json_response({"idle": True, "next_due": None, "now": now})


async def fall(_request: web.Request) -> web.Response:
    os._exit(3)


if __name__ == "__main__":
    with Path(os.environ["FAKE_DESK_LOG"]).open("a") as log:
        log.write(f"{os.getpid()}\n")
    app = web.Application()
    app.add_routes([web.get("/readyz", ready), web.get("/idle", idle), web.post("/fall", fall)])
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None)
