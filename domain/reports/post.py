"""Letters that did not arrive, and mail that waits for a person."""

from sqlalchemy import text

from domain.reports.facts import Listed, ReturnedLine, UnsortedLine, listed
from domain.reports.quality import Given
from domain.reports.scope import MAILBOX_IN_SCOPE
from domain.work import Work
from storage.statements import Statement


async def returned(work: Work, given: Given) -> Listed[ReturnedLine]:
    """Letters that came back or were refused; those a person gave up are known to him."""
    rows = await _RETURNED.all(work.transaction, **given)
    return listed(rows, lambda row: ReturnedLine(*row[:-1]))


async def unsorted(work: Work, given: Given) -> Listed[UnsortedLine]:
    """Mail about which somebody was asked, or that cannot be read; the oldest first."""
    rows = await _UNSORTED.all(work.transaction, **given)
    return listed(rows, lambda row: UnsortedLine(*row[:-1]))


_RETURNED = Statement(
    text(
        f"""
        SELECT letter.address, letter.name, author.name, count(*) OVER () AS total
        FROM letters AS letter
        LEFT JOIN employees AS author ON author.id = letter.author_id
        WHERE letter.state IN ('failed', 'bounced')
          AND coalesce(letter.bounced_at, letter.sending_at, letter.created_at) > :since
          AND coalesce(letter.bounced_at, letter.sending_at, letter.created_at) <= :now
          AND letter.answer IS DISTINCT FROM 'given up' AND {MAILBOX_IN_SCOPE}
        ORDER BY letter.id
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
_UNSORTED = Statement(
    text(
        f"""
        SELECT mail.id, coalesce(nullif(mail.sender_name, ''), mail.sender, ''),
               coalesce(mail.subject, ''), mail.received_at, count(*) OVER () AS total
        FROM mails AS mail
        WHERE (mail.outcome = 'asked' AND mail.decided_by_id IS NULL
               OR mail.state = 'quarantined') AND {MAILBOX_IN_SCOPE}
        ORDER BY mail.received_at, mail.id
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
