"""Clients, the people who work there, what they ordered, and who serves them (domain 4)."""

from datetime import date
from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
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
from storage.folding import folding, folding_company

TEAM_PARTS = ("manager", "vip_rep", "service", "coordinator", "letters")
VIEW_WAYS = ("bot", "inline", "mail", "shell", "export")


class Client(Base):
    """A company served by the desk. Found again at import by tax number or external id.

    `name_key` is the name as it is searched, in one spelling for all (see `storage.folding`);
    `search` what else the client itself is found by. People are searched in their own table. A
    trigram index serves a search by any part (domain 4.2), two ordinary ones that by a beginning.

    A prospective client is one that was named by another (`referred_by_id`, `introduction`
    promised or not, domain 2.16). `contract` holds facts of his contract by name, for thresholds
    of questionnaires; `segment` is A for those who give 80 % of the income, `monthly` marks the
    most valuable of them (domain 2.17). `place` is the town or district, for reps who travel.
    `letters_stopped_at` is when he said that he wants no personal letters any more: for ever
    (domain 4.6).
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
            "name_key",
            "search",
            postgresql_using="gin",
            postgresql_ops={"name_key": "gin_trgm_ops", "search": "gin_trgm_ops"},
        ),
        Index("ix_clients_name_key", "name_key"),
        Index("ix_clients_manager_id_name_key", "manager_id", "name_key"),
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
    letters_stopped_at: Mapped[Instant | None]
    created_at: Mapped[Instant]
    updated_at: Mapped[Instant]
    name_key: Mapped[str] = mapped_column(
        Text(collation="C"), Computed(folding_company("name"), persisted=True)
    )
    search: Mapped[str] = mapped_column(
        Computed(
            "translate(lower(coalesce(tax_number, '') || ' ' || coalesce(external_id, '') || ' '"
            " || coalesce(phone, '') || ' ' || coalesce(email, '') || ' '"
            " || coalesce(address, '')), 'ё', 'е')",
            persisted=True,
        )
    )


class Contact(Base):
    """A person at a client. One who left is marked as gone, never deleted (domain 2.8).

    `consent_at` is when he was told that his data are kept, and had nothing against it; without
    it a questionnaire stores neither phone nor mail of his. `roles` are his parts in a decision,
    by the names of the form's choices. `erased_at` is when his data were erased at his wish: what
    is left is a name that says so. `name_key` and `search` as of a client.
    """

    __tablename__ = "contacts"
    __table_args__ = (
        Index("uq_contacts_client_name", "client_id", text("lower(name)"), unique=True),
        Index("ix_contacts_email", text("lower(email)")),
        Index(
            "ix_contacts_search",
            "name_key",
            "search",
            postgresql_using="gin",
            postgresql_ops={"name_key": "gin_trgm_ops", "search": "gin_trgm_ops"},
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
    erased_at: Mapped[Instant | None]
    created_at: Mapped[Instant]
    updated_at: Mapped[Instant]
    name_key: Mapped[str] = mapped_column(
        Text(collation="C"), Computed(folding("name"), persisted=True)
    )
    search: Mapped[str] = mapped_column(
        Computed("lower(coalesce(phone, '') || ' ' || coalesce(email, ''))", persisted=True)
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


class ClientMember(Base):
    """Somebody of the team that serves a client, since when and until when (domain 4.3).

    One person has a part at a time. The row of the account manager follows `clients.manager_id`
    by a trigger, whoever writes that.
    """

    __tablename__ = "client_members"
    __table_args__ = (
        one_of("part", TEAM_PARTS),
        CheckConstraint("until >= since", name="times_in_order"),
        Index(
            "uq_client_members_part",
            "client_id",
            "part",
            unique=True,
            postgresql_where=text("until IS NULL"),
        ),
        Index(
            "ix_client_members_employee_id", "employee_id", postgresql_where=text("until IS NULL")
        ),
        Index("ix_client_members_client_id", "client_id", "since"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    part: Mapped[str]
    since: Mapped[Instant]
    until: Mapped[Instant | None]


class ClientNote(Base):
    """What somebody wrote down about a client, typed or dictated (`response_id` has the voice)."""

    __tablename__ = "client_notes"
    __table_args__ = (Index("ix_client_notes_client_id", "client_id", "at"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    text: Mapped[str]
    response_id: Mapped[int | None] = mapped_column(ForeignKey("form_responses.id"), unique=True)
    at: Mapped[Instant]


class DossierView(Base):
    """Somebody looked at a client's dossier, or took it along. Append-only (domain 4.3)."""

    __tablename__ = "dossier_views"
    __table_args__ = (
        one_of("way", VIEW_WAYS),
        Index("ix_dossier_views_employee_id_at", "employee_id", "at"),
        Index("ix_dossier_views_client_id_at", "client_id", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    way: Mapped[str]
    at: Mapped[Instant]
