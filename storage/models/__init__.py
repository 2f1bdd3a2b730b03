"""All tables of the desk; importing this module fills `Base.metadata`."""

from storage.base import Base
from storage.models.blob import Blob
from storage.models.clients import (
    Client,
    ClientMember,
    ClientNote,
    Contact,
    DossierView,
    Order,
)
from storage.models.desk import ClockOffset, Effect, TelegramUpdate
from storage.models.follow_ups import Opportunity, Task
from storage.models.forms import AnswerCorrection, FormAnswer, FormResponse, FormVersion
from storage.models.handovers import Handover, HandoverItem
from storage.models.mail import Letter, Mail, MailAddress, Mailbox, MailRelay, MailThread
from storage.models.outbox import OutboxRow
from storage.models.personal_letters import Novelty, PersonalLetter
from storage.models.privacy import Erasure
from storage.models.programme import (
    Appointment,
    Assignment,
    Call,
    Campaign,
    CampaignClient,
    CampaignRep,
    Meeting,
    Rapport,
)
from storage.models.questionnaires import Questionnaire, QuestionnaireResult
from storage.models.rate import Rate
from storage.models.register import RegisterLine, RegisterSeal
from storage.models.reports import Decision, Measure, Report
from storage.models.requests import (
    Attachment,
    Comment,
    ContractorWork,
    Handoff,
    Request,
    RequestEvent,
)
from storage.models.staff import Account, AuditLine, ChatMigration, Employee, Invitation
from storage.models.tickets import Asking, Problem, Ticket, TicketAnswer, TicketEvent

__all__ = [
    "Account",
    "AnswerCorrection",
    "Appointment",
    "Asking",
    "Assignment",
    "Attachment",
    "AuditLine",
    "Base",
    "Blob",
    "Call",
    "Campaign",
    "CampaignClient",
    "CampaignRep",
    "ChatMigration",
    "Client",
    "ClientMember",
    "ClientNote",
    "ClockOffset",
    "Comment",
    "Contact",
    "ContractorWork",
    "Decision",
    "DossierView",
    "Effect",
    "Employee",
    "Erasure",
    "FormAnswer",
    "FormResponse",
    "FormVersion",
    "Handoff",
    "Handover",
    "HandoverItem",
    "Invitation",
    "Letter",
    "Mail",
    "MailAddress",
    "MailRelay",
    "MailThread",
    "Mailbox",
    "Measure",
    "Meeting",
    "Novelty",
    "Opportunity",
    "Order",
    "OutboxRow",
    "PersonalLetter",
    "Problem",
    "Questionnaire",
    "QuestionnaireResult",
    "Rapport",
    "Rate",
    "RegisterLine",
    "RegisterSeal",
    "Report",
    "Request",
    "RequestEvent",
    "Task",
    "TelegramUpdate",
    "Ticket",
    "TicketAnswer",
    "TicketEvent",
]
