"""How soon the next message may leave, kept for all replicas together."""

from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant


class Rate(Base):
    """One limit: the whole bot, one chat, one group. See storage.rates for the arithmetic."""

    __tablename__ = "rates"
    # To forget a limit in a crash harms nobody, while writing it to the log would make every
    # sender wait for the disk in turn.
    __table_args__ = {"prefixes": ["UNLOGGED"]}  # noqa: RUF012 - SQLAlchemy wants a plain dict

    key: Mapped[str] = mapped_column(primary_key=True)
    tat: Mapped[Instant]  # theoretical arrival time: the limit is idle again from then on
