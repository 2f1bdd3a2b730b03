"""What a mail is: one answer with its reasons, the same at the shell and in the desk.

Robots are told from people first, by headers and by what only machines say; then the person's own
words are cut out of what he quotes, and what he says is read. Only one who answers is read: the
verdict is about "is everything all right now?", and a new mail answers nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from mail.authentication import read_authentication
from mail.message import Message
from mail.parsing import parse
from mail.robots import KindName as RobotName
from mail.robots import kind_of
from mail.robots.bounces import Bounce, read_bounce
from mail.robots.words import is_answered, is_passed_on
from mail.tokens import Tokens, tokens_in
from mail.verdicts import Verdict, read_verdict
from mail.words import OwnWords, own_words

KindName = Literal["bounce", "auto_reply", "bulk", "reply", "new"]
ThreadSign = Literal["token", "references", "subject"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One mail, understood.

    Attributes:
        verdict: of a reply; None for robots and for new mail.
        text: the person's own new words; all the words of a robot.
        thread: what in the mail leads to an earlier one; None when nothing does.
        sender_authenticated: None where no server's word is configured to count.
        tokens: of our letters that the mail answers or gives back.
        reasons: short codes, in the order in which they were found.
    """

    message: Message
    kind: KindName
    verdict: Verdict | None
    text: str
    thread: ThreadSign | None
    sender_authenticated: bool | None
    bounce: Bounce | None
    tokens: Tokens
    reasons: tuple[str, ...]

    @property
    def attachments(self) -> int:
        """How many files came, without the pictures shown inside the text."""
        return sum(not file.inline for file in self.message.attachments)


def explain(
    raw: bytes,
    *,
    assume_reply: bool = False,
    authserv_ids: Collection[str] = (),
    exempt: frozenset[str] = frozenset(),
) -> Explanation:
    """Understand one mail. Never raises for anything a sender may have written.

    Args:
        raw: the mail's bytes.
        assume_reply: read a person's mail as a reply even when nothing in it leads to a thread.
        authserv_ids: see `mail.authentication.read_authentication`.
        exempt: see `mail.robots.kind_of`.
    """
    message = parse(raw)
    robot = kind_of(message, exempt)
    authentication = read_authentication(message, authserv_ids)
    bounce = read_bounce(raw, message) if robot.name == "bounce" else None
    tokens = bounce.tokens if bounce else tokens_in(message)
    thread = _of_returned(bounce) if bounce else _thread_of(message, tokens)
    words = own_words(message.text, message.html)
    kind = _kind(robot.name, message, words, thread, assume_reply)
    verdict, why = _verdict(message, words) if kind == "reply" else (None, ())
    return Explanation(
        message=message,
        kind=kind,
        verdict=verdict,
        text=message.text if bounce else words.text,
        thread=thread,
        sender_authenticated=authentication.passed,
        bounce=bounce,
        tokens=tokens,
        reasons=(
            *robot.reasons,
            *(bounce.reasons if bounce else words.reasons),
            *why,
            *authentication.reasons,
            *message.cut,
        ),
    )


def _thread_of(message: Message, tokens: Tokens) -> ThreadSign | None:
    """What in a mail leads to an earlier one: our token, what it refers to, its subject.

    Mail programs write references into what is passed on, too; that opens a thread of its own.
    """
    if tokens.answered or tokens.bounced:
        return "token"
    if is_passed_on(message.subject):
        return None
    if message.in_reply_to or message.references:
        return "references"
    return "subject" if is_answered(message.subject) else None


def _of_returned(bounce: Bounce) -> ThreadSign | None:
    """What leads from a bounce to the letter that came back."""
    if bounce.tokens.bounced or bounce.tokens.answered:
        return "token"
    return "references" if bounce.message_ids or bounce.envelope_id else None


def _kind(
    robot: RobotName,
    message: Message,
    words: OwnWords,
    thread: ThreadSign | None,
    assume_reply: bool,
) -> KindName:
    if robot != "human":
        return robot
    answers = thread is not None or (words.quoted and not is_passed_on(message.subject))
    return "reply" if answers or assume_reply else "new"


def _verdict(message: Message, words: OwnWords) -> tuple[Verdict, tuple[str, ...]]:
    """What the words say. Words that may be ours go to a person, and a yes to something else, or
    with its end lost, confirms nothing.
    """
    if not words.certain:
        return "unclear", ("doubt:words",)
    reading = read_verdict(words.text)
    doubts = tuple(name for name, is_so in _doubts(message).items() if is_so)
    if reading.verdict == "confirmed" and doubts:
        return "unclear", (*reading.reasons, *doubts)
    return reading.verdict, reading.reasons


def _doubts(message: Message) -> dict[str, bool]:
    return {
        "doubt:cut": bool(message.cut),
        "doubt:invitation": message.invitation is not None,
    }
