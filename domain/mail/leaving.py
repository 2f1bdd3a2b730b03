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
    """What is remembered of a letter's bytes: their name, its token's hash, its subject."""

    letter_id: int
    blob: bytes
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
async def begin_sending(work: Work, letters: Sequence[Leaving], made: Sequence[Bytes]) -> None:
    """Say that letters are about to leave; once this is committed they may have left.

    Args:
        letters: of `take_up` in this transaction.
        made: their bytes, in the same order.
    """
    new = [each for letter, each in zip(letters, made, strict=True) if letter.state == "queued"]
    cut_off = [letter.id for letter in letters if letter.state == "sending"]
    if new:
        await move_each(
            work.transaction,
            LETTERS,
            "begin",
            [each.letter_id for each in new],
            {Party.SYSTEM},
            blob=[each.blob for each in new],
            token_hash=[each.token_hash for each in new],
            subject=[each.subject for each in new],
            sending_at=[work.now for _ in new],
        )
    if cut_off:
        await move_all(work.transaction, LETTERS, "again", cut_off, {Party.SYSTEM}, resent=True)
