"""Versions of forms, responses to them, and answers, saved one by one."""

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, one_of


class FormVersion(Base):
    """A form as it was read from its file. Old responses keep the version they began with.

    `version` is the SHA-256 of the definition, `file_hash` that of the file it was read from
    (none for a form put together from others): an unchanged file need not be read again. The
    version of a name with the latest `imported_at` is the current one.
    """

    __tablename__ = "form_versions"
    __table_args__ = (UniqueConstraint("name", "version"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str]
    version: Mapped[str]
    file_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    definition: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[Instant]
    imported_at: Mapped[Instant | None]


class FormResponse(Base):
    """One person's answers to one form, while it is asked and after it is handed in.

    `purpose` says what handing in does (a new request, a report, a reason to decline …);
    `subject_id` what it is about. Many drafts may be open, one of a person is being asked. A
    paused one goes on later where it stopped (domain 2.10).
    """

    __tablename__ = "form_responses"
    __table_args__ = (
        one_of("state", ("open", "paused", "submitted", "dropped")),
        Index(
            "uq_form_responses_person_asked",
            "person_id",
            unique=True,
            postgresql_where=text("asked AND state = 'open'"),
        ),
        Index(
            "ix_form_responses_person_open",
            "person_id",
            "updated_at",
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_versions.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    purpose: Mapped[str]
    subject_id: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[str]
    asked: Mapped[bool]
    question: Mapped[str | None]
    screen: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    created_at: Mapped[Instant]
    updated_at: Mapped[Instant]
    submitted_at: Mapped[Instant | None]
    revision: Mapped[int] = mapped_column(server_default=text("1"))


class FormAnswer(Base):
    """The present answer to one question, changed by compare-and-set on its revision.

    `message_id` is the message it was written in, if it was: editing the message changes it.
    `known` means that it is from before and still to be confirmed: it answers nothing yet.
    The name of a question of a repeat says which row it is of: `people[2].phone`.
    """

    __tablename__ = "form_answers"
    __table_args__ = (
        Index(
            "ix_form_answers_message_id",
            "message_id",
            postgresql_where=text("message_id IS NOT NULL"),
        ),
    )

    response_id: Mapped[int] = mapped_column(ForeignKey("form_responses.id"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB(none_as_null=True), nullable=True)
    skipped: Mapped[bool] = mapped_column(server_default=text("false"))
    known: Mapped[bool] = mapped_column(server_default=text("false"))
    revision: Mapped[int] = mapped_column(server_default=text("1"))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    answered_at: Mapped[Instant]


class AnswerCorrection(Base):
    """What an answer was before it was corrected after handing in. Append-only (domain 5).

    `value` is the earlier answer; none where there was no answer. Of a phone or a mail it says only
    that there was one: these go with their person's consent, and a row here never does.
    """

    __tablename__ = "answer_corrections"
    __table_args__ = (Index("ix_answer_corrections_response_id", "response_id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("form_responses.id"))
    question: Mapped[str]
    value: Mapped[Any] = mapped_column(JSONB(none_as_null=True), nullable=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    at: Mapped[Instant]
