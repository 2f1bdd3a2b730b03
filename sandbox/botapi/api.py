"""The bot's side of the sandbox in one object, handed to every method."""

from sandbox.botapi.profile import Profile
from sandbox.botapi.queries import Queries
from sandbox.botapi.serialize import BotUser, message_json
from sandbox.botapi.updates import UpdateQueue
from sandbox.botapi.webhook import Call, Webhook
from sandbox.clock import SandboxClock
from sandbox.config import SandboxConfig
from sandbox.events import EventHub
from sandbox.messages import Message
from sandbox.wire import Json
from sandbox.world import World


class BotApi:
    """State of one bot: who it is, what it set up, what waits for it."""

    def __init__(self, config: SandboxConfig, world: World, call: Call) -> None:
        self.token = config.bot_token
        self.bot = BotUser(
            int(config.bot_token.partition(":")[0]), config.bot_username, config.bot_name
        )
        self.world = world
        self.updates = UpdateQueue()
        self.webhook = Webhook(self.updates, world.clock, call)
        self.queries = Queries(world.clock)
        self.profile = Profile()
        self.calls_running = 0
        self.calls_begun = 0

    @property
    def clock(self) -> SandboxClock:
        return self.world.clock

    @property
    def events(self) -> EventHub:
        return self.world.events

    def message_json(self, message: Message) -> Json:
        return message_json(self.world, self.bot, message)

    def is_quiet(self) -> bool:
        """No update waits for the bot and no call of it runs."""
        return self.calls_running == 0 and not self.updates.pending()
