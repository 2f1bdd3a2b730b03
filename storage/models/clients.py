"""Clients, the people who work there, and what they ordered."""

from datetime import date
from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    Computed,
    ForeignKey,
    Identity,
    Index,
    Numeric,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, JsonObject, one_of


class Client(Base):
    """A company served by the desk. Found again at import by tax number or external id.

    `search` holds what the client itself is found by; people and their contacts are searched
    in their own table. Trigram indexes serve a search by any part (domain 4.2).

    A prospective client is one that was named by another (`referred_by_id`, `introduction`
    promised or not, domain 2.16). `contract` holds facts of his contract by name, for thresholds
    of questionnaires; `segment` is A for those who give 80 % of the income, `monthly` marks the
    most valuable of them (domain 2.17). `place` is the town or district, for reps who travel.
    """

    __tablename__ = "clients"
    __table_args__ = (
        one_of("standing", ("active", "prospective")),
        one_of("segment", ("A", "B", "C")),
        one_of("introduction", ("in_person", "by_name", "no")),
        Index("uq_clients_tax_number", "tax_number", unique=True),
        Index("uq_clients_external_id", "external_id", unique=True),
        Index(
            "ix_clients_search",
            "search",
            postgresql_using="gin",
            postgresql_ops={"search": "gin_trgm_ops"},
        ),
        Index("ix_clients_manager_id", "manager_id"),
        Index("ix_clients_email", text("lower(email)")),
        Index("ix_clients_segment", "segment"),
        Index(
            "ix_clients_referred_by_id",
            "referred_by_id",
            postgresql_where=text("referred_by_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str]
    standing: Mapped[str] = mapped_column(server_default=text("'active'"))
    corporate: Mapped[bool] = mapped_column(server_default=text("true"))
    place: Mapped[str | None]
    segment: Mapped[str | None]
    segment_set_at: Mapped[Instant | None]
    monthly: Mapped[bool] = mapped_column(server_default=text("false"))
    contract: Mapped[JsonObject] = mapped_column(server_default=text("'{}'::jsonb"))
    referred_by_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"))
    introduction: Mapped[str | None]
    tax_number: Mapped[str | None]
    external_id: Mapped[str | None]
    address: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    language: Mapped[str]
    time_zone: Mapped[str | None]
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    note: Mapped[str | None]
    created_at: Mapped[Instant]
    updated_at: Mapped[Instant]
    search: Mapped[str] = mapped_column(
        Computed(
            "lower(name || ' ' || coalesce(tax_number, '') || ' ' || coalesce(phone, '')"
            " || ' ' || coalesce(email, '') || ' ' || coalesce(address, ''))",
            persisted=True,
        )
    )


class Contact(Base):
    """A person at a client. One who left is marked as gone, never deleted (domain 2.8).

    `consent_at` is when he was told that his data are kept, and had nothing against it; without
    it a questionnaire stores neither phone nor mail of his. `roles` are his parts in a decision,
    by the names of the form's choices.
    """

    __tablename__ = "contacts"
    __table_args__ = (
        Index("uq_contacts_client_name", "client_id", text("lower(name)"), unique=True),
        Index("ix_contacts_email", text("lower(email)")),
        Index(
            "ix_contacts_search",
            "search",
            postgresql_using="gin",
            postgresql_ops={"search": "gin_trgm_ops"},
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    name: Mapped[str]
    position: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    roles: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    consent_at: Mapped[Instant | None]
    gone_at: Mapped[Instant | None]
    created_at: Mapped[Instant]
    updated_at: Mapped[Instant]
    search: Mapped[str] = mapped_column(
        Computed(
            "lower(name || ' ' || coalesce(phone, '') || ' ' || coalesce(email, ''))",
            persisted=True,
        )
    )


class Order(Base):
    """What a client bought; letters and the dossier speak of it."""

    __tablename__ = "orders"
    __table_args__ = (
        Index("uq_orders_external_id", "external_id", unique=True),
        Index("ix_orders_client_id_ordered_on", "client_id", "ordered_on"),
        one_of("currency", ("RUB", "USD", "EUR", "CNY", "KZT", "BYN")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    external_id: Mapped[str]
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    ordered_on: Mapped[date]
    amount: Mapped[Decimal] = mapped_column(Numeric(14, 2))
    currency: Mapped[str]
    title: Mapped[str]
    created_at: Mapped[Instant]
    updated_at: Mapped[Instant]
