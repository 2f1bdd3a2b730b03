"""Notes on a client: what was heard or seen, for whoever speaks to him next (domain 4.1)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, select

from domain.clients.team import member_in, read_team
from domain.clients.views import look
from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.paging import nearest_page, pages_of
from domain.people.audit import note as audit
from domain.permissions import Permission, needs
from domain.requests.files import File, files_of_response
from domain.work import Work, redraw
from storage.models import Attachment, Client, ClientNote, Employee

PAGE = 5
"""Notes on one screen."""

NOTE_LIMIT = 10_000
"""Characters; a longer note is refused rather than cut."""

TAKEN_BACK_WITHIN = timedelta(days=1)
"""So long a note may be taken back by whoever wrote it; then others have read it."""

CARD = "client_note"
"""Card for who manages the client: `note_id`."""


@dataclass(frozen=True)
class Note:
    """A note; `files` are those that came with it, `seconds` how long was spoken. Without words
    all was said by voice.
    """

    id: int
    client_id: int
    client: str
    text: str
    author: str
    at: datetime
    files: int
    seconds: int
    may_drop: bool


@dataclass(frozen=True)
class NotePage:
    """A client's notes, the latest first."""

    client_id: int
    client: str
    notes: list[Note]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


def note_subject(note_id: int) -> str:
    """What messages about a note are found by, to be drawn again."""
    return f"client_note:{note_id}"


@needs(Permission.FIND_CLIENTS)
async def write_note(work: Work, client_id: int, words: str, response_id: int | None = None) -> int:
    """Write a note down. Who manages the client, or stands in for him, hears of what others wrote.

    Args:
        response_id: the form it was told in, with what was dictated.

    Returns:
        The note's id.

    Raises:
        NotFound: no such client. DeskError: there are no words, or too many.
    """
    if not words.strip() and response_id is None:
        raise DeskError("error-words-needed")
    if len(words) > NOTE_LIMIT:
        raise DeskError("error-words-too-long", limit=NOTE_LIMIT, length=len(words))
    if await work.session.scalar(select(Client.id).where(Client.id == client_id)) is None:
        raise NotFound("error-client-unknown")
    note_id: int = (
        await work.session.execute(
            insert(ClientNote)
            .values(
                client_id=client_id,
                author_id=work.actor.id,
                text=words.strip(),
                response_id=response_id,
                at=work.now,
            )
            .returning(ClientNote.id)
        )
    ).scalar_one()
    manager = member_in(await read_team(work, client_id), "manager")
    if manager is not None and work.actor.id not in (
        manager.employee_id,
        manager.present.employee_id,
    ):
        work.notify(
            manager.present.employee_id, CARD, subject=note_subject(note_id), note_id=note_id
        )
    return note_id


@needs(Permission.READ_TALKS)
async def notes_page(work: Work, client_id: int, page: int = 0) -> NotePage:
    """The notes on a client, page by page; it is a look at his dossier.

    Args:
        page: from 0; one past the last shows the last.

    Raises:
        NotFound: no such client.
    """
    found = (
        await work.session.execute(
            select(
                Client.name,
                select(func.count())
                .select_from(ClientNote)
                .where(ClientNote.client_id == client_id)
                .scalar_subquery(),
            ).where(Client.id == client_id)
        )
    ).first()
    if found is None:
        raise NotFound("error-client-unknown")
    await look(work, client_id, "bot")
    page = nearest_page(page, found[1], PAGE)
    rows = await work.session.execute(
        _notes(work)
        .where(ClientNote.client_id == client_id)
        .order_by(ClientNote.at.desc(), ClientNote.id.desc())
        .offset(page * PAGE)
        .limit(PAGE)
    )
    return NotePage(client_id, found[0], [Note(*row) for row in rows], found[1], page)


@needs(Permission.FIND_CLIENTS)
async def note_of(work: Work, note_id: int) -> Note:
    """One note: one's own, or any where one may read talks.

    Raises:
        NotFound: there is none. NotAllowed: it is not for this reader.
    """
    row = (
        await work.session.execute(
            _notes(work).add_columns(ClientNote.author_id).where(ClientNote.id == note_id)
        )
    ).first()
    if row is None:
        raise NotFound("error-note-unknown")
    if row.author_id != work.actor.employee_id and not work.actor.may(Permission.READ_TALKS):
        raise NotAllowed
    return Note(*row[:-1])


@needs(Permission.FIND_CLIENTS)
async def note_files(work: Work, note_id: int) -> list[File]:
    """What was dictated or photographed with a note.

    Raises:
        NotFound, NotAllowed: as of `note_of`.
    """
    await note_of(work, note_id)
    response_id = await work.session.scalar(
        select(ClientNote.response_id).where(ClientNote.id == note_id)
    )
    return [] if response_id is None else await files_of_response(work, response_id)


@needs(Permission.FIND_CLIENTS)
async def take_back(work: Work, note_id: int) -> int:
    """Take one's own note back: a slip of the finger, or the wrong client.

    Returns:
        The client it was on.

    Raises:
        NotFound: there is none. NotAllowed: somebody else wrote it. TooLate: it is too old.
    """
    row = await work.session.get(ClientNote, note_id, with_for_update=True)
    if row is None:
        raise NotFound("error-note-unknown")
    if row.author_id != work.actor.employee_id:
        raise NotAllowed
    if row.at < work.now - TAKEN_BACK_WITHIN:
        raise TooLate("error-note-old")
    client_id = row.client_id
    await work.session.delete(row)
    await work.session.flush()
    await audit(work, "take_note_back", f"client:{client_id}", note_id=note_id)
    await redraw(work, note_subject(note_id))
    return client_id


def _notes(work: Work) -> Select[*tuple[Any, ...]]:
    spoken = Attachment.kind.in_(("voice", "audio"))
    files = (
        select(
            func.count(Attachment.id).label("files"),
            func.coalesce(func.sum(Attachment.seconds).filter(spoken), 0).label("seconds"),
        )
        .where(Attachment.response_id == ClientNote.response_id)
        .lateral("files")
    )
    mine: ColumnElement[bool] = and_(
        ClientNote.author_id == work.actor.employee_id,
        ClientNote.at >= work.now - TAKEN_BACK_WITHIN,
    )
    return (
        select(
            ClientNote.id,
            ClientNote.client_id,
            Client.name,
            ClientNote.text,
            Employee.name.label("author"),
            ClientNote.at,
            files.c.files,
            files.c.seconds,
            mine.label("may_drop"),
        )
        .join(Client, Client.id == ClientNote.client_id)
        .join(Employee, Employee.id == ClientNote.author_id)
        .join(files, files.c.files >= 0)
    )
