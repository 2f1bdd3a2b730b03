"""Methods about chats, their members and files."""

from sandbox.botapi.access import find_chat
from sandbox.botapi.api import BotApi
from sandbox.botapi.errors import bad_request, forbidden
from sandbox.botapi.media import MAX_DOWNLOAD
from sandbox.botapi.methods.sending import Method
from sandbox.botapi.params import Params
from sandbox.botapi.serialize import chat_json, user_json
from sandbox.messages import Chat
from sandbox.wire import Json

_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)
_ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_send_welcome_messages",
)


def get_me(api: BotApi, _params: Params) -> object:
    return api.bot.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(api: BotApi, params: Params) -> object:
    chat = find_chat(api, params)
    full = chat_json(api.world, chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    pinned = [m for m in chat.messages.values() if m.pinned]
    if pinned:
        full["pinned_message"] = api.message_json(pinned[-1])
    return full


def get_chat_member(api: BotApi, params: Params) -> object:
    chat, user_id = find_chat(api, params), params.integer("user_id")
    if user_id is None:
        raise bad_request("invalid user_id specified")
    if user_id == api.bot.id:
        return bot_member(api, chat.bot_status)
    person = api.world.people.get(user_id)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    status = "member" if user_id in chat.members else "left"
    return {"status": status, "user": user_json(person)}


def get_chat_administrators(api: BotApi, params: Params) -> object:
    chat = find_chat(api, params)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    return [bot_member(api, chat.bot_status)] if chat.bot_status == "administrator" else []


def get_chat_member_count(api: BotApi, params: Params) -> object:
    chat: Chat = find_chat(api, params)
    return len(chat.members) + (chat.bot_status != "left")


def leave_chat(api: BotApi, params: Params) -> object:
    chat = find_chat(api, params)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    api.world.changed(chat)
    return True


def ban_chat_member(api: BotApi, params: Params) -> object:
    """In a supergroup he cannot come back by himself; of a small group he is only taken out."""
    chat, user_id = _removable(api, params)
    if user_id not in api.world.people:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if user_id in chat.members:
        chat.members.remove(user_id)
        api.world.changed(chat)
    elif chat.kind == "group":
        raise bad_request("USER_NOT_PARTICIPANT")
    if chat.kind == "supergroup":
        chat.banned.add(user_id)
    return True


def unban_chat_member(api: BotApi, params: Params) -> object:
    """Of somebody who is not banned it is a removal, unless only_if_banned says otherwise."""
    chat, user_id = _removable(api, params)
    if chat.kind != "supergroup":
        raise bad_request("method is available for supergroup and channel chats only")
    if user_id in chat.members and not params.flag("only_if_banned"):
        chat.members.remove(user_id)
        api.world.changed(chat)
    chat.banned.discard(user_id)
    return True


def _removable(api: BotApi, params: Params) -> tuple[Chat, int]:
    chat, user_id = find_chat(api, params), params.integer("user_id")
    if user_id is None:
        raise bad_request("invalid user_id specified")
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    if chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    if user_id == api.bot.id:
        raise bad_request("can't restrict self")
    if chat.bot_status != "administrator":
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    return chat, user_id


def bot_member(api: BotApi, status: str) -> Json:
    """The bot as a ChatMember of the given status."""
    member: Json = {"status": status, "user": api.bot.as_json()}
    if status == "administrator":
        member |= dict.fromkeys(_ADMIN_RIGHTS, False) | {
            "can_manage_chat": True,
            "can_delete_messages": True,
            "can_restrict_members": True,
            "can_pin_messages": True,
        }
    if status == "kicked":
        member["until_date"] = 0
    return member


def get_file(api: BotApi, params: Params) -> object:
    if not params.text("file_id"):
        raise bad_request("file_id not specified")
    stored = api.world.files.get(params.text("file_id"))
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if stored.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "banChatMember": ban_chat_member,
    "unbanChatMember": unban_chat_member,
    "leaveChat": leave_chat,
    "getFile": get_file,
}
