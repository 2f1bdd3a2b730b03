"""The register: one line for each change of hands, append-only, chained by hash (domain 1.3)."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, one_of

LINE_KINDS = ("handed", "moved", "done", "confirmed", "returned", "cancelled")


class RegisterLine(Base):
    """A signed change of hands. Holds ids only, so a person can be erased without touching it.

    The giver's half of the signature was made when the handoff was offered, the receiver's when
    he accepted; lines of completion carry the signature of one person.
    """

    __tablename__ = "register_lines"
    __table_args__ = (
        one_of("kind", LINE_KINDS),
        UniqueConstraint("request_id", "line_no"),
        Index("ix_register_lines_recorded_at", "recorded_at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id"))
    line_no: Mapped[int]
    kind: Mapped[str]
    handoff_id: Mapped[int | None] = mapped_column(ForeignKey("handoffs.id"))
    giver_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    giver_at: Mapped[Instant]
    giver_evidence: Mapped[dict[str, Any]] = mapped_column(JSONB)
    receiver_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    receiver_at: Mapped[Instant | None]
    receiver_evidence: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    by_order_of_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    recorded_at: Mapped[Instant]
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class RegisterSeal(Base):
    """The daily seal over all chains: whoever cuts the end of a chain breaks the seal."""

    __tablename__ = "register_seals"

    day: Mapped[date] = mapped_column(primary_key=True)
    last_line_id: Mapped[int] = mapped_column(BigInteger)
    line_count: Mapped[int] = mapped_column(BigInteger)
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_at: Mapped[Instant]
