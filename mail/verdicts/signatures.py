"""A stray signature and a name: what may stand under an answer without changing it."""

from typing import Literal

from mail.verdicts.clauses import UNKNOWN, Clause, Piece
from mail.verdicts.lexicon import lexicon, names

MOST_UNKNOWN = 3
"""More unknown words than a surname and the name of a firm make no signature."""

Place = Literal["inline", "own_line", "below"]
"""Of a clause: after other words of its line, at the beginning of a line, or under a signature."""

_PERSON = {"name", "initials"}
_ALL_ANCHORS = _PERSON | {"title", "org", "organisation", "contact"}
_ANCHORS = {"inline": _PERSON, "own_line": _ALL_ANCHORS}
_BESIDE_ANCHORS = _ALL_ANCHORS | {
    UNKNOWN,
    "number",
    "subject",
    "everything",
    "work",
    "for",
    "actor",
}
_HARMLESS = {
    None,
    "subject",
    "everything",
    "work",
    "name",
    "filler",
    "degree",
    "sales_word",
    "title",
    "good",
    "cheer",
}


def is_name(clause: Clause) -> bool:
    """ "Мария Ивановна" and nothing else."""
    return set(clause.categories) == {"name"}


def is_signature(clause: Clause, place: Place) -> bool:
    """Whether the clause can only be a part of a signature.

    A title, a firm or a telephone number alone is one only on a line of its own or below what is
    signed already: "Да, директор" and "Да, +7 495 …" answer some other question.

    An unknown word is a surname or the name of a firm when it is written like one and something
    known stands beside it: a first name, initials, a title, or "С уважением" before.
    """
    categories = set(clause.categories)
    anchored = place == "below" or bool(categories & _ANCHORS[place])
    if not anchored or not categories <= _BESIDE_ANCHORS:
        return False
    unknown = [piece for piece in clause.pieces if piece.category == UNKNOWN]
    if len(unknown) > MOST_UNKNOWN or not all(map(_looks_like_a_name, unknown)):
        return False
    return all(_is_harmless_name(p) for p in clause.pieces if p.category == "organisation")


def is_surname_alone(clause: Clause) -> bool:
    """A line of one word that ends and is written as a surname does."""
    if clause.categories != (UNKNOWN,):
        return False
    piece = clause.pieces[0]
    return names().may_be_surname(piece.words) and _looks_like_a_name(piece) and _is_titled(piece)


def _looks_like_a_name(piece: Piece) -> bool:
    if piece.words.startswith(("не", "ни", "no", "un", "dis", "без")):
        return False
    return _is_titled(piece) or names().may_be_surname(piece.words)


def _is_titled(piece: Piece) -> bool:
    return piece.tokens[0].written[:1].isupper()


def _is_harmless_name(piece: Piece) -> bool:
    """Whether no word of a firm's name says anything: «Ромашка», but not «Ничего не работает»."""
    lists = lexicon()
    readings = [lists.readings(word.strip('«»"“”„')) for word in piece.words.split()[1:]]
    found = (lists.longest(readings, place) for place in range(len(readings)))
    return all(phrase is None or phrase.category in _HARMLESS for phrase in found)
