"""An answer as sentences of clauses of pieces: each piece a phrase of the lists, or unknown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from mail.verdicts.lexicon import Lexicon, lexicon, names
from mail.verdicts.tokens import Token, tokens

UNKNOWN = "unknown"
NOUNS = {"subject", "everything", "work", "problem", "case"}
BESIDE_NOUNS = NOUNS | {"any", "filler", "degree"}
"""What may stand in the first part of "сбоев, обрывов нет" or "качество связи — отличное"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some tokens that mean one thing.

    Attributes:
        category: the list the phrase was found in, or the kind of the token, or "unknown".
    """

    category: str
    tokens: tuple[Token, ...]

    @property
    def words(self) -> str:
        return " ".join(token.text for token in self.tokens)


@dataclass(frozen=True)
class Clause:
    """What stands between two commas or stops; `separator` follows it."""

    pieces: tuple[Piece, ...]
    separator: str = ""

    @cached_property
    def categories(self) -> tuple[str, ...]:
        return tuple(piece.category for piece in self.pieces)

    @property
    def line(self) -> int:
        return self.pieces[0].tokens[0].line


@dataclass(frozen=True)
class Sentence:
    """Clauses up to a stop."""

    clauses: tuple[Clause, ...]
    is_question: bool

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for clause in self.clauses for piece in clause.pieces)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        return tuple(piece.category for piece in self.pieces)


def sentences(words: str) -> list[Sentence]:
    """The sentences of an answer; none is empty."""
    found: list[Sentence] = []
    clauses: list[Clause] = []
    waiting: list[Token] = []
    for token in (*tokens(words), Token("stop", "", "", 0)):
        if token.kind not in ("soft", "stop"):
            waiting.append(token)
            continue
        if waiting:
            clauses.append(Clause(tuple(_pieces(waiting)), token.text))
            waiting = []
        if token.kind == "stop" and clauses:
            found.append(Sentence(tuple(_joined(clauses)), "?" in token.text))
            clauses = []
    return found


def _pieces(clause: Sequence[Token]) -> Iterator[Piece]:
    lists = lexicon()
    readings = [_readings(lists, token) for token in clause]
    place = 0
    while place < len(clause):
        found = lists.longest(readings, place)
        length = found.length if found else 1
        category = found.category if found else _kind(clause[place])
        yield Piece(category, tuple(clause[place : place + length]))
        place += length


def _readings(lists: Lexicon, token: Token) -> tuple[str, ...]:
    if token.kind == "word" and not names().is_first(token.text):
        return lists.readings(token.text)
    return (token.text,)


def _kind(token: Token) -> str:
    if token.kind != "word":
        return token.kind
    known = names().is_first(token.text) or names().is_patronymic(token.text)
    return "name" if known else UNKNOWN


def _joined(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Clauses that a comma or dash divides in vain: "сбоев, обрывов нет", "связь — отличная"."""
    waiting: Clause | None = None
    for clause in clauses:
        if waiting:
            clause = Clause(waiting.pieces + clause.pieces, clause.separator)
            waiting = None
        if _waits_for_more(clause):
            waiting = clause
        else:
            yield clause
    if waiting:
        yield waiting


def _waits_for_more(clause: Clause) -> bool:
    """Whether these are nouns only, with what is said of them still to come."""
    return bool(NOUNS & set(clause.categories)) and set(clause.categories) <= BESIDE_NOUNS
