"""A letter's text that came as a file: its bytes are fetched first, then it is put in place."""

from sqlalchemy import select

from domain.errors import DeskError
from domain.letters.editing import replace_text
from domain.letters.rows import letter_subject
from domain.letters.showing import show
from domain.permissions import Permission, needs
from domain.work import Work
from storage import blobs, outbox
from storage.models import Attachment

READ_TEXT = "letter_text"
"""Kind of outbox rows that put the text of a file into a letter."""

TROUBLE_CARD = "letter_file"

LARGEST = 200_000  # bytes


def read_later(work: Work, letter_id: int, attachment_id: int) -> None:
    """Put a file's text into a letter once it is fetched; within another act."""
    work.outgoing.append(
        outbox.NewRow(
            kind=READ_TEXT,
            recipient=f"file:{attachment_id}",  # behind the job that fetches it
            payload={
                "letter_id": letter_id,
                "attachment_id": attachment_id,
                "person_id": work.actor.id,
            },
        )
    )


@needs(Permission.WRITE_LETTERS)
async def take_text(work: Work, letter_id: int, attachment_id: int) -> None:
    """Put a file's text in place of a draft, and show it; what will not do is told to the writer.

    Raises:
        NotAllowed: it is another's.
    """
    try:
        async with work.session.begin_nested():
            await replace_text(work, letter_id, await _text(work, attachment_id))
    except DeskError as refusal:
        work.notify(
            work.actor.id,
            TROUBLE_CARD,
            subject=f"{letter_subject(letter_id)}:file",
            letter_id=letter_id,
            error=refusal.key,
            limit=_number(refusal, "limit"),
            length=_number(refusal, "length"),
            client=str(refusal.args_shown.get("client", "")),
            words=str(refusal.args_shown.get("words", "")),
        )
    else:
        show(work, letter_id)


def _number(refusal: DeskError, name: str) -> int:
    value = refusal.args_shown.get(name)
    return value if isinstance(value, int) else 0


async def _text(work: Work, attachment_id: int) -> str:
    """
    Raises:
        DeskError: it is no text, or could not be fetched.
    """
    found = await work.session.scalar(select(Attachment).where(Attachment.id == attachment_id))
    data = await blobs.get(work.session, found.blob) if found is not None and found.blob else None
    if data is None:
        raise DeskError("error-letter-file-lost")
    if len(data) > LARGEST:
        raise DeskError("error-letter-file-no-text")
    return read_text(data)


def read_text(data: bytes) -> str:
    """The text of a file as Windows, macOS and Linux write it.

    Raises:
        DeskError: it is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16")
    if b"\0" in data:
        raise DeskError("error-letter-file-no-text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(data, "cp1251")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise DeskError("error-letter-file-no-text") from None
