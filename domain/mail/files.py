"""Files that came with a mail: kept with the request it belongs to."""

from sqlalchemy import insert

from domain.mail.incoming import IncomingMail, MailFile
from domain.work import Work
from storage import blobs
from storage.models import Attachment

PICTURES = frozenset({"image/jpeg", "image/png"})
PICTURE_LIMIT = 10 * 1024 * 1024
"""Bytes of what Telegram shows as a photo; a larger one goes as a document."""


async def keep(
    work: Work, mail: IncomingMail, request_id: int, comment_id: int | None = None
) -> None:
    """Keep the files of a mail with a request, and with the words they came with."""
    if not mail.files:
        return
    await work.session.execute(
        insert(Attachment),
        [
            {
                "kind": _kind(file),
                "state": "stored",
                "file_name": file.file_name,
                "mime_type": file.mime_type,
                "size": len(file.data),
                "source": {"mail": mail.id},
                "blob": await blobs.put(work.session, file.data),
                "request_id": request_id,
                "comment_id": comment_id,
                "mail_id": mail.id,
                "dangerous": file.dangerous,
                "added_at": work.now,
            }
            for file in mail.files
        ],
    )


def _kind(file: MailFile) -> str:
    """Only what is certainly a picture is shown as one."""
    small = len(file.data) <= PICTURE_LIMIT
    return "photo" if small and not file.dangerous and file.mime_type in PICTURES else "document"
