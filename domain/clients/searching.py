"""Finding a client by any part of a name, number, phone, mail or address, also of a contact; with
typing errors, in the other alphabet, on the other layout of the keyboard (domain 4.2).

It goes from the best to the worst: names that begin with what was typed, names with a word that
does, names that hold it; numbers and addresses; people; and where nothing is found, names that are
one slip of the finger away. Each step is asked for only while the page is not full, and each is
served by an index whatever was typed. Among equals one's own clients come first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, or_, select

from domain.clients import search_steps as steps
from domain.clients.links import linked_client
from domain.clients.spelling import (
    SHORT,
    Reading,
    letters,
    mistakes,
    numbers,
    one_letter_off,
    readings,
)
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client, Request
from storage.statements import Statement

FOUND_LIMIT = 8
"""Clients offered at once: what fits a phone's screen without scrolling."""

MOST_FOUND = 200
"""Clients that can be turned through: who has not found his by then, types another letter."""

_CANDIDATES = 100
"""Rows of one step that are put in order; what is typed fits more only where it says nothing."""

_LIKEST = 40
"""Names compared letter by letter: that takes more time than to find them."""

_MOST_WORDS = 4
"""Words that are dealt between a person and his client; more are no names."""

_AFTER_ALL = "\U0010ffff"

_SLIP_FROM, _SLIPS_FROM = 4, 9
"""Letters from which one mistake is forgiven, and two. A short word is near to everything."""
_LEAST_LIKE = 0.4
_PATTERNS_UP_TO = 7
"""Letters of a word whose every slip is looked for; a longer one is found by its trigrams."""


@dataclass(frozen=True)
class FoundClient:
    """A line of search results; `contact` is the person who was found, where it was one."""

    id: int
    name: str
    address: str | None
    contact: str | None = None


@needs(Permission.FIND_CLIENTS)
async def find_clients(work: Work, typed: str, offset: int = 0) -> list[FoundClient]:
    """Clients whose own data, or a contact's, hold what was typed; the best first.

    Args:
        typed: a few letters or digits, or a name with its link, chosen from an inline search;
            empty gives those one worked with last.
        offset: how many results to pass over, for turning pages; at most MOST_FOUND.

    Returns:
        FOUND_LIMIT + 1 at the most: one more than shown says that there is another page.
    """
    chosen = linked_client(typed)
    if chosen is not None:
        return await _chosen(work, chosen)
    meant = readings(typed)
    if not meant:
        return await _recent(work, offset)
    offset = min(max(offset, 0), MOST_FOUND)
    search = _Search(work, offset + FOUND_LIMIT + 1)
    await search.run(meant, numbers(typed))
    return list(search.found.values())[offset : search.wanted]


class _Search:
    """The steps of one search, and what they have found so far."""

    def __init__(self, work: Work, wanted: int) -> None:
        """
        Args:
            wanted: rows after which nothing more is asked for.
        """
        self.wanted = wanted
        self.found: dict[int, FoundClient] = {}
        self._work = work

    async def run(self, meant: Sequence[Reading], digits: Sequence[str]) -> None:
        for reading in meant:
            await self._names(reading)
        for number in digits:
            await self._numbers(number)
        if digits:
            return
        for reading in meant:
            await self._particulars(reading)
            await self._people(reading)
        if not self.found:
            for reading in meant:
                await self._near(reading)

    async def _names(self, reading: Reading) -> None:
        beginning = f" {reading.phrase}"
        await self._ask(
            steps.BEGINNINGS, most=self.wanted, low=beginning, high=beginning + _AFTER_ALL
        )
        word = f"% {reading.phrase}%"
        await self._ask(steps.PARTS, rare=word, next=word, words=[])
        if _long(reading):
            await self._ask(steps.PARTS, **_asked(reading))

    async def _numbers(self, digits: str) -> None:
        await self._ask(steps.NUMBERS, digits=f"%{digits}%")

    async def _particulars(self, reading: Reading) -> None:
        """Addresses, mails, codes; together with names: "ромашка мира"."""
        if _long(reading):
            await self._ask(steps.PARTICULARS, **_asked(reading))
            if reading.said != reading.texts:
                await self._ask(steps.PARTICULARS, **_asked(replace(reading, texts=reading.said)))

    async def _people(self, reading: Reading) -> None:
        """Contacts; together with their clients: "ким ромашка", either first."""
        await self._ask(steps.PEOPLE, **_asked(reading))
        for person, client in _splits(reading):
            house = _asked(client)
            await self._ask(
                steps.PEOPLE_OF,
                **_asked(person),
                house=house["rare"],
                house_text=house["rare_text"],
                house_words=house["words"],
                house_texts=house["texts"],
            )

    async def _near(self, reading: Reading) -> None:
        """Names one slip of the finger away; two in a long one."""
        count = len(letters(reading.phrase))
        if count < _SLIP_FROM or len(self.found) >= self.wanted:
            return
        if count <= _PATTERNS_UP_TO:
            slips_of = [f"%{pattern}%" for pattern in one_letter_off(reading.phrase)]
            await self._ask(steps.SLIPS, patterns=slips_of)
            return
        slips = 1 if count < _SLIPS_FROM else 2
        executor = self._work.transaction
        await steps.LIKENESS.all(executor, least=f"{_likeness(len(reading.phrase), slips):.3f}")
        rows = await steps.LIKE.all(executor, me=self._me, most=_LIKEST, phrase=reading.phrase)
        self._take(row for row in rows if _is_near(reading.words, row.name_key.split(), slips))

    async def _ask(self, statement: Statement, **given: object) -> None:
        if len(self.found) < self.wanted:
            given.setdefault("most", max(_CANDIDATES, self.wanted))
            self._take(await statement.all(self._work.transaction, me=self._me, **given))

    def _take(self, rows: Iterable[Any]) -> None:
        for row in rows:
            self.found.setdefault(row.id, FoundClient(row.id, row.name, row.address, row.contact))

    @property
    def _me(self) -> int:
        return self._work.actor.employee_id or 0


def _long(reading: Reading) -> bool:
    """Whether it has a word that can be looked for in the middle of others."""
    return any(len(word) >= SHORT for word in reading.words)


def _asked(reading: Reading) -> dict[str, str | list[str]]:
    """The patterns of its words; the index is asked for the two longest, for they are rarest."""
    by_length = sorted(range(len(reading.words)), key=lambda n: -len(reading.words[n]))
    first, second = by_length[0], by_length[min(1, len(by_length) - 1)]
    return {
        "rare": _pattern(reading.words[first]),
        "rare_text": _pattern(reading.texts[first]),
        "next": _pattern(reading.words[second]),
        "next_text": _pattern(reading.texts[second]),
        "words": [f"%{word}%" for word in reading.words],
        "texts": [f"%{word}%" for word in reading.texts],
    }


def _pattern(word: str) -> str:
    """A short word begins one: of less than three letters an index of trigrams knows nothing."""
    return f"%{word}%" if len(word) >= SHORT else f"% {word}%"


def _splits(reading: Reading) -> Iterator[tuple[Reading, Reading]]:
    """Which words may name a person and which the client: the first or the last ones."""
    for at in range(1, min(len(reading.words), _MOST_WORDS)):
        first, last = reading.part(0, at), reading.part(at, len(reading.words))
        if _long(first) and _long(last):
            yield first, last
            yield last, first


def _likeness(length: int, slips: int) -> float:
    """The share of trigrams that so many slips leave at least: one spoils three, a turn four, and
    one more where it stands at the beginning.
    """
    return max(_LEAST_LIKE, (length + 1 - (5 if slips == 1 else 7)) / (length + 1))


def _is_near(typed: Sequence[str], kept: Sequence[str], slips: int) -> bool:
    """Whether every word typed begins a word of a name, but for so many slips in all."""
    nearest = (min((mistakes(word, other) for other in kept), default=slips + 1) for word in typed)
    return sum(nearest) <= slips


async def _chosen(work: Work, client_id: int) -> list[FoundClient]:
    rows = await work.session.execute(
        select(Client.id, Client.name, Client.address).where(Client.id == client_id)
    )
    return [FoundClient(*row) for row in rows]


async def _recent(work: Work, offset: int) -> list[FoundClient]:
    """Those of one's own latest requests first, then those one manages, by name."""
    latest = (
        select(Request.client_id, func.max(Request.id).label("latest"))
        .where(Request.author_id == work.actor.id)
        .group_by(Request.client_id)
        .subquery()
    )
    rows = await work.session.execute(
        select(Client.id, Client.name, Client.address)
        .outerjoin(latest, latest.c.client_id == Client.id)
        .where(or_(latest.c.latest.is_not(None), Client.manager_id == work.actor.id))
        .order_by(latest.c.latest.desc().nulls_last(), Client.name_key, Client.id)
        .offset(offset)
        .limit(FOUND_LIMIT + 1)
    )
    return [FoundClient(*row) for row in rows]
