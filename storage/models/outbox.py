"""Work that waits: everything that is to leave the house, or to be done after the commit."""

from sqlalchemy import BigInteger, CheckConstraint, Identity, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, JsonObject, one_of

QUEUED = "queued"
LEASED = "leased"
SENT = "sent"
UNKNOWN = "unknown"
DEAD = "dead"
DROPPED = "dropped"
STATES = (QUEUED, LEASED, SENT, UNKNOWN, DEAD, DROPPED)


class OutboxRow(Base):
    """One job, written in the transaction that decided on it.

    queued → leased → sent, or back to queued after a failure, or dead after too many. ``unknown``
    means it may or may not have left the house; ``dropped`` means a person gave it up.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        one_of("state", STATES),
        CheckConstraint(
            "(state = 'leased') = (worker IS NOT NULL AND lease_until IS NOT NULL)",
            name="lease_complete",
        ),
        CheckConstraint(
            "(state IN ('queued', 'leased')) = (finished_at IS NULL)", name="finished_complete"
        ),
        Index(
            "ix_outbox_due",
            "kind",
            "next_attempt_at",
            "id",
            postgresql_where=text("state = 'queued'"),
        ),
        Index(
            "ix_outbox_lane",
            "recipient",
            "id",
            postgresql_where=text("state IN ('queued', 'leased')"),
        ),
        Index("ix_outbox_leased", "lease_until", postgresql_where=text("state = 'leased'")),
        Index("ix_outbox_subject", "subject", "id", postgresql_where=text("subject IS NOT NULL")),
        Index("ix_outbox_dead", "id", postgresql_where=text("state IN ('dead', 'unknown')")),
        # The same key is never queued twice. Most rows have none, and every tap writes some.
        Index("uq_outbox_key", "key", unique=True, postgresql_where=text("key IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str]  # which handler does it: 'telegram', 'letter', 'document'…
    recipient: Mapped[str]  # the lane, e.g. 'tg:12345': one row of a lane at a time, in id order
    subject: Mapped[str | None]  # what it is about, e.g. 'handoff:12', to find and redraw it
    payload: Mapped[JsonObject]
    key: Mapped[str | None]
    state: Mapped[str] = mapped_column(server_default=QUEUED)
    attempts: Mapped[int] = mapped_column(server_default="0")  # starts, this one included
    next_attempt_at: Mapped[Instant] = mapped_column(server_default=func.now())
    lease_until: Mapped[Instant | None]
    worker: Mapped[int | None]  # number of the worker that has it in hand
    created_at: Mapped[Instant] = mapped_column(server_default=func.now())
    finished_at: Mapped[Instant | None]
    last_error: Mapped[str | None]  # a code or the name of an exception, never anybody's words
    result: Mapped[JsonObject | None]  # what the other side answered, e.g. a message id
