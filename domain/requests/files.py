"""The files of a request: what was attached to it, and to the words that were added to it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import BigInteger, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Attachment
from storage.statements import Statement

FileKind = Literal["photo", "voice", "audio", "document", "video"]


@dataclass(frozen=True)
class File:
    """An attachment as a screen or a message needs it; a `dangerous` one came by mail and may do
    harm when it is opened.
    """

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
    dangerous: bool = False


_FILES = select(*(getattr(Attachment, name) for name in File.__dataclass_fields__)).order_by(
    Attachment.id
)
_OF_REQUEST = Statement(_FILES.where(Attachment.request_id == bindparam("request_id")))
_OF_RESPONSE = Statement(_FILES.where(Attachment.response_id == bindparam("response_id")))
_OF_COMMENTS = Statement(
    _FILES.where(Attachment.comment_id == any_(bindparam("comment_ids", type_=ARRAY(BigInteger))))
)


@needs(Permission.READ_OWN_REQUESTS)
async def files_of(work: Work, request_id: int) -> list[File]:
    """All files of a request, those of its comments and reports too, oldest first.

    Whoever takes it over needs them all. That he may read the request is for the caller to see to.
    """
    rows = await _OF_REQUEST.all(work.transaction, request_id=request_id)
    return [File(*row) for row in rows]


@needs(Permission.READ_OWN_REQUESTS)
async def files_of_comments(work: Work, comment_ids: Collection[int]) -> list[File]:
    """The files that came with some comments, oldest first."""
    rows = await _OF_COMMENTS.all(work.transaction, comment_ids=list(comment_ids))
    return [File(*row) for row in rows]


@needs(Permission.READ_OWN_REQUESTS)
async def files_of_response(work: Work, response_id: int) -> list[File]:
    """The files told with a form, oldest first. That he may read it is for the caller to see to."""
    rows = await _OF_RESPONSE.all(work.transaction, response_id=response_id)
    return [File(*row) for row in rows]
