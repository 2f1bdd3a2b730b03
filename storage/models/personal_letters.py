"""Letters that a person writes to clients nobody works with (domain 4.6)."""

from datetime import date

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, JsonObject, one_of

PERSONAL_LETTER_STATES = ("dealt", "postponed", "sent", "skipped", "withdrawn")


class Novelty(Base):
    """Something new that letters tell of, one in each; offered until its last day."""

    __tablename__ = "novelties"
    __table_args__ = (
        Index("ix_novelties_open", "until_on", postgresql_where=text("withdrawn_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    language: Mapped[str]
    text: Mapped[str]
    until_on: Mapped[date | None]
    author_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    created_at: Mapped[Instant]
    withdrawn_at: Mapped[Instant | None]


class PersonalLetter(Base):
    """A client dealt to a letter writer for a quarter, and what became of his letter.

    A client is dealt once a quarter (`quarter`: its first day). `body_hash` keeps two letters from
    reading the same. `answered_at`, `answer_mail_id`: the first answer of a person; `rep_id` is who
    got it as a task, whose source is `personal_letter:ID`. `ended_at` is when it was sent, skipped
    or withdrawn.
    """

    __tablename__ = "personal_letters"
    __table_args__ = (
        one_of("state", PERSONAL_LETTER_STATES),
        UniqueConstraint("client_id", "quarter"),
        UniqueConstraint("body_hash"),
        CheckConstraint("state <> 'skipped' OR reason IS NOT NULL", name="skipped_with_reason"),
        CheckConstraint("(state = 'sent') = (letter_id IS NOT NULL)", name="sent_by_a_letter"),
        Index(
            "ix_personal_letters_open",
            "writer_id",
            "due_on",
            postgresql_where=text("state IN ('dealt', 'postponed')"),
        ),
        Index("ix_personal_letters_writer_id_dealt_on", "writer_id", "dealt_on"),
        Index("ix_personal_letters_quarter_state", "quarter", "state"),
        Index("ix_personal_letters_thread_id", "thread_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    address: Mapped[str]
    language: Mapped[str]
    quarter: Mapped[date]
    writer_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    state: Mapped[str]
    dealt_on: Mapped[date]
    due_on: Mapped[date]
    subject: Mapped[str]
    body: Mapped[str]
    body_hash: Mapped[bytes] = mapped_column(LargeBinary)
    edited: Mapped[bool] = mapped_column(server_default=text("false"))
    history: Mapped[JsonObject] = mapped_column(server_default=text("'{}'::jsonb"))
    novelty_id: Mapped[int | None] = mapped_column(ForeignKey("novelties.id"))
    reason: Mapped[str | None]
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("mail_threads.id"))
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"), unique=True)
    ended_at: Mapped[Instant | None]
    answered_at: Mapped[Instant | None]
    answer_mail_id: Mapped[int | None] = mapped_column(ForeignKey("mails.id"))
    rep_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    created_at: Mapped[Instant]
    revision: Mapped[int] = mapped_column(server_default=text("1"))
