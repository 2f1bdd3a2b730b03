"""How soon the next message may leave, kept for all replicas together."""

from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant


class Rate(Base):
    """One limit: the whole bot, one chat, one group. See storage.rates for the arithmetic."""

    __tablename__ = "rates"

    key: Mapped[str] = mapped_column(primary_key=True)
    tat: Mapped[Instant]  # theoretical arrival time: the limit is idle again from then on
