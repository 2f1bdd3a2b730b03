"""Asking for the copy of one person's data; a worker puts it together and sends it."""

from domain.permissions import Permission, needs
from domain.privacy.subjects import Kind, subject_of
from domain.work import Work


@needs(Permission.ERASE_PEOPLE)
async def order_copy(work: Work, kind: Kind, row_id: int) -> None:
    """Have the copy sent to whoever asks.

    Raises:
        NotFound, DeskError: as `subject_of`.
    """
    await subject_of(work, kind, row_id)
    work.order_document("person_copy", kind=kind, row_id=row_id)
