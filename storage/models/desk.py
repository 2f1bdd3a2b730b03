"""What the desk keeps about its own running: updates taken, effects done, the sandbox's clock."""

from datetime import timedelta
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, Interval, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, one_of


class TelegramUpdate(Base):
    """An update taken in, under the key that makes a redelivery harmless.

    Kept three days (Telegram restarts its counting after an idle week). The payload is kept only
    of one that failed, so that it can be looked at and tried again.
    """

    __tablename__ = "telegram_updates"
    __table_args__ = (
        one_of("state", ("done", "failed", "aside")),
        Index("ix_telegram_updates_received_at", "received_at"),
        Index("ix_telegram_updates_aside", "update_id", postgresql_where=text("state <> 'done'")),
    )

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    received_at: Mapped[Instant]
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(server_default=text("1"))
    error: Mapped[str | None]
    payload: Mapped[dict[str, Any] | None] = mapped_column(JSONB)


class Effect(Base):
    """A thing a sweep did, under a unique key: it is never done twice, nor lost."""

    __tablename__ = "effects"

    key: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[Instant]


class ClockOffset(Base):
    """How far the sandbox has moved the clock of this desk. Empty outside the sandbox."""

    __tablename__ = "clock_offset"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    moved_by: Mapped[timedelta] = mapped_column("moved_by", Interval)
