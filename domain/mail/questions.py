"""A mail that a person is asked about, as his card shows it, and who may decide about it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select

from domain.errors import NotAllowed, NotFound
from domain.mail.asking import sorters, subject
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client, Contact, Employee, Mail, MailThread, OutboxRow, Request

SUGGESTIONS = 3
"""Clients suggested for an unknown sender: those with the same mail domain."""

FREE_MAIL = frozenset(
    {
        "bk.ru", "gmail.com", "hotmail.com", "icloud.com", "inbox.ru", "internet.ru", "list.ru",
        "live.com", "mail.ru", "me.com", "outlook.com", "proton.me", "protonmail.com", "rambler.ru",
        "vk.com", "ya.ru", "yahoo.com", "yandex.com", "yandex.ru",
    }
)  # fmt: skip
"""Domains where everybody may have an address: they say nothing of the company."""


@dataclass(frozen=True)
class Question:
    """A mail that waits for a decision, or has had one, as its card shows it.

    `question` is sender, kind, colleague, belongs, stranger or forged; `number` that of the
    request it may belong to, or has become; `cut` what limits left out (message keys).
    """

    mail_id: int
    mailbox: str
    question: str
    sender: str
    sender_name: str
    subject: str
    words: str
    files: tuple[str, ...]
    cut: tuple[str, ...]
    received_at: datetime
    outcome: str
    client_id: int | None
    client: str | None
    request_id: int | None
    number: int | None
    decision: str | None
    decided_by: str | None
    decided_at: datetime | None
    suggestions: tuple[tuple[int, str], ...]

    @property
    def is_open(self) -> bool:
        return self.outcome == "asked" and self.decision is None


@needs(Permission.SORT_MAIL)
async def question_of(work: Work, mail_id: int) -> Question:
    """A mail that somebody was asked about.

    Raises:
        NotFound: there is no such question. NotAllowed: others were asked.
    """
    row = (await work.session.execute(_QUESTION.where(Mail.id == mail_id))).first()
    if row is None:
        raise NotFound("error-mail-unknown")
    if not await _was_told(work, mail_id):
        await check_asked(work, row.mailbox, row.about)
    decided_on_request = (row.decision or "").startswith("request:")
    return Question(
        mail_id=mail_id,
        mailbox=row.mailbox,
        question=row.question,
        sender=row.sender or "",
        sender_name=row.sender_name or "",
        subject=row.subject or "",
        words=row.words or "",
        files=tuple(row.file_names or ()),
        cut=tuple(row.cut or ()),
        received_at=row.received_at,
        outcome=row.outcome,
        client_id=row.client_id,
        client=row.client,
        request_id=row.made or (None if decided_on_request else row.about),
        number=row.number if row.made or not decided_on_request else None,
        decision=row.decision,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        suggestions=await _suggestions(work, row.sender or "") if row.client_id is None else (),
    )


_QUESTION = (
    select(
        Mail.mailbox,
        Mail.question,
        Mail.sender,
        Mail.sender_name,
        Mail.subject,
        Mail.words,
        Mail.file_names,
        Mail.cut,
        Mail.received_at,
        Mail.outcome,
        Mail.client_id,
        Mail.decision,
        Mail.decided_at,
        Mail.request_id.label("made"),
        MailThread.request_id.label("about"),
        Client.name.label("client"),
        Employee.name.label("decided_by"),
        Request.number,
    )
    .outerjoin(MailThread, MailThread.id == Mail.thread_id)
    .outerjoin(Client, Client.id == Mail.client_id)
    .outerjoin(Employee, Employee.id == Mail.decided_by_id)
    .outerjoin(Request, Request.id == func.coalesce(Mail.request_id, MailThread.request_id))
    .where(Mail.question.is_not(None))
)


async def _was_told(work: Work, mail_id: int) -> bool:
    """Whether the reader has the card already: what became of the mail he sees to the end, also
    when it turned out to be no matter of his request.
    """
    told = exists().where(
        OutboxRow.subject == subject(mail_id),
        OutboxRow.recipient == f"person:{work.actor.id}",
        OutboxRow.kind == "notice",
    )
    return bool(await work.session.scalar(select(told)))


async def check_asked(work: Work, mailbox: str, request_id: int | None) -> None:
    """Only who was asked may read and decide: coordinators, the lead, who has the request."""
    me = work.actor.id
    if me in await sorters(work, mailbox):
        return
    if request_id is not None:
        request = await work.session.get_one(Request, request_id)
        if me in (request.holder_id, request.author_id, request.successor_id):
            return
    raise NotAllowed


async def _suggestions(work: Work, sender: str) -> tuple[tuple[int, str], ...]:
    domain = sender.rpartition("@")[2]
    if not domain or domain in FREE_MAIL:
        return ()
    ending = f"@{domain}"
    of_contact = select(Contact.client_id).where(
        func.lower(Contact.email).endswith(ending, autoescape=True)
    )
    rows = await work.session.execute(
        select(Client.id, Client.name)
        .where(
            Client.id.in_(of_contact) | func.lower(Client.email).endswith(ending, autoescape=True)
        )
        .order_by(Client.name)
        .limit(SUGGESTIONS)
    )
    return tuple((row.id, row.name) for row in rows)
