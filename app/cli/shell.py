"""A desk opened from the shell: settings, policy, texts, database, and who acts.

An act at the shell is signed by the first active administrator of the staff, with the account of
the operating system as evidence: whoever may read the database's password may do anything anyway,
so asking for one more password would protect nothing. While there is no administrator (the very
first import of staff) an administrator without an employee acts; such an act can sign no register
line.
"""

import asyncio
import getpass
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import typer
from rich.console import Console
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from app.cli.database import database_url
from app.cli.help import LOCALES, language
from app.cli.output import table
from app.cli.problems import KNOWN, told
from app.clock import moved_clock
from app.settings import Settings, load_settings
from documents.paper import LOCALES as DOCUMENTS_LOCALES
from domain.clock import Clock, SystemClock
from domain.company import Policy, load_policy
from domain.forms.files import LOCALES as FORMS_LOCALES
from domain.people.staff import actor_of
from domain.texts import LOCALES as DOMAIN_LOCALES
from domain.texts import TextArgument, Texts
from domain.work import Actor, Evidence, Work, begin
from mail.accounts import LOCALES as MAIL_LOCALES
from storage.again import Done, again_if_crossed
from storage.engine import create_engine
from storage.models import Employee


@dataclass(frozen=True)
class Shell:
    """What every verb works with."""

    settings: Settings
    policy: Policy
    texts: Texts
    language: str
    clock: Clock
    engine: AsyncEngine
    actor: Actor
    console: Console
    errors: Console

    def t(self, key: str, **args: TextArgument) -> str:
        return self.texts.format(self.language, key, **args)

    def say(self, key: str, **args: TextArgument) -> None:
        """Print a text; what people wrote in it is not read as rich's markup."""
        self.console.print(self.t(key, **args), markup=False, highlight=False)

    def table(self, names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print a table.

        Args:
            names: of its headings, as the texts know them.
        """
        self.console.print(table([self.t(f"cli-head-{name}") for name in names], rows))

    def moment(self, at: datetime) -> str:
        """A moment by the company's clock."""
        return f"{at.astimezone(self.policy.zone):%d.%m.%Y %H:%M}"

    def complain(self, key: str, **args: TextArgument) -> None:
        self.errors.print(self.t(key, **args), markup=False, highlight=False)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """One act, in one transaction."""
        async with begin(self.engine, self.actor, self.clock, self.policy, _evidence()) as work:
            yield work

    async def do(self, use: Callable[[Work], Awaitable[Done]]) -> Done:
        """One act, in one transaction; done again where it crossed what others do meanwhile."""

        async def once() -> Done:
            async with self.work() as work:
                return await use(work)

        return await again_if_crossed(once)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Work]:
        """One look at one moment's state; PostgreSQL itself refuses to change anything."""
        async with self.work() as work:
            await work.open_session.execute(_READ_ONLY)
            yield work


_READ_ONLY = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

Act = Callable[[Shell], Awaitable[int | None]]


def act(use: Act) -> None:
    """Open the desk, do one act, and end the command with its exit code (None is 0).

    Whatever can go wrong by the hand of an administrator is told in a line or two, with its mend.
    """
    console = Console(stderr=True, soft_wrap=True)
    with telling(console):
        code = asyncio.run(_opened(shell_texts(), console, use))
    if code:
        raise typer.Exit(code)


@contextmanager
def telling(console: Console) -> Iterator[None]:
    """Tell known errors in words and end with exit code 1."""
    try:
        yield
    except KNOWN as error:
        lines = told(error, shell_texts(), language())
        if lines is None:
            raise
        for line in lines:
            console.print(line, markup=False, highlight=False)
        raise typer.Exit(1) from None


@cache
def shell_texts() -> Texts:
    """All texts that the shell may show. Reading them takes a fifth of a second: a desk that
    starts well says nothing here, and does not.
    """
    return Texts.load(DOMAIN_LOCALES, FORMS_LOCALES, DOCUMENTS_LOCALES, MAIL_LOCALES, LOCALES)


async def _opened(texts: Texts, errors: Console, use: Act) -> int | None:
    settings = load_settings()
    policy = load_policy(settings.company_file)
    engine = create_engine(database_url(settings))
    try:
        shell = Shell(
            settings=settings,
            policy=policy,
            texts=texts,
            language=language(),
            clock=await moved_clock(engine) if settings.sandbox_control else SystemClock(),
            engine=engine,
            actor=await _administrator(engine, policy),
            console=Console(soft_wrap=not sys.stdout.isatty()),
            errors=errors,
        )
        return await use(shell)
    finally:
        await engine.dispose()


async def _administrator(engine: AsyncEngine, policy: Policy) -> Actor:
    async with AsyncSession(engine) as session:
        found = await session.scalar(
            select(Employee)
            .where(Employee.role == "admin", Employee.active)
            .order_by(Employee.id)
            .limit(1)
        )
    if found is None:
        return Actor(None, _os_user(), "admin", None, language(), policy.time_zone)
    return actor_of(found)


def _evidence() -> Evidence:
    """The operating system's account, and the verb; arguments may hold names and stay out."""
    verbs = [word for word in sys.argv[1:3] if word.isalpha()]
    return Evidence("shell", _os_user(), " ".join(verbs))


def _os_user() -> str:
    """Who sudo was called by, else whose process this is."""
    return os.environ.get("SUDO_USER") or getpass.getuser()
