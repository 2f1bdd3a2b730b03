"""From a letter's row to its bytes: composed once and kept, so that every try sends the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ARRAY, BigInteger, LargeBinary, Text, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.clock import Clock
from domain.company import Policy
from domain.mail.tokens import token_hash
from domain.texts import Texts
from mail.letters.composing import Composed, Envelope, compose
from mail.letters.contents import Content, Writer, content_of
from mail.letters.facts import LetterFacts, facts_of, references_of
from mail.letters.wire import address
from mail.tokens import envelope_address, new_token, tokens_of
from storage import blobs
from storage.models import Letter
from storage.statements import Statement

_KEEP = Statement(
    text(
        """
        UPDATE letters SET blob = made.blob, token_hash = made.token_hash, subject = made.subject
        FROM unnest(:ids, :names, :hashes, :subjects) AS made (id, blob, token_hash, subject)
        WHERE letters.id = made.id
        """
    ).bindparams(
        bindparam("ids", type_=ARRAY(BigInteger)),
        bindparam("names", type_=ARRAY(LargeBinary)),
        bindparam("hashes", type_=ARRAY(LargeBinary)),
        bindparam("subjects", type_=ARRAY(Text)),
    )
)


@dataclass(frozen=True)
class _Made:
    """A letter composed for the first time."""

    letter_id: int
    token: str
    composed: Composed


class Scribe:
    """Composes the desk's letters."""

    def __init__(
        self, policy: Policy, texts: Texts, clock: Clock, public_url: str | None = None
    ) -> None:
        """
        Args:
            texts: those of domain/ and of mail/letters.
            public_url: where the desk's web part is reached from outside, for one-click
                unsubscribing; None: only by mail.
        """
        self._policy = policy
        self._texts = texts
        self._clock = clock
        self._public_url = public_url

    async def composed(
        self, session: AsyncSession, letters: Sequence[Letter]
    ) -> Mapping[int, Composed]:
        """The bytes of letters; composed and kept the first time they are asked for.

        Args:
            session: in a transaction, which keeps the bytes.

        Returns:
            By the letters' ids. A letter to what is no address is not among them.
        """
        kept = {each.id: await self._kept(session, each) for each in letters if each.blob}
        new = [letter for letter in letters if letter.blob is None]
        return {**kept, **await self._made(session, new)} if new else kept

    def content(self, facts: LetterFacts) -> Content:
        """What a letter says now."""
        return content_of(Writer(self._texts, self._policy, facts, self._clock.now()))

    async def _kept(self, session: AsyncSession, letter: Letter) -> Composed:
        raw = await blobs.get(session, letter.blob or b"")
        if raw is None:
            raise LookupError(f"the bytes of letter {letter.id} are gone")
        # Headers are ASCII, and the first address with a token is that of Reply-To.
        headers = raw.partition(b"\r\n\r\n")[0].decode("ascii")
        token = tokens_of([headers]).answered[0]
        box = self._policy.mailboxes[letter.mailbox].address
        return Composed(
            envelope_address(box, token), address(letter.address), letter.subject or "", raw
        )

    async def _made(
        self, session: AsyncSession, letters: Sequence[Letter]
    ) -> Mapping[int, Composed]:
        facts = await facts_of(session, letters)
        references = await references_of(session, letters)
        made = [
            new
            for each in letters
            if (new := self._compose(each, facts[each.id], references[each.id])) is not None
        ]
        names = await blobs.put_all(session, [each.composed.raw for each in made])
        await _KEEP.all(
            session,
            ids=[each.letter_id for each in made],
            names=names,
            hashes=[token_hash(each.token) for each in made],
            subjects=[each.composed.subject for each in made],
        )
        return {each.letter_id: each.composed for each in made}

    def _compose(
        self, letter: Letter, facts: LetterFacts, references: tuple[str, ...]
    ) -> _Made | None:
        token = new_token()
        envelope = self._envelope(letter, facts, references, token)
        content = self.content(facts)
        try:
            made = compose(envelope, content, letter.language, self._texts, self._clock.now())
        except ValueError:
            return None
        return _Made(letter.id, token, made)

    def _envelope(
        self, letter: Letter, facts: LetterFacts, references: tuple[str, ...], token: str
    ) -> Envelope:
        box = self._policy.mailboxes[letter.mailbox]
        department = self._policy.department_title(box.department, letter.language)
        return Envelope(
            mailbox=box.address,
            sender_name=f"{facts.author or department}, {self._policy.name}",
            address=letter.address,
            name=letter.name,
            message_id=letter.message_id,
            token=token,
            in_reply_to=letter.in_reply_to,
            references=references,
            unsubscribable=not letter.urgent,
            unsubscribe_url=self._public_url and unsubscribe_url(self._public_url, token),
        )


def unsubscribe_url(public_url: str, token: str) -> str:
    """Where a letter's reader stops letters in one click (app.unsubscribing serves it)."""
    return f"{public_url.rstrip('/')}/unsubscribe/{token}"
