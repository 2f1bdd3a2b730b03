"""Files that came with a mail: kept with the request it belongs to."""

from sqlalchemy import ARRAY, BigInteger, Boolean, DateTime, LargeBinary, Text, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from domain.mail.incoming import IncomingMail, MailFile
from domain.work import Work
from storage import blobs
from storage.statements import Statement

PICTURES = frozenset({"image/jpeg", "image/png"})
PICTURE_LIMIT = 10 * 1024 * 1024
"""Bytes of what Telegram shows as a photo; a larger one goes as a document."""


async def keep(
    work: Work, mail: IncomingMail, request_id: int, comment_id: int | None = None
) -> None:
    """Keep the files of a mail with a request, and with the words they came with."""
    if not mail.files:
        return
    names = await blobs.put_all(work.session, [file.data for file in mail.files])
    await _KEEP.all(
        work.session,
        kinds=[_kind(file) for file in mail.files],
        file_names=[file.file_name for file in mail.files],
        mime_types=[file.mime_type for file in mail.files],
        sizes=[len(file.data) for file in mail.files],
        blobs=names,
        dangerous=[file.dangerous for file in mail.files],
        source={"mail": mail.id},
        request_id=request_id,
        comment_id=comment_id,
        mail_id=mail.id,
        now=work.now,
    )


_KEEP = Statement(
    text(
        """
        INSERT INTO attachments
            (kind, state, file_name, mime_type, size, source, blob, request_id, comment_id,
             mail_id, dangerous, added_at)
        SELECT kind, 'stored', file_name, mime_type, size, :source, blob, :request_id, :comment_id,
               :mail_id, dangerous, :now
        FROM ROWS FROM (
            unnest(:kinds), unnest(:file_names), unnest(:mime_types), unnest(:sizes),
            unnest(:blobs), unnest(:dangerous)
        ) WITH ORDINALITY AS new (kind, file_name, mime_type, size, blob, dangerous, place)
        ORDER BY place
        """
    ).bindparams(
        bindparam("kinds", type_=ARRAY(Text)),
        bindparam("file_names", type_=ARRAY(Text)),
        bindparam("mime_types", type_=ARRAY(Text)),
        bindparam("sizes", type_=ARRAY(BigInteger)),
        bindparam("blobs", type_=ARRAY(LargeBinary)),
        bindparam("dangerous", type_=ARRAY(Boolean)),
        bindparam("source", type_=JSONB),
        bindparam("request_id", type_=BigInteger),
        bindparam("comment_id", type_=BigInteger),
        bindparam("mail_id", type_=BigInteger),
        bindparam("now", type_=DateTime(timezone=True)),
    )
)


def _kind(file: MailFile) -> str:
    """Only what is certainly a picture is shown as one."""
    small = len(file.data) <= PICTURE_LIMIT
    return "photo" if small and not file.dangerous and file.mime_type in PICTURES else "document"
