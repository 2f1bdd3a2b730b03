"""What a client writes later is added to his request, and those who have it hear of it."""

from sqlalchemy import bindparam, insert

from domain.mail import files
from domain.mail.incoming import IncomingMail
from domain.requests import history
from domain.requests.comments import COMMENT_LIMIT
from domain.requests.rows import RequestRow, lock_request
from domain.work import Work
from storage.models import Comment
from storage.statements import Statement


async def add_to_request(work: Work, mail: IncomingMail, request_id: int) -> RequestRow:
    """Add a client's words and files to a request; its holder and owner are told.

    The state stays as it is: whether a closed request is taken up again is for its people to say.
    """
    request = await lock_request(work, request_id)
    comment_id = await _COMMENT.value(
        work.session, request_id=request_id, mail_id=mail.id, text=_words(mail), at=work.now
    )
    assert isinstance(comment_id, int)  # noqa: S101 - RETURNING gives a row
    await files.keep(work, mail, request_id, comment_id)
    event = await history.record(
        work, request_id, "client_wrote", comment_id=comment_id, mail_id=mail.id
    )
    history.tell(work, request, "client_wrote", event, {request.holder_id, request.owner_id})
    return request


_COMMENT = Statement(
    insert(Comment)
    .values({name: bindparam(name) for name in ("request_id", "mail_id", "text", "at")})
    .returning(Comment.id)
)


def _words(mail: IncomingMail) -> str | None:
    """As many of the mail's words as a comment holds; the whole mail is kept beside it."""
    words = mail.words.strip()
    return words[:COMMENT_LIMIT] or None


async def note_robot(work: Work, mail: IncomingMail, request_id: int) -> None:
    """A machine's answer is noted on the request; it creates, closes and reopens nothing."""
    await history.record(work, request_id, "robot_noted", mail_id=mail.id)
