"""All parts of a running sandbox, for the handlers of its HTTP interface."""

import asyncio
from dataclasses import dataclass, field

from aiohttp import web

from sandbox.botapi.api import BotApi
from sandbox.config import SandboxConfig
from sandbox.control import DeskControl
from sandbox.desk import Desk
from sandbox.faults import FaultBook
from sandbox.mail.office import PostOffice
from sandbox.passing import Waiting


@dataclass
class Backstage:
    """`time_lock` lets one request at a time move the clock."""

    config: SandboxConfig
    api: BotApi
    post: PostOffice
    faults: FaultBook
    desk: Desk | None
    control: DeskControl | None
    time_lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def waiting(self) -> Waiting:
        """What `settle` looks at."""
        return Waiting(self.api, self.post.store, self.control)


BACKSTAGE: web.AppKey[Backstage] = web.AppKey("backstage", Backstage)
