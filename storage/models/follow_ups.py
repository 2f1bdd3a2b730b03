"""What a questionnaire leaves behind to live on: opportunities and tasks (domain 2.16)."""

from datetime import date
from decimal import Decimal

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, one_of

CURRENCIES = ("RUB", "USD", "EUR", "CNY", "KZT", "BYN")
OPPORTUNITY_STAGES = ("found", "talks", "offer", "won", "lost")


class Opportunity(Base):
    """Something that a client may buy. One that is lost says why; one that a personal letter
    brought names it (domain 4.6).

    `source` names the answer it was made of (`response:question`), so that handing in once more
    makes no second one.
    """

    __tablename__ = "opportunities"
    __table_args__ = (
        one_of("stage", OPPORTUNITY_STAGES),
        one_of("currency", CURRENCIES),
        CheckConstraint("stage <> 'lost' OR reason IS NOT NULL", name="lost_with_reason"),
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        Index("ix_opportunities_client_id", "client_id"),
        Index(
            "ix_opportunities_owner_open",
            "owner_id",
            "next_on",
            postgresql_where=text("stage NOT IN ('won', 'lost')"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    questionnaire_id: Mapped[int | None] = mapped_column(ForeignKey("questionnaires.id"))
    personal_letter_id: Mapped[int | None] = mapped_column(
        ForeignKey("personal_letters.id"), index=True
    )
    owner_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    source: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[str]
    amount: Mapped[Decimal | None] = mapped_column(Numeric(14, 2))
    currency: Mapped[str | None]
    stage: Mapped[str] = mapped_column(server_default=text("'found'"))
    next_step: Mapped[str | None]
    next_on: Mapped[date | None]
    reason: Mapped[str | None]
    created_at: Mapped[Instant]
    closed_at: Mapped[Instant | None]


class Task(Base):
    """Something that a person has to do until a day; `source` as of an opportunity. One that is
    `promised` was promised to the client.

    `stage` counts the reminders given, `next_at` is when the sweep looks at it next.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        Index(
            "ix_tasks_owner_open", "owner_id", "due_on", postgresql_where=text("done_at IS NULL")
        ),
        Index("ix_tasks_next_at", "next_at", postgresql_where=text("done_at IS NULL")),
        Index("ix_tasks_client_id", "client_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"))
    questionnaire_id: Mapped[int | None] = mapped_column(ForeignKey("questionnaires.id"))
    opportunity_id: Mapped[int | None] = mapped_column(ForeignKey("opportunities.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    source: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[str]
    promised: Mapped[bool] = mapped_column(server_default=text("false"))
    due_on: Mapped[date]
    done_at: Mapped[Instant | None]
    stage: Mapped[int] = mapped_column(server_default=text("0"))
    next_at: Mapped[Instant | None]
    created_at: Mapped[Instant]
