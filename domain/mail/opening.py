"""A client's mail becomes a request of the mailbox's department (domain 1.1).

The client is no employee: inside the house the one who answers for the mailbox stands in for him,
holds the request until somebody signs, and decides on the result. What the kind's form asks beyond
the mail's words stays open, and is asked for later.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, DateTime, bindparam, insert, select, text
from sqlalchemy.dialects.postgresql import JSONB

from domain.errors import DeskError
from domain.forms import engine
from domain.forms.answers import Answer, Picked, answer_to_json
from domain.forms.errors import FormError
from domain.forms.model import FormDefinition
from domain.forms.versions import version_id
from domain.mail import files, letters, threads
from domain.mail.incoming import IncomingMail
from domain.people.leading import above_department
from domain.people.staff import hold_active, members_of
from domain.requests import history, limits
from domain.requests.client_dates import note_receipt
from domain.requests.drafting import PURPOSE, short_title
from domain.requests.form import CLIENT, KIND, known_of_kind, main_question
from domain.requests.offering import Receiver, write_offer
from domain.requests.rows import REQUEST_COLUMNS, RequestRow
from domain.work import Work, once
from storage.models import Client, Request
from storage.statements import Statement

KindForms = Mapping[str, FormDefinition]
"""The whole form of each kind of request."""


@dataclass(frozen=True)
class Opened:
    """The request a mail became, and the thread with its writer."""

    request_id: int
    number: int
    thread_id: int


async def open_request(
    work: Work,
    forms: KindForms,
    mail: IncomingMail,
    client_id: int,
    contact_id: int | None,
    kind: str,
) -> Opened:
    """Make a request of a mail and offer it to the department whose work it is.

    Args:
        kind: code of the request's kind.

    Raises:
        DeskError: nobody answers for the department.
    """
    department = _department(work, mail.mailbox, kind)
    owner_id = await once(work, ("owner", department), lambda: _who_answers(work, department))
    response_id = await _fill_form(work, forms[kind], mail, client_id, kind, owner_id)
    due_at = limits.default_due(work, kind)
    row = await _REQUEST.first(
        work.session,
        kind=kind,
        client_id=client_id,
        author_id=owner_id,
        response_id=response_id,
        department=department,
        title=title_of(mail),
        holder_id=owner_id,
        held_since=work.now,
        due_at=due_at,
        next_at=due_at,
        created_at=work.now,
    )
    assert row is not None  # noqa: S101 - RETURNING gives a row
    request = RequestRow(*row)
    await files.keep(work, mail, request.id)
    await history.record(work, request.id, "mailed", mail_id=mail.id)
    thread_id = await threads.begin(
        work,
        mail.mailbox,
        mail.sender,
        subject=history.subject(request.id),
        request_id=request.id,
        client_id=client_id,
        contact_id=contact_id,
    )
    await _offer(work, request, department)
    await _acknowledge(work, mail, thread_id, request.id)
    return Opened(request.id, request.number, thread_id)


_REQUEST = Statement(
    insert(Request)
    .values(
        state="new",
        **{
            name: bindparam(name)
            for name in (
                "kind",
                "client_id",
                "author_id",
                "response_id",
                "department",
                "title",
                "holder_id",
                "held_since",
                "due_at",
                "next_at",
                "created_at",
            )
        },
    )
    .returning(*REQUEST_COLUMNS)
)


def _department(work: Work, mailbox: str, kind: str) -> str:
    """The mailbox's own, for the kind its mail becomes by itself; for one that a person has chosen,
    the department that does such work.
    """
    if kind == work.policy.mail_kind(mailbox):
        return work.policy.mailboxes[mailbox].department
    return work.policy.kinds[kind].department


def title_of(mail: IncomingMail) -> str:
    """By what the request is recognised in lists: the subject, else the first words."""
    subject = mail.subject.strip()
    words = " ".join((subject or mail.words).split())
    return short_title(words)


async def _who_answers(work: Work, department: str) -> int:
    """Held until the end of the transaction: nothing comes into the hands of one who leaves."""
    people = await hold_active(work, await above_department(work, department))
    if not people:
        raise DeskError("error-department-empty")
    return min(people)


async def _fill_form(
    work: Work,
    definition: FormDefinition,
    mail: IncomingMail,
    client_id: int,
    kind: str,
    owner_id: int,
) -> int:
    """The kind's form with what the mail says; what it does not say stays open."""
    language = work.policy.default_language
    client = await _CLIENT.value(work.session, client_id=client_id)
    answers = {
        CLIENT: Answer(Picked(str(client_id), client or "")),
        KIND: Answer(kind),
        **known_of_kind(work, kind, language),
        **_words(definition, mail, _local_now(work), language),
    }
    response_id = await _RESPONSE.value(
        work.session,
        form_version_id=await once(work, definition.version, lambda: version_id(work, definition)),
        person_id=owner_id,
        now=work.now,
        answers={name: answer_to_json(answer) for name, answer in answers.items()},
    )
    assert isinstance(response_id, int)  # noqa: S101 - RETURNING gives a row
    return response_id


_CLIENT = Statement(select(Client.name).where(Client.id == bindparam("client_id")))
_RESPONSE = Statement(
    text(
        f"""
        WITH made AS (
            INSERT INTO form_responses (form_version_id, person_id, purpose, state, asked,
                                        created_at, updated_at, submitted_at)
            VALUES (:form_version_id, :person_id, '{PURPOSE}', 'submitted', false,
                    :now, :now, :now)
            RETURNING id
        ), answered AS (
            INSERT INTO form_answers (response_id, question, value, answered_at)
            SELECT made.id, said.key, said.value, :now FROM made, jsonb_each(:answers) AS said
        )
        SELECT id FROM made
        """  # noqa: S608 - a constant
    ).bindparams(
        bindparam("form_version_id", type_=BigInteger),
        bindparam("person_id", type_=BigInteger),
        bindparam("now", type_=DateTime(timezone=True)),
        bindparam("answers", type_=JSONB),
    )
)


def _words(
    definition: FormDefinition, mail: IncomingMail, now: datetime, language: str
) -> Mapping[str, Answer]:
    """The mail's words as the answer to the form's main question, if it takes them."""
    question = main_question(definition)
    answer = Answer(mail.words.strip() or mail.subject.strip() or None)
    if question is None or answer.is_empty:
        return {}
    try:
        engine.check(definition, question, answer, engine.State(now), language=language)
    except FormError:
        return {}
    return {question.name: answer}


def _local_now(work: Work) -> datetime:
    return work.now.astimezone(ZoneInfo(work.policy.time_zone))


async def _offer(work: Work, request: RequestRow, department: str) -> None:
    """Offer it to the department; where nobody else is there, who answers for it is told."""
    members = await once(
        work,
        ("members", department),
        lambda: members_of(work, department, but=request.holder_id),
    )
    if members:
        await write_offer(work, request, Receiver(department=department), members)
        return
    event = await history.record(work, request.id, "unmanned")
    history.tell(work, request, "unmanned", event, {request.owner_id})


async def _acknowledge(work: Work, mail: IncomingMail, thread_id: int, request_id: int) -> None:
    """Say to the client that his mail has arrived, and under which number it is known."""
    if not mail.sender or mail.kind == "bulk":
        return
    if await letters.receipts_of_last_hour(work, mail.sender) >= work.policy.mail.receipts_an_hour:
        return
    letter_id = await letters.write(
        work,
        letters.NewLetter(
            kind=letters.RECEIPT,
            thread_id=thread_id,
            args={"request_id": request_id, "subject": mail.subject},
            in_reply_to=mail.message_id,
            key=f"receipt:{mail.id}",
        ),
    )
    if letter_id is not None:
        await note_receipt(work, request_id, letter_id)
