"""A letter as its writer sees it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, func, select

from domain.errors import NotAllowed, NotFound, TooLate
from domain.letters.desks import quarter_ago
from domain.letters.history import History, history_from
from domain.letters.rows import WAITING
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client, Contact, Employee, Letter, MailAddress, PersonalLetter

OTHERS_SHOWN = 3
"""People to write to instead: a button each."""

_OTHERS = (
    select(Contact.id, Contact.name, Contact.position)
    .outerjoin(MailAddress, MailAddress.address == func.lower(Contact.email))
    .where(
        Contact.client_id == bindparam("client_id"),
        Contact.email.like("%_@_%"),
        func.lower(Contact.email) != bindparam("address"),
        Contact.gone_at.is_(None),
        Contact.erased_at.is_(None),
        func.num_nonnulls(MailAddress.bounced_at, MailAddress.blocked_at, MailAddress.opted_out_at)
        == 0,
    )
    .order_by(func.cardinality(Contact.roles).desc(), Contact.position.is_(None), Contact.id)
    .limit(OTHERS_SHOWN)
)


@dataclass(frozen=True)
class LetterCard:
    """A letter, to whom it goes, and what has become of it.

    Attributes:
        number, of: its place among today's letters of its writer; 0 once it is over.
        fate: of the mail that carries it; None before it is sent.
        mine: the reader writes it.
        others: people of the client who can be written to instead, where it came back.
    """

    id: int
    revision: int
    client_id: int
    client: str
    place: str | None
    segment: str | None
    contact: str | None
    position: str | None
    address: str
    subject: str
    body: str
    edited: bool
    state: str
    due_on: date
    reason: str | None
    writer: str
    fate: str | None
    bounce: str | None
    ended_at: datetime | None
    answered_at: datetime | None
    history: History
    mine: bool
    number: int = 0
    of: int = 0
    others: tuple["OtherPerson", ...] = ()

    @property
    def to_write(self) -> bool:
        """Whether the reader has it before him: to be sent, changed or skipped."""
        return self.mine and self.state in WAITING

    @property
    def came_back(self) -> bool:
        return self.fate in ("failed", "bounced")


@dataclass(frozen=True)
class OtherPerson:
    """Somebody else at the client who has an address that lives."""

    contact_id: int
    name: str
    position: str | None


@needs(Permission.READ_LETTERS)
async def letter_to_write(work: Work, letter_id: int) -> LetterCard:
    """A letter that the actor has before him.

    Raises:
        NotFound, NotAllowed: as of `letter_card`. TooLate: it is over, or another's.
    """
    card = await letter_card(work, letter_id)
    if not card.to_write:
        raise TooLate("error-letter-over")
    return card


@needs(Permission.READ_LETTERS)
async def letter_card(work: Work, letter_id: int) -> LetterCard:
    """One letter.

    Raises:
        NotFound: there is none. NotAllowed: it is another writer's, and the actor leads nobody.
    """
    row = (
        await work.session.execute(
            select(
                PersonalLetter,
                Client.name,
                Client.place,
                Client.segment,
                Contact.name,
                Contact.position,
                Employee.name,
                Letter.state,
                func.coalesce(Letter.bounce_status, Letter.answer),
            )
            .join(Client, Client.id == PersonalLetter.client_id)
            .join(Employee, Employee.id == PersonalLetter.writer_id)
            .outerjoin(Contact, Contact.id == PersonalLetter.contact_id)
            .outerjoin(Letter, Letter.id == PersonalLetter.letter_id)
            .where(PersonalLetter.id == letter_id)
            .execution_options(populate_existing=True)
        )
    ).first()
    if row is None:
        raise NotFound("error-letter-unknown")
    letter, client, place, segment, contact, position, writer, fate, bounce = row
    mine = letter.writer_id == work.actor.employee_id
    if not mine and work.actor.role == "letter_writer":
        raise NotAllowed
    waits = letter.state in WAITING and letter.due_on <= work.today
    number, of = await _place(work, letter) if mine and waits else (0, 0)
    came_back = mine and fate in ("failed", "bounced")
    return LetterCard(
        letter.id,
        letter.revision,
        letter.client_id,
        client,
        place,
        segment,
        contact,
        position,
        letter.address,
        letter.subject,
        letter.body,
        letter.edited,
        letter.state,
        letter.due_on,
        letter.reason,
        writer,
        fate,
        bounce,
        letter.ended_at,
        letter.answered_at,
        history_from(letter.history),
        mine,
        number,
        of,
        await others(work, letter.client_id, letter.address) if came_back else (),
    )


async def _place(work: Work, letter: PersonalLetter) -> tuple[int, int]:
    """Which of today's it is, those done already included; and how many there are."""
    today = work.today
    done = func.date(func.timezone(work.policy.time_zone, PersonalLetter.ended_at)) == today
    over = PersonalLetter.state.in_(("sent", "skipped")) & done
    before = PersonalLetter.state.in_(WAITING) & (
        (PersonalLetter.due_on < letter.due_on)
        | ((PersonalLetter.due_on == letter.due_on) & (PersonalLetter.id < letter.id))
    )
    waits = PersonalLetter.state.in_(WAITING) & (PersonalLetter.due_on <= today)
    row = (
        await work.session.execute(
            select(func.count().filter(over | before), func.count().filter(over | waits)).where(
                PersonalLetter.writer_id == letter.writer_id,
                waits | (PersonalLetter.dealt_on >= quarter_ago(today)),
            )
        )
    ).one()
    return int(row[0]) + 1, int(row[1])


async def others(work: Work, client_id: int, address: str) -> tuple[OtherPerson, ...]:
    """People of a client with another address, to which letters may go; within another act."""
    rows = await work.open_session.execute(_OTHERS, {"client_id": client_id, "address": address})
    return tuple(OtherPerson(*row) for row in rows)
