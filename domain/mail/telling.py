"""Word to the client about his own request: what was done (domain 1.1)."""

from domain.mail import letters, threads
from domain.work import Work

DONE = "done"
"""Kind of the letter that says what was done."""


async def tell_client_done(work: Work, request_id: int, words: str) -> None:
    """Write to a client whose mail became a request that it is done, in the words of whoever did
    it; he answers the letter when something is not. A request that came otherwise needs none.
    """
    thread = await threads.of_request(work, request_id)
    if thread is None:
        return
    await letters.write(
        work,
        letters.NewLetter(
            kind=DONE, thread_id=thread.id, args={"request_id": request_id}, words=words
        ),
    )
