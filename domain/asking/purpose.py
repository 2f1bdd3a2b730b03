"""What a capability says of a form that it asks: how it is asked, and what handing it in does."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ARRAY, BigInteger, any_, bindparam, select

from domain.forms.responses import Draft
from domain.requests.rows import Answered
from domain.visits.site import CalledOff
from domain.work import CardArgument, Work
from storage.models import Client
from storage.statements import Statement

IDS = any_(bindparam("ids", type_=ARRAY(BigInteger)))
"""What a statement that reads subjects is given."""

CLIENTS = Statement(select(Client.id, Client.name).where(Client.id == IDS))
"""Of forms whose subject is a client."""


@dataclass(frozen=True)
class Outlook:
    """What handing a form in will do beside what its button says.

    Attributes:
        goes_on_to: the department that has the next step, as the actor calls it; None at the end.
        calls_off: the visits to the client's site that would be called off.
    """

    goes_on_to: str | None = None
    calls_off: tuple[CalledOff, ...] = ()


NOTHING_BESIDE = Outlook()


@dataclass(frozen=True)
class Subject:
    """Whom or what a form is about, as the first line of its screens says it.

    Attributes:
        client: his name, or the words by which else the matter is recognised.
        number: of the request, where the form is about one.
        by_mail: the client himself wrote it, and will read what is answered.
        outlook: what handing the form in will do, as the matter stands now.
    """

    client: str
    number: int | None = None
    by_mail: bool = False
    outlook: Outlook = NOTHING_BESIDE


@dataclass(frozen=True)
class Handed:
    """What a form became: the message that asked it is drawn again as this card.

    Attributes:
        card: its name among the bot's cards; it is drawn from fresh rows, in the transaction that
            handed the form in.
        args: what the card is drawn from.
        subject: what it is drawn again by when that changes; None for what is true only now.
    """

    card: str
    args: Mapping[str, CardArgument] = field(default_factory=dict)
    subject: str | None = None


@dataclass(frozen=True)
class Purpose:
    """How a form is asked, and what handing it in does.

    Attributes:
        hand_in: does what the form was asked for; a DeskError leaves the draft as it was. It
            closes the response itself (`responses.hand_in`, or `responses.pause`).
        subject: reads whom forms are about: for the `ids` of their subjects, rows of the id and the
            fields of `Subject`. None where that stays unknown.
        at_once: handed in as soon as nothing required is open, without a summary.
        in_turn: its optional questions are asked too; otherwise the summary offers them.
        by_files: a photo without words is an answer to its words.
        outlook: what handing a form in will do, where that depends on how its subject stands.
        of_person: its subject is somebody, who is called by his bare name; a client's is quoted.
    """

    hand_in: Callable[[Work, Draft], Awaitable[Answered | Handed]]
    subject: Statement | None
    at_once: bool = False
    in_turn: bool = False
    by_files: bool = False
    outlook: Callable[[Work, Draft], Awaitable[Outlook]] | None = None
    of_person: bool = False
