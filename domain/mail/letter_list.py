"""Letters that went out, or did not, as an administrator looks after them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from domain.errors import NotFound
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Employee, Letter, MailThread, Request


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter in a list.

    Attributes:
        subject: known once it was composed.
        author: who wrote it; None when the desk did.
        request: number of the request it is about.
        answer: the relay's code, or why it did not leave.
        attempts: how often the relay put it off.
    """

    id: int
    kind: str
    state: str
    mailbox: str
    address: str
    subject: str | None
    author: str | None
    request: int | None
    created_at: datetime
    due_at: datetime | None
    queued_at: datetime | None
    sending_at: datetime | None
    sent_at: datetime | None
    attempts: int
    resent: bool
    answer: str | None
    bounced_at: datetime | None
    bounce_status: str | None
    message_id: str


@needs(Permission.MANAGE_MAIL)
async def list_letters(work: Work, states: Sequence[str], limit: int) -> list[LetterLine]:
    """Letters in these states, the newest first."""
    query = _lines().where(Letter.state.in_(states)).order_by(Letter.id.desc()).limit(limit)
    return [LetterLine(**row._mapping) for row in await work.session.execute(query)]


@needs(Permission.MANAGE_MAIL)
async def letter_line(work: Work, letter_id: int) -> LetterLine:
    """One letter.

    Raises:
        NotFound: there is none of that number.
    """
    row = (await work.session.execute(_lines().where(Letter.id == letter_id))).first()
    if row is None:
        raise NotFound("error-no-such-letter", id=letter_id)
    return LetterLine(**row._mapping)


def _lines() -> Select[tuple[object, ...]]:
    own = [
        getattr(Letter, name)
        for name in LetterLine.__dataclass_fields__
        if name not in ("author", "request")
    ]
    return (
        select(*own, Employee.name.label("author"), Request.number.label("request"))
        .outerjoin(Employee, Employee.id == Letter.author_id)
        .outerjoin(MailThread, MailThread.id == Letter.thread_id)
        .outerjoin(Request, Request.id == MailThread.request_id)
    )
