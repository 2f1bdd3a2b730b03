"""The files of a request: what was attached to it, and to the words that were added to it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select

from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Attachment

FileKind = Literal["photo", "voice", "audio", "document", "video"]


@dataclass(frozen=True)
class File:
    """An attachment as a screen or a message needs it."""

    id: int
    kind: FileKind
    state: str
    file_name: str
    mime_type: str
    size: int | None
    seconds: int | None
    caption: str | None
    source: dict[str, Any]
    blob: bytes | None


_FILES = select(*(getattr(Attachment, name) for name in File.__dataclass_fields__)).order_by(
    Attachment.id
)


@needs(Permission.READ_OWN_REQUESTS)
async def files_of(work: Work, request_id: int) -> list[File]:
    """All files of a request, those of its comments and reports too, oldest first.

    Whoever takes it over needs them all. That he may read the request is for the caller to see to.
    """
    rows = await work.session.execute(_FILES.where(Attachment.request_id == request_id))
    return [File(*row) for row in rows]


@needs(Permission.READ_OWN_REQUESTS)
async def files_of_comments(work: Work, comment_ids: Collection[int]) -> list[File]:
    """The files that came with some comments, oldest first."""
    rows = await work.session.execute(_FILES.where(Attachment.comment_id.in_(comment_ids)))
    return [File(*row) for row in rows]
