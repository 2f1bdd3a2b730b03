"""Methods with which the bot sets up itself: menu, name, descriptions, webhook."""

import re
from typing import Final

from sandbox.botapi.api import BotApi
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods.sending import Method
from sandbox.botapi.params import Params
from sandbox.botapi.profile import DEFAULT_SCOPE, Scope
from sandbox.botapi.webhook import Target
from sandbox.wire import Json

_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
_MAX_COMMANDS: Final = 100
_SCOPES: Final = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
)


def set_my_commands(api: BotApi, params: Params) -> object:
    items = params.json("commands", "can't parse commands JSON object")
    if not isinstance(items, list):
        raise bad_request("expected an Array of BotCommand")
    if len(items) > _MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(item) for item in items]
    api.profile.commands[_scope(params), params.text("language_code")] = commands
    api.events.publish("commands", {})
    return True


def get_my_commands(api: BotApi, params: Params) -> object:
    return api.profile.commands.get((_scope(params), params.text("language_code")), [])


def delete_my_commands(api: BotApi, params: Params) -> object:
    api.profile.commands.pop((_scope(params), params.text("language_code")), None)
    api.events.publish("commands", {})
    return True


def _command(item: object) -> Json:
    if not isinstance(item, dict) or "command" not in item or "description" not in item:
        raise bad_request("can't parse BotCommand: Can't find field \"command\"")
    command = str(item["command"]).removeprefix("/")
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(item["description"])) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": str(item["description"])}


def _scope(params: Params) -> Scope:
    value = params.json("scope", "can't parse BotCommandScope JSON object")
    if value is None:
        return DEFAULT_SCOPE
    if not isinstance(value, dict) or value.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return value["type"], value.get("chat_id"), value.get("user_id")


def _setter(field: str, texts: str, longest: int, words: str) -> Method:
    def set_text(api: BotApi, params: Params) -> object:
        value = params.text(field)
        if len(value) > longest:
            raise bad_request(words)
        getattr(api.profile, texts)[params.text("language_code")] = value
        api.events.publish("commands", {})
        return True

    return set_text


def _getter(field: str, texts: str) -> Method:
    def get_text(api: BotApi, params: Params) -> object:
        known: dict[str, str] = getattr(api.profile, texts)
        return {field: known.get(params.text("language_code")) or known.get("", "")}

    return get_text


def get_my_name(api: BotApi, params: Params) -> object:
    names = api.profile.names
    return {"name": names.get(params.text("language_code")) or names.get("") or api.bot.name}


def set_chat_menu_button(api: BotApi, params: Params) -> object:
    button = params.json("menu_button", "can't parse menu button JSON object")
    if button is None:
        button = {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("MenuButton has unsupported type")
    chat_id = params.integer("chat_id")
    if button["type"] == "default":
        api.profile.menu_buttons.pop(chat_id, None)
    else:
        api.profile.menu_buttons[chat_id] = button
    api.events.publish("commands", {})
    return True


def get_chat_menu_button(api: BotApi, params: Params) -> object:
    return api.profile.menu_button(params.integer("chat_id"))


def set_webhook(api: BotApi, params: Params) -> object:
    read_allowed_updates(api, params)
    if params.flag("drop_pending_updates"):
        api.updates.drop_all()
    url = params.text("url")
    if not url:
        api.webhook.unset()
        return True
    connections = params.integer("max_connections") or 40
    api.webhook.set(Target(url, params.text("secret_token"), max(1, min(connections, 100))))
    return True


def delete_webhook(api: BotApi, params: Params) -> object:
    if params.flag("drop_pending_updates"):
        api.updates.drop_all()
    api.webhook.unset()
    return True


def get_webhook_info(api: BotApi, _params: Params) -> object:
    return api.webhook.info()


def read_allowed_updates(api: BotApi, params: Params) -> None:
    """Which kinds the bot wants from now on; absent keeps the last wish. Raises ApiError 400."""
    kinds = params.json("allowed_updates", "can't parse allowed_updates JSON object")
    if kinds is None:
        return
    if not isinstance(kinds, list):
        raise bad_request("expected an Array of String as allowed_updates")
    api.updates.allowed = tuple(str(kind) for kind in kinds)


METHODS: dict[str, Method] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name", "names", 64, "BOT_TITLE_INVALID"),
    "getMyName": get_my_name,
    "setMyDescription": _setter("description", "descriptions", 512, "BOT_DESCRIPTION_TOO_LONG"),
    "getMyDescription": _getter("description", "descriptions"),
    "setMyShortDescription": _setter(
        "short_description", "short_descriptions", 120, "BOT_SHORT_DESCRIPTION_TOO_LONG"
    ),
    "getMyShortDescription": _getter("short_description", "short_descriptions"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
