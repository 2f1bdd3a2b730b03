"""People whose data were erased at their wish (152-FZ, GDPR 17)."""

from sqlalchemy import ARRAY, BigInteger, ForeignKey, Identity, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, JsonObject, one_of

ERASED_KINDS = ("contact", "client", "employee")


class Erasure(Base):
    """One person's data were erased: when, by whom, how much of what. Append-only.

    `row_id` is his row of contacts, clients or employees, which stays with a name that says so.
    `marks` are hashes of what he was known by, so that the next import of an old table does not
    bring him back, and a letter he never wanted does not go out again.
    """

    __tablename__ = "erasures"
    __table_args__ = (
        one_of("kind", ERASED_KINDS),
        Index("uq_erasures_row", "kind", "row_id", unique=True),
        Index("ix_erasures_marks", "marks", postgresql_using="gin"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[Instant]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    kind: Mapped[str]
    row_id: Mapped[int] = mapped_column(BigInteger)
    marks: Mapped[list[bytes]] = mapped_column(ARRAY(LargeBinary))
    counts: Mapped[JsonObject]
