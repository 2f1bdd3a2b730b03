"""Every place where people's words are kept, and whose client they are about.

A test holds this list against the tables: a new column of words must be told here, or among what
is erased with a person's own things, or among what never holds words about anybody.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Select, or_, select, union

from storage.base import Base
from storage.models import (
    AnswerCorrection,
    Appointment,
    Assignment,
    Attachment,
    Call,
    Campaign,
    CampaignClient,
    Client,
    ClientNote,
    Comment,
    ContractorWork,
    Decision,
    FormAnswer,
    FormResponse,
    Handoff,
    Handover,
    HandoverItem,
    Letter,
    Mail,
    MailThread,
    Measure,
    Meeting,
    Novelty,
    Opportunity,
    Order,
    OutboxRow,
    PersonalLetter,
    Problem,
    Questionnaire,
    Report,
    Request,
    RequestEvent,
    Task,
    TelegramUpdate,
    Ticket,
    TicketAnswer,
    TicketEvent,
)

Group = Literal[
    "card", "talks", "notes", "forms", "requests", "tickets", "tasks", "programme", "orders",
    "mail", "letters", "files", "reports", "queue",
]  # fmt: skip
"""What a preview counts together."""

OfClient = Callable[[int], ColumnElement[bool]]


@dataclass(frozen=True)
class Place:
    """Columns of one table that hold words.

    Attributes:
        of_client: which of its rows are about a client; none where that cannot be told, and only
            a whole name, a phone or a mail is looked for.
        said: which of its rows were said already and are not read again: one word of his name is
            enough there, whosever it is.
    """

    group: Group
    model: type[Base]
    columns: Sequence[str]
    of_client: OfClient | None = None
    said: ColumnElement[bool] | None = None


def _requests(client_id: int) -> Select[int]:
    return select(Request.id).where(Request.client_id == client_id)


def _tickets(client_id: int) -> Select[int]:
    return select(Ticket.id).where(Ticket.client_id == client_id)


def _threads(client_id: int) -> Select[int]:
    return select(MailThread.id).where(MailThread.client_id == client_id)


def responses_of_client(client_id: int) -> Select[int]:
    """The responses to forms that are about a client."""
    tables = (Request, Questionnaire, Call, Meeting, ClientNote)
    every = union(
        *(
            select(each.response_id).where(
                each.client_id == client_id, each.response_id.is_not(None)
            )
            for each in tables
        )
    ).subquery()
    return select(every.c.response_id)


def _mails(client_id: int) -> ColumnElement[bool]:
    return or_(
        Mail.client_id == client_id,
        Mail.thread_id.in_(_threads(client_id)),
        Mail.request_id.in_(_requests(client_id)),
    )


def _files(client_id: int) -> ColumnElement[bool]:
    return or_(
        Attachment.request_id.in_(_requests(client_id)),
        Attachment.response_id.in_(responses_of_client(client_id)),
        Attachment.comment_id.in_(
            select(Comment.id).where(Comment.request_id.in_(_requests(client_id)))
        ),
    )


PLACES: Sequence[Place] = (
    Place("card", Client, ("note", "address", "place", "contract"), lambda c: Client.id == c),
    Place("talks", Call, ("words",), lambda c: Call.client_id == c),
    Place("talks", Meeting, ("note",), lambda c: Meeting.client_id == c),
    Place("talks", Appointment, ("place",), lambda c: Appointment.client_id == c),
    Place("notes", ClientNote, ("text",), lambda c: ClientNote.client_id == c),
    Place(
        "forms",
        FormAnswer,
        ("value",),
        lambda c: FormAnswer.response_id.in_(responses_of_client(c)),
    ),
    Place(
        "forms",
        AnswerCorrection,
        ("value",),
        lambda c: AnswerCorrection.response_id.in_(responses_of_client(c)),
    ),
    Place(
        "forms",
        FormResponse,
        ("screen",),
        lambda c: FormResponse.id.in_(responses_of_client(c)),
    ),
    Place("requests", Request, ("title",), lambda c: Request.client_id == c),
    Place("requests", Comment, ("text",), lambda c: Comment.request_id.in_(_requests(c))),
    Place("requests", Handoff, ("note", "reason"), lambda c: Handoff.request_id.in_(_requests(c))),
    Place("requests", RequestEvent, ("data",), lambda c: RequestEvent.request_id.in_(_requests(c))),
    Place(
        "requests",
        ContractorWork,
        ("name", "what", "reached_at"),
        lambda c: ContractorWork.request_id.in_(_requests(c)),
    ),
    Place(
        "tickets",
        Ticket,
        ("hold_reason", "closed_words", "confirmed_name"),
        lambda c: Ticket.client_id == c,
    ),
    Place(
        "tickets",
        Problem,
        ("place", "product", "words", "repaired_when", "done_words", "root_cause", "own_check"),
        lambda c: Problem.ticket_id.in_(_tickets(c)),
    ),
    Place(
        "tickets", TicketEvent, ("words", "data"), lambda c: TicketEvent.ticket_id.in_(_tickets(c))
    ),
    Place(
        "tickets",
        TicketAnswer,
        ("said_by", "words", "evidence"),
        lambda c: TicketAnswer.ticket_id.in_(_tickets(c)),
    ),
    Place("tasks", Task, ("title",), lambda c: Task.client_id == c),
    Place(
        "tasks",
        Opportunity,
        ("title", "next_step", "reason"),
        lambda c: Opportunity.client_id == c,
    ),
    Place("programme", CampaignClient, ("reason",), lambda c: CampaignClient.client_id == c),
    Place(
        "programme",
        Assignment,
        ("reason",),
        lambda c: Assignment.campaign_client_id.in_(
            select(CampaignClient.id).where(CampaignClient.client_id == c)
        ),
    ),
    Place("programme", Campaign, ("filter",)),
    Place("orders", Order, ("title",), lambda c: Order.client_id == c),
    Place("mail", Mail, ("subject", "words", "sender_name", "file_names"), _mails),
    Place(
        "letters",
        Letter,
        ("name", "words", "subject", "args"),
        lambda c: Letter.thread_id.in_(_threads(c)),
    ),
    Place(
        "letters",
        PersonalLetter,
        ("subject", "body", "history", "reason"),
        lambda c: PersonalLetter.client_id == c,
    ),
    Place("letters", Novelty, ("text",)),
    Place("files", Attachment, ("file_name", "caption", "source"), _files),
    Place("reports", Report, ("facts",)),
    Place("reports", Decision, ("words", "result")),
    Place("reports", Measure, ("value", "what", "brought_words")),
    # Screens that were answered with stand here for weeks, and of few is it known whose they are.
    Place("queue", OutboxRow, ("payload", "result"), said=OutboxRow.kind == "reply"),
    Place("queue", TelegramUpdate, ("payload",)),
    Place("queue", Handover, ("plan",)),
    Place("queue", HandoverItem, ("before",)),
)
