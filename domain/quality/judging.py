"""What a client's mail about his ticket means: the one table of it (domain 5).

Only the word of whoever was asked, in answer to the letter of this round, closes a ticket. Whatever
is not certain asks the rep. A robot's word is never judged here.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from storage.models.tickets import ENDED

Doing: TypeAlias = Literal["confirm", "refuse", "reopen", "follow", "add", "ask", "note", "sell"]
"""confirm: it is repaired. refuse, reopen: it is not, and goes back to work. follow: broken again
after long, a ticket of its own. add: words about what is in work already. ask: the rep decides.
note: nothing follows. sell: a wish that the rep gets as a task.
"""
Doubt: TypeAlias = Literal[
    "unclear", "colleague", "stranger", "forged", "no_token", "old_round", "contradiction", "ended"
]

WAITING = ("fixed", "awaiting_client")
"""States in which the client's word is what is missing."""


@dataclass(frozen=True)
class Said:
    """What is known of a human's mail and of the ticket it is about.

    Attributes:
        sender: asked: he was written to in that round; colleague: of the same client; stranger.
        vouched: False where a server denies that he is who he says; None where none is asked.
        by: how the ticket was found: token, references, subject.
        this_round: whether it answers a letter of the ticket's present round.
        current: whether he is whom the open asking waits for.
        refused_before: in that round he has said no already.
        sales: he wants something of us besides.
        late: the ticket was confirmed too long ago to be taken up again.
        too_often: he has reopened tickets too often within the hour.
    """

    verdict: str | None
    sender: Literal["asked", "colleague", "stranger"]
    vouched: bool | None
    by: str
    state: str
    this_round: bool
    current: bool = True
    refused_before: bool = False
    sales: bool = False
    late: bool = False
    too_often: bool = False


@dataclass(frozen=True)
class Judgement:
    """What is done, and what makes it a question."""

    doing: Doing
    doubt: Doubt | None = None


def judge(said: Said) -> Judgement:
    """Judge a mail. Every way that leads to confirm, refuse, reopen or follow begins at a mail that
    the asked person wrote in answer to our letter, as far as anybody can know.
    """
    doubt = _doubt(said)
    if doubt is not None:
        return _asked(said, doubt)
    if said.verdict == "confirmed":
        return _yes(said)
    if said.verdict == "not_fixed":
        return _no(said)
    if said.verdict == "other" and said.sales:
        return Judgement("sell")
    return _asked(said, "unclear")


def _doubt(said: Said) -> Doubt | None:
    """Whether it is anybody else's word."""
    if said.vouched is False:
        return "forged"
    if said.sender != "asked":
        return said.sender
    return "no_token" if said.by == "subject" else None


def _asked(said: Said, doubt: Doubt) -> Judgement:
    """The rep is asked, unless the ticket is over and nothing hangs on the answer."""
    if said.state in ENDED and said.verdict != "not_fixed":
        return Judgement("note")
    return Judgement("ask", doubt)


def _yes(said: Said) -> Judgement:
    if said.state in ENDED:
        return Judgement("note")
    if not said.this_round or said.state not in WAITING:
        return Judgement("ask", "contradiction" if said.refused_before else "old_round")
    return Judgement("confirm") if said.current else Judgement("ask", "colleague")


def _no(said: Said) -> Judgement:
    if said.state == "confirmed":
        if said.too_often:
            return Judgement("ask", "unclear")
        if said.late:
            return Judgement("follow")
        return Judgement("reopen", "contradiction" if said.this_round else None)
    if said.state in ENDED:
        return Judgement("ask", "ended")
    if said.state not in WAITING:
        return Judgement("add")
    return Judgement("ask", "unclear") if said.too_often else Judgement("refuse")
