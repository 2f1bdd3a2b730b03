"""All tables of the desk; importing this module fills `Base.metadata`."""

from storage.base import Base
from storage.models.blob import Blob
from storage.models.clients import Client, Contact, Order
from storage.models.desk import ClockOffset, Effect, TelegramUpdate
from storage.models.forms import FormAnswer, FormResponse, FormVersion
from storage.models.mail import Letter, Mail, MailAddress, Mailbox, MailThread
from storage.models.outbox import OutboxRow
from storage.models.rate import Rate
from storage.models.register import RegisterLine, RegisterSeal
from storage.models.requests import (
    Attachment,
    Comment,
    Handoff,
    Request,
    RequestEvent,
)
from storage.models.staff import Account, AuditLine, ChatMigration, Employee, Invitation

__all__ = [
    "Account",
    "Attachment",
    "AuditLine",
    "Base",
    "Blob",
    "ChatMigration",
    "Client",
    "ClockOffset",
    "Comment",
    "Contact",
    "Effect",
    "Employee",
    "FormAnswer",
    "FormResponse",
    "FormVersion",
    "Handoff",
    "Invitation",
    "Letter",
    "Mail",
    "MailAddress",
    "MailThread",
    "Mailbox",
    "Order",
    "OutboxRow",
    "Rate",
    "RegisterLine",
    "RegisterSeal",
    "Request",
    "RequestEvent",
    "TelegramUpdate",
]
