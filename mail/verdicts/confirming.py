"""Whether an answer is a certain "yes, everything is all right".

A confirmation closes a quality ticket, so nothing is overheard: every clause must be explained in
full by the word lists as content, courtesy, a report of checking, a signature or a sales question.
One word that is not explained, and a person reads the answer.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from mail.verdicts.clauses import Clause, Piece, Sentence
from mail.verdicts.sales import is_added_order, is_sales_question
from mail.verdicts.signatures import Place, is_name, is_signature, is_surname_alone

Said = Literal[
    "good", "yes", "weak", "now", "checked", "report", "receipt", "courtesy", "signature"
]
"""What an explained clause says. "now" is good with a limit unless a "yes" goes with it; "weak" may
be consent, praise or politeness as well as content; "receipt" thanks for our letter only."""

LONGEST = 120
"""Pieces. A longer answer is never a clear and short one."""

_DENYING = {"absent", "was_absent", "no"}
_RESOLVING = {"fixed", "vanished", "none"} | _DENYING
_CORE = {"good", "fixed", "pleased"}
_CONTENT = {
    "yes", "ok", "soft_yes", "weak", "good", "fixed", "pleased", "quality", "there", "vanished",
    "subject", "everything", "work", "problem", "case", "absent", "was_absent", "no", "none",
    "any", "filler", "degree", "cheer", "me", "i", "actor", "checked", "since", "day",
    "limit_now", "close", "confirmed_thing", "going",
}  # fmt: skip
_BESIDE_GOING = {"going", "cheer"}
_BESIDE_YES = {"yes", "ok", "soft_yes", "degree", "cheer", "weak"}
_BESIDE_CHECKED = {
    "checked", "day", "actor", "subject", "everything", "work", "filler", "degree", "me", "i",
    "since", "yes", "ok", "cheer",
}  # fmt: skip
_COURTESY = {"cheer", "degree", "close"}
_BESIDE_PRAISE = {"work", "actor", "quality", "filler", "degree", "cheer"}
_OF_OUR_WORK = {"actor", "everything", "subject", "work", "problem", "case"}
_WHAT_ONE_IS = {"pleased", "yes", "ok", "checked", "problem", "confirmed_thing"}
_AFTER_THANKS = {"you", "name", "degree", "cheer", "me", "actor"}
_AFTER_FOR = {
    "thanks_object", "receipt_thanks", "confirmed_thing", "work", "subject", "case", "problem",
    "degree", "you", "name", "filler", "actor",
}  # fmt: skip
_AFTER_GREETING = {"greeting", "name", "cheer", "title"}
_ASKING = {"is", "are", "has", "have", "does", "do", "am"}
_OPEN = {"и", "and", "or", "our", "the", "наш", "ваш", "to", "of", "a"}


def confirms(answer: Sequence[Sentence]) -> str | None:
    """Why the answer is a confirmation, or None where anything speaks against it."""
    if sum(len(sentence.pieces) for sentence in answer) > LONGEST:
        return None
    said: list[Said] = []
    sales = 0
    line = 0
    for sentence in answer:
        if is_sales_question(sentence):
            sales += not is_added_order(sentence)
        elif sentence.is_question or not _hear(sentence, said, line):
            return None
        line = sentence.clauses[-1].line
    return _certain(set(said), sales)


def _certain(said: set[Said], sales: int) -> str | None:
    if "good" in said or ("now" in said and "yes" in said):
        return "content"
    if "yes" in said and not sales and said <= {"yes", "report", "courtesy", "signature"}:
        return "yes"
    return None


def _hear(sentence: Sentence, said: list[Said], line: int) -> bool:
    """Add what each clause says to `said`; False where one of them is not explained.

    Args:
        line: the number of the line that the sentence before ended in.
    """
    for clause in sentence.clauses:
        heard = list(_clause(clause, said, _place(clause, said, line)))
        if None in heard:
            return False
        said.extend(kind for kind in heard if kind)
        line = clause.line
    return True


def _place(clause: Clause, before: Sequence[Said], line: int) -> Place:
    if "signature" in before:
        return "below"
    return "own_line" if clause.line > line else "inline"


def _clause(clause: Clause, before: Sequence[Said], place: Place) -> Iterator[Said | None]:
    is_signed = is_signature(clause, place)
    if is_name(clause) or (is_signed and not before):
        yield "signature" if place == "below" else "courtesy"
    elif is_signed or (before and is_surname_alone(clause)):
        yield "signature"
    else:
        said, parts = _courtesies(_without_lead(clause.pieces, before), before)
        yield from said
        for part in parts:
            heard = _content(part)
            # Content under a signature is an afterthought, or another's: for a person to read.
            yield None if place == "below" and heard not in ("courtesy", None) else heard


def _without_lead(pieces: Sequence[Piece], before: Sequence[Said]) -> Sequence[Piece]:
    """The clause without the "что" that a report or thanks in front of the comma leads to."""
    leads = before and before[-1] in ("report", "yes", "courtesy", "checked")
    if pieces[0].category == "that" and leads and len(pieces) > 1:
        return pieces[1:]
    return pieces


def _courtesies(
    pieces: Sequence[Piece], before: Sequence[Said]
) -> tuple[list[Said], list[list[Piece]]]:
    """What the courtesies of a clause say, and the parts of the clause between them."""
    said: list[Said] = []
    parts: list[list[Piece]] = [[]]
    place = 0
    while place < len(pieces):
        end = _courtesy_end(pieces, place)
        if end == place:
            parts[-1].append(pieces[place])
            place += 1
            continue
        said.append(_courtesy(pieces[place:end], before))
        parts.append([])
        place = end
    return said, [part for part in parts if part]


def _courtesy_end(pieces: Sequence[Piece], start: int) -> int:
    match pieces[start].category:
        case "thanks":
            end = _run(pieces, start + 1, _AFTER_THANKS)
            if end < len(pieces) and pieces[end].category == "for":
                end = _run(pieces, end + 1, _AFTER_FOR)
            return end
        case "greeting":
            return _run(pieces, start + 1, _AFTER_GREETING)
        case "farewell":
            return _run(
                pieces, start + 1, {"name", "initials", "title", "farewell", "you", "cheer"}
            )
        case "report":
            end = _run(pieces, start + 1, {"report", "ref", "number", "you"})
            return end + (end < len(pieces) - 1 and pieces[end].category == "that")
        case _:
            return start


def _run(pieces: Sequence[Piece], start: int, categories: set[str]) -> int:
    end = start
    while end < len(pieces) and pieces[end].category in categories:
        end += 1
    return end


def _courtesy(pieces: Sequence[Piece], before: Sequence[Said]) -> Said:
    if any(piece.category == "receipt_thanks" for piece in pieces):
        return "receipt"
    if pieces[0].category == "report":
        return "report"
    if pieces[0].category == "greeting" and "yes" in before:
        return "weak"  # "Да, здравствуйте" answers the telephone
    return "signature" if pieces[0].category == "farewell" else "courtesy"


def _content(pieces: Sequence[Piece]) -> Said | None:
    categories = _with_doers([piece.category for piece in pieces])
    present = set(categories)
    if not present <= _CONTENT or pieces[0].words in _ASKING or pieces[-1].words in _OPEN:
        return None
    if "going" in present:
        return "weak" if present <= _BESIDE_GOING else None
    if present <= _COURTESY or _is_praise(present):
        return "courtesy" if present <= {"cheer", "degree"} else "weak"
    if _is_good(categories):
        return _good(present)
    if present <= _BESIDE_YES and present & {"yes", "ok", "weak", "soft_yes"}:
        return "weak" if present & {"weak", "soft_yes"} else "yes"
    if "checked" in present and present <= _BESIDE_CHECKED:
        return "checked"
    return None


def _with_doers(categories: Sequence[str]) -> list[str]:
    """ "Мастер исправил" and "всё исправил" tell of our work, "исправил" may tell of his own."""
    told = set(categories) & _OF_OUR_WORK and "i" not in categories
    return [("fixed" if told else "checked") if c == "fixed_by" else c for c in categories]


def _is_praise(present: set[str]) -> bool:
    """ "Отличный сервис", "мастер вежливый": kind words that say nothing of the state."""
    return bool(present & {"work", "actor"}) and "quality" in present and present <= _BESIDE_PRAISE


def _good(present: set[str]) -> Said | None:
    if "day" in present:
        return "checked" if "fixed" in present and "good" not in present else None
    if "actor" in present and not present & {"fixed", "checked"}:
        return None
    if "i" in present and not present & _WHAT_ONE_IS:
        return None
    return "now" if "limit_now" in present and not present & {"yes", "ok"} else "good"


def _is_good(categories: Sequence[str]) -> bool:
    """Whether the categories of an explained clause make a statement that all is right."""
    present = set(categories)
    if present & ({"problem", "none"} | _DENYING):
        return "there" not in present and _problems_are_gone(categories)
    if "case" in present or "vanished" in present:
        return "case" in present and bool(present & {"fixed", "vanished"})
    if "there" in present or "quality" in present:
        return "subject" in present
    return bool(present & _CORE) or {"yes", "confirmed_thing"} <= present or _is_ok(categories)


def _is_ok(categories: Sequence[str]) -> bool:
    """ "Интернет ок", "всё 👍": the sign after the thing that it is said of."""
    things = [place for place, c in enumerate(categories) if c in ("subject", "everything", "work")]
    return "ok" in categories and bool(things) and things[0] < _last(categories, "ok")


def _last(categories: Sequence[str], category: str) -> int:
    return max(place for place, c in enumerate(categories) if c == category)


def _problems_are_gone(categories: Sequence[str]) -> bool:
    """Every "нет" beside a problem, and a problem never without "нет", "решена" or "ушла"."""
    nouns = [place for place, c in enumerate(categories) if c in ("problem", "case")]
    denials = [place for place, c in enumerate(categories) if c in _DENYING]
    if denials and "fixed" in categories:
        return False
    if "was_absent" in categories and "since" not in categories:
        return False
    if not nouns or len(denials) > len(nouns) or "problem" not in categories:
        return False
    return bool(set(categories) & _RESOLVING) and all(_beside(categories, d) for d in denials)


def _beside(categories: Sequence[str], denial: int) -> bool:
    """Whether only words that say nothing stand between a "нет" and the nearest problem."""
    passed = {"any", "none", "filler", "degree", "case", "me"}
    for step in (-1, 1):
        place = denial + step
        while 0 <= place < len(categories) and categories[place] in passed:
            place += step
        if 0 <= place < len(categories) and categories[place] == "problem":
            return True
    return False
