"""Letters as they leave the house, and what a calendar reads in them."""

from email import message_from_bytes
from email.message import Message

from icalendar import Calendar

from domain.mail.leaving import take_up
from domain.texts import LOCALES, Texts
from mail.letters.letter import Scribe
from mail.letters.writing import LOCALES as LETTERS
from tests.integration.visits.conftest import Visits


async def bytes_of_letters(visits: Visits) -> list[bytes]:
    """All letters, oldest first."""
    office = visits.office
    scribe = Scribe(office.policy, Texts.load(LOCALES, LETTERS), office.clock)
    ids = [letter.id for letter in await visits.letters()]
    async with office.system() as work:
        leaving = await take_up(work, ids)
        return [ready.composed.raw for ready in await scribe.composed(work.opened, leaving)]


def parts(raw: bytes) -> dict[str, Message]:
    """The leaves of a mail by their type, as Python's own reader finds them."""
    return {
        part.get_content_type(): part
        for part in message_from_bytes(raw).walk()
        if not part.is_multipart()
    }


def calendar_of(raw: bytes) -> Calendar:
    """The invitation; the file beside it says the same."""
    found = parts(raw)
    inside, file = (
        found[name].get_payload(decode=True) for name in ("text/calendar", "application/ics")
    )
    assert isinstance(inside, bytes)
    assert inside == file
    return Calendar.from_ical(inside.decode())
