"""What the bot says of itself: commands menu, name, descriptions, menu button."""

from dataclasses import dataclass, field

from sandbox.wire import Json

Scope = tuple[str, int | None, int | None]
DEFAULT_SCOPE: Scope = ("default", None, None)


@dataclass
class Profile:
    """Texts by language code ('' is for every language) and commands by scope and language."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)

    def menu_for(self, chat_id: int, language: str, *, private: bool) -> list[Json]:
        """The commands a person sees, by Telegram's order of scopes and languages."""
        everywhere = "all_private_chats" if private else "all_group_chats"
        scopes: list[Scope] = [("chat", chat_id, None), (everywhere, None, None), DEFAULT_SCOPE]
        for scope in scopes:
            for code in (language, ""):
                if commands := self.commands.get((scope, code)):
                    return commands
        return []

    def menu_button(self, chat_id: int | None) -> Json:
        return self.menu_buttons.get(chat_id) or self.menu_buttons.get(None) or {"type": "commands"}
