"""The desk opens: staff, clients, forms, requests, the register, the outbox.

The register and the audit are append-only here, whatever the code above does (domain 1.3).
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001_initial"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


APPEND_ONLY = (
    "register_lines",
    "register_seals",
    "audit_lines",
    "request_events",
    "ticket_events",
    "assignments",
    "answer_corrections",
    "dossier_views",
    "erasures",
)
NUMBERS = ("request_numbers", "questionnaire_numbers", "ticket_numbers")


def upgrade() -> None:
    for extension in ("pg_trgm", "unaccent"):
        op.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
    for numbers in NUMBERS:
        op.execute(sa.schema.CreateSequence(sa.Sequence(numbers)))
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
    )
    op.create_table(
        "chat_migrations",
        sa.Column("old_chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("new_chat_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("old_chat_id", name=op.f("pk_chat_migrations")),
    )
    op.create_table(
        "clock_offset",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("moved_by", sa.Interval(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_clock_offset_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_offset")),
    )
    op.create_table(
        "effects",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_effects")),
    )
    op.create_table(
        "employees",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("sells", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("notices_by", sa.Text(), server_default="telegram", nullable=False),
        sa.Column("digest_by", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "digest_by IN ('telegram', 'mail', 'both', 'none')",
            name=op.f("ck_employees_digest_by_known"),
        ),
        sa.CheckConstraint(
            "notices_by IN ('telegram', 'mail')", name=op.f("ck_employees_notices_by_known")
        ),
        sa.CheckConstraint(
            "role IN ('rep', 'technician', 'service_lead', 'programme_head', 'coordinator', 'letter_writer', 'director', 'admin')",
            name=op.f("ck_employees_role_known"),
        ),
        sa.CheckConstraint("sells IN ('wins', 'develops')", name=op.f("ck_employees_sells_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employees")),
    )
    op.create_index(
        "ix_employees_department",
        "employees",
        ["department"],
        unique=False,
        postgresql_where=sa.text("active"),
    )
    op.create_index(
        "uq_employees_name_active",
        "employees",
        ["name"],
        unique=True,
        postgresql_where=sa.text("active"),
    )
    op.create_table(
        "form_versions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("file_hash", sa.LargeBinary(), nullable=True),
        sa.Column("definition", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_versions")),
        sa.UniqueConstraint("name", "version", name=op.f("uq_form_versions_name_version")),
    )
    op.create_table(
        "mail_addresses",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("bounced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bounce_status", sa.Text(), nullable=True),
        sa.Column("opted_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_mail_addresses")),
    )
    op.create_table(
        "mail_relays",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("alarmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_mail_relays")),
    )
    op.create_table(
        "mailboxes",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=True),
        sa.Column("last_uid", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("swept_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("alarmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_mailboxes")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), server_default="queued", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "next_attempt_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("worker", sa.Integer(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("result", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "(state = 'leased') = (worker IS NOT NULL AND lease_until IS NOT NULL)",
            name=op.f("ck_outbox_lease_complete"),
        ),
        sa.CheckConstraint(
            "(state IN ('queued', 'leased')) = (finished_at IS NULL)",
            name=op.f("ck_outbox_finished_complete"),
        ),
        sa.CheckConstraint(
            "state IN ('queued', 'leased', 'sent', 'unknown', 'dead', 'dropped')",
            name=op.f("ck_outbox_state_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(
        "ix_outbox_dead",
        "outbox",
        ["id"],
        unique=False,
        postgresql_where=sa.text("state IN ('dead', 'unknown')"),
    )
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["kind", "next_attempt_at", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'queued'"),
    )
    op.create_index(
        "ix_outbox_lane",
        "outbox",
        ["recipient", "id"],
        unique=False,
        postgresql_where=sa.text("state IN ('queued', 'leased')"),
    )
    op.create_index(
        "ix_outbox_leased",
        "outbox",
        ["lease_until"],
        unique=False,
        postgresql_where=sa.text("state = 'leased'"),
    )
    op.create_index(
        "ix_outbox_subject",
        "outbox",
        ["subject", "id"],
        unique=False,
        postgresql_where=sa.text("subject IS NOT NULL"),
    )
    op.create_index(
        "uq_outbox_key",
        "outbox",
        ["key"],
        unique=True,
        postgresql_where=sa.text("key IS NOT NULL"),
    )
    op.create_table(
        "rates",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("tat", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rates")),
        prefixes=["UNLOGGED"],
    )
    op.create_table(
        "register_seals",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last_line_id", sa.BigInteger(), nullable=False),
        sa.Column("line_count", sa.BigInteger(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_register_seals")),
    )
    op.create_table(
        "telegram_updates",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "state IN ('done', 'failed', 'aside')", name=op.f("ck_telegram_updates_state_known")
        ),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name=op.f("pk_telegram_updates")),
    )
    op.create_index(
        "ix_telegram_updates_aside",
        "telegram_updates",
        ["update_id"],
        unique=False,
        postgresql_where=sa.text("state <> 'done'"),
    )
    op.create_index(
        "ix_telegram_updates_received_at", "telegram_updates", ["received_at"], unique=False
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unreachable_since", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_accounts_employee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
    )
    op.create_index(
        "uq_accounts_channel_external_live",
        "accounts",
        ["channel", "external_id"],
        unique=True,
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_index(
        "uq_accounts_employee_channel_live",
        "accounts",
        ["employee_id", "channel"],
        unique=True,
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "audit_lines",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column(
            "data",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["employees.id"], name=op.f("fk_audit_lines_actor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_lines")),
    )
    op.create_index(op.f("ix_audit_lines_at"), "audit_lines", ["at"], unique=False)
    op.create_table(
        "campaigns",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("head_id", sa.BigInteger(), nullable=False),
        sa.Column("form_version_id", sa.BigInteger(), nullable=False),
        sa.Column("made_from_id", sa.BigInteger(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column(
            "filter",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('planned', 'running', 'ended')", name=op.f("ck_campaigns_state_known")
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_campaigns_dates_in_order")),
        sa.ForeignKeyConstraint(
            ["form_version_id"], ["form_versions.id"], name=op.f("fk_campaigns_form_version_id")
        ),
        sa.ForeignKeyConstraint(["head_id"], ["employees.id"], name=op.f("fk_campaigns_head_id")),
        sa.ForeignKeyConstraint(
            ["made_from_id"], ["campaigns.id"], name=op.f("fk_campaigns_made_from_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
    )
    op.create_index(
        "uq_campaigns_name", "campaigns", [sa.literal_column("lower(name)")], unique=True
    )
    op.create_table(
        "clients",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), server_default=sa.text("'active'"), nullable=False),
        sa.Column("corporate", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("segment", sa.Text(), nullable=True),
        sa.Column("segment_set_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("monthly", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "contract",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("referred_by_id", sa.BigInteger(), nullable=True),
        sa.Column("introduction", sa.Text(), nullable=True),
        sa.Column("tax_number", sa.Text(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("manager_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("letters_stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "name_key",
            sa.Text(collation="C"),
            sa.Computed(
                "regexp_replace(replace(replace(replace(' ' || regexp_replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(translate(lower(name), 'оеаинтсрвлкмдпуыйгзбхэфё «»\"-.,()/&+№cqwyіїєґўәғқңөұүһäöüéèáíóñçøåãšłćčęěřýżźьъ''’`', 'oeaintsrvlkmdpuiigzbhefe             kkviiieguagknouuhaoueeaionkoaaslkkeerizz'), 'ж', 'zh'), 'ц', 'ts'), 'ч', 'kh'), 'ш', 'sh'), 'щ', 'sh'), 'ю', 'iu'), 'я', 'ia'), 'x', 'ks'), 'j', 'zh'), 'ž', 'zh'), 'ß', 's'), 'ii', 'i'), 'ii', 'i'), 'bb', 'b'), 'dd', 'd'), 'ff', 'f'), 'gg', 'g'), 'kk', 'k'), 'll', 'l'), 'mm', 'm'), 'nn', 'n'), 'pp', 'p'), 'rr', 'r'), 'ss', 's'), 'tt', 't'), 'vv', 'v'), 'zz', 'z'), '[^[:alnum:] ]', ' ', 'g') || ' ', ' ', ' |'), '| ', ''), '|', ''), '^(?: ao| gmbh| ink| ip| khp| lk| ltd| nao| oao| ooo| pao| too| zao)+ |(?: ao| gmbh| ink| ip| khp| lk| ltd| nao| oao| ooo| pao| too| zao)+ $', ' ', 'g')",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "search",
            sa.Text(),
            sa.Computed(
                "translate(lower(coalesce(tax_number, '') || ' ' || coalesce(external_id, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(email, '') || ' ' || coalesce(address, '')), 'ё', 'е')",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "introduction IN ('in_person', 'by_name', 'no')",
            name=op.f("ck_clients_introduction_known"),
        ),
        sa.CheckConstraint("segment IN ('A', 'B', 'C')", name=op.f("ck_clients_segment_known")),
        sa.CheckConstraint(
            "standing IN ('active', 'prospective')", name=op.f("ck_clients_standing_known")
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["employees.id"], name=op.f("fk_clients_manager_id")
        ),
        sa.ForeignKeyConstraint(
            ["referred_by_id"], ["clients.id"], name=op.f("fk_clients_referred_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
    )
    op.create_index(
        "ix_clients_email", "clients", [sa.literal_column("lower(email)")], unique=False
    )
    op.create_index(
        "ix_clients_manager_id_name_key", "clients", ["manager_id", "name_key"], unique=False
    )
    op.create_index("ix_clients_name_key", "clients", ["name_key"], unique=False)
    op.create_index(
        "ix_clients_referred_by_id",
        "clients",
        ["referred_by_id"],
        unique=False,
        postgresql_where=sa.text("referred_by_id IS NOT NULL"),
    )
    op.create_index(
        "ix_clients_search",
        "clients",
        ["name_key", "search"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"name_key": "gin_trgm_ops", "search": "gin_trgm_ops"},
    )
    op.create_index("ix_clients_segment", "clients", ["segment"], unique=False)
    op.create_index("uq_clients_external_id", "clients", ["external_id"], unique=True)
    op.create_index("uq_clients_tax_number", "clients", ["tax_number"], unique=True)
    op.create_table(
        "decisions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("responsible_id", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'open'"), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state = 'open') = (closed_at IS NULL)", name=op.f("ck_decisions_closed")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'kept', 'broken')", name=op.f("ck_decisions_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["employees.id"], name=op.f("fk_decisions_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["employees.id"], name=op.f("fk_decisions_closed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["responsible_id"], ["employees.id"], name=op.f("fk_decisions_responsible_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(
        "ix_decisions_open",
        "decisions",
        ["due_on"],
        unique=False,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index("ix_decisions_week", "decisions", ["week"], unique=False)
    op.create_table(
        "erasures",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row_id", sa.BigInteger(), nullable=False),
        sa.Column("marks", sa.ARRAY(sa.LargeBinary()), nullable=False),
        sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint(
            "kind IN ('contact', 'client', 'employee')", name=op.f("ck_erasures_kind_known")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["employees.id"], name=op.f("fk_erasures_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_index(
        "ix_erasures_marks", "erasures", ["marks"], unique=False, postgresql_using="gin"
    )
    op.create_index("uq_erasures_row", "erasures", ["kind", "row_id"], unique=True)
    op.create_table(
        "form_responses",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("form_version_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("question", sa.Text(), nullable=True),
        sa.Column(
            "screen",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'paused', 'submitted', 'dropped')",
            name=op.f("ck_form_responses_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["form_version_id"],
            ["form_versions.id"],
            name=op.f("fk_form_responses_form_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["employees.id"], name=op.f("fk_form_responses_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_responses")),
    )
    op.create_index(
        "ix_form_responses_person_open",
        "form_responses",
        ["person_id", "updated_at"],
        unique=False,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "uq_form_responses_person_asked",
        "form_responses",
        ["person_id"],
        unique=True,
        postgresql_where=sa.text("asked AND state = 'open'"),
    )
    op.create_table(
        "handovers",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("clients_told", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "plan",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.BigInteger(), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "(kind = 'leave') = (until_on IS NOT NULL)", name=op.f("ck_handovers_leave_has_an_end")
        ),
        sa.CheckConstraint("kind IN ('leave', 'dismissal')", name=op.f("ck_handovers_kind_known")),
        sa.CheckConstraint(
            "state IN ('planned', 'active', 'ended', 'undone', 'cancelled')",
            name=op.f("ck_handovers_state_known"),
        ),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_handovers_days_in_order")),
        sa.ForeignKeyConstraint(["by_id"], ["employees.id"], name=op.f("fk_handovers_by_id")),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["employees.id"], name=op.f("fk_handovers_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["employees.id"], name=op.f("fk_handovers_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
    )
    op.create_index(
        "ix_handovers_next_at",
        "handovers",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('planned', 'active')"),
    )
    op.create_index(
        "uq_handovers_person_live",
        "handovers",
        ["person_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('planned', 'active')"),
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("invited_by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_invitations_employee_id")
        ),
        sa.ForeignKeyConstraint(
            ["invited_by_id"], ["employees.id"], name=op.f("fk_invitations_invited_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    op.create_index(
        op.f("ix_invitations_employee_id"), "invitations", ["employee_id"], unique=False
    )
    op.create_table(
        "measures",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("dimension", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("cost", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("brought", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("brought_words", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'planned'"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "currency IN ('RUB', 'USD', 'EUR', 'CNY', 'KZT', 'BYN')",
            name=op.f("ck_measures_currency_known"),
        ),
        sa.CheckConstraint(
            "dimension IN ('category', 'root_cause', 'place', 'product')",
            name=op.f("ck_measures_dimension_known"),
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'done', 'dropped')", name=op.f("ck_measures_state_known")
        ),
        sa.CheckConstraint("cost >= 0", name=op.f("ck_measures_cost_not_negative")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["employees.id"], name=op.f("fk_measures_author_id")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["employees.id"], name=op.f("fk_measures_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measures")),
    )
    op.create_index(
        "ix_measures_bottleneck",
        "measures",
        ["dimension", sa.literal_column("lower(value)")],
        unique=False,
    )
    op.create_table(
        "novelties",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["employees.id"], name=op.f("fk_novelties_author_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_novelties")),
    )
    op.create_index(
        "ix_novelties_open",
        "novelties",
        ["until_on"],
        unique=False,
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('daily', 'morning', 'weekly')", name=op.f("ck_reports_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_reports_employee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint(
            "kind", "employee_id", "day", name=op.f("uq_reports_kind_employee_id_day")
        ),
    )
    op.create_table(
        "answer_corrections",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("response_id", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column(
            "value", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["employees.id"], name=op.f("fk_answer_corrections_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["form_responses.id"], name=op.f("fk_answer_corrections_response_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_corrections")),
    )
    op.create_index(
        "ix_answer_corrections_response_id", "answer_corrections", ["response_id"], unique=False
    )
    op.create_table(
        "campaign_clients",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("campaign_id", sa.BigInteger(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("rep_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), server_default=sa.text("'open'"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("refusal_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("worked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_call_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_call_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("calls", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'handed_in', 'paused', 'refused', 'removed')",
            name=op.f("ck_campaign_clients_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_campaign_clients_campaign_id")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_campaign_clients_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["employees.id"], name=op.f("fk_campaign_clients_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["employees.id"], name=op.f("fk_campaign_clients_rep_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_clients")),
        sa.UniqueConstraint(
            "campaign_id", "client_id", name=op.f("uq_campaign_clients_campaign_id_client_id")
        ),
    )
    op.create_index(
        "ix_campaign_clients_campaign_rep_state",
        "campaign_clients",
        ["campaign_id", "rep_id", "state"],
        unique=False,
    )
    op.create_index(
        "ix_campaign_clients_client_id", "campaign_clients", ["client_id"], unique=False
    )
    op.create_index(
        "ix_campaign_clients_refusals",
        "campaign_clients",
        ["campaign_id", "rep_id"],
        unique=False,
        postgresql_where=sa.text("refusal_asked_at IS NOT NULL"),
    )
    op.create_index(
        "ix_campaign_clients_to_call",
        "campaign_clients",
        ["rep_id", "next_call_at", "last_call_at"],
        unique=False,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "ix_campaign_clients_untouched",
        "campaign_clients",
        ["campaign_id", "rep_id"],
        unique=False,
        postgresql_where=sa.text("state = 'open' AND last_call_at IS NULL"),
    )
    op.create_index(
        "ix_campaign_clients_worked",
        "campaign_clients",
        ["campaign_id", "worked_at"],
        unique=False,
        postgresql_include=["state"],
        postgresql_where=sa.text("worked_at IS NOT NULL"),
    )
    op.create_table(
        "campaign_reps",
        sa.Column("campaign_id", sa.BigInteger(), nullable=False),
        sa.Column("rep_id", sa.BigInteger(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("norm", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "mode IN ('full_time', 'parallel')", name=op.f("ck_campaign_reps_mode_known")
        ),
        sa.CheckConstraint("norm > 0", name=op.f("ck_campaign_reps_norm_positive")),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_campaign_reps_campaign_id")
        ),
        sa.ForeignKeyConstraint(["rep_id"], ["employees.id"], name=op.f("fk_campaign_reps_rep_id")),
        sa.PrimaryKeyConstraint("campaign_id", "rep_id", name=op.f("pk_campaign_reps")),
    )
    op.create_index(op.f("ix_campaign_reps_rep_id"), "campaign_reps", ["rep_id"], unique=False)
    op.create_table(
        "client_members",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "part IN ('manager', 'vip_rep', 'service', 'coordinator', 'letters')",
            name=op.f("ck_client_members_part_known"),
        ),
        sa.CheckConstraint("until >= since", name=op.f("ck_client_members_times_in_order")),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_client_members_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_client_members_employee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_members")),
    )
    op.create_index(
        "ix_client_members_client_id", "client_members", ["client_id", "since"], unique=False
    )
    op.create_index(
        "ix_client_members_employee_id",
        "client_members",
        ["employee_id"],
        unique=False,
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "uq_client_members_part",
        "client_members",
        ["client_id", "part"],
        unique=True,
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_table(
        "client_notes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("response_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["employees.id"], name=op.f("fk_client_notes_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_client_notes_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["form_responses.id"], name=op.f("fk_client_notes_response_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_notes")),
        sa.UniqueConstraint("response_id", name=op.f("uq_client_notes_response_id")),
    )
    op.create_index("ix_client_notes_client_id", "client_notes", ["client_id", "at"], unique=False)
    op.create_table(
        "contacts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column(
            "roles", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("consent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "name_key",
            sa.Text(collation="C"),
            sa.Computed(
                "replace(replace(replace(' ' || regexp_replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(translate(lower(name), 'оеаинтсрвлкмдпуыйгзбхэфё «»\"-.,()/&+№cqwyіїєґўәғқңөұүһäöüéèáíóñçøåãšłćčęěřýżźьъ''’`', 'oeaintsrvlkmdpuiigzbhefe             kkviiieguagknouuhaoueeaionkoaaslkkeerizz'), 'ж', 'zh'), 'ц', 'ts'), 'ч', 'kh'), 'ш', 'sh'), 'щ', 'sh'), 'ю', 'iu'), 'я', 'ia'), 'x', 'ks'), 'j', 'zh'), 'ž', 'zh'), 'ß', 's'), 'ii', 'i'), 'ii', 'i'), 'bb', 'b'), 'dd', 'd'), 'ff', 'f'), 'gg', 'g'), 'kk', 'k'), 'll', 'l'), 'mm', 'm'), 'nn', 'n'), 'pp', 'p'), 'rr', 'r'), 'ss', 's'), 'tt', 't'), 'vv', 'v'), 'zz', 'z'), '[^[:alnum:] ]', ' ', 'g') || ' ', ' ', ' |'), '| ', ''), '|', '')",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "search",
            sa.Text(),
            sa.Computed("lower(coalesce(phone, '') || ' ' || coalesce(email, ''))", persisted=True),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_contacts_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index(
        "ix_contacts_email", "contacts", [sa.literal_column("lower(email)")], unique=False
    )
    op.create_index(
        "ix_contacts_search",
        "contacts",
        ["name_key", "search"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"name_key": "gin_trgm_ops", "search": "gin_trgm_ops"},
    )
    op.create_index(
        "uq_contacts_client_name",
        "contacts",
        ["client_id", sa.literal_column("lower(name)")],
        unique=True,
    )
    op.create_table(
        "dossier_views",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=True),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "way IN ('bot', 'inline', 'mail', 'shell', 'export')",
            name=op.f("ck_dossier_views_way_known"),
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_dossier_views_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_dossier_views_employee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_views")),
    )
    op.create_index(
        "ix_dossier_views_client_id_at", "dossier_views", ["client_id", "at"], unique=False
    )
    op.create_index(
        "ix_dossier_views_employee_id_at", "dossier_views", ["employee_id", "at"], unique=False
    )
    op.create_table(
        "form_answers",
        sa.Column("response_id", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column(
            "value", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("skipped", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("known", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["form_responses.id"], name=op.f("fk_form_answers_response_id")
        ),
        sa.PrimaryKeyConstraint("response_id", "question", name=op.f("pk_form_answers")),
    )
    op.create_index(
        "ix_form_answers_message_id",
        "form_answers",
        ["message_id"],
        unique=False,
        postgresql_where=sa.text("message_id IS NOT NULL"),
    )
    op.create_table(
        "handover_items",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("handover_id", sa.BigInteger(), nullable=False),
        sa.Column("thing", sa.Text(), nullable=False),
        sa.Column("row_id", sa.BigInteger(), nullable=False),
        sa.Column("from_id", sa.BigInteger(), nullable=False),
        sa.Column("to_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "before",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "thing IN ('access', 'client', 'member', 'questionnaire', 'draft', 'appointment', 'request', 'authored', 'offer', 'ticket', 'task', 'opportunity', 'letter', 'decision', 'measure', 'campaign', 'standin', 'main_standin')",
            name=op.f("ck_handover_items_thing_known"),
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["employees.id"], name=op.f("fk_handover_items_from_id")
        ),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handovers.id"], name=op.f("fk_handover_items_handover_id")
        ),
        sa.ForeignKeyConstraint(["to_id"], ["employees.id"], name=op.f("fk_handover_items_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_items")),
    )
    op.create_index(
        "ix_handover_items_handover_id", "handover_items", ["handover_id", "thing"], unique=False
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("ordered_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "currency IN ('RUB', 'USD', 'EUR', 'CNY', 'KZT', 'BYN')",
            name=op.f("ck_orders_currency_known"),
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_orders_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    op.create_index(
        "ix_orders_client_id_ordered_on", "orders", ["client_id", "ordered_on"], unique=False
    )
    op.create_index("uq_orders_external_id", "orders", ["external_id"], unique=True)
    op.create_table(
        "rapports",
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('gets_on', 'fences_off', 'does_not')",
            name=op.f("ck_rapports_verdict_known"),
        ),
        sa.ForeignKeyConstraint(["by_id"], ["employees.id"], name=op.f("fk_rapports_by_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_rapports_client_id")),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_rapports_employee_id")
        ),
        sa.PrimaryKeyConstraint("client_id", "employee_id", name=op.f("pk_rapports")),
    )
    op.create_index(op.f("ix_rapports_employee_id"), "rapports", ["employee_id"], unique=False)
    op.create_table(
        "assignments",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("campaign_client_id", sa.BigInteger(), nullable=False),
        sa.Column("from_rep_id", sa.BigInteger(), nullable=True),
        sa.Column("to_rep_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["employees.id"], name=op.f("fk_assignments_by_id")),
        sa.ForeignKeyConstraint(
            ["campaign_client_id"],
            ["campaign_clients.id"],
            name=op.f("fk_assignments_campaign_client_id"),
        ),
        sa.ForeignKeyConstraint(
            ["from_rep_id"], ["employees.id"], name=op.f("fk_assignments_from_rep_id")
        ),
        sa.ForeignKeyConstraint(
            ["to_rep_id"], ["employees.id"], name=op.f("fk_assignments_to_rep_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    op.create_index(
        "ix_assignments_campaign_client_id", "assignments", ["campaign_client_id"], unique=False
    )
    op.create_table(
        "calls",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("campaign_client_id", sa.BigInteger(), nullable=True),
        sa.Column("rep_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("response_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('appointment', 'call_back', 'no_answer', 'wrong_person', 'refused', 'not_now')",
            name=op.f("ck_calls_outcome_known"),
        ),
        sa.ForeignKeyConstraint(
            ["campaign_client_id"],
            ["campaign_clients.id"],
            name=op.f("fk_calls_campaign_client_id"),
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_calls_client_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_calls_contact_id")),
        sa.ForeignKeyConstraint(["rep_id"], ["employees.id"], name=op.f("fk_calls_rep_id")),
        sa.ForeignKeyConstraint(
            ["response_id"], ["form_responses.id"], name=op.f("fk_calls_response_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
        sa.UniqueConstraint("response_id", name=op.f("uq_calls_response_id")),
    )
    op.create_index(
        "ix_calls_again",
        "calls",
        ["rep_id", "again_at"],
        unique=False,
        postgresql_where=sa.text("campaign_client_id IS NULL AND again_at IS NOT NULL"),
    )
    op.create_index("ix_calls_client_id_at", "calls", ["client_id", "at"], unique=False)
    op.create_index("ix_calls_rep_id_at", "calls", ["rep_id", "at"], unique=False)
    op.create_table(
        "questionnaires",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "number",
            sa.BigInteger(),
            server_default=sa.text("nextval('questionnaire_numbers')"),
            nullable=False,
        ),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("rep_id", sa.BigInteger(), nullable=False),
        sa.Column("campaign_client_id", sa.BigInteger(), nullable=True),
        sa.Column("response_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resumed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handed_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("earned_by_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'paused', 'restored', 'handed_in', 'dropped')",
            name=op.f("ck_questionnaires_state_known"),
        ),
        sa.CheckConstraint(
            "(counted_at IS NULL) = (earned_by_id IS NULL)",
            name=op.f("ck_questionnaires_counted_for_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["campaign_client_id"],
            ["campaign_clients.id"],
            name=op.f("fk_questionnaires_campaign_client_id"),
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_questionnaires_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["earned_by_id"], ["employees.id"], name=op.f("fk_questionnaires_earned_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["employees.id"], name=op.f("fk_questionnaires_rep_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["form_responses.id"], name=op.f("fk_questionnaires_response_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaires")),
        sa.UniqueConstraint("number", name=op.f("uq_questionnaires_number")),
        sa.UniqueConstraint("response_id", name=op.f("uq_questionnaires_response_id")),
    )
    op.create_index(
        "ix_questionnaires_campaign_client_id",
        "questionnaires",
        ["campaign_client_id"],
        unique=False,
    )
    op.create_index(
        "ix_questionnaires_client_id", "questionnaires", ["client_id", "id"], unique=False
    )
    op.create_index(
        "ix_questionnaires_earned_by_id_counted_at",
        "questionnaires",
        ["earned_by_id", "counted_at"],
        unique=False,
    )
    op.create_index("ix_questionnaires_rep_id", "questionnaires", ["rep_id"], unique=False)
    op.create_index(
        "uq_questionnaires_open",
        "questionnaires",
        ["client_id", "rep_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "tickets",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "number",
            sa.BigInteger(),
            server_default=sa.text("nextval('ticket_numbers')"),
            nullable=False,
        ),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("questionnaire_id", sa.BigInteger(), nullable=False),
        sa.Column("follows_id", sa.BigInteger(), nullable=True),
        sa.Column("duplicate_of_id", sa.BigInteger(), nullable=True),
        sa.Column("rep_id", sa.BigInteger(), nullable=False),
        sa.Column("lead_id", sa.BigInteger(), nullable=True),
        sa.Column("confirm_contact_id", sa.BigInteger(), nullable=True),
        sa.Column("confirm_email", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fixed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hold_until", sa.Date(), nullable=True),
        sa.Column("hold_reason", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_words", sa.Text(), nullable=True),
        sa.Column("confirmed_by", sa.Text(), nullable=True),
        sa.Column("confirmed_name", sa.Text(), nullable=True),
        sa.Column("authenticated", sa.Boolean(), nullable=True),
        sa.Column("stage", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "(state = 'confirmed') = (confirmed_by IS NOT NULL)",
            name=op.f("ck_tickets_confirmed_by_word"),
        ),
        sa.CheckConstraint(
            "(state = 'duplicate') = (duplicate_of_id IS NOT NULL)",
            name=op.f("ck_tickets_duplicate_of"),
        ),
        sa.CheckConstraint(
            "(state = 'on_hold') = (hold_until IS NOT NULL)", name=op.f("ck_tickets_held_until")
        ),
        sa.CheckConstraint(
            "confirmed_by IN ('mail', 'rep', 'phone')", name=op.f("ck_tickets_confirmed_by_known")
        ),
        sa.CheckConstraint(
            "severity IN ('stopped', 'losses', 'nuisance')", name=op.f("ck_tickets_severity_known")
        ),
        sa.CheckConstraint(
            "state IN ('new', 'accepted', 'in_work', 'on_hold', 'fixed', 'awaiting_client', 'confirmed', 'rejected', 'duplicate', 'cancelled')",
            name=op.f("ck_tickets_state_known"),
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_tickets_client_id")),
        sa.ForeignKeyConstraint(
            ["confirm_contact_id"], ["contacts.id"], name=op.f("fk_tickets_confirm_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["duplicate_of_id"], ["tickets.id"], name=op.f("fk_tickets_duplicate_of_id")
        ),
        sa.ForeignKeyConstraint(["follows_id"], ["tickets.id"], name=op.f("fk_tickets_follows_id")),
        sa.ForeignKeyConstraint(["lead_id"], ["employees.id"], name=op.f("fk_tickets_lead_id")),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"], ["questionnaires.id"], name=op.f("fk_tickets_questionnaire_id")
        ),
        sa.ForeignKeyConstraint(["rep_id"], ["employees.id"], name=op.f("fk_tickets_rep_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
        sa.UniqueConstraint("number", name=op.f("uq_tickets_number")),
    )
    op.create_index("ix_tickets_client_id", "tickets", ["client_id"], unique=False)
    op.create_index(
        "ix_tickets_closed_at",
        "tickets",
        ["closed_at"],
        unique=False,
        postgresql_where=sa.text("closed_at IS NOT NULL"),
    )
    op.create_index(
        "ix_tickets_next_at",
        "tickets",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_index(
        "ix_tickets_open",
        "tickets",
        ["opened_at"],
        unique=False,
        postgresql_where=sa.text(
            "state NOT IN ('confirmed', 'rejected', 'duplicate', 'cancelled')"
        ),
    )
    op.create_index(
        "ix_tickets_open_rep_id",
        "tickets",
        ["rep_id"],
        unique=False,
        postgresql_where=sa.text(
            "state NOT IN ('confirmed', 'rejected', 'duplicate', 'cancelled')"
        ),
    )
    op.create_index("ix_tickets_opened_at", "tickets", ["opened_at"], unique=False)
    op.create_index(
        "uq_tickets_questionnaire_id",
        "tickets",
        ["questionnaire_id"],
        unique=True,
        postgresql_where=sa.text("follows_id IS NULL"),
    )
    op.create_table(
        "requests",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "number",
            sa.BigInteger(),
            server_default=sa.text("nextval('request_numbers')"),
            nullable=False,
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("successor_id", sa.BigInteger(), nullable=True),
        sa.Column("response_id", sa.BigInteger(), nullable=True),
        sa.Column("ticket_id", sa.BigInteger(), nullable=True),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("holder_id", sa.BigInteger(), nullable=False),
        sa.Column("held_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stage", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handoff_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("urgent", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("route_step", sa.Integer(), nullable=True),
        sa.Column("step_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("saves", sa.Integer(), nullable=True),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("slips", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "state IN ('new', 'in_work', 'reported', 'closed', 'cancelled')",
            name=op.f("ck_requests_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["employees.id"], name=op.f("fk_requests_author_id")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_requests_client_id")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["employees.id"], name=op.f("fk_requests_holder_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["form_responses.id"], name=op.f("fk_requests_response_id")
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["employees.id"], name=op.f("fk_requests_successor_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_requests_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
        sa.UniqueConstraint("number", name=op.f("uq_requests_number")),
        sa.UniqueConstraint("response_id", name=op.f("uq_requests_response_id")),
    )
    op.create_index("ix_requests_author_id", "requests", ["author_id", "id"], unique=False)
    op.create_index("ix_requests_client_id", "requests", ["client_id"], unique=False)
    op.create_index(
        "ix_requests_next_at",
        "requests",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('new', 'in_work', 'reported')"),
    )
    op.create_index(
        "ix_requests_open",
        "requests",
        ["held_since", "id"],
        unique=False,
        postgresql_include=["due_at", "state"],
        postgresql_where=sa.text("state IN ('new', 'in_work', 'reported')"),
    )
    op.create_index(
        "ix_requests_open_holder",
        "requests",
        ["holder_id", "held_since"],
        unique=False,
        postgresql_where=sa.text("state IN ('new', 'in_work', 'reported')"),
    )
    op.create_index(
        "ix_requests_open_owner",
        "requests",
        [sa.literal_column("coalesce(successor_id, author_id)")],
        unique=False,
        postgresql_where=sa.text("state IN ('new', 'in_work', 'reported')"),
    )
    op.create_index(
        "ix_requests_promised_at",
        "requests",
        ["promised_at"],
        unique=False,
        postgresql_where=sa.text("promised_at IS NOT NULL AND state IN ('new', 'in_work')"),
    )
    op.create_index(
        "ix_requests_promised_on",
        "requests",
        ["promised_on"],
        unique=False,
        postgresql_where=sa.text(
            "promised_on IS NOT NULL AND state IN ('new', 'in_work', 'reported')"
        ),
    )
    op.create_index(
        "ix_requests_saved",
        "requests",
        ["reported_at"],
        unique=False,
        postgresql_where=sa.text("saves IS NOT NULL AND state IN ('reported', 'closed')"),
    )
    op.create_index("ix_requests_ticket_id", "requests", ["ticket_id"], unique=False)
    op.create_table(
        "ticket_events",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("ticket_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column(
            "data",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["employees.id"], name=op.f("fk_ticket_events_actor_id")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["tickets.id"], name=op.f("fk_ticket_events_ticket_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_events")),
    )
    op.create_index("ix_ticket_events_at", "ticket_events", ["at"], unique=False)
    op.create_index(
        "ix_ticket_events_ticket_id", "ticket_events", ["ticket_id", "id"], unique=False
    )
    op.create_table(
        "contractor_works",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("reached_at", sa.Text(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stage", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["employees.id"], name=op.f("fk_contractor_works_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_contractor_works_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contractor_works")),
    )
    op.create_index(
        "ix_contractor_works_next_at",
        "contractor_works",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index(
        "ix_contractor_works_request_id", "contractor_works", ["request_id"], unique=False
    )
    op.create_table(
        "handoffs",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("giver_id", sa.BigInteger(), nullable=False),
        sa.Column("to_employee_id", sa.BigInteger(), nullable=True),
        sa.Column("to_department", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("giver_evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stage", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("by_order_of_id", sa.BigInteger(), nullable=True),
        sa.Column("route_step", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "state IN ('offered', 'accepted', 'declined', 'withdrawn', 'expired')",
            name=op.f("ck_handoffs_state_known"),
        ),
        sa.CheckConstraint(
            "(to_employee_id IS NULL) <> (to_department IS NULL)",
            name=op.f("ck_handoffs_one_receiver"),
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["employees.id"], name=op.f("fk_handoffs_answered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["by_order_of_id"], ["employees.id"], name=op.f("fk_handoffs_by_order_of_id")
        ),
        sa.ForeignKeyConstraint(["giver_id"], ["employees.id"], name=op.f("fk_handoffs_giver_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_handoffs_request_id")
        ),
        sa.ForeignKeyConstraint(
            ["to_employee_id"], ["employees.id"], name=op.f("fk_handoffs_to_employee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handoffs")),
    )
    op.create_index(
        "ix_handoffs_next_at",
        "handoffs",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.create_index(
        "ix_handoffs_offered_to",
        "handoffs",
        ["to_employee_id", "to_department"],
        unique=False,
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.create_index(op.f("ix_handoffs_request_id"), "handoffs", ["request_id"], unique=False)
    op.create_index(
        "uq_handoffs_request_offered",
        "handoffs",
        ["request_id"],
        unique=True,
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.create_table(
        "mail_threads",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("request_id", sa.BigInteger(), nullable=True),
        sa.Column("client_id", sa.BigInteger(), nullable=True),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("employee_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "client_id IS NULL OR employee_id IS NULL", name=op.f("ck_mail_threads_client_or_staff")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_mail_threads_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_mail_threads_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_mail_threads_employee_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_mail_threads_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_threads")),
    )
    op.create_index("ix_mail_threads_address", "mail_threads", ["address"], unique=False)
    op.create_index(
        "ix_mail_threads_client_id",
        "mail_threads",
        ["client_id"],
        unique=False,
        postgresql_where=sa.text("client_id IS NOT NULL"),
    )
    op.create_index("ix_mail_threads_request_id", "mail_threads", ["request_id"], unique=False)
    op.create_table(
        "problems",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("ticket_id", sa.BigInteger(), nullable=False),
        sa.Column("instance", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("product", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("repaired_when", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'open'"), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=True),
        sa.Column("done_words", sa.Text(), nullable=True),
        sa.Column("root_cause", sa.Text(), nullable=True),
        sa.Column("own_check", sa.Text(), nullable=True),
        sa.Column("fixed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fixed_by_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "severity IN ('stopped', 'losses', 'nuisance')", name=op.f("ck_problems_severity_known")
        ),
        sa.CheckConstraint(
            "state <> 'fixed' OR num_nulls(done_words, root_cause, own_check) = 0",
            name=op.f("ck_problems_fixed_is_told"),
        ),
        sa.CheckConstraint(
            "state IN ('open', 'fixed', 'confirmed', 'dropped')",
            name=op.f("ck_problems_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["fixed_by_id"], ["employees.id"], name=op.f("fk_problems_fixed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_problems_request_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_problems_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problems")),
        sa.UniqueConstraint("ticket_id", "instance", name=op.f("uq_problems_ticket_id_instance")),
    )
    op.create_index("ix_problems_category", "problems", ["category"], unique=False)
    op.create_index("ix_problems_request_id", "problems", ["request_id"], unique=False)
    op.create_table(
        "questionnaire_results",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("questionnaire_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("request_id", sa.BigInteger(), nullable=True),
        sa.Column("client_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "num_nonnulls(contact_id, request_id, client_id) = 1",
            name=op.f("ck_questionnaire_results_one_thing"),
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_questionnaire_results_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_questionnaire_results_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaires.id"],
            name=op.f("fk_questionnaire_results_questionnaire_id"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_questionnaire_results_request_id")
        ),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_questionnaire_results")),
    )
    op.create_index(
        "ix_questionnaire_results_questionnaire_id",
        "questionnaire_results",
        ["questionnaire_id"],
        unique=False,
    )
    op.create_table(
        "request_events",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "data",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["employees.id"], name=op.f("fk_request_events_actor_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_request_events_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_events")),
    )
    op.create_index(
        "ix_request_events_request_id", "request_events", ["request_id", "id"], unique=False
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "args",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("in_reply_to", sa.Text(), nullable=True),
        sa.Column("files", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("urgent", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("blob", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.Text(), server_default="queued", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sending_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("resent", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("bounced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bounce_status", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'unknown', 'failed', 'bounced')",
            name=op.f("ck_letters_state_known"),
        ),
        sa.ForeignKeyConstraint(["author_id"], ["employees.id"], name=op.f("fk_letters_author_id")),
        sa.ForeignKeyConstraint(["blob"], ["blobs.sha256"], name=op.f("fk_letters_blob")),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["mail_threads.id"], name=op.f("fk_letters_thread_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    op.create_index(
        "ix_letters_address_created_at", "letters", ["address", "created_at"], unique=False
    )
    op.create_index(
        "ix_letters_due_at",
        "letters",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index(
        "ix_letters_not_arrived",
        "letters",
        ["id"],
        unique=False,
        postgresql_where=sa.text("state IN ('failed', 'bounced')"),
    )
    op.create_index("ix_letters_thread_id", "letters", ["thread_id"], unique=False)
    op.create_index(
        "ix_letters_unfinished",
        "letters",
        ["id"],
        unique=False,
        postgresql_where=sa.text("state IN ('queued', 'sending', 'unknown')"),
    )
    op.create_index("uq_letters_key", "letters", ["key"], unique=True)
    op.create_index("uq_letters_message_id", "letters", ["message_id"], unique=True)
    op.create_index("uq_letters_token_hash", "letters", ["token_hash"], unique=True)
    op.create_table(
        "mails",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("state", sa.Text(), server_default="stored", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("sender", sa.Text(), nullable=True),
        sa.Column("sender_name", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("authenticated", sa.Boolean(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=True),
        sa.Column("reasons", sa.ARRAY(sa.Text()), nullable=True),
        sa.Column("cut", sa.ARRAY(sa.Text()), nullable=True),
        sa.Column("file_names", sa.ARRAY(sa.Text()), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("question", sa.Text(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("request_id", sa.BigInteger(), nullable=True),
        sa.Column("client_id", sa.BigInteger(), nullable=True),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "(state = 'done') = (outcome IS NOT NULL)", name=op.f("ck_mails_outcome_when_done")
        ),
        sa.CheckConstraint(
            "outcome IN ('request', 'added', 'acted', 'noted', 'copy', 'asked', 'refused', 'spam')",
            name=op.f("ck_mails_outcome_known"),
        ),
        sa.CheckConstraint(
            "state IN ('stored', 'done', 'quarantined', 'dropped')",
            name=op.f("ck_mails_state_known"),
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_mails_client_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_mails_contact_id")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["employees.id"], name=op.f("fk_mails_decided_by_id")
        ),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name=op.f("fk_mails_request_id")),
        sa.ForeignKeyConstraint(["sha256"], ["blobs.sha256"], name=op.f("fk_mails_sha256")),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["mail_threads.id"], name=op.f("fk_mails_thread_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
        sa.UniqueConstraint("mailbox", "sha256", name=op.f("uq_mails_mailbox_sha256")),
        sa.UniqueConstraint(
            "mailbox", "uidvalidity", "uid", name=op.f("uq_mails_mailbox_uidvalidity_uid")
        ),
        sa.UniqueConstraint("request_id", name=op.f("uq_mails_request_id")),
    )
    op.create_index(
        "ix_mails_asked",
        "mails",
        ["id"],
        unique=False,
        postgresql_where=sa.text("outcome = 'asked'"),
    )
    op.create_index(
        "ix_mails_client_id",
        "mails",
        ["client_id", "received_at"],
        unique=False,
        postgresql_where=sa.text("client_id IS NOT NULL"),
    )
    op.create_index(
        "ix_mails_message_id",
        "mails",
        ["message_id"],
        unique=False,
        postgresql_where=sa.text("message_id IS NOT NULL"),
    )
    op.create_index(
        "ix_mails_quarantined",
        "mails",
        ["id"],
        unique=False,
        postgresql_where=sa.text("state = 'quarantined'"),
    )
    op.create_index(
        "ix_mails_stored",
        "mails",
        ["mailbox", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'stored'"),
    )
    op.create_index(
        "ix_mails_thread_id",
        "mails",
        ["thread_id"],
        unique=False,
        postgresql_where=sa.text("thread_id IS NOT NULL"),
    )
    op.create_index(
        "ix_mails_unmoved",
        "mails",
        ["mailbox", "id"],
        unique=False,
        postgresql_where=sa.text("NOT moved AND state IN ('done', 'dropped')"),
    )
    op.create_table(
        "register_lines",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("line_no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("handoff_id", sa.BigInteger(), nullable=True),
        sa.Column("giver_id", sa.BigInteger(), nullable=False),
        sa.Column("giver_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("giver_evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("receiver_id", sa.BigInteger(), nullable=True),
        sa.Column("receiver_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("receiver_evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("by_order_of_id", sa.BigInteger(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('handed', 'moved', 'done', 'confirmed', 'returned', 'cancelled')",
            name=op.f("ck_register_lines_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["by_order_of_id"], ["employees.id"], name=op.f("fk_register_lines_by_order_of_id")
        ),
        sa.ForeignKeyConstraint(
            ["giver_id"], ["employees.id"], name=op.f("fk_register_lines_giver_id")
        ),
        sa.ForeignKeyConstraint(
            ["handoff_id"], ["handoffs.id"], name=op.f("fk_register_lines_handoff_id")
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["employees.id"], name=op.f("fk_register_lines_receiver_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_register_lines_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_lines")),
        sa.UniqueConstraint(
            "request_id", "line_no", name=op.f("uq_register_lines_request_id_line_no")
        ),
    )
    op.create_index(
        "ix_register_lines_recorded_at", "register_lines", ["recorded_at"], unique=False
    )
    op.create_table(
        "appointments",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("campaign_client_id", sa.BigInteger(), nullable=True),
        sa.Column("rep_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("questionnaire_id", sa.BigInteger(), nullable=True),
        sa.Column("request_id", sa.BigInteger(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), server_default=sa.text("'planned'"), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("invited", sa.Text(), nullable=True),
        sa.Column("client_reply", sa.Text(), nullable=True),
        sa.Column("client_reply_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("reply_mail_id", sa.BigInteger(), nullable=True),
        sa.Column("stage", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(purpose = 'site') = (request_id IS NOT NULL)",
            name=op.f("ck_appointments_site_of_a_request"),
        ),
        sa.CheckConstraint(
            "client_reply IN ('accepted', 'declined', 'tentative', 'another_time')",
            name=op.f("ck_appointments_client_reply_known"),
        ),
        sa.CheckConstraint(
            "purpose IN ('questionnaire', 'resume', 'relationship', 'site')",
            name=op.f("ck_appointments_purpose_known"),
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'held', 'missed', 'cancelled')",
            name=op.f("ck_appointments_state_known"),
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_appointments_times_in_order")),
        sa.ForeignKeyConstraint(
            ["campaign_client_id"],
            ["campaign_clients.id"],
            name=op.f("fk_appointments_campaign_client_id"),
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_appointments_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_appointments_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaires.id"],
            name=op.f("fk_appointments_questionnaire_id"),
        ),
        sa.ForeignKeyConstraint(["rep_id"], ["employees.id"], name=op.f("fk_appointments_rep_id")),
        sa.ForeignKeyConstraint(
            ["reply_mail_id"], ["mails.id"], name=op.f("fk_appointments_reply_mail_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_appointments_request_id")
        ),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["mail_threads.id"], name=op.f("fk_appointments_thread_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint("uid", name=op.f("uq_appointments_uid")),
    )
    op.create_index("ix_appointments_client_id", "appointments", ["client_id"], unique=False)
    op.create_index(
        "ix_appointments_next_at",
        "appointments",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.create_index(
        "ix_appointments_rep_id_starts_at", "appointments", ["rep_id", "starts_at"], unique=False
    )
    op.create_index(
        op.f("ix_appointments_request_id"), "appointments", ["request_id"], unique=False
    )
    op.create_index("ix_appointments_thread_id", "appointments", ["thread_id"], unique=False)
    op.create_table(
        "askings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("ticket_id", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("letter_id", sa.BigInteger(), nullable=True),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stage", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "channel = 'phone' OR address IS NOT NULL", name=op.f("ck_askings_mail_has_address")
        ),
        sa.CheckConstraint("channel IN ('mail', 'phone')", name=op.f("ck_askings_channel_known")),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["employees.id"], name=op.f("fk_askings_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_askings_contact_id")
        ),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_askings_letter_id")),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["mail_threads.id"], name=op.f("fk_askings_thread_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_askings_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_askings")),
    )
    op.create_index(
        "ix_askings_next_at",
        "askings",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index("ix_askings_thread_id", "askings", ["thread_id"], unique=False)
    op.create_index("ix_askings_ticket_id", "askings", ["ticket_id", "id"], unique=False)
    op.create_index(
        "uq_askings_open",
        "askings",
        ["ticket_id"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "comments",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("mail_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(author_id IS NULL) <> (mail_id IS NULL)", name=op.f("ck_comments_one_author")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["employees.id"], name=op.f("fk_comments_author_id")
        ),
        sa.ForeignKeyConstraint(["mail_id"], ["mails.id"], name=op.f("fk_comments_mail_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_comments_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
        sa.UniqueConstraint("mail_id", name=op.f("uq_comments_mail_id")),
    )
    op.create_index(op.f("ix_comments_request_id"), "comments", ["request_id"], unique=False)
    op.create_table(
        "personal_letters",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("quarter", sa.Date(), nullable=False),
        sa.Column("writer_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("dealt_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("edited", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "history",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("novelty_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("letter_id", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_mail_id", sa.BigInteger(), nullable=True),
        sa.Column("rep_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "(state = 'sent') = (letter_id IS NOT NULL)",
            name=op.f("ck_personal_letters_sent_by_a_letter"),
        ),
        sa.CheckConstraint(
            "state <> 'skipped' OR reason IS NOT NULL",
            name=op.f("ck_personal_letters_skipped_with_reason"),
        ),
        sa.CheckConstraint(
            "state IN ('dealt', 'postponed', 'sent', 'skipped', 'withdrawn')",
            name=op.f("ck_personal_letters_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["answer_mail_id"], ["mails.id"], name=op.f("fk_personal_letters_answer_mail_id")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_personal_letters_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_personal_letters_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_personal_letters_letter_id")
        ),
        sa.ForeignKeyConstraint(
            ["novelty_id"], ["novelties.id"], name=op.f("fk_personal_letters_novelty_id")
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["employees.id"], name=op.f("fk_personal_letters_rep_id")
        ),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["mail_threads.id"], name=op.f("fk_personal_letters_thread_id")
        ),
        sa.ForeignKeyConstraint(
            ["writer_id"], ["employees.id"], name=op.f("fk_personal_letters_writer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_letters")),
        sa.UniqueConstraint("body_hash", name=op.f("uq_personal_letters_body_hash")),
        sa.UniqueConstraint(
            "client_id", "quarter", name=op.f("uq_personal_letters_client_id_quarter")
        ),
        sa.UniqueConstraint("letter_id", name=op.f("uq_personal_letters_letter_id")),
    )
    op.create_index(
        "ix_personal_letters_open",
        "personal_letters",
        ["writer_id", "due_on"],
        unique=False,
        postgresql_where=sa.text("state IN ('dealt', 'postponed')"),
    )
    op.create_index(
        "ix_personal_letters_quarter_state", "personal_letters", ["quarter", "state"], unique=False
    )
    op.create_index(
        "ix_personal_letters_thread_id", "personal_letters", ["thread_id"], unique=False
    )
    op.create_index(
        "ix_personal_letters_writer_id_dealt_on",
        "personal_letters",
        ["writer_id", "dealt_on"],
        unique=False,
    )
    op.create_table(
        "ticket_answers",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("ticket_id", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("mail_id", sa.BigInteger(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("authenticated", sa.Boolean(), nullable=True),
        sa.Column("doubt", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(channel = 'mail') = (mail_id IS NOT NULL)",
            name=op.f("ck_ticket_answers_mail_has_mail"),
        ),
        sa.CheckConstraint(
            "channel IN ('mail', 'phone')", name=op.f("ck_ticket_answers_channel_known")
        ),
        sa.CheckConstraint(
            "doubt IN ('unclear', 'colleague', 'stranger', 'forged', 'no_token', 'old_round', 'contradiction', 'ended')",
            name=op.f("ck_ticket_answers_doubt_known"),
        ),
        sa.CheckConstraint(
            "state IN ('counted', 'asked', 'yes', 'no', 'later', 'replied', 'countersign', 'noted')",
            name=op.f("ck_ticket_answers_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["employees.id"], name=op.f("fk_ticket_answers_decided_by_id")
        ),
        sa.ForeignKeyConstraint(["mail_id"], ["mails.id"], name=op.f("fk_ticket_answers_mail_id")),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["tickets.id"], name=op.f("fk_ticket_answers_ticket_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_answers")),
    )
    op.create_index(
        "ix_ticket_answers_next_at",
        "ticket_answers",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("state = 'later'"),
    )
    op.create_index(
        "ix_ticket_answers_ticket_id", "ticket_answers", ["ticket_id", "id"], unique=False
    )
    op.create_index(
        "ix_ticket_answers_waiting",
        "ticket_answers",
        ["ticket_id"],
        unique=False,
        postgresql_where=sa.text("state IN ('asked', 'later', 'countersign')"),
    )
    op.create_index("uq_ticket_answers_mail_id", "ticket_answers", ["mail_id"], unique=True)
    op.create_table(
        "attachments",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("mime_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("caption", sa.Text(), nullable=True),
        sa.Column("source", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=True),
        sa.Column("request_id", sa.BigInteger(), nullable=True),
        sa.Column("response_id", sa.BigInteger(), nullable=True),
        sa.Column("comment_id", sa.BigInteger(), nullable=True),
        sa.Column("added_by_id", sa.BigInteger(), nullable=True),
        sa.Column("mail_id", sa.BigInteger(), nullable=True),
        sa.Column("dangerous", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('photo', 'voice', 'audio', 'document', 'video')",
            name=op.f("ck_attachments_kind_known"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'stored', 'failed')", name=op.f("ck_attachments_state_known")
        ),
        sa.CheckConstraint(
            "(added_by_id IS NULL) <> (mail_id IS NULL)", name=op.f("ck_attachments_one_source")
        ),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["employees.id"], name=op.f("fk_attachments_added_by_id")
        ),
        sa.ForeignKeyConstraint(["blob"], ["blobs.sha256"], name=op.f("fk_attachments_blob")),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comments.id"], name=op.f("fk_attachments_comment_id")
        ),
        sa.ForeignKeyConstraint(["mail_id"], ["mails.id"], name=op.f("fk_attachments_mail_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_attachments_request_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["form_responses.id"], name=op.f("fk_attachments_response_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    op.create_index(
        "ix_attachments_comment_id",
        "attachments",
        ["comment_id"],
        unique=False,
        postgresql_where=sa.text("comment_id IS NOT NULL"),
    )
    op.create_index(
        "ix_attachments_mail_id",
        "attachments",
        ["mail_id"],
        unique=False,
        postgresql_where=sa.text("mail_id IS NOT NULL"),
    )
    op.create_index("ix_attachments_request_id", "attachments", ["request_id"], unique=False)
    op.create_index("ix_attachments_response_id", "attachments", ["response_id"], unique=False)
    op.create_table(
        "meetings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("rep_id", sa.BigInteger(), nullable=False),
        sa.Column("appointment_id", sa.BigInteger(), nullable=True),
        sa.Column("questionnaire_id", sa.BigInteger(), nullable=True),
        sa.Column("response_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("offered", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('questionnaire', 'relationship')", name=op.f("ck_meetings_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_meetings_appointment_id")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_meetings_client_id")),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"], ["questionnaires.id"], name=op.f("fk_meetings_questionnaire_id")
        ),
        sa.ForeignKeyConstraint(["rep_id"], ["employees.id"], name=op.f("fk_meetings_rep_id")),
        sa.ForeignKeyConstraint(
            ["response_id"], ["form_responses.id"], name=op.f("fk_meetings_response_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("response_id", name=op.f("uq_meetings_response_id")),
    )
    op.create_index(
        "ix_meetings_client_id_held_at", "meetings", ["client_id", "held_at"], unique=False
    )
    op.create_index("ix_meetings_rep_id_held_at", "meetings", ["rep_id", "held_at"], unique=False)
    op.create_table(
        "opportunities",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("questionnaire_id", sa.BigInteger(), nullable=True),
        sa.Column("personal_letter_id", sa.BigInteger(), nullable=True),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), server_default=sa.text("'found'"), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "currency IN ('RUB', 'USD', 'EUR', 'CNY', 'KZT', 'BYN')",
            name=op.f("ck_opportunities_currency_known"),
        ),
        sa.CheckConstraint(
            "stage <> 'lost' OR reason IS NOT NULL", name=op.f("ck_opportunities_lost_with_reason")
        ),
        sa.CheckConstraint(
            "stage IN ('found', 'talks', 'offer', 'won', 'lost')",
            name=op.f("ck_opportunities_stage_known"),
        ),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_opportunities_amount_not_negative")),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_opportunities_client_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["employees.id"], name=op.f("fk_opportunities_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["personal_letter_id"],
            ["personal_letters.id"],
            name=op.f("fk_opportunities_personal_letter_id"),
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaires.id"],
            name=op.f("fk_opportunities_questionnaire_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunities")),
        sa.UniqueConstraint("source", name=op.f("uq_opportunities_source")),
    )
    op.create_index("ix_opportunities_client_id", "opportunities", ["client_id"], unique=False)
    op.create_index(
        "ix_opportunities_owner_open",
        "opportunities",
        ["owner_id", "next_on"],
        unique=False,
        postgresql_where=sa.text("stage NOT IN ('won', 'lost')"),
    )
    op.create_index(
        op.f("ix_opportunities_personal_letter_id"),
        "opportunities",
        ["personal_letter_id"],
        unique=False,
    )
    op.create_table(
        "tasks",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=True),
        sa.Column("questionnaire_id", sa.BigInteger(), nullable=True),
        sa.Column("opportunity_id", sa.BigInteger(), nullable=True),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("promised", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stage", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["employees.id"], name=op.f("fk_tasks_author_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_tasks_client_id")),
        sa.ForeignKeyConstraint(
            ["opportunity_id"], ["opportunities.id"], name=op.f("fk_tasks_opportunity_id")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["employees.id"], name=op.f("fk_tasks_owner_id")),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"], ["questionnaires.id"], name=op.f("fk_tasks_questionnaire_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sa.UniqueConstraint("source", name=op.f("uq_tasks_source")),
    )
    op.create_index("ix_tasks_client_id", "tasks", ["client_id"], unique=False)
    op.create_index(
        "ix_tasks_next_at",
        "tasks",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index(
        "ix_tasks_owner_open",
        "tasks",
        ["owner_id", "due_on"],
        unique=False,
        postgresql_where=sa.text("done_at IS NULL"),
    )
    # Photos and raw mails in Base64 hardly become smaller, and trying takes longer than the write.
    op.execute("ALTER TABLE blobs ALTER COLUMN data SET STORAGE EXTERNAL")
    # Words that name a person leave these histories with his data, and only by that act. Lines of
    # the register, seals and the audit hold ids alone, and never change.
    op.execute(
        """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' AND current_setting('fieldpost.erasing', true) = 'on'
               AND TG_TABLE_NAME = ANY (ARRAY['request_events', 'ticket_events', 'assignments',
                                              'answer_corrections']) THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END $$
        """
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
    # Whoever writes clients.manager_id, the team says since when and until when (domain 4.3). The
    # time is that of the write, by the desk's own clock.
    op.execute(
        """
        CREATE FUNCTION keep_manager() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE client_members AS member SET until = greatest(member.since, client.updated_at)
            FROM changed AS client
            WHERE member.client_id = client.id AND member.part = 'manager'
              AND member.until IS NULL AND member.employee_id IS DISTINCT FROM client.manager_id;
            INSERT INTO client_members (client_id, employee_id, part, since)
            SELECT client.id, client.manager_id, 'manager', client.updated_at
            FROM changed AS client
            WHERE client.manager_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM client_members AS member
                WHERE member.client_id = client.id AND member.part = 'manager'
                  AND member.until IS NULL
            );
            RETURN NULL;
        END $$
        """
    )
    for act in ("INSERT", "UPDATE"):
        op.execute(
            f"CREATE TRIGGER keep_manager_{act.lower()} AFTER {act} ON clients "
            "REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_manager()"
        )


def downgrade() -> None:
    op.drop_index(
        "ix_tasks_owner_open", table_name="tasks", postgresql_where=sa.text("done_at IS NULL")
    )
    op.drop_index(
        "ix_tasks_next_at", table_name="tasks", postgresql_where=sa.text("done_at IS NULL")
    )
    op.drop_index("ix_tasks_client_id", table_name="tasks")
    op.drop_table("tasks")
    op.drop_index(op.f("ix_opportunities_personal_letter_id"), table_name="opportunities")
    op.drop_index(
        "ix_opportunities_owner_open",
        table_name="opportunities",
        postgresql_where=sa.text("stage NOT IN ('won', 'lost')"),
    )
    op.drop_index("ix_opportunities_client_id", table_name="opportunities")
    op.drop_table("opportunities")
    op.drop_index("ix_meetings_rep_id_held_at", table_name="meetings")
    op.drop_index("ix_meetings_client_id_held_at", table_name="meetings")
    op.drop_table("meetings")
    op.drop_index("ix_attachments_response_id", table_name="attachments")
    op.drop_index("ix_attachments_request_id", table_name="attachments")
    op.drop_index(
        "ix_attachments_mail_id",
        table_name="attachments",
        postgresql_where=sa.text("mail_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_attachments_comment_id",
        table_name="attachments",
        postgresql_where=sa.text("comment_id IS NOT NULL"),
    )
    op.drop_table("attachments")
    op.drop_index("uq_ticket_answers_mail_id", table_name="ticket_answers")
    op.drop_index(
        "ix_ticket_answers_waiting",
        table_name="ticket_answers",
        postgresql_where=sa.text("state IN ('asked', 'later', 'countersign')"),
    )
    op.drop_index("ix_ticket_answers_ticket_id", table_name="ticket_answers")
    op.drop_index(
        "ix_ticket_answers_next_at",
        table_name="ticket_answers",
        postgresql_where=sa.text("state = 'later'"),
    )
    op.drop_table("ticket_answers")
    op.drop_index("ix_personal_letters_writer_id_dealt_on", table_name="personal_letters")
    op.drop_index("ix_personal_letters_thread_id", table_name="personal_letters")
    op.drop_index("ix_personal_letters_quarter_state", table_name="personal_letters")
    op.drop_index(
        "ix_personal_letters_open",
        table_name="personal_letters",
        postgresql_where=sa.text("state IN ('dealt', 'postponed')"),
    )
    op.drop_table("personal_letters")
    op.drop_index(op.f("ix_comments_request_id"), table_name="comments")
    op.drop_table("comments")
    op.drop_index(
        "uq_askings_open", table_name="askings", postgresql_where=sa.text("ended_at IS NULL")
    )
    op.drop_index("ix_askings_ticket_id", table_name="askings")
    op.drop_index("ix_askings_thread_id", table_name="askings")
    op.drop_index(
        "ix_askings_next_at", table_name="askings", postgresql_where=sa.text("ended_at IS NULL")
    )
    op.drop_table("askings")
    op.drop_index("ix_appointments_thread_id", table_name="appointments")
    op.drop_index(op.f("ix_appointments_request_id"), table_name="appointments")
    op.drop_index("ix_appointments_rep_id_starts_at", table_name="appointments")
    op.drop_index(
        "ix_appointments_next_at",
        table_name="appointments",
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.drop_index("ix_appointments_client_id", table_name="appointments")
    op.drop_table("appointments")
    op.drop_index("ix_register_lines_recorded_at", table_name="register_lines")
    op.drop_table("register_lines")
    op.drop_index(
        "ix_mails_unmoved",
        table_name="mails",
        postgresql_where=sa.text("NOT moved AND state IN ('done', 'dropped')"),
    )
    op.drop_index(
        "ix_mails_thread_id", table_name="mails", postgresql_where=sa.text("thread_id IS NOT NULL")
    )
    op.drop_index(
        "ix_mails_stored", table_name="mails", postgresql_where=sa.text("state = 'stored'")
    )
    op.drop_index(
        "ix_mails_quarantined",
        table_name="mails",
        postgresql_where=sa.text("state = 'quarantined'"),
    )
    op.drop_index(
        "ix_mails_message_id",
        table_name="mails",
        postgresql_where=sa.text("message_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_mails_client_id", table_name="mails", postgresql_where=sa.text("client_id IS NOT NULL")
    )
    op.drop_index(
        "ix_mails_asked", table_name="mails", postgresql_where=sa.text("outcome = 'asked'")
    )
    op.drop_table("mails")
    op.drop_index("uq_letters_token_hash", table_name="letters")
    op.drop_index("uq_letters_message_id", table_name="letters")
    op.drop_index("uq_letters_key", table_name="letters")
    op.drop_index(
        "ix_letters_unfinished",
        table_name="letters",
        postgresql_where=sa.text("state IN ('queued', 'sending', 'unknown')"),
    )
    op.drop_index("ix_letters_thread_id", table_name="letters")
    op.drop_index(
        "ix_letters_not_arrived",
        table_name="letters",
        postgresql_where=sa.text("state IN ('failed', 'bounced')"),
    )
    op.drop_index(
        "ix_letters_due_at", table_name="letters", postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.drop_index("ix_letters_address_created_at", table_name="letters")
    op.drop_table("letters")
    op.drop_index("ix_request_events_request_id", table_name="request_events")
    op.drop_table("request_events")
    op.drop_index("ix_questionnaire_results_questionnaire_id", table_name="questionnaire_results")
    op.drop_table("questionnaire_results")
    op.drop_index("ix_problems_request_id", table_name="problems")
    op.drop_index("ix_problems_category", table_name="problems")
    op.drop_table("problems")
    op.drop_index("ix_mail_threads_request_id", table_name="mail_threads")
    op.drop_index(
        "ix_mail_threads_client_id",
        table_name="mail_threads",
        postgresql_where=sa.text("client_id IS NOT NULL"),
    )
    op.drop_index("ix_mail_threads_address", table_name="mail_threads")
    op.drop_table("mail_threads")
    op.drop_index(
        "uq_handoffs_request_offered",
        table_name="handoffs",
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.drop_index(op.f("ix_handoffs_request_id"), table_name="handoffs")
    op.drop_index(
        "ix_handoffs_offered_to",
        table_name="handoffs",
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.drop_index(
        "ix_handoffs_next_at", table_name="handoffs", postgresql_where=sa.text("state = 'offered'")
    )
    op.drop_table("handoffs")
    op.drop_index("ix_contractor_works_request_id", table_name="contractor_works")
    op.drop_index(
        "ix_contractor_works_next_at",
        table_name="contractor_works",
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.drop_table("contractor_works")
    op.drop_index("ix_ticket_events_ticket_id", table_name="ticket_events")
    op.drop_index("ix_ticket_events_at", table_name="ticket_events")
    op.drop_table("ticket_events")
    op.drop_index("ix_requests_ticket_id", table_name="requests")
    op.drop_index(
        "ix_requests_saved",
        table_name="requests",
        postgresql_where=sa.text("saves IS NOT NULL AND state IN ('reported', 'closed')"),
    )
    op.drop_index(
        "ix_requests_promised_on",
        table_name="requests",
        postgresql_where=sa.text(
            "promised_on IS NOT NULL AND state IN ('new', 'in_work', 'reported')"
        ),
    )
    op.drop_index(
        "ix_requests_promised_at",
        table_name="requests",
        postgresql_where=sa.text("promised_at IS NOT NULL AND state IN ('new', 'in_work')"),
    )
    op.drop_index(
        "ix_requests_open_owner",
        table_name="requests",
        postgresql_where=sa.text("state IN ('new', 'in_work', 'reported')"),
    )
    op.drop_index(
        "ix_requests_open_holder",
        table_name="requests",
        postgresql_where=sa.text("state IN ('new', 'in_work', 'reported')"),
    )
    op.drop_index(
        "ix_requests_open",
        table_name="requests",
        postgresql_include=["due_at", "state"],
        postgresql_where=sa.text("state IN ('new', 'in_work', 'reported')"),
    )
    op.drop_index(
        "ix_requests_next_at",
        table_name="requests",
        postgresql_where=sa.text("state IN ('new', 'in_work', 'reported')"),
    )
    op.drop_index("ix_requests_client_id", table_name="requests")
    op.drop_index("ix_requests_author_id", table_name="requests")
    op.drop_table("requests")
    op.drop_index(
        "uq_tickets_questionnaire_id",
        table_name="tickets",
        postgresql_where=sa.text("follows_id IS NULL"),
    )
    op.drop_index("ix_tickets_opened_at", table_name="tickets")
    op.drop_index(
        "ix_tickets_open_rep_id",
        table_name="tickets",
        postgresql_where=sa.text(
            "state NOT IN ('confirmed', 'rejected', 'duplicate', 'cancelled')"
        ),
    )
    op.drop_index(
        "ix_tickets_open",
        table_name="tickets",
        postgresql_where=sa.text(
            "state NOT IN ('confirmed', 'rejected', 'duplicate', 'cancelled')"
        ),
    )
    op.drop_index(
        "ix_tickets_next_at", table_name="tickets", postgresql_where=sa.text("next_at IS NOT NULL")
    )
    op.drop_index(
        "ix_tickets_closed_at",
        table_name="tickets",
        postgresql_where=sa.text("closed_at IS NOT NULL"),
    )
    op.drop_index("ix_tickets_client_id", table_name="tickets")
    op.drop_table("tickets")
    op.drop_index(
        "uq_questionnaires_open",
        table_name="questionnaires",
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_index("ix_questionnaires_rep_id", table_name="questionnaires")
    op.drop_index("ix_questionnaires_earned_by_id_counted_at", table_name="questionnaires")
    op.drop_index("ix_questionnaires_client_id", table_name="questionnaires")
    op.drop_index("ix_questionnaires_campaign_client_id", table_name="questionnaires")
    op.drop_table("questionnaires")
    op.drop_index("ix_calls_rep_id_at", table_name="calls")
    op.drop_index("ix_calls_client_id_at", table_name="calls")
    op.drop_index(
        "ix_calls_again",
        table_name="calls",
        postgresql_where=sa.text("campaign_client_id IS NULL AND again_at IS NOT NULL"),
    )
    op.drop_table("calls")
    op.drop_index("ix_assignments_campaign_client_id", table_name="assignments")
    op.drop_table("assignments")
    op.drop_index(op.f("ix_rapports_employee_id"), table_name="rapports")
    op.drop_table("rapports")
    op.drop_index("uq_orders_external_id", table_name="orders")
    op.drop_index("ix_orders_client_id_ordered_on", table_name="orders")
    op.drop_table("orders")
    op.drop_index("ix_handover_items_handover_id", table_name="handover_items")
    op.drop_table("handover_items")
    op.drop_index(
        "ix_form_answers_message_id",
        table_name="form_answers",
        postgresql_where=sa.text("message_id IS NOT NULL"),
    )
    op.drop_table("form_answers")
    op.drop_index("ix_dossier_views_employee_id_at", table_name="dossier_views")
    op.drop_index("ix_dossier_views_client_id_at", table_name="dossier_views")
    op.drop_table("dossier_views")
    op.drop_index("uq_contacts_client_name", table_name="contacts")
    op.drop_index(
        "ix_contacts_search",
        table_name="contacts",
        postgresql_using="gin",
        postgresql_ops={"name_key": "gin_trgm_ops", "search": "gin_trgm_ops"},
    )
    op.drop_index("ix_contacts_email", table_name="contacts")
    op.drop_table("contacts")
    op.drop_index("ix_client_notes_client_id", table_name="client_notes")
    op.drop_table("client_notes")
    op.drop_index(
        "uq_client_members_part",
        table_name="client_members",
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index(
        "ix_client_members_employee_id",
        table_name="client_members",
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index("ix_client_members_client_id", table_name="client_members")
    op.drop_table("client_members")
    op.drop_index(op.f("ix_campaign_reps_rep_id"), table_name="campaign_reps")
    op.drop_table("campaign_reps")
    op.drop_index(
        "ix_campaign_clients_worked",
        table_name="campaign_clients",
        postgresql_include=["state"],
        postgresql_where=sa.text("worked_at IS NOT NULL"),
    )
    op.drop_index(
        "ix_campaign_clients_untouched",
        table_name="campaign_clients",
        postgresql_where=sa.text("state = 'open' AND last_call_at IS NULL"),
    )
    op.drop_index(
        "ix_campaign_clients_to_call",
        table_name="campaign_clients",
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_index(
        "ix_campaign_clients_refusals",
        table_name="campaign_clients",
        postgresql_where=sa.text("refusal_asked_at IS NOT NULL"),
    )
    op.drop_index("ix_campaign_clients_client_id", table_name="campaign_clients")
    op.drop_index("ix_campaign_clients_campaign_rep_state", table_name="campaign_clients")
    op.drop_table("campaign_clients")
    op.drop_index("ix_answer_corrections_response_id", table_name="answer_corrections")
    op.drop_table("answer_corrections")
    op.drop_table("reports")
    op.drop_index(
        "ix_novelties_open",
        table_name="novelties",
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.drop_table("novelties")
    op.drop_index("ix_measures_bottleneck", table_name="measures")
    op.drop_table("measures")
    op.drop_index(op.f("ix_invitations_employee_id"), table_name="invitations")
    op.drop_table("invitations")
    op.drop_index(
        "uq_handovers_person_live",
        table_name="handovers",
        postgresql_where=sa.text("state IN ('planned', 'active')"),
    )
    op.drop_index(
        "ix_handovers_next_at",
        table_name="handovers",
        postgresql_where=sa.text("state IN ('planned', 'active')"),
    )
    op.drop_table("handovers")
    op.drop_index(
        "uq_form_responses_person_asked",
        table_name="form_responses",
        postgresql_where=sa.text("asked AND state = 'open'"),
    )
    op.drop_index(
        "ix_form_responses_person_open",
        table_name="form_responses",
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_table("form_responses")
    op.drop_index("uq_erasures_row", table_name="erasures")
    op.drop_index("ix_erasures_marks", table_name="erasures", postgresql_using="gin")
    op.drop_table("erasures")
    op.drop_index("ix_decisions_week", table_name="decisions")
    op.drop_index(
        "ix_decisions_open", table_name="decisions", postgresql_where=sa.text("state = 'open'")
    )
    op.drop_table("decisions")
    op.drop_index("uq_clients_tax_number", table_name="clients")
    op.drop_index("uq_clients_external_id", table_name="clients")
    op.drop_index("ix_clients_segment", table_name="clients")
    op.drop_index(
        "ix_clients_search",
        table_name="clients",
        postgresql_using="gin",
        postgresql_ops={"name_key": "gin_trgm_ops", "search": "gin_trgm_ops"},
    )
    op.drop_index(
        "ix_clients_referred_by_id",
        table_name="clients",
        postgresql_where=sa.text("referred_by_id IS NOT NULL"),
    )
    op.drop_index("ix_clients_name_key", table_name="clients")
    op.drop_index("ix_clients_manager_id_name_key", table_name="clients")
    op.drop_index("ix_clients_email", table_name="clients")
    op.drop_table("clients")
    op.drop_index("uq_campaigns_name", table_name="campaigns")
    op.drop_table("campaigns")
    op.drop_index(op.f("ix_audit_lines_at"), table_name="audit_lines")
    op.drop_table("audit_lines")
    op.drop_index(
        "uq_accounts_employee_channel_live",
        table_name="accounts",
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.drop_index(
        "uq_accounts_channel_external_live",
        table_name="accounts",
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.drop_table("accounts")
    op.drop_index("ix_telegram_updates_received_at", table_name="telegram_updates")
    op.drop_index(
        "ix_telegram_updates_aside",
        table_name="telegram_updates",
        postgresql_where=sa.text("state <> 'done'"),
    )
    op.drop_table("telegram_updates")
    op.drop_table("register_seals")
    op.drop_table("rates")
    op.drop_index("uq_outbox_key", table_name="outbox", postgresql_where=sa.text("key IS NOT NULL"))
    op.drop_index(
        "ix_outbox_subject", table_name="outbox", postgresql_where=sa.text("subject IS NOT NULL")
    )
    op.drop_index(
        "ix_outbox_leased", table_name="outbox", postgresql_where=sa.text("state = 'leased'")
    )
    op.drop_index(
        "ix_outbox_lane",
        table_name="outbox",
        postgresql_where=sa.text("state IN ('queued', 'leased')"),
    )
    op.drop_index(
        "ix_outbox_due", table_name="outbox", postgresql_where=sa.text("state = 'queued'")
    )
    op.drop_index(
        "ix_outbox_dead",
        table_name="outbox",
        postgresql_where=sa.text("state IN ('dead', 'unknown')"),
    )
    op.drop_table("outbox")
    op.drop_table("mailboxes")
    op.drop_table("mail_relays")
    op.drop_table("mail_addresses")
    op.drop_table("form_versions")
    op.drop_index(
        "uq_employees_name_active", table_name="employees", postgresql_where=sa.text("active")
    )
    op.drop_index(
        "ix_employees_department", table_name="employees", postgresql_where=sa.text("active")
    )
    op.drop_table("employees")
    op.drop_table("effects")
    op.drop_table("clock_offset")
    op.drop_table("chat_migrations")
    op.drop_table("blobs")
    for numbers in NUMBERS:
        op.execute(sa.schema.DropSequence(sa.Sequence(numbers)))
    op.execute("DROP FUNCTION refuse_change()")
    op.execute("DROP FUNCTION keep_manager()")
