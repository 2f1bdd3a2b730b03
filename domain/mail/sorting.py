"""A person decides about a mail that the desk was not certain of.

The decision is signed and kept with the mail, once; what follows from it is done by the mail's own
way in, which has the mail's words and files at hand.
"""

from sqlalchemy import func, insert, select, update

from domain.errors import DeskError, NotFound, TooLate
from domain.mail import refusals
from domain.mail.asking import subject
from domain.mail.questions import check_asked
from domain.people import audit
from domain.permissions import Permission, needs
from domain.requests.rows import lock_request
from domain.work import Work, redraw
from storage import outbox
from storage.models import Client, Contact, Mail, MailThread

DECIDED = "mail_decided"
"""Kind of outbox rows that do what was decided about a mail."""


@needs(Permission.SORT_MAIL)
async def this_client(work: Work, mail_id: int, client_id: int) -> None:
    """The sender is a person of this client: he is kept as a contact, and his mail goes on.

    Raises:
        TooLate: somebody decided before. DeskError: no such client.
    """
    mail = await _open(work, mail_id)
    if await work.session.scalar(select(Client.id).where(Client.id == client_id)) is None:
        raise DeskError("error-client-unknown")
    await _know_sender(work, mail, client_id)


@needs(Permission.SORT_MAIL)
async def new_client(work: Work, mail_id: int, name: str) -> None:
    """The sender is a new client's person.

    Args:
        name: of the new client.

    Raises:
        TooLate: somebody decided before. DeskError: the name is empty.
    """
    mail = await _open(work, mail_id)
    if not name.strip():
        raise DeskError("error-words-needed")
    client_id: int = (
        await work.session.execute(
            insert(Client)
            .values(
                name=" ".join(name.split()),
                language=work.policy.default_language,
                created_at=work.now,
                updated_at=work.now,
            )
            .returning(Client.id)
        )
    ).scalar_one()
    await audit.note(work, "client_added", f"client:{client_id}")
    await _know_sender(work, mail, client_id)


async def _know_sender(work: Work, mail: Mail, client_id: int) -> None:
    """Keep the sender as a contact of the client; the mail then becomes a request."""
    contact_id = await _contact(work, mail, client_id)
    mail.client_id, mail.contact_id = client_id, contact_id
    await _become_request(work, mail)


async def _become_request(work: Work, mail: Mail) -> None:
    """What a mailbox makes of a client's mail: a request of its kind, or the question of which."""
    kind = work.policy.mail_kind(mail.mailbox)
    if kind is not None and work.policy.mailboxes[mail.mailbox].purpose == "requests":
        await _decide(work, mail, f"request:{kind}")
    else:
        mail.question = "kind"
        await work.session.flush()
        await redraw(work, subject(mail.id))


async def _contact(work: Work, mail: Mail, client_id: int) -> int:
    """The contact with the address he writes from; made if there is none, unless one of that name
    had no address yet. Another address takes nothing away: mail comes from the old one too.
    """
    name = " ".join((mail.sender_name or mail.sender or "").split())
    same_address = func.lower(Contact.email) == mail.sender
    same_name = Contact.email.is_(None) & (func.lower(Contact.name) == name.lower())
    same = await work.session.scalar(
        select(Contact)
        .where(Contact.client_id == client_id, same_address | same_name)
        .order_by(same_name, Contact.id)
        .limit(1)
    )
    if same is not None:
        same.email, same.gone_at, same.updated_at = mail.sender, None, work.now
        return same.id
    taken = await work.session.scalar(
        select(Contact.id).where(
            Contact.client_id == client_id, func.lower(Contact.name) == name.lower()
        )
    )
    made: int = (
        await work.session.execute(
            insert(Contact)
            .values(
                client_id=client_id,
                name=name if taken is None else f"{name}, {mail.sender}",
                email=mail.sender,
                created_at=work.now,
                updated_at=work.now,
            )
            .returning(Contact.id)
        )
    ).scalar_one()
    return made


@needs(Permission.SORT_MAIL)
async def make_request(work: Work, mail_id: int, kind: str) -> None:
    """The mail is a new request of this kind.

    Raises:
        TooLate: somebody decided before. DeskError: no such kind, or the client is not known.
    """
    mail = await _open(work, mail_id)
    if kind not in work.policy.kinds:
        raise DeskError("error-kind-unknown")
    if mail.client_id is None:
        raise DeskError("error-client-unknown")
    await _decide(work, mail, f"request:{kind}")


@needs(Permission.SORT_MAIL)
async def belongs(work: Work, mail_id: int) -> None:
    """The mail belongs to the request it was asked about.

    A stranger who writes in a client's thread becomes known as the client's.

    Raises:
        TooLate: somebody decided before. DeskError: it was asked about no request.
    """
    mail = await _open(work, mail_id)
    thread = await work.session.get(MailThread, mail.thread_id) if mail.thread_id else None
    if thread is None or thread.request_id is None:
        raise DeskError("error-request-unknown")
    if mail.question == "stranger" and thread.client_id is not None:
        mail.contact_id = await _contact(work, mail, thread.client_id)
        mail.client_id = thread.client_id
    await _decide(work, mail, "belongs")


@needs(Permission.SORT_MAIL)
async def another_request(work: Work, mail_id: int) -> None:
    """The mail is a request of its own, not an answer to the one that waits; its mailbox says of
    which kind, or it is asked next.

    Raises:
        TooLate: somebody decided before. DeskError: the client is not known.
    """
    mail = await _open(work, mail_id)
    if mail.client_id is None:
        raise DeskError("error-client-unknown")
    mail.question = "kind"
    await _become_request(work, mail)


@needs(Permission.SORT_MAIL)
async def not_ours(work: Work, mail_id: int) -> None:
    """The mail is nothing for us; the next one of its sender is asked about again.

    Raises:
        TooLate: somebody decided before.
    """
    await _decide(work, await _open(work, mail_id), "not_ours")


@needs(Permission.SORT_MAIL)
async def spam(work: Work, mail_id: int) -> None:
    """The mail is spam; its sender is heard no more.

    Raises:
        TooLate: somebody decided before.
    """
    mail = await _open(work, mail_id)
    if mail.sender:
        await refusals.block(work, mail.sender)
        await audit.note(work, "sender_blocked", subject(mail.id))
    await _decide(work, mail, "spam")


async def _open(work: Work, mail_id: int) -> Mail:
    """The mail, locked, while nobody has decided about it.

    Raises:
        NotFound, NotAllowed, TooLate
    """
    about = await work.session.scalar(
        select(MailThread.request_id)
        .join(Mail, Mail.thread_id == MailThread.id)
        .where(Mail.id == mail_id)
    )
    if about is not None:
        await lock_request(work, about)
    mail = await work.session.scalar(
        select(Mail).where(Mail.id == mail_id, Mail.question.is_not(None)).with_for_update()
    )
    if mail is None:
        raise NotFound("error-mail-unknown")
    await check_asked(work, mail.mailbox, about)
    if mail.outcome != "asked" or mail.decision is not None:
        raise TooLate("error-mail-decided")
    return mail


async def _decide(work: Work, mail: Mail, decision: str) -> None:
    """Keep the decision with its signature; the mail's own way in does what follows."""
    await work.session.flush()
    await work.session.execute(
        update(Mail)
        .where(Mail.id == mail.id, Mail.decision.is_(None))
        .values(
            decision=decision,
            decided_by_id=work.actor.id,
            decided_at=work.now,
            decided_evidence=work.evidence.at(work.now),
        )
    )
    work.outgoing.append(
        outbox.NewRow(
            kind=DECIDED,
            recipient=subject(mail.id),
            payload={"mail_id": mail.id},
            key=f"decided:{mail.id}",
        )
    )
    await redraw(work, subject(mail.id))
