"""Who is told what: the client that his request is done (domain 1.1), administrators of alarms."""

from sqlalchemy import select

from domain.mail import letters, threads
from domain.work import Work
from storage.models import Employee

DONE = "done"
"""Kind of the letter that says what was done."""


async def tell_client_done(work: Work, request_id: int, words: str) -> bool:
    """Write to a client whose mail became a request that it is done, in the words of whoever did
    it; he answers the letter when something is not. A request that came otherwise needs none.

    Returns:
        Whether a letter was written.
    """
    thread = await threads.of_request(work, request_id)
    if thread is None:
        return False
    letter_id = await letters.write(
        work,
        letters.NewLetter(
            kind=DONE, thread_id=thread.id, args={"request_id": request_id}, words=words
        ),
    )
    return letter_id is not None


async def administrators(work: Work) -> list[int]:
    """Those who are told what only they can mend."""
    found = await work.session.scalars(
        select(Employee.id).where(Employee.role == "admin", Employee.active).order_by(Employee.id)
    )
    return list(found)
