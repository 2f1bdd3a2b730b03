"""Letters that leave now: found, locked and said to be leaving, in one transaction.

Whatever a relay hears of stands as "sending" in a committed row before, with the very bytes it is
given; so a crash in the middle is seen afterwards (domain 5). Many are begun in one commit.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ARRAY, BigInteger, any_, bindparam, select

from domain.mail.posting import LETTERS, lose, may_repeat
from domain.permissions import Permission, needs
from domain.states import Party, move_all, move_each
from domain.work import Work
from storage import blobs
from storage.base import JsonObject
from storage.models import Letter
from storage.statements import Statement


@dataclass(frozen=True)
class Leaving:
    """What a letter's row says when it is to leave. See `storage.models.Letter`."""

    id: int
    kind: str
    args: JsonObject
    mailbox: str
    address: str
    name: str
    language: str
    time_zone: str
    author_id: int | None
    words: str | None
    in_reply_to: str | None
    files: list[JsonObject] | None
    urgent: bool
    message_id: str
    token_hash: bytes | None
    subject: str | None
    blob: bytes | None
    state: str
    attempts: int
    resent: bool


@dataclass(frozen=True)
class Bytes:
    """A letter's bytes, and what is remembered of them: its token's hash, its subject."""

    raw: bytes
    token_hash: bytes
    subject: str


_LEAVING = Statement(
    select(*(getattr(Letter, name) for name in Leaving.__dataclass_fields__))
    .where(Letter.id == any_(bindparam("ids", type_=ARRAY(BigInteger))))
    .order_by(Letter.id)
    .with_for_update()
)


@needs(Permission.DELIVER)
async def take_up(work: Work, letter_ids: Collection[int]) -> list[Leaving]:
    """Letters that are to leave now, locked until the end of this transaction.

    One found in the middle of leaving was cut off there: of the desk's own it is sent once more,
    a person's asks its author. Whatever has left, or is given up, is not among them.
    """
    leaving = []
    for row in await _LEAVING.all(work.transaction, ids=list(letter_ids)):
        letter = Leaving(*row)
        if letter.state == "sending" and not may_repeat(letter.author_id, resent=letter.resent):
            await lose(work, letter.id, letter.author_id)
        elif letter.state in ("queued", "sending"):
            leaving.append(letter)
    return leaving


@needs(Permission.DELIVER)
async def begin_sending(work: Work, letters: Sequence[tuple[Leaving, Bytes]]) -> None:
    """Keep the bytes of letters and say that they are about to leave; once this is committed they
    may have left.

    Args:
        letters: of `take_up` in this transaction, each with its bytes.
    """
    queued = [(letter, made) for letter, made in letters if letter.state == "queued"]
    cut_off = [letter.id for letter, _ in letters if letter.state == "sending"]
    if queued:
        await move_each(
            work.transaction,
            LETTERS,
            "begin",
            [letter.id for letter, _ in queued],
            {Party.SYSTEM},
            blob=await _kept(work, queued),
            token_hash=[made.token_hash for _, made in queued],
            subject=[made.subject for _, made in queued],
            sending_at=[work.now for _ in queued],
        )
    if cut_off:
        await move_all(work.transaction, LETTERS, "again", cut_off, {Party.SYSTEM}, resent=True)


async def _kept(work: Work, letters: Sequence[tuple[Leaving, Bytes]]) -> list[bytes]:
    """The names of letters' bytes among the blobs, in the order given; new ones are put there."""
    new = [(letter.id, made.raw) for letter, made in letters if letter.blob is None]
    names = await blobs.put_all(work.transaction, [raw for _, raw in new])
    put = {letter_id: name for (letter_id, _), name in zip(new, names, strict=True)}
    return [letter.blob or put[letter.id] for letter, _ in letters]
