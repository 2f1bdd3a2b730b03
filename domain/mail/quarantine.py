"""Mail that could not be read in several tries: it lies aside, and the administrators know."""

from sqlalchemy import select

from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Employee

CARD = "mail_quarantined"


@needs(Permission.TAKE_MAIL)
async def tell_quarantined(work: Work, mail_id: int) -> None:
    """Tell the administrators of a mail in quarantine; each hears of a mail once."""
    administrators = await work.session.scalars(
        select(Employee.id).where(Employee.role == "admin", Employee.active)
    )
    for person_id in administrators:
        work.notify(person_id, CARD, key=f"quarantined:{mail_id}:{person_id}", mail_id=mail_id)
