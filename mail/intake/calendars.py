"""What a mail answers to an invitation of ours, as the rules of domain/ see it."""

from collections.abc import Mapping

from domain.mail.incoming import CalendarAnswer
from mail.message import Invitation, Message

_REPLIES: Mapping[str, str] = {
    "ACCEPTED": "accepted",
    "DECLINED": "declined",
    "TENTATIVE": "tentative",
}


def calendar_answer(message: Message) -> CalendarAnswer | None:
    """The answer to an invitation (RFC 5546 3.2.3, 3.2.7); None of any other mail, and of answers
    that say nothing: forwarded, delegated, not yet decided.
    """
    invitation = message.invitation
    if invitation is None or not invitation.uid:
        return None
    if invitation.method == "COUNTER" and invitation.starts_at is not None:
        return CalendarAnswer(
            invitation.uid, "another_time", invitation.starts_at, invitation.sequence
        )
    reply = _REPLIES.get(_answer_of(message, invitation))
    if invitation.method != "REPLY" or reply is None:
        return None
    return CalendarAnswer(invitation.uid, reply, sequence=invitation.sequence)


def _answer_of(message: Message, invitation: Invitation) -> str:
    """The sender's own; a reply names one person, and that may be under another address of his."""
    sender = message.sender.address if message.sender else ""
    given = dict(invitation.answers)
    if sender in given:
        return given[sender]
    return next(iter(given.values())) if len(given) == 1 else ""
