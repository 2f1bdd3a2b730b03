"""The short form by which an administrator shows that he means an erasure: he types the name."""

from collections.abc import Awaitable, Callable, Mapping

from sqlalchemy import delete, select

from domain.asking.catalog import Forms
from domain.asking.given import text_of
from domain.asking.purpose import CLIENTS, IDS, Handed, Purpose
from domain.errors import NotFound
from domain.forms import drafts, responses
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.privacy.erasing import erase, preview_erasure
from domain.privacy.subjects import Kind
from domain.work import Work
from storage.models import Contact, Employee, FormAnswer
from storage.statements import Statement

ERASE = "erase_person"
"""The form's name."""

OF_KIND: Mapping[Kind, str] = {
    "contact": "erase_contact",
    "client": "erase_client",
    "employee": "erase_employee",
}
"""The purpose that a response is kept with."""

_CONTACTS = Statement(select(Contact.id, Contact.name).where(Contact.id == IDS))
_EMPLOYEES = Statement(select(Employee.id, Employee.name).where(Employee.id == IDS))


@needs(Permission.ERASE_PEOPLE)
async def begin(work: Work, forms: Forms, kind: Kind, row_id: int) -> Draft:
    """Ask for the name.

    Raises:
        NotFound, DeskError: as `preview_erasure`.
    """
    await preview_erasure(work, kind, row_id)
    return await drafts.begin_or_go_on(work, forms.short[ERASE], OF_KIND[kind], row_id)


def _erasing(kind: Kind) -> Callable[[Work, Draft], Awaitable[Handed]]:
    async def hand_in(work: Work, draft: Draft) -> Handed:
        if draft.subject_id is None:
            raise NotFound("error-person-gone")
        typed = text_of(draft, "name")
        await responses.hand_in(work, draft)
        await erase(work, kind, draft.subject_id, typed)
        # What was typed names him as well.
        with work.permitted(Permission.ERASE_PEOPLE):
            await work.session.execute(delete(FormAnswer).where(FormAnswer.response_id == draft.id))
        return Handed("person_erased", {"kind": kind, "row_id": draft.subject_id})

    return hand_in


PRIVACY_PURPOSES: Mapping[str, Purpose] = {
    OF_KIND["contact"]: Purpose(_erasing("contact"), _CONTACTS, at_once=True, of_person=True),
    OF_KIND["client"]: Purpose(_erasing("client"), CLIENTS, at_once=True),
    OF_KIND["employee"]: Purpose(_erasing("employee"), _EMPLOYEES, at_once=True, of_person=True),
}
