"""What a sandbox is made of: given once by whoever starts it, never changed afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.wire import Json


@dataclass(frozen=True)
class Person:
    """Somebody with a phone.

    `role` is the role in the sample company, None for a stranger. `started` says that the person
    has already written to the bot: Telegram forbids a bot to begin a conversation.
    """

    id: int
    first_name: str
    last_name: str = ""
    username: str | None = None
    role: str | None = None
    department: str | None = None
    department_title: str | None = None
    language: str = "ru"
    time_zone: str = "Europe/Moscow"
    email: str | None = None
    started: bool = False


@dataclass(frozen=True)
class Group:
    """A department's group chat with the bot in it.

    `id` is negative, as Telegram's are. A bot that is no administrator hears only commands,
    replies to itself and mentions (Telegram's privacy mode).
    """

    id: int
    title: str
    members: tuple[int, ...]
    bot_is_admin: bool = False


@dataclass(frozen=True)
class DeskLaunch:
    """How to start the desk as a child process.

    `env` is added to the sandbox's own environment and shown in GET /sandbox/state, since the
    command line reaches this desk with the same variables. `ready_url` answers 200 when the desk
    works; `control_url` is the root of the desk's control port. `log` receives the desk's output,
    None leaves it on the terminal. `start_timeout` is in seconds.
    """

    command: Sequence[str]
    env: Mapping[str, str]
    ready_url: str
    control_url: str
    log: Path | None = None
    start_timeout: float = 60.0


@dataclass(frozen=True)
class DeskMailbox:
    """A mailbox of the company that the desk reads by IMAP.

    `login` and `password` open it; `purpose` and `department` are only shown. `authserv_id` is the
    name under which its server judges senders, without it mx.<domain of the address>.
    """

    address: str
    login: str
    password: str
    department: str | None = None
    purpose: str = "requests"
    authserv_id: str | None = None


@dataclass(frozen=True)
class MailSettings:
    """The mail servers, all on 127.0.0.1; port 0 takes a free one.

    `smtp_port` is where the desk hands in its letters, `mx_port` where the world's mail arrives.
    """

    mailboxes: Sequence[DeskMailbox] = ()
    imap_port: int = 0
    smtp_port: int = 0
    mx_port: int = 0


@dataclass(frozen=True)
class SandboxConfig:
    """One sandbox. `port` 0 takes a free one; GET /sandbox/clients serves `clients` as they are."""

    bot_token: str
    bot_username: str
    bot_name: str = "Fieldpost"
    host: str = "127.0.0.1"
    port: int = 8090
    people: Sequence[Person] = ()
    groups: Sequence[Group] = ()
    clients: Sequence[Json] = field(default_factory=list)
    mail: MailSettings = MailSettings()
    desk: DeskLaunch | None = None
    page_language: str = "ru"
