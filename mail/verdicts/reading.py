"""What a person means who answers "is everything all right now?"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mail.verdicts import spelling
from mail.verdicts.clauses import UNKNOWN, Sentence, sentences
from mail.verdicts.confirming import confirms
from mail.verdicts.refusing import refuses
from mail.verdicts.sales import is_sales_question, orders_apart

Verdict = Literal["confirmed", "not_fixed", "unclear", "question", "opt_out", "other"]

MOST_REASONS = 8
LONGEST_REASON = 60
LONGEST_READ = 20_000
"""Characters. Of a longer text only the beginning is read, and it confirms nothing."""
_LONGEST_LAYOUT = 300
"""Characters. Nobody types a longer answer in the wrong layout without seeing it."""

_CONTENT = {
    "good",
    "fixed",
    "pleased",
    "weak",
    "doubt",
    "promise",
    "receipt",
    "unverified",
    "limit",
    "irony",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The verdict on a person's own words.

    Attributes:
        verdict: "confirmed" closes a ticket and is given only when every word is accounted for.
        reasons: short codes for machines and administrators, the deciding one first.
    """

    verdict: Verdict
    reasons: tuple[str, ...]


def read_verdict(words: str) -> Reading:
    """Read a human's answer.

    Args:
        words: the person's own words, Russian or English; quotes are cut off already, a greeting,
            thanks, a name and a signature may remain.

    Never raises, whatever the words.
    """
    answer = list(orders_apart(sentences(words[:LONGEST_READ])))
    reading = _read(answer)
    if reading.verdict == "confirmed" and len(words) > LONGEST_READ:
        return Reading("unclear", ("too_long",))
    if (
        reading.verdict in ("unclear", "question")
        and _is_gibberish(answer)
        and len(words) <= _LONGEST_LAYOUT
    ):
        return _in_other_layout(words) or reading
    return reading


def _read(answer: Sequence[Sentence]) -> Reading:
    if not answer:
        return Reading("unclear", ("empty",))
    leaving = _pieces(answer, "opt_out")
    if leaving:
        return _reading("opt_out", leaving)
    confirmed = confirms(answer)
    if confirmed:
        return _reading(
            "confirmed",
            (
                confirmed,
                *_asked_beside(answer),
                *_pieces(answer, "good", "fixed", "pleased", "yes", "ok", "absent"),
            ),
        )
    refused = refuses(answer)
    if refused:
        return _reading("not_fixed", (refused,))
    return _read_the_rest(answer)


def _read_the_rest(answer: Sequence[Sentence]) -> Reading:
    present = {category for sentence in answer for category in sentence.categories}
    sales = [sentence for sentence in answer if is_sales_question(sentence)]
    asking = [s for s in answer if s not in sales and _asks(s)]
    if asking and "either" not in present:
        return _reading("question", _pieces(asking, "question", "accusing") or ("mark:?",))
    if (sales or "matter" in present) and not present & _CONTENT:
        return _reading("other", (*_asked_beside(answer), *_pieces(answer, "matter", "subject")))
    doubts = _pieces(
        answer, "doubt", "ellipsis", "unverified", "condition", "limit", "promise", "receipt",
        "irony", "but", "either", "weak", "soft_yes", "limit_now", "matter", "thanks",
    )  # fmt: skip
    unexplained = tuple(
        f"unexplained:{p.words}" for s in answer for p in s.pieces if p.category in (UNKNOWN, "odd")
    )
    return _reading("unclear", (*doubts, *unexplained) or ("no_content",))


def _asked_beside(answer: Sequence[Sentence]) -> tuple[str, ...]:
    """What of ours the answer asks for. It closes the ticket all the same, so whoever reads the
    reasons sees here that something is still wanted.
    """
    asking = (sentence for sentence in answer if is_sales_question(sentence))
    return tuple(f"sales:{' '.join(piece.words for piece in s.pieces)}" for s in asking)


def _asks(sentence: Sentence) -> bool:
    if sentence.is_question:
        spoken = [piece for piece in sentence.pieces if piece.tokens[0].kind == "word"]
        return any(piece.category not in ("yes", "ok", "no") for piece in spoken)
    opening = [c for c in sentence.categories if c not in ("greeting", "name", "filler")][:1]
    return opening in (["question"], ["accusing"])


def _pieces(answer: Sequence[Sentence], *categories: str) -> tuple[str, ...]:
    found = (p for s in answer for p in s.pieces if p.category in categories)
    return tuple(f"{piece.category}:{piece.words}" for piece in found)


def _reading(verdict: Verdict, reasons: Sequence[str]) -> Reading:
    short = dict.fromkeys(reason[:LONGEST_REASON] for reason in reasons)
    return Reading(verdict, tuple(short)[:MOST_REASONS])


def _is_gibberish(answer: Sequence[Sentence]) -> bool:
    """Whether there are words, and none of them is of any list."""
    kinds = {piece.category for s in answer for piece in s.pieces if piece.tokens[0].kind == "word"}
    return kinds == {UNKNOWN}


def _in_other_layout(words: str) -> Reading | None:
    """A clear answer typed in the wrong layout: "lf" is "да". "jr" may be somebody's initials."""
    for guess in spelling.other_layouts(words):
        reading = _read(sentences(guess))
        clear = reading.verdict in ("confirmed", "not_fixed")
        if clear and guess.strip(" .!,") not in ("ок", "ok") and not words.isupper():
            return Reading(reading.verdict, ("layout", *reading.reasons)[:MOST_REASONS])
    return None
