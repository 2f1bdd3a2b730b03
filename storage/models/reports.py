"""Digests that went out, decisions of the weekly meeting, measures against bottlenecks."""

from datetime import date
from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    Numeric,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, JsonObject, one_of

REPORT_KINDS = ("daily", "morning", "weekly")
DIGEST_WAYS = ("telegram", "mail", "both", "none")
DECISION_STATES = ("open", "kept", "broken")
BOTTLENECKS = ("category", "root_cause", "place", "product")
MEASURE_STATES = ("planned", "done", "dropped")


class Report(Base):
    """One digest or weekly pack for one reader: exactly one a day, whatever crashes.

    `facts` are what it was made of at its hour; it is drawn from them, in the reader's language.
    """

    __tablename__ = "reports"
    __table_args__ = (
        one_of("kind", REPORT_KINDS),
        UniqueConstraint("kind", "employee_id", "day"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str]
    day: Mapped[date]  # of the weekly pack: the Monday of its week
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    facts: Mapped[JsonObject]
    made_at: Mapped[Instant]


class Decision(Base):
    """A decision of the weekly meeting: who does what until when; it comes back next week."""

    __tablename__ = "decisions"
    __table_args__ = (
        one_of("state", DECISION_STATES),
        CheckConstraint("(state = 'open') = (closed_at IS NULL)", name="closed"),
        Index("ix_decisions_open", "due_on", postgresql_where=text("state = 'open'")),
        Index("ix_decisions_week", "week"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    week: Mapped[date]
    words: Mapped[str]
    responsible_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    due_on: Mapped[date]
    author_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    state: Mapped[str] = mapped_column(server_default=text("'open'"))
    made_at: Mapped[Instant]
    closed_at: Mapped[Instant | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    result: Mapped[str | None]


class Measure(Base):
    """What is done against a bottleneck, what it costs, and later what it brought (domain 2.21).

    `value` is which category, root cause, place or product; capital letters do not matter.
    """

    __tablename__ = "measures"
    __table_args__ = (
        one_of("dimension", BOTTLENECKS),
        one_of("state", MEASURE_STATES),
        one_of("currency", ("RUB", "USD", "EUR", "CNY", "KZT", "BYN")),
        CheckConstraint("cost >= 0", name="cost_not_negative"),
        Index("ix_measures_bottleneck", "dimension", text("lower(value)")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    dimension: Mapped[str]
    value: Mapped[str]
    what: Mapped[str]
    cost: Mapped[Decimal | None] = mapped_column(Numeric(14, 2))
    brought: Mapped[Decimal | None] = mapped_column(Numeric(14, 2))
    currency: Mapped[str]
    brought_words: Mapped[str | None]
    due_on: Mapped[date]
    owner_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    state: Mapped[str] = mapped_column(server_default=text("'planned'"))
    created_at: Mapped[Instant]
    done_at: Mapped[Instant | None]
