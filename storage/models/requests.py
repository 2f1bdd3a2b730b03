"""Requests, their handoffs, comments, attachments and history (domain 1)."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, LargeBinary, text
from sqlalchemy import Sequence as DatabaseSequence
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, one_of

REQUEST_STATES = ("new", "in_work", "reported", "closed", "cancelled")
OPEN_STATES = ("new", "in_work", "reported")
HANDOFF_STATES = ("offered", "accepted", "declined", "withdrawn", "expired")

request_numbers = DatabaseSequence("request_numbers", metadata=Base.metadata)


class Request(Base):
    """A written request. `holder_id` and `held_since` answer "who has it, since when".

    `next_at` is when the sweep looks at it next, `stage` how many reminders it has had since
    the clock of its present state was started; `handoff_count` counts changes of hands without
    progress. `successor_id` is who decides in the author's place, once he has left.
    `route_step` is where it stands on the route of its kind, from 0, and `step_due_at` when that
    step is to be done (domain 1.7); `promised_on` the day that the client was told last (domain
    4.5); `saves` the minutes that a rep would have needed himself, `promised_at` the hour by which
    its section said to the author that it will be ready, `slips` how often that hour has passed
    (domain 4.4).
    The author of one that a client's mail brought is who answers for the mailbox.
    """

    __tablename__ = "requests"
    __table_args__ = (
        one_of("state", REQUEST_STATES),
        Index(
            "ix_requests_open",
            "held_since",
            "id",
            postgresql_include=["due_at", "state"],  # what the register counts without the rows
            postgresql_where=text("state IN ('new', 'in_work', 'reported')"),
        ),
        Index(
            "ix_requests_open_holder",
            "holder_id",
            "held_since",
            postgresql_where=text("state IN ('new', 'in_work', 'reported')"),
        ),
        Index(
            "ix_requests_next_at",
            "next_at",
            postgresql_where=text("state IN ('new', 'in_work', 'reported')"),
        ),
        Index(
            "ix_requests_promised_on",
            "promised_on",
            postgresql_where=text(
                "promised_on IS NOT NULL AND state IN ('new', 'in_work', 'reported')"
            ),
        ),
        Index(
            "ix_requests_promised_at",
            "promised_at",
            postgresql_where=text("promised_at IS NOT NULL AND state IN ('new', 'in_work')"),
        ),
        Index(
            "ix_requests_saved",
            "reported_at",
            postgresql_where=text("saves IS NOT NULL AND state IN ('reported', 'closed')"),
        ),
        Index("ix_requests_author_id", "author_id", "id"),
        Index("ix_requests_client_id", "client_id"),
        Index("ix_requests_ticket_id", "ticket_id"),
        Index(
            "ix_requests_open_owner",
            text("coalesce(successor_id, author_id)"),
            postgresql_where=text("state IN ('new', 'in_work', 'reported')"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    number: Mapped[int] = mapped_column(
        BigInteger, request_numbers, server_default=request_numbers.next_value(), unique=True
    )
    kind: Mapped[str]
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    response_id: Mapped[int | None] = mapped_column(ForeignKey("form_responses.id"), unique=True)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))  # whose repair it is
    department: Mapped[str]
    title: Mapped[str]
    state: Mapped[str]
    holder_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    held_since: Mapped[Instant]
    due_at: Mapped[Instant]
    created_at: Mapped[Instant]
    reported_at: Mapped[Instant | None]
    closed_at: Mapped[Instant | None]
    stage: Mapped[int] = mapped_column(server_default=text("0"))
    next_at: Mapped[Instant | None]
    handoff_count: Mapped[int] = mapped_column(server_default=text("0"))
    urgent: Mapped[bool] = mapped_column(server_default=text("false"))
    route_step: Mapped[int | None]
    step_due_at: Mapped[Instant | None]
    promised_on: Mapped[date | None]
    saves: Mapped[int | None]
    promised_at: Mapped[Instant | None]
    slips: Mapped[int] = mapped_column(server_default=text("0"))
    revision: Mapped[int] = mapped_column(server_default=text("1"))


class Handoff(Base):
    """An offer to take a request. Until somebody signs, the giver holds it (domain 1.4).

    `next_at` is when the sweep looks at an unanswered offer next, `stage` how many steps of
    reminding it has taken. `route_step` is the step of the route that it leads to, where it does
    not stay at the one it is at (domain 1.7).
    """

    __tablename__ = "handoffs"
    __table_args__ = (
        one_of("state", HANDOFF_STATES),
        CheckConstraint("(to_employee_id IS NULL) <> (to_department IS NULL)", name="one_receiver"),
        Index(
            "uq_handoffs_request_offered",
            "request_id",
            unique=True,
            postgresql_where=text("state = 'offered'"),
        ),
        Index("ix_handoffs_next_at", "next_at", postgresql_where=text("state = 'offered'")),
        Index(
            "ix_handoffs_offered_to",
            "to_employee_id",
            "to_department",
            postgresql_where=text("state = 'offered'"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id"), index=True)
    giver_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    to_employee_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    to_department: Mapped[str | None]
    state: Mapped[str]
    note: Mapped[str | None]
    offered_at: Mapped[Instant]
    giver_evidence: Mapped[dict[str, Any]] = mapped_column(JSONB)
    expires_at: Mapped[Instant]
    stage: Mapped[int] = mapped_column(server_default=text("0"))
    next_at: Mapped[Instant | None]
    answered_at: Mapped[Instant | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    reason: Mapped[str | None]
    by_order_of_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    route_step: Mapped[int | None]
    revision: Mapped[int] = mapped_column(server_default=text("1"))


class Comment(Base):
    """Words added to a request by its author, by whoever holds it, or by the client in a mail."""

    __tablename__ = "comments"
    __table_args__ = (
        CheckConstraint("(author_id IS NULL) <> (mail_id IS NULL)", name="one_author"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("mails.id"), unique=True)
    text: Mapped[str | None]
    at: Mapped[Instant]


class Attachment(Base):
    """A photo, voice, document or video. It waits for its bytes until the desk fetched them:
    what Telegram holds is fetched and kept, a file_id is not a store. One that came by mail has its
    bytes at once; `dangerous` ones are never shown as what they say they are.
    """

    __tablename__ = "attachments"
    __table_args__ = (
        one_of("kind", ("photo", "voice", "audio", "document", "video")),
        one_of("state", ("waiting", "stored", "failed")),
        CheckConstraint("(added_by_id IS NULL) <> (mail_id IS NULL)", name="one_source"),
        Index("ix_attachments_request_id", "request_id"),
        Index("ix_attachments_mail_id", "mail_id", postgresql_where=text("mail_id IS NOT NULL")),
        Index("ix_attachments_response_id", "response_id"),
        Index(
            "ix_attachments_comment_id",
            "comment_id",
            postgresql_where=text("comment_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str]
    state: Mapped[str]
    file_name: Mapped[str]
    mime_type: Mapped[str]
    size: Mapped[int | None] = mapped_column(BigInteger)
    seconds: Mapped[int | None]
    caption: Mapped[str | None]
    source: Mapped[dict[str, Any]] = mapped_column(JSONB)
    blob: Mapped[bytes | None] = mapped_column(LargeBinary, ForeignKey("blobs.sha256"))
    request_id: Mapped[int | None] = mapped_column(ForeignKey("requests.id"))
    response_id: Mapped[int | None] = mapped_column(ForeignKey("form_responses.id"))
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id"))
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    mail_id: Mapped[int | None] = mapped_column(ForeignKey("mails.id"))
    dangerous: Mapped[bool] = mapped_column(server_default=text("false"))
    added_at: Mapped[Instant]


class RequestEvent(Base):
    """One line of a request's history, signed or not: what is read, beside the register."""

    __tablename__ = "request_events"
    __table_args__ = (Index("ix_request_events_request_id", "request_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id"))
    kind: Mapped[str]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    at: Mapped[Instant]
    data: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))


class ContractorWork(Base):
    """An outside contractor's part in a request: who, what, until when (domain 1.7).

    `stage` counts the reminders its holder has had, `next_at` is when the sweep looks next.
    """

    __tablename__ = "contractor_works"
    __table_args__ = (
        Index("ix_contractor_works_request_id", "request_id"),
        Index("ix_contractor_works_next_at", "next_at", postgresql_where=text("done_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id"))
    name: Mapped[str]
    what: Mapped[str]
    reached_at: Mapped[str | None]  # a phone or mail, as it was written
    until_on: Mapped[date]
    by_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    created_at: Mapped[Instant]
    done_at: Mapped[Instant | None]
    stage: Mapped[int] = mapped_column(server_default=text("0"))
    next_at: Mapped[Instant | None]
