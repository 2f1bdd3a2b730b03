"""Comments and attachments, added at any time by the author and by whoever holds the request."""

from sqlalchemy import insert, update

from domain.errors import DeskError, NotAllowed
from domain.permissions import Permission, needs
from domain.requests import history
from domain.requests.rights import SPEAKING, offer_parties, parties
from domain.requests.rows import Answered, lock_request, open_offer
from domain.states import Party
from domain.work import Work
from storage.models import Attachment, Comment

COMMENT_LIMIT = 10_000
"""Characters; longer words are refused rather than cut."""


@needs(Permission.WORK_ON_REQUESTS)
async def comment(
    work: Work, request_id: int, words: str, response_id: int | None = None
) -> Answered:
    """Add words, and what was attached to them, to a request.

    Raises:
        NotAllowed: one is neither its author nor its holder, nor is it offered to one.
        DeskError: there are no words and nothing is attached.
    """
    request = await lock_request(work, request_id)
    if not words.strip() and response_id is None:
        raise DeskError("error-words-needed")
    if not await parties(work, request) & SPEAKING and not await _offered_to_me(work, request.id):
        raise NotAllowed
    comment_id = await write_comment(work, request.id, words, response_id)
    event = await history.record(work, request.id, "commented", comment_id=comment_id)
    history.tell(work, request, "commented", event, {request.owner_id, request.holder_id})
    return request.answered


async def _offered_to_me(work: Work, request_id: int) -> bool:
    offer = await open_offer(work, request_id)
    return offer is not None and Party.RECEIVER in offer_parties(work, offer)


async def write_comment(work: Work, request_id: int, words: str, response_id: int | None) -> int:
    """Store words with the attachments of the form they were told in.

    Returns:
        The comment's id.

    Raises:
        DeskError: the words are longer than COMMENT_LIMIT.
    """
    if len(words) > COMMENT_LIMIT:
        raise DeskError("error-words-too-long", limit=COMMENT_LIMIT, length=len(words))
    comment_id: int = (
        await work.session.execute(
            insert(Comment)
            .values(request_id=request_id, author_id=work.actor.id, text=words or None, at=work.now)
            .returning(Comment.id)
        )
    ).scalar_one()
    if response_id is not None:
        await work.session.execute(
            update(Attachment)
            .where(Attachment.response_id == response_id)
            .values(request_id=request_id, comment_id=comment_id)
        )
    return comment_id
