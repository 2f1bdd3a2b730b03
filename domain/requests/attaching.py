"""Files that come with a form: kept beside it at once, and with its request when it is sent."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select, update

from domain.forms.answers import Media
from domain.permissions import Permission, needs
from domain.requests.files import FileKind
from domain.work import Work
from storage.models import Attachment


@dataclass(frozen=True)
class NewFile:
    """A file as its channel describes it.

    Attributes:
        source: how the channel finds the bytes again.
        size: in bytes, if known; `seconds` the length of a voice message or video.
    """

    kind: FileKind
    file_name: str
    mime_type: str
    size: int | None
    seconds: int | None
    caption: str | None
    source: dict[str, Any]


@needs(Permission.ANSWER_FORMS)
async def attach(work: Work, response_id: int, file: NewFile) -> Media:
    """Keep a file with a draft; its bytes are still to be fetched.

    Returns:
        It, as an answer names it.
    """
    attachment_id = (
        await work.session.execute(
            insert(Attachment)
            .values(
                kind=file.kind,
                state="waiting",
                file_name=file.file_name,
                mime_type=file.mime_type,
                size=file.size,
                seconds=file.seconds,
                caption=file.caption,
                source=file.source,
                response_id=response_id,
                added_by_id=work.actor.id,
                added_at=work.now,
            )
            .returning(Attachment.id)
        )
    ).scalar_one()
    return Media(file.kind, str(attachment_id), file.file_name, file.seconds)


@needs(Permission.ANSWER_FORMS)
async def count_files(work: Work, response_id: int) -> int:
    """How many files go along with a draft."""
    found = await work.session.scalar(
        select(func.count()).select_from(Attachment).where(Attachment.response_id == response_id)
    )
    return found or 0


@needs(Permission.ANSWER_FORMS)
async def move_files(work: Work, from_response: int, to_response: int) -> None:
    """Let the files of one draft go along with another."""
    await work.session.execute(
        update(Attachment)
        .where(Attachment.response_id == from_response)
        .values(response_id=to_response)
    )


@needs(Permission.WORK_ON_REQUESTS)
async def give_to_request(work: Work, response_id: int, request_id: int) -> None:
    """Let the files of a form belong to a request itself, so that its next receiver gets them."""
    await work.session.execute(
        update(Attachment)
        .where(Attachment.response_id == response_id)
        .values(request_id=request_id)
    )
