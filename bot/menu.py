"""The menu of commands: what everybody may do, and each person's own (domain 5)."""

from collections.abc import Iterable, Mapping

from bot.calls import Json
from bot.texts import Screenwriter
from domain.permissions import Permission
from domain.requests.queue import queues_of
from domain.texts import Texts
from domain.work import Work

COMMANDS = (
    "today",
    "week",
    "new",
    "my",
    "drafts",
    "register",
    "board",
    "queue",
    "find",
    "tasks",
    "opportunities",
    "tickets",
    "letters",
    "bottlenecks",
    "decisions",
    "programme",
    "leave",
    "views",
    "language",
    "notices",
    "cancel",
    "help",
    "start",
)
"""In the order of the menu."""

QUEUE = "queue"
"""For whoever has a queue to look at: that hangs on the department, not on the role."""

_ASKS: Mapping[str, Permission] = {
    "week": Permission.MAKE_CALLS,
    "board": Permission.READ_BOARD,
    "letters": Permission.READ_LETTERS,
    "bottlenecks": Permission.READ_REPORTS,
    "decisions": Permission.READ_REPORTS,
    "programme": Permission.READ_PROGRAMME,
    "views": Permission.WATCH_VIEWS,
}
"""What a command that is not everybody's asks for."""


def everybodys() -> list[str]:
    """The commands of whoever has no menu of his own yet."""
    return [name for name in COMMANDS if name not in _ASKS and name != QUEUE]


def commands_of(work: Work) -> list[str]:
    """The commands of whoever acts: none that would answer him "not yours"."""
    has_queue = bool(queues_of(work))
    return [
        name for name in COMMANDS if (has_queue if name == QUEUE else _may(work, _ASKS.get(name)))
    ]


def _may(work: Work, asked: Permission | None) -> bool:
    return asked is None or work.actor.may(asked)


def menu(texts: Texts, language: str, names: Iterable[str]) -> list[Json]:
    """Commands with their words, as Telegram takes them."""
    return [
        {"command": name, "description": texts.format(language, f"runtime-command-{name}")}
        for name in names
    ]


def own_menu(w: Screenwriter, work: Work) -> list[Json]:
    """The menu of whoever acts, in the language he is spoken to."""
    return menu(w.texts, w.language, commands_of(work))
