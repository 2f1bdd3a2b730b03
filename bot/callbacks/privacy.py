"""What buttons about one person's data, and about the audit, carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId
from domain.people.audit_reading import AuditPart
from domain.privacy.subjects import Kind


class PersonTap(ButtonData, prefix="person"):
    """An act on a person: a contact's card and his consent; of anybody whose data may be asked
    for, what is kept (`show`), a copy, what an erasure touches (`ask`), the erasure itself.
    """

    act: Literal["open", "consent", "withdraw", "show", "copy", "ask", "erase"]
    kind: Kind = "contact"
    id: RowId


class AuditTap(ButtonData, prefix="page"):
    """A page of a part of the audit."""

    what: Literal["audit"] = "audit"
    part: AuditPart = "all"
    page: int = 0
