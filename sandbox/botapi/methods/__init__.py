"""Every method of the Bot API that the sandbox plays, by its name."""

from sandbox.botapi.methods import about_bot, answering, chats, editing, sending
from sandbox.botapi.methods.sending import Method

METHODS: dict[str, Method] = {
    **sending.METHODS,
    **editing.METHODS,
    **answering.METHODS,
    **chats.METHODS,
    **about_bot.METHODS,
}
