"""From a letter's row to its bytes: composed once and kept, so that every try sends the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.clock import Clock
from domain.company import Policy
from domain.mail.leaving import Leaving
from domain.texts import Texts
from mail.letters.composing import Composed, Envelope, compose
from mail.letters.contents import content_of
from mail.letters.facts import LetterFacts, facts_of, references_of
from mail.letters.files import File, files_of
from mail.letters.wire import address
from mail.letters.writing import Content, Writer
from mail.tokens import envelope_address, new_token, tokens_of
from storage import blobs
from storage.statements import Executor


@dataclass(frozen=True)
class Ready:
    """A letter with its bytes, and the token they carry."""

    letter: Leaving
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

    async def composed(self, executor: Executor, letters: Sequence[Leaving]) -> list[Ready]:
        """The bytes of letters: those kept, or new ones, which whoever sends them has to keep.

        Returns:
            In the order given; letters to what is no address are not among them.
        """
        new = [letter for letter in letters if letter.blob is None]
        made = {each.letter.id: each for each in await self._made(executor, new)} if new else {}
        for letter in letters:
            if letter.blob is not None:
                made[letter.id] = await self._kept(executor, letter)
        return [made[letter.id] for letter in letters if letter.id in made]

    def content(self, facts: LetterFacts) -> Content:
        """What a letter says now."""
        return content_of(Writer(self._texts, self._policy, facts, self._clock.now()))

    async def _kept(self, executor: Executor, letter: Leaving) -> Ready:
        raw = await blobs.get(executor, letter.blob or b"")
        if raw is None:
            raise LookupError(f"the bytes of letter {letter.id} are gone")
        # Headers are ASCII, and the first address with a token is that of Reply-To.
        headers = raw.partition(b"\r\n\r\n")[0].decode("ascii")
        token = tokens_of([headers]).answered[0]
        box = self._policy.mailboxes[letter.mailbox].address
        subject = letter.subject or ""
        composed = Composed(envelope_address(box, token), address(letter.address), subject, raw)
        return Ready(letter, token, composed)

    async def _made(self, executor: Executor, letters: Sequence[Leaving]) -> list[Ready]:
        facts = await facts_of(executor, letters)
        references = await references_of(executor, letters)
        made = []
        for each in letters:
            files = await files_of(executor, each) if each.files else ()
            new = self._compose(each, facts[each.id], references[each.id], files)
            if new is not None:
                made.append(new)
        return made

    def _compose(
        self,
        letter: Leaving,
        facts: LetterFacts,
        references: tuple[str, ...],
        files: Sequence[File],
    ) -> Ready | None:
        token = new_token()
        envelope = self._envelope(letter, facts, references, token)
        content = self.content(facts)
        try:
            made = compose(
                envelope, content, letter.language, self._texts, self._clock.now(), files
            )
        except ValueError:
            return None
        return Ready(letter, token, made)

    def _envelope(
        self, letter: Leaving, facts: LetterFacts, references: tuple[str, ...], token: str
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
