"""Work: the one context object a use case is called with.

It carries the session, who acts, the clock, the company's policy and the evidence of the act, and
collects what must leave the house. Everything collected is written to the outbox in the same
transaction as the change itself, so neither exists without the other (domain 5).
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Literal, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from domain.clock import Clock
from domain.company import Policy
from domain.errors import NotAllowed, UndeclaredUseCase
from domain.permissions import PERMISSIONS, Permission
from storage import outbox
from storage.statements import Executor
from storage.transactions import DriverTransaction

Asked = TypeVar("Asked")

Channel = Literal["telegram", "shell", "mail", "system"]
_ASKED = "asked once"
CardArgument = int | str | bool | list[int] | None


@dataclass(frozen=True)
class Actor:
    """Who acts: an active employee, a stranger at the door, or the system itself."""

    employee_id: int | None
    name: str
    role: str
    department: str | None
    language: str
    time_zone: str

    @property
    def id(self) -> int:
        """The employee's id.

        Raises:
            NotAllowed: when nobody of the staff acts.
        """
        if self.employee_id is None:
            raise NotAllowed
        return self.employee_id

    def may(self, permission: Permission) -> bool:
        return permission in PERMISSIONS[self.role]


@dataclass(frozen=True)
class Evidence:
    """What proves a signature: channel, account there, and the event that carried the act."""

    channel: Channel
    account: str
    event: str

    def at(self, moment: datetime) -> dict[str, str]:
        """The evidence as it is stored, with the moment of the act in UTC."""
        return {
            "channel": self.channel,
            "account": self.account,
            "event": self.event,
            "at": moment.isoformat(),
        }


@dataclass
class Work:
    """One act, in one transaction. See the module's docstring.

    Attributes:
        opened: the transaction, as whoever opened it has it: one of the driver's is the cheapest.
    """

    opened: Executor
    actor: Actor
    clock: Clock
    policy: Policy
    evidence: Evidence
    outgoing: list[outbox.Job] = field(default_factory=list)
    _grants: int = 0

    @contextmanager
    def permitted(self, permission: Permission) -> Iterator[None]:
        """Open the session for a use case that declares `permission`.

        Raises:
            NotAllowed: when the actor's role lacks it.
        """
        if not self.actor.may(permission):
            raise NotAllowed
        self._grants += 1
        try:
            yield
        finally:
            self._grants -= 1

    @property
    def transaction(self) -> Executor:
        """Where compiled statements are run.

        Raises:
            UndeclaredUseCase: outside a use case that named the permission it needs.
        """
        if not self._grants:
            raise UndeclaredUseCase
        return self._executor

    @property
    def session(self) -> AsyncSession:
        """The transaction's session, for all that is no compiled statement.

        Raises:
            UndeclaredUseCase: outside a use case that named the permission it needs.
        """
        if not self._grants:
            raise UndeclaredUseCase
        return self.open_session

    @cached_property
    def open_session(self) -> AsyncSession:
        """The session, for what is no use case. On a connection it is made when first asked for:
        it costs as much as five statements.
        """
        if isinstance(self.opened, AsyncSession):
            return self.opened
        if isinstance(self.opened, DriverTransaction):
            return AsyncSession(self.opened.connection, expire_on_commit=False)
        return AsyncSession(self.opened, expire_on_commit=False)

    @property
    def _executor(self) -> Executor:
        # Of a savepoint only the session knows that made it.
        made: Executor | None = self.__dict__.get("open_session")
        return self.opened if made is None else made

    @cached_property
    def now(self) -> datetime:
        """The moment of this act: one for all it writes, so a signature's time and that of its
        evidence are the same.
        """
        return self.clock.now()

    @property
    def today(self) -> date:
        """The day it is where the company is."""
        return self.now.astimezone(self.policy.zone).date()

    def notify(
        self,
        person_id: int,
        card: str,
        *,
        subject: str | None = None,
        key: str | None = None,
        **args: CardArgument,
    ) -> None:
        """Tell a person. The channel draws `card` from `args` when it delivers, so it is fresh.

        Args:
            subject: what the card is about (`handoff:12`); `redraw` finds the message by it.
            key: a second notice under the same key is not sent.
        """
        self._put(f"person:{person_id}", card, subject, key, args)

    def notify_group(
        self,
        department: str,
        card: str,
        *,
        subject: str | None = None,
        key: str | None = None,
        **args: CardArgument,
    ) -> None:
        """Tell the group chat of a department; arguments as in `notify`."""
        self._put(f"group:{department}", card, subject, key, args)

    def order_document(
        self,
        document: str,
        *,
        reader_id: int | None = None,
        letter: str | None = None,
        subject: str | None = None,
        **args: CardArgument,
    ) -> None:
        """Have a document drawn by a worker and sent.

        Args:
            document: its name among the documents a worker draws.
            reader_id: who gets it; whoever acts unless given.
            letter: the card whose words take it to his mail too, drawn from the same `args`.
            subject: what that letter is about, so that it can be answered.
        """
        person_id = self.actor.id if reader_id is None else reader_id
        mailed = {} if letter is None else {"letter": letter}
        self.outgoing.append(
            outbox.NewRow(
                kind="document",
                recipient=f"document:{person_id}",
                subject=subject,
                payload={"document": document, "person_id": person_id, "args": args, **mailed},
            )
        )

    def _put(
        self,
        lane: str,
        card: str,
        subject: str | None,
        key: str | None,
        args: dict[str, CardArgument],
    ) -> None:
        self.outgoing.append(
            outbox.NewRow(
                kind="notice",
                recipient=lane,
                subject=subject,
                key=key,
                payload={"card": card, "args": args},
            )
        )

    async def flush(self) -> None:
        """Write what was collected to the outbox, in this transaction."""
        await outbox.enqueue(self._executor, self.collected())

    async def settle(self) -> None:
        """Write what a session of its own still holds back, before the connection is committed."""
        if "open_session" in self.__dict__:
            await self.open_session.flush()

    def collected(self) -> list[outbox.Job]:
        """What was collected, for whoever writes it together with rows of his own."""
        rows, self.outgoing = self.outgoing, []
        return rows


async def once(work: Work, about: Hashable, ask: Callable[[], Awaitable[Asked]]) -> Asked:
    """A fact that is asked for once by a session, however many acts are done in it: a batch of
    mails meets the same department again and again. Only for what is locked, cannot change, or
    does no harm when it is as old as the batch.

    Args:
        about: names the fact, the same for all who ask for it.
        ask: asks the database.
    """
    known = work.session.info.setdefault(_ASKED, {})
    if about not in known:
        known[about] = await ask()
    found: Asked = known[about]
    return found


async def redraw(work: Work, *subjects: str, person_id: int | None = None) -> None:
    """Have every message about these subjects drawn again wherever it was sent.

    Notices of this very act are left out: they are still to be drawn, and will be fresh.

    Args:
        person_id: to whom it was sent, where only his shall be drawn again.
    """
    recipient = None if person_id is None else f"person:{person_id}"
    work.outgoing += [outbox.Redraw(subject, recipient) for subject in subjects]


@asynccontextmanager
async def begin(
    engine: AsyncEngine | AsyncConnection,
    actor: Actor,
    clock: Clock,
    policy: Policy,
    evidence: Evidence,
) -> AsyncIterator[Work]:
    """One transaction around one act: committed with its outbox rows, or not at all.

    Args:
        engine: or a connection in a transaction, which the act then joins and does not commit.
    """
    async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
        work = Work(session, actor, clock, policy, evidence)
        yield work
        await work.flush()


SYSTEM = Actor(
    employee_id=None, name="", role="system", department=None, language="ru", time_zone="UTC"
)
