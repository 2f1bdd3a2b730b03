"""All that the base holds of one person, for him to read and to take along (152-FZ 14, GDPR 15).

The same places are looked through as for an erasure, so the copy holds what an erasure would take
away, and what of him would stay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.privacy.erasing import erased_words, words_of_ours
from domain.privacy.others import Mask, is_his_name, mask_of_others
from domain.privacy.places import Group
from domain.privacy.sections import QUERIES
from domain.privacy.subjects import Kind, Subject, subject_of
from domain.privacy.values import Row, differing, plain, texts_in
from domain.privacy.words import mentions
from domain.work import Work
from storage.models import Attachment, Blob, Mail

SECTIONS = (
    "person", "accounts", "appointments", "askings", "calls", "answers", "orders", "letters",
    "personal_letters", "mails", "letters_stopped", "lines", "said_of_him",
)  # fmt: skip
"""What the copy is made of, in this order."""

WRITTEN_BY_OTHERS = ("calls", "said_of_him")
"""Sections in which others wrote freely: whoever hands the copy out reads them before."""

_HIS_ALREADY = frozenset({"accounts", "askings", "letters_stopped", "lines", "mails"})
"""Sections that name nobody else, or hold what he wrote himself: they stay as they are."""


@dataclass(frozen=True)
class KeptFile:
    """Bytes that go with the copy: a mail of his, or a file that came with one."""

    name: str
    data: bytes


@dataclass(frozen=True)
class PersonCopy:
    """The copy. Moments are ISO 8601 in UTC.

    Attributes:
        sections: rows by what they are; a section that has none is left out.
        masked: mentions of other people that were taken out of them.
    """

    kind: Kind
    name: str
    client: str | None
    made_at: datetime
    sections: Mapping[str, Sequence[Row]]
    files: Sequence[KeptFile]
    masked: int = 0

    @property
    def to_read(self) -> int:
        """Entries in which others wrote freely: of people nobody knows no program can tell."""
        return sum(len(self.sections.get(name, ())) for name in WRITTEN_BY_OTHERS)


@needs(Permission.ERASE_PEOPLE)
async def person_copy(work: Work, kind: Kind, row_id: int) -> PersonCopy:
    """The copy of one person's data, in which others are masked; that it was made is noted in the
    audit.

    Raises:
        NotFound, DeskError: as `subject_of`.
    """
    subject = await subject_of(work, kind, row_id)
    found = {name: await _section(work, subject, name) for name in SECTIONS[:-1]}
    found["said_of_him"] = await _said(work, subject)
    if subject.whole:
        # Somebody else of his house is another person.
        his = [row for row in found["accounts"] if is_his_name(subject, str(row["name"]))]
        found["accounts"] = his
    texts = [text for rows in found.values() for row in rows for text in texts_in(row)]
    mask = await mask_of_others(work, subject, texts, words_of_ours(work, "other-person"))
    sections = {
        name: [_for_him(name, row, mask) for row in rows] for name, rows in found.items() if rows
    }
    files = await _files(work, subject)
    counts = {name: len(rows) for name, rows in sections.items()}
    await note(work, "export_person", subject.row, files=len(files), **counts)
    return PersonCopy(kind, subject.name, subject.client, work.now, sections, files, mask.count)


def _for_him(section: str, row: Row, mask: Mask) -> Row:
    """A row without other people, unless he has it already."""
    sent = row.get("sent_at") is not None or row.get("state") == "sent"
    if section in _HIS_ALREADY or (section in ("letters", "personal_letters") and sent):
        return row
    return {key: mask.of_value(value) for key, value in row.items()}


async def _section(work: Work, subject: Subject, name: str) -> list[Row]:
    query = QUERIES[name](subject)
    if query is None:
        return []
    rows = await work.session.execute(query)
    return [{key: plain(value) for key, value in row._mapping.items()} for row in rows]


_LEFT_OUT: frozenset[Group] = frozenset({"queue", "mail", "letters"})
"""Told in sections of their own, or passing through."""


async def _said(work: Work, subject: Subject) -> list[Row]:
    """Other people's words that name him; of a document, such as a digest, no more than these."""
    return [
        {
            "where": str(each.place.model.__tablename__),
            "what": name,
            "words": differing(value, each.after[name]),
        }
        async for each in mentions(work, subject, erased_words(work))
        if each.place.group not in _LEFT_OUT
        for name, value in each.before.items()
    ]


async def _files(work: Work, subject: Subject) -> list[KeptFile]:
    """Mails that he wrote, as they came, and the files among them."""
    his = func.lower(Mail.sender).in_(subject.named.emails)
    mails = await work.session.execute(
        select(Mail.id, Blob.data).join(Blob, Blob.sha256 == Mail.sha256).where(his)
    )
    attached = await work.session.execute(
        select(Attachment.id, Attachment.file_name, Blob.data)
        .join(Blob, Blob.sha256 == Attachment.blob)
        .join(Mail, Mail.id == Attachment.mail_id)
        .where(his)
    )
    return [KeptFile(f"mail-{row.id}.eml", row.data) for row in mails] + [
        KeptFile(f"file-{row.id}-{row.file_name.replace('/', '_')}", row.data) for row in attached
    ]
