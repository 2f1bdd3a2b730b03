"""What an erasure leaves, counted: papers stay, with the name replaced.

Why they do: docs/decisions/0035-erasure.md.
"""

from sqlalchemy import Select, func, or_, select

from domain.privacy.subjects import Subject
from domain.work import Work
from storage.models import Attachment, Order, RegisterLine, Request


async def lines(work: Work, subject: Subject) -> int:
    """Lines of the register: an employee's own; of a client or a contact, those of the client."""
    if subject.kind == "employee":
        return await _count(
            work,
            select(RegisterLine.id).where(
                or_(
                    RegisterLine.giver_id == subject.id,
                    RegisterLine.receiver_id == subject.id,
                    RegisterLine.by_order_of_id == subject.id,
                )
            ),
        )
    requests = select(Request.id).where(Request.client_id == subject.client_id)
    return await _count(work, select(RegisterLine.id).where(RegisterLine.request_id.in_(requests)))


async def requests(work: Work, subject: Subject) -> int:
    """Requests: those an employee wrote; of a client or a contact, those of the client."""
    if subject.kind == "employee":
        return await _count(work, select(Request.id).where(Request.author_id == subject.id))
    return await _count(work, select(Request.id).where(Request.client_id == subject.client_id))


async def orders(work: Work, subject: Subject) -> int:
    """The client's orders."""
    return await _count(work, select(Order.id).where(Order.client_id == subject.client_id))


async def files(work: Work, subject: Subject) -> int:
    """Files of the staff about his client: only a person can say whether a contact is on a photo.
    A private client's go.
    """
    if subject.kind != "contact":
        return 0
    requests = select(Request.id).where(Request.client_id == subject.client_id)
    return await _count(
        work,
        select(Attachment.id).where(
            Attachment.request_id.in_(requests), Attachment.mail_id.is_(None)
        ),
    )


async def _count(work: Work, rows: Select[int]) -> int:
    return await work.session.scalar(select(func.count()).select_from(rows.subquery())) or 0
