"""Campaigns of the VIP programme: who visits whom, calls, appointments, meetings (domain 2)."""

from datetime import date

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, JsonObject, one_of

CAMPAIGN_STATES = ("planned", "running", "ended")
LIST_STATES = ("open", "handed_in", "paused", "refused", "removed")
CALL_OUTCOMES = ("appointment", "call_back", "no_answer", "wrong_person", "refused", "not_now")
APPOINTMENT_STATES = ("planned", "held", "missed", "cancelled")
APPOINTMENT_PURPOSES = ("questionnaire", "resume", "relationship", "site")
CLIENT_REPLIES = ("accepted", "declined", "tentative", "another_time")
RAPPORTS = ("gets_on", "fences_off", "does_not")


class Campaign(Base):
    """One run of the programme over a list of clients, with one version of the questionnaire.

    `filter` is how the list was chosen, so that next year's can be made from this one.
    """

    __tablename__ = "campaigns"
    __table_args__ = (
        one_of("state", CAMPAIGN_STATES),
        CheckConstraint("ends_on >= starts_on", name="dates_in_order"),
        Index("uq_campaigns_name", text("lower(name)"), unique=True),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str]
    head_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_versions.id"))
    made_from_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    filter: Mapped[JsonObject] = mapped_column(server_default=text("'{}'::jsonb"))
    state: Mapped[str]
    created_at: Mapped[Instant]
    started_at: Mapped[Instant | None]
    ended_at: Mapped[Instant | None]


class CampaignRep(Base):
    """A rep put under the head for a campaign. `norm` is questionnaires a week (domain 2.3)."""

    __tablename__ = "campaign_reps"
    __table_args__ = (
        one_of("mode", ("full_time", "parallel")),
        CheckConstraint("norm > 0", name="norm_positive"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), primary_key=True)
    rep_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True, index=True)
    mode: Mapped[str]
    norm: Mapped[int]
    place: Mapped[str | None]
    left_at: Mapped[Instant | None]


class CampaignClient(Base):
    """A client on a campaign's list, and how far it is with him.

    `state` open means that he is still to be worked through (domain 2.20). `next_call_at` is when
    he is to be called (again); none means as soon as his turn comes.
    """

    __tablename__ = "campaign_clients"
    __table_args__ = (
        one_of("state", LIST_STATES),
        UniqueConstraint("campaign_id", "client_id"),
        # The overview of a large campaign reads nothing but these three. They hold no more columns,
        # so that PostgreSQL keeps the many lines of a rep and state together.
        Index("ix_campaign_clients_campaign_rep_state", "campaign_id", "rep_id", "state"),
        Index(
            "ix_campaign_clients_untouched",
            "campaign_id",
            "rep_id",
            postgresql_where=text("state = 'open' AND last_call_at IS NULL"),
        ),
        Index(
            "ix_campaign_clients_refusals",
            "campaign_id",
            "rep_id",
            postgresql_where=text("refusal_asked_at IS NOT NULL"),
        ),
        Index(
            "ix_campaign_clients_worked",
            "campaign_id",
            "worked_at",
            postgresql_include=["state"],
            postgresql_where=text("worked_at IS NOT NULL"),
        ),
        Index(
            "ix_campaign_clients_to_call",
            "rep_id",
            "next_call_at",
            "last_call_at",
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_campaign_clients_client_id", "client_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    rep_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    state: Mapped[str] = mapped_column(server_default=text("'open'"))
    reason: Mapped[str | None]
    refusal_asked_at: Mapped[Instant | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    worked_at: Mapped[Instant | None]
    next_call_at: Mapped[Instant | None]
    last_call_at: Mapped[Instant | None]
    calls: Mapped[int] = mapped_column(server_default=text("0"))


class Assignment(Base):
    """A change of whose client it is in a campaign. Append-only (domain 2.4).

    `reason` is a word of ours (split, by_hand, fenced_off, left) or the head's own words.
    """

    __tablename__ = "assignments"
    __table_args__ = (Index("ix_assignments_campaign_client_id", "campaign_client_id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    campaign_client_id: Mapped[int] = mapped_column(ForeignKey("campaign_clients.id"))
    from_rep_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    to_rep_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    reason: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    at: Mapped[Instant]


class Rapport(Base):
    """How a rep and a client get on, as the head marked it; it outlives a campaign."""

    __tablename__ = "rapports"
    __table_args__ = (one_of("verdict", RAPPORTS),)

    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), primary_key=True)
    employee_id: Mapped[int] = mapped_column(
        ForeignKey("employees.id"), primary_key=True, index=True
    )
    verdict: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    at: Mapped[Instant]


class Call(Base):
    """A call to a client and how it ended (domain 2.7).

    `again_at` is when he is to be called again; for a client of no campaign it is the only place
    that says so, until the next call.
    """

    __tablename__ = "calls"
    __table_args__ = (
        one_of("outcome", CALL_OUTCOMES),
        Index("ix_calls_client_id_at", "client_id", "at"),
        Index("ix_calls_rep_id_at", "rep_id", "at"),
        Index(
            "ix_calls_again",
            "rep_id",
            "again_at",
            postgresql_where=text("campaign_client_id IS NULL AND again_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    campaign_client_id: Mapped[int | None] = mapped_column(ForeignKey("campaign_clients.id"))
    rep_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    outcome: Mapped[str]
    words: Mapped[str | None]
    again_at: Mapped[Instant | None]
    response_id: Mapped[int | None] = mapped_column(ForeignKey("form_responses.id"), unique=True)
    at: Mapped[Instant]


class Appointment(Base):
    """A meeting agreed on, or (`site`) a technician's visit for a request (domain 1.7). `uid` and
    `sequence` are those of its iCalendar object (RFC 5545).

    `stage` counts the reminders given, `next_at` is when the sweep looks at it next: the evening
    before, an hour before, after the hour. `thread_id` is where the client's answers by mail come
    in; the latest is `reply_mail_id`, with the time he proposes, if he does.
    """

    __tablename__ = "appointments"
    __table_args__ = (
        one_of("state", APPOINTMENT_STATES),
        one_of("purpose", APPOINTMENT_PURPOSES),
        one_of("client_reply", CLIENT_REPLIES),
        CheckConstraint("ends_at > starts_at", name="times_in_order"),
        CheckConstraint("(purpose = 'site') = (request_id IS NOT NULL)", name="site_of_a_request"),
        Index("ix_appointments_rep_id_starts_at", "rep_id", "starts_at"),
        Index("ix_appointments_client_id", "client_id"),
        Index("ix_appointments_thread_id", "thread_id"),
        Index("ix_appointments_next_at", "next_at", postgresql_where=text("state = 'planned'")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    campaign_client_id: Mapped[int | None] = mapped_column(ForeignKey("campaign_clients.id"))
    rep_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    questionnaire_id: Mapped[int | None] = mapped_column(ForeignKey("questionnaires.id"))
    request_id: Mapped[int | None] = mapped_column(ForeignKey("requests.id"), index=True)
    purpose: Mapped[str]
    starts_at: Mapped[Instant]
    ends_at: Mapped[Instant]
    place: Mapped[str | None]
    state: Mapped[str] = mapped_column(server_default=text("'planned'"))
    uid: Mapped[str] = mapped_column(unique=True)
    sequence: Mapped[int] = mapped_column(server_default=text("0"))
    invited: Mapped[str | None]
    client_reply: Mapped[str | None]
    client_reply_at: Mapped[Instant | None]
    proposed_at: Mapped[Instant | None]
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("mail_threads.id"))
    reply_mail_id: Mapped[int | None] = mapped_column(ForeignKey("mails.id"))
    stage: Mapped[int] = mapped_column(server_default=text("0"))
    next_at: Mapped[Instant | None]
    revision: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[Instant]


class Meeting(Base):
    """A meeting that took place. One without a questionnaire has a note (domain 2.17)."""

    __tablename__ = "meetings"
    __table_args__ = (
        one_of("kind", ("questionnaire", "relationship")),
        Index("ix_meetings_client_id_held_at", "client_id", "held_at"),
        Index("ix_meetings_rep_id_held_at", "rep_id", "held_at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    rep_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.id"))
    questionnaire_id: Mapped[int | None] = mapped_column(ForeignKey("questionnaires.id"))
    response_id: Mapped[int | None] = mapped_column(ForeignKey("form_responses.id"), unique=True)
    kind: Mapped[str]
    note: Mapped[str | None]
    offered: Mapped[bool] = mapped_column(server_default=text("false"))
    held_at: Mapped[Instant]
