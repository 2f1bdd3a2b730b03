"""Quality tickets: problems, repair, whom the client's word was asked of, what he said
(domain 2.10 – 2.15).
"""

from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy import Sequence as DatabaseSequence
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, JsonObject, one_of

TICKET_STATES = (
    "new",
    "accepted",
    "in_work",
    "on_hold",
    "fixed",
    "awaiting_client",
    "confirmed",
    "rejected",
    "duplicate",
    "cancelled",
)
ENDED = ("confirmed", "rejected", "duplicate", "cancelled")
"""States of a ticket on which nothing is to be done."""
OPEN_TICKET = "state NOT IN ('confirmed', 'rejected', 'duplicate', 'cancelled')"
SEVERITIES = ("stopped", "losses", "nuisance")
"""The worst first."""
PROBLEM_STATES = ("open", "fixed", "confirmed", "dropped")
CONFIRMED_BY = ("mail", "rep", "phone")
"""How the client's word came: his mail as it stood, his mail as a person read it, by phone."""
ANSWER_STATES = ("counted", "asked", "yes", "no", "later", "replied", "countersign", "noted")
DOUBTS = (
    "unclear",
    "colleague",
    "stranger",
    "forged",
    "no_token",
    "old_round",
    "contradiction",
    "ended",
)

ticket_numbers = DatabaseSequence("ticket_numbers", metadata=Base.metadata)


class Ticket(Base):
    """A quality problem of a client, from the pause until his own word closes it.

    `confirm_contact_id` is whom to write for the check; without one, by phone only. `severity` is
    that of its worst problem. `lead_id` is who signed for the repair. `stage` counts the reminders
    of its present wait, `next_at` is when the sweep looks at it next. The limits run from
    `opened_at`: rounds share one clock.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        one_of("state", TICKET_STATES),
        one_of("severity", SEVERITIES),
        one_of("confirmed_by", CONFIRMED_BY),
        CheckConstraint(
            "(state = 'confirmed') = (confirmed_by IS NOT NULL)", name="confirmed_by_word"
        ),
        CheckConstraint(
            "(state = 'duplicate') = (duplicate_of_id IS NOT NULL)", name="duplicate_of"
        ),
        CheckConstraint("(state = 'on_hold') = (hold_until IS NOT NULL)", name="held_until"),
        Index("ix_tickets_client_id", "client_id"),
        Index(
            "uq_tickets_questionnaire_id",
            "questionnaire_id",
            unique=True,
            postgresql_where=text("follows_id IS NULL"),
        ),
        Index("ix_tickets_opened_at", "opened_at"),
        Index("ix_tickets_open", "opened_at", postgresql_where=text(OPEN_TICKET)),
        Index("ix_tickets_open_rep_id", "rep_id", postgresql_where=text(OPEN_TICKET)),
        Index("ix_tickets_next_at", "next_at", postgresql_where=text("next_at IS NOT NULL")),
        Index("ix_tickets_closed_at", "closed_at", postgresql_where=text("closed_at IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    number: Mapped[int] = mapped_column(
        BigInteger, ticket_numbers, server_default=ticket_numbers.next_value(), unique=True
    )
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaires.id"))
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))  # "broken again"
    duplicate_of_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    rep_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    confirm_contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    confirm_email: Mapped[str | None]
    state: Mapped[str]
    severity: Mapped[str]
    round: Mapped[int] = mapped_column(server_default=text("1"))
    opened_at: Mapped[Instant]
    accepted_at: Mapped[Instant | None]
    planned_on: Mapped[date | None]  # the day the lead promised it for
    planned_at: Mapped[Instant | None]  # when it was in somebody's hands, or planned, at first
    fixed_at: Mapped[Instant | None]  # the last time service said so
    hold_until: Mapped[date | None]
    hold_reason: Mapped[str | None]
    closed_at: Mapped[Instant | None]
    closed_words: Mapped[str | None]  # the client's word; or why it was rejected or cancelled
    confirmed_by: Mapped[str | None]
    confirmed_name: Mapped[str | None]
    authenticated: Mapped[bool | None]  # whether a server vouched for the mail that closed it
    stage: Mapped[int] = mapped_column(server_default=text("0"))
    next_at: Mapped[Instant | None]
    revision: Mapped[int] = mapped_column(server_default=text("1"))


class Problem(Base):
    """One complaint of a ticket, in the client's words. `instance` is its row in the form.

    Each may be repaired separately: what was done, the root cause and the service's own check
    belong to it. It is worked on through the request `request_id`.
    """

    __tablename__ = "problems"
    __table_args__ = (
        one_of("severity", SEVERITIES),
        one_of("state", PROBLEM_STATES),
        CheckConstraint(
            "state <> 'fixed' OR num_nulls(done_words, root_cause, own_check) = 0",
            name="fixed_is_told",
        ),
        UniqueConstraint("ticket_id", "instance"),
        Index("ix_problems_category", "category"),
        Index("ix_problems_request_id", "request_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    instance: Mapped[int]
    category: Mapped[str]
    severity: Mapped[str]
    place: Mapped[str | None]
    product: Mapped[str | None]
    words: Mapped[str]
    repaired_when: Mapped[str]
    state: Mapped[str] = mapped_column(server_default=text("'open'"))
    request_id: Mapped[int | None] = mapped_column(ForeignKey("requests.id"))
    done_words: Mapped[str | None]
    root_cause: Mapped[str | None]
    own_check: Mapped[str | None]
    fixed_at: Mapped[Instant | None]
    fixed_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))


class TicketEvent(Base):
    """One line of a ticket's history: who did what, when, in whose words. Append-only."""

    __tablename__ = "ticket_events"
    __table_args__ = (
        Index("ix_ticket_events_ticket_id", "ticket_id", "id"),
        Index("ix_ticket_events_at", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    kind: Mapped[str]
    round: Mapped[int]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    at: Mapped[Instant]
    words: Mapped[str | None]
    data: Mapped[JsonObject] = mapped_column(server_default=text("'{}'::jsonb"))


class Asking(Base):
    """The client was asked whether it is repaired: whom, when, by which letter of which round.

    By phone there is no letter. One that is over (answered, replaced by another person, a new
    round) has ended. `stage` counts its reminders, `next_at` is when the next step is due.
    """

    __tablename__ = "askings"
    __table_args__ = (
        one_of("channel", ("mail", "phone")),
        CheckConstraint("channel = 'phone' OR address IS NOT NULL", name="mail_has_address"),
        Index(
            "uq_askings_open", "ticket_id", unique=True, postgresql_where=text("ended_at IS NULL")
        ),
        Index("ix_askings_ticket_id", "ticket_id", "id"),
        Index("ix_askings_thread_id", "thread_id"),
        Index("ix_askings_next_at", "next_at", postgresql_where=text("ended_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    round: Mapped[int]
    channel: Mapped[str]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    address: Mapped[str | None]
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("mail_threads.id"))
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    asked_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]
    returned_at: Mapped[Instant | None]  # the letter came back
    stage: Mapped[int] = mapped_column(server_default=text("0"))
    next_at: Mapped[Instant | None]


class TicketAnswer(Base):
    """What was said about a ticket: the client's mail, or what a rep heard by phone.

    `counted` by itself, or `asked` of the rep until he says what it is. `later`: it comes back to
    him at `next_at`. `countersign`: told by phone, waits for the programme head's signature.
    """

    __tablename__ = "ticket_answers"
    __table_args__ = (
        one_of("channel", ("mail", "phone")),
        one_of("state", ANSWER_STATES),
        one_of("doubt", DOUBTS),
        CheckConstraint("(channel = 'mail') = (mail_id IS NOT NULL)", name="mail_has_mail"),
        Index("ix_ticket_answers_ticket_id", "ticket_id", "id"),
        Index("uq_ticket_answers_mail_id", "mail_id", unique=True),
        Index("ix_ticket_answers_next_at", "next_at", postgresql_where=text("state = 'later'")),
        Index(
            "ix_ticket_answers_waiting",
            "ticket_id",
            postgresql_where=text("state IN ('asked', 'later', 'countersign')"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    round: Mapped[int]
    channel: Mapped[str]
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("mails.id"))
    said_by: Mapped[str]  # the person's name, or his address
    said_at: Mapped[Instant]
    verdict: Mapped[str | None]
    words: Mapped[str]
    authenticated: Mapped[bool | None]
    doubt: Mapped[str | None]
    state: Mapped[str]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    decided_at: Mapped[Instant | None]
    evidence: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    next_at: Mapped[Instant | None]
