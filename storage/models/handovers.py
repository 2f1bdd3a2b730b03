"""A person's work handed over to colleagues in one act: a leave or a dismissal (domain 4.3)."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, JsonObject, one_of

HANDOVER_STATES = ("planned", "active", "ended", "undone", "cancelled")
HANDED_THINGS = (
    "access", "client", "member", "questionnaire", "draft", "appointment", "request", "authored",
    "offer", "ticket", "task", "opportunity", "letter", "decision", "measure", "campaign",
    "standin", "main_standin",
)  # fmt: skip


class Handover(Base):
    """One act that moves a person's work. A leave is planned from day to day and ends by itself:
    the work comes back. A dismissal is active at once. Either can be undone within a day.
    """

    __tablename__ = "handovers"
    __table_args__ = (
        one_of("kind", ("leave", "dismissal")),
        one_of("state", HANDOVER_STATES),
        CheckConstraint("(kind = 'leave') = (until_on IS NOT NULL)", name="leave_has_an_end"),
        CheckConstraint("until_on >= from_on", name="days_in_order"),
        Index(
            "uq_handovers_person_live",
            "person_id",
            unique=True,
            postgresql_where=text("state IN ('planned', 'active')"),
        ),
        Index(
            "ix_handovers_next_at",
            "next_at",
            postgresql_where=text("state IN ('planned', 'active')"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str]
    state: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    clients_told: Mapped[bool] = mapped_column(server_default=text("false"))
    plan: Mapped[JsonObject] = mapped_column(server_default=text("'{}'::jsonb"))
    created_at: Mapped[Instant]
    begun_at: Mapped[Instant | None]
    ended_at: Mapped[Instant | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    next_at: Mapped[Instant | None]
    revision: Mapped[int] = mapped_column(server_default=text("1"))


class HandoverItem(Base):
    """One thing that changed hands in it, so that it can be given back."""

    __tablename__ = "handover_items"
    __table_args__ = (
        one_of("thing", HANDED_THINGS),
        Index("ix_handover_items_handover_id", "handover_id", "thing"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    handover_id: Mapped[int] = mapped_column(ForeignKey("handovers.id"))
    thing: Mapped[str]
    row_id: Mapped[int] = mapped_column(BigInteger)
    from_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    to_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    before: Mapped[JsonObject] = mapped_column(server_default=text("'{}'::jsonb"))
    returned_at: Mapped[Instant | None]
