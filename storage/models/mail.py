"""Mail: what came in, what goes out, and the threads that hold both together.

A mail is stored before it is read, and never changed in what it says: everything learnt from it
can be learnt again from its raw bytes (domain 5, "a mail received survives a crash").
"""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, JsonObject, one_of

MAIL_STATES = ("stored", "done", "quarantined", "dropped")
OUTCOMES = ("request", "added", "acted", "noted", "copy", "asked", "refused", "spam")
LETTER_STATES = ("queued", "sending", "sent", "unknown", "failed", "bounced")


class Mailbox(Base):
    """How far a mailbox has been read. `code` is its name in company.toml.

    `swept_at` is the end of the last sweep that went well; `failing_since` and `failure` tell of
    what goes wrong since then, `alarmed_at` when the administrator heard of it.
    """

    __tablename__ = "mailboxes"

    code: Mapped[str] = mapped_column(primary_key=True)
    uidvalidity: Mapped[int | None] = mapped_column(BigInteger)
    last_uid: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    swept_at: Mapped[Instant | None]
    failing_since: Mapped[Instant | None]
    failure: Mapped[str | None]
    alarmed_at: Mapped[Instant | None]


class MailRelay(Base):
    """Whether letters leave. `code`: there is one relay, "smtp".

    `failing_since` is when the first letter was put off after the last that was taken; `failure`
    the latest reason, `alarmed_at` when the administrator heard of it.
    """

    __tablename__ = "mail_relays"

    code: Mapped[str] = mapped_column(primary_key=True)
    failing_since: Mapped[Instant | None]
    failure: Mapped[str | None]
    alarmed_at: Mapped[Instant | None]


class Mail(Base):
    """A mail that came in: its place in the mailbox, its bytes, then what was read from it.

    stored → done, or quarantined after too many tries, from where a person retries or drops it.
    `outcome` says what became of it: a new request, added to a request, an act of staff, noted,
    a copy of one known, a question to a person (`asked`; `decided_by_id` answers it), refused.
    """

    __tablename__ = "mails"
    __table_args__ = (
        Index(
            "ix_mails_client_id",
            "client_id",
            "received_at",
            postgresql_where=text("client_id IS NOT NULL"),
        ),
        one_of("state", MAIL_STATES),
        one_of("outcome", OUTCOMES),
        UniqueConstraint("mailbox", "uidvalidity", "uid"),
        UniqueConstraint("mailbox", "sha256"),
        CheckConstraint("(state = 'done') = (outcome IS NOT NULL)", name="outcome_when_done"),
        Index(
            "ix_mails_stored",
            "mailbox",
            "id",
            postgresql_where=text("state = 'stored'"),
        ),
        Index(
            "ix_mails_unmoved",
            "mailbox",
            "id",
            postgresql_where=text("NOT moved AND state IN ('done', 'dropped')"),
        ),
        Index("ix_mails_quarantined", "id", postgresql_where=text("state = 'quarantined'")),
        Index("ix_mails_message_id", "message_id", postgresql_where=text("message_id IS NOT NULL")),
        Index("ix_mails_thread_id", "thread_id", postgresql_where=text("thread_id IS NOT NULL")),
        Index("ix_mails_asked", "id", postgresql_where=text("outcome = 'asked'")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    mailbox: Mapped[str]
    uidvalidity: Mapped[int] = mapped_column(BigInteger)
    uid: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[bytes] = mapped_column(LargeBinary, ForeignKey("blobs.sha256"))
    size: Mapped[int]
    received_at: Mapped[Instant]  # INTERNALDATE: when the mail server got it
    stored_at: Mapped[Instant]
    moved: Mapped[bool] = mapped_column(server_default=text("false"))  # marked on the server
    state: Mapped[str] = mapped_column(server_default="stored")
    attempts: Mapped[int] = mapped_column(server_default=text("0"))
    next_attempt_at: Mapped[Instant | None]
    last_error: Mapped[str | None]  # the name of an exception, never anybody's words

    message_id: Mapped[str | None]
    sender: Mapped[str | None]
    sender_name: Mapped[str | None]
    subject: Mapped[str | None]
    words: Mapped[str | None]  # the person's own new words
    kind: Mapped[str | None]
    verdict: Mapped[str | None]
    authenticated: Mapped[bool | None]
    found_by: Mapped[str | None]  # how the thread was found
    reasons: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    cut: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    file_names: Mapped[list[str] | None] = mapped_column(ARRAY(Text))  # of what came with it
    outcome: Mapped[str | None]
    question: Mapped[str | None]  # sender, kind, colleague, belongs, stranger, forged
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("mail_threads.id"))
    request_id: Mapped[int | None] = mapped_column(ForeignKey("requests.id"), unique=True)  # made
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    decision: Mapped[str | None]  # request:KIND, belongs, not_ours, spam
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    decided_at: Mapped[Instant | None]
    decided_evidence: Mapped[JsonObject | None]


class MailThread(Base):
    """Mails and letters about one thing, with one correspondent.

    `address` is whom an answer is expected from; mail of anybody else in it goes to a person.
    `subject` names what it is about as notices do: `request:12`, `handoff:7`.
    """

    __tablename__ = "mail_threads"
    __table_args__ = (
        Index("ix_mail_threads_request_id", "request_id"),
        Index("ix_mail_threads_address", "address"),
        Index(
            "ix_mail_threads_client_id",
            "client_id",
            postgresql_where=text("client_id IS NOT NULL"),
        ),
        CheckConstraint("client_id IS NULL OR employee_id IS NULL", name="client_or_staff"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    mailbox: Mapped[str]
    address: Mapped[str]
    subject: Mapped[str | None]
    request_id: Mapped[int | None] = mapped_column(ForeignKey("requests.id"))
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    created_at: Mapped[Instant]


class Letter(Base):
    """A letter that goes out: written down in the transaction that decided on it, composed once,
    and sent again, if ever, with the same bytes and Message-ID (domain 5).

    `author_id` is the person who wrote it; a letter without one was written by the desk. The
    letter is found again by the hash of the token in its Reply-To and envelope, by its
    Message-ID, or by what a bounce gives back.
    """

    __tablename__ = "letters"
    __table_args__ = (
        one_of("state", LETTER_STATES),
        Index("uq_letters_message_id", "message_id", unique=True),
        Index("uq_letters_token_hash", "token_hash", unique=True),
        Index("uq_letters_key", "key", unique=True),
        Index("ix_letters_thread_id", "thread_id"),
        Index("ix_letters_address_created_at", "address", "created_at"),
        Index("ix_letters_due_at", "due_at", postgresql_where=text("due_at IS NOT NULL")),
        Index(
            "ix_letters_unfinished",
            "id",
            postgresql_where=text("state IN ('queued', 'sending', 'unknown')"),
        ),
        Index(
            "ix_letters_not_arrived", "id", postgresql_where=text("state IN ('failed', 'bounced')")
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str]
    args: Mapped[JsonObject] = mapped_column(server_default=text("'{}'::jsonb"))
    key: Mapped[str | None]  # a second letter under the same key is not written
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("mail_threads.id"))
    mailbox: Mapped[str]
    address: Mapped[str]
    name: Mapped[str]
    language: Mapped[str]
    time_zone: Mapped[str]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    words: Mapped[str | None]  # what a person wrote in it
    in_reply_to: Mapped[str | None]
    files: Mapped[list[JsonObject] | None] = mapped_column(JSONB)  # name, type and blob of each
    urgent: Mapped[bool] = mapped_column(server_default=text("true"))  # may disturb the quiet hours
    due_at: Mapped[Instant | None]  # it waits for this moment; then it is put into the outbox
    message_id: Mapped[str]
    token_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    subject: Mapped[str | None]
    blob: Mapped[bytes | None] = mapped_column(LargeBinary, ForeignKey("blobs.sha256"))
    state: Mapped[str] = mapped_column(server_default="queued")
    created_at: Mapped[Instant]
    queued_at: Mapped[Instant | None]  # since when it is tried; a person may have it tried anew
    sending_at: Mapped[Instant | None]
    sent_at: Mapped[Instant | None]
    attempts: Mapped[int] = mapped_column(server_default=text("0"))  # put off by the relay
    resent: Mapped[bool] = mapped_column(server_default=text("false"))  # its fate was unknown once
    revision: Mapped[int] = mapped_column(server_default=text("1"))
    answer: Mapped[str | None]  # the server's code ("250", "550 5.1.1"), never its words
    bounced_at: Mapped[Instant | None]
    bounce_status: Mapped[str | None]


class MailAddress(Base):
    """What is known of an address beside whose it is: it bounced, wants no letters, sends spam."""

    __tablename__ = "mail_addresses"

    address: Mapped[str] = mapped_column(primary_key=True)
    bounced_at: Mapped[Instant | None]
    bounce_status: Mapped[str | None]
    opted_out_at: Mapped[Instant | None]
    blocked_at: Mapped[Instant | None]
