"""What is new with us: letters tell of one thing each, until its last day (domain 4.6)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.errors import DeskError, NotFound
from domain.letters.phrases import spoken
from domain.paging import nearest_page, pages_of
from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Employee, Novelty, PersonalLetter

PAGE = 5
"""Novelties on one screen; each is shown whole."""

WORDS_LIMIT = 400
"""Characters: a letter tells of it in passing."""


@dataclass(frozen=True)
class NoveltyCard:
    """Something new, who wrote it down, and how many letters told of it."""

    id: int
    text: str
    language: str
    until_on: date | None
    author: str
    told: int


@dataclass(frozen=True)
class NoveltyPage:
    """What letters tell of now, the latest first."""

    novelties: list[NoveltyCard]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@needs(Permission.READ_LETTERS)
async def page_of(work: Work, page: int = 0) -> NoveltyPage:
    """What letters tell of now.

    Args:
        page: from 0; one past the last shows the last.
    """
    total = await work.session.scalar(
        select(func.count()).select_from(Novelty).where(*_open(work.today))
    )
    page = nearest_page(page, total or 0, PAGE)
    told = (
        select(func.count())
        .select_from(PersonalLetter)
        .where(PersonalLetter.novelty_id == Novelty.id, PersonalLetter.state == "sent")
        .scalar_subquery()
    )
    rows = await work.session.execute(
        select(Novelty.id, Novelty.text, Novelty.language, Novelty.until_on, Employee.name, told)
        .join(Employee, Employee.id == Novelty.author_id)
        .where(*_open(work.today))
        .order_by(Novelty.id.desc())
        .offset(page * PAGE)
        .limit(PAGE)
    )
    return NoveltyPage([NoveltyCard(*row) for row in rows], total or 0, page)


@needs(Permission.READ_LETTERS)
async def add(work: Work, words: str, language: str, until_on: date | None) -> int:
    """Write down something new, for the letters that are dealt from now on.

    Args:
        words: whole sentences, in `language`.

    Returns:
        Its id.

    Raises:
        DeskError: there are no words, or too many.
    """
    line = " ".join(words.split())
    if not line:
        raise DeskError("error-words-needed")
    if len(line) > WORDS_LIMIT:
        raise DeskError("error-novelty-long", limit=WORDS_LIMIT)
    novelty_id: int = (
        await work.session.execute(
            insert(Novelty)
            .values(
                language=language,
                text=line,
                until_on=until_on,
                author_id=work.actor.id,
                created_at=work.now,
            )
            .returning(Novelty.id)
        )
    ).scalar_one()
    await note(work, "novelty_added", f"novelty:{novelty_id}")
    return novelty_id


@needs(Permission.READ_LETTERS)
async def withdraw(work: Work, novelty_id: int) -> None:
    """Tell of it no more. Letters that hold it already keep it. Twice is once.

    Raises:
        NotFound: there is none.
    """
    if await work.session.get(Novelty, novelty_id) is None:
        raise NotFound("error-novelty-unknown")
    await work.session.execute(
        update(Novelty)
        .where(Novelty.id == novelty_id, Novelty.withdrawn_at.is_(None))
        .values(withdrawn_at=work.now)
    )
    await note(work, "novelty_withdrawn", f"novelty:{novelty_id}")


@dataclass(frozen=True)
class OpenNovelty:
    """Something new that a letter may tell of."""

    id: int
    text: str


class Telling:
    """Chooses what to tell whom: of what a client was not told yet, in his language, in turn."""

    def __init__(
        self,
        by_language: Mapping[str, Sequence[OpenNovelty]],
        told: Collection[tuple[int, int]],
    ) -> None:
        """
        Args:
            told: client and novelty of letters that told of it.
        """
        self._by_language = by_language
        self._told = told
        self._turn = 0

    def of(self, client_id: int, language: str) -> OpenNovelty | None:
        """The next for a client; None where nothing is new to him."""
        known = self._by_language.get(spoken(language), ())
        fresh = [each for each in known if (client_id, each.id) not in self._told]
        if not fresh:
            return None
        self._turn += 1
        return fresh[self._turn % len(fresh)]


async def telling(work: Work, client_ids: Collection[int]) -> Telling:
    """What may be told to these clients; within another act."""
    by_language: dict[str, list[OpenNovelty]] = {}
    rows = await work.open_session.execute(
        select(Novelty.language, Novelty.id, Novelty.text)
        .where(*_open(work.today))
        .order_by(Novelty.id)
    )
    for language, novelty_id, words in rows:
        by_language.setdefault(language, []).append(OpenNovelty(novelty_id, words))
    open_ids = [each.id for known in by_language.values() for each in known]
    told: set[tuple[int, int]] = set()
    if open_ids:
        before = await work.open_session.execute(
            select(PersonalLetter.client_id, PersonalLetter.novelty_id).where(
                PersonalLetter.client_id.in_(client_ids),
                PersonalLetter.novelty_id.in_(open_ids),
                PersonalLetter.state == "sent",
            )
        )
        told = {(row.client_id, row.novelty_id) for row in before if row.novelty_id}
    return Telling(by_language, told)


def _open(today: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Novelty.withdrawn_at.is_(None),
        or_(Novelty.until_on.is_(None), Novelty.until_on >= today),
    )
