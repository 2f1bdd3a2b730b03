"""From a letter's row to its bytes: composed once and kept, so that every try sends the same."""

from email import message_from_bytes
from email.policy import SMTP

from sqlalchemy import bindparam, desc, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from domain.clock import Clock
from domain.company import Policy
from domain.mail.tokens import token_hash
from domain.texts import Texts
from mail.letters.composing import Composed, Envelope, compose
from mail.letters.contents import Content, Writer, content_of
from mail.letters.facts import LetterFacts, facts_of
from mail.tokens import envelope_address, new_token, tokens_of
from storage import blobs
from storage.models import Letter, Mail
from storage.statements import Statement

REFERENCES = 10
"""Message-IDs of a thread that a letter names; more make headers that old relays cut."""


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

    async def composed(self, session: AsyncSession, letter: Letter) -> Composed:
        """A letter's bytes; composed and kept the first time it is asked for.

        Args:
            session: in a transaction, which keeps the bytes.

        Raises:
            ValueError: its address is none.
        """
        if letter.blob is not None:
            return await self._kept(session, letter, letter.blob)
        facts = await facts_of(session, letter)
        token = new_token()
        made = compose(
            await self._envelope(session, letter, facts, token),
            self.content(facts),
            letter.language,
            self._texts,
            self._clock.now(),
        )
        letter.blob = await blobs.put(session, made.raw)
        letter.token_hash = token_hash(token)
        letter.subject = made.subject
        await session.flush()
        return made

    def content(self, facts: LetterFacts) -> Content:
        """What a letter says now."""
        return content_of(Writer(self._texts, self._policy, facts, self._clock.now()))

    async def _kept(self, session: AsyncSession, letter: Letter, blob: bytes) -> Composed:
        raw = await blobs.get(session, blob)
        if raw is None:
            raise LookupError(f"the bytes of letter {letter.id} are gone")
        written = message_from_bytes(raw, policy=SMTP)
        token = tokens_of([str(written["Reply-To"])]).answered[0]
        box = self._policy.mailboxes[letter.mailbox].address
        return Composed(envelope_address(box, token), letter.address, letter.subject or "", raw)

    async def _envelope(
        self, session: AsyncSession, letter: Letter, facts: LetterFacts, token: str
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
            references=await _references(session, letter),
            unsubscribable=not letter.urgent,
            unsubscribe_url=self._unsubscribe_url(token),
        )

    def _unsubscribe_url(self, token: str) -> str | None:
        return self._public_url and f"{self._public_url.rstrip('/')}/unsubscribe/{token}"


_THREAD_BEFORE = Statement(
    union_all(
        select(Mail.message_id, Mail.stored_at.label("at")).where(
            Mail.thread_id == bindparam("thread_id"), Mail.message_id.is_not(None)
        ),
        select(Letter.message_id, Letter.created_at.label("at")).where(
            Letter.thread_id == bindparam("thread_id"), Letter.id < bindparam("letter_id")
        ),
    )
    .order_by(desc("at"))
    .limit(REFERENCES)
)


async def _references(session: AsyncSession, letter: Letter) -> tuple[str, ...]:
    """The Message-IDs of the thread so far, oldest first, what is answered last."""
    if letter.thread_id is None:
        return ()
    latest = await _THREAD_BEFORE.all(session, thread_id=letter.thread_id, letter_id=letter.id)
    known = [row.message_id for row in reversed(latest) if row.message_id != letter.in_reply_to]
    return (*known, letter.in_reply_to) if letter.in_reply_to else tuple(known)
