"""Mail that could not be read in several tries: it lies aside, and the administrators know."""

from domain.mail.telling import administrators
from domain.permissions import Permission, needs
from domain.work import Work

CARD = "mail_quarantined"


@needs(Permission.TAKE_MAIL)
async def tell_quarantined(work: Work, mail_id: int) -> None:
    """Tell the administrators of a mail in quarantine; each hears of a mail once."""
    for person_id in await administrators(work):
        work.notify(person_id, CARD, key=f"quarantined:{mail_id}:{person_id}", mail_id=mail_id)
