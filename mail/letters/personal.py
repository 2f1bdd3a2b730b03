"""A personal letter to a client: nothing but what its writer has read and sent (domain 4.6)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from domain.letters.drafting import Reader, Voice, draft
from domain.letters.history import History
from mail.letters.writing import Content, Writer


def personal(w: Writer) -> Content:
    """Plain words of a person. No line asks to answer above it: people do not write so, and an
    answer is found without it.

    args: subject, paragraphs; contacts of the writer.
    """
    given = w.facts.args
    name, *house = w.signature()
    return Content(
        subject=str(given.get("subject", "")),
        paragraphs=_lines(given.get("paragraphs")),
        signature=(name, *_lines(given.get("contacts")), *house),
        answerable=False,
        by_machine=False,
    )


def _lines(kept: object) -> tuple[str, ...]:
    return tuple(str(each) for each in kept) if isinstance(kept, list | tuple) else ()


def personal_sample(
    language: str, names: Mapping[str, str], company: str, now: datetime
) -> Mapping[str, object]:
    """What such a letter is made of, for the preview at the shell.

    Args:
        names: of the client's person and of the writer: `reader`, `writer`; what he ordered:
            `title`.
    """
    ordered = date(now.year - 1, now.month, 1) + timedelta(days=10)
    made = draft(
        History(company, orders=1, first_on=ordered, last_on=ordered, last_title=names["title"]),
        Reader(names["reader"], language),
        Voice(names["writer"], company, calls=True),
        None,
        now.date(),
        "sample",
    )
    return {
        "subject": made.subject,
        "paragraphs": made.body.split("\n\n"),
        "contacts": ["+7 846 200-00-00"],
    }
