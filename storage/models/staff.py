"""Employees, the accounts they act through, invitations, and the audit of administrators' acts."""

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, LargeBinary, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, one_of

ROLES = (
    "rep",
    "technician",
    "service_lead",
    "programme_head",
    "coordinator",
    "letter_writer",
    "director",
    "admin",
)


class Employee(Base):
    """A person of the company. Never deleted: register lines hold his id (domain 1.3).

    `sells` is his part where winning clients and developing them are two people's work (domain 4):
    `wins` new ones, `develops` those won. `erased_at` is when the data of somebody who left were
    erased at his wish: what is left is a name that says so.
    """

    __tablename__ = "employees"
    __table_args__ = (
        one_of("role", ROLES),
        one_of("sells", ("wins", "develops")),
        one_of("notices_by", ("telegram", "mail")),
        one_of("digest_by", ("telegram", "mail", "both", "none")),
        Index("uq_employees_name_active", "name", unique=True, postgresql_where=text("active")),
        Index("ix_employees_department", "department", postgresql_where=text("active")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    department: Mapped[str | None]
    sells: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    language: Mapped[str]
    time_zone: Mapped[str]
    notices_by: Mapped[str] = mapped_column(server_default="telegram")
    digest_by: Mapped[str | None]  # his own choice; without it, that of his role
    active: Mapped[bool] = mapped_column(server_default=text("true"))
    dismissed_at: Mapped[Instant | None]
    erased_at: Mapped[Instant | None]
    created_at: Mapped[Instant]


class Account(Base):
    """Where a person is reached and recognised: a channel and his id there.

    One live account a person and channel: a new invitation revokes the old one (lost phone).
    """

    __tablename__ = "accounts"
    __table_args__ = (
        Index(
            "uq_accounts_channel_external_live",
            "channel",
            "external_id",
            unique=True,
            postgresql_where=text("revoked_at IS NULL"),
        ),
        Index(
            "uq_accounts_employee_channel_live",
            "employee_id",
            "channel",
            unique=True,
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    channel: Mapped[str]
    external_id: Mapped[str]
    created_at: Mapped[Instant]
    revoked_at: Mapped[Instant | None]
    unreachable_since: Mapped[Instant | None]


class Invitation(Base):
    """A single-use, expiring way in. Only the hash of its token is kept."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_at: Mapped[Instant | None]
    revoked_at: Mapped[Instant | None]
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))


class AuditLine(Base):
    """Who did what to people and data. Append-only (trigger)."""

    __tablename__ = "audit_lines"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[Instant] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    channel: Mapped[str]
    act: Mapped[str]
    subject: Mapped[str | None]
    data: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))


class ChatMigration(Base):
    """A group that became a supergroup: company.toml keeps the old id, messages go to the new."""

    __tablename__ = "chat_migrations"

    old_chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    new_chat_id: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[Instant]
