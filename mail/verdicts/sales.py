"""A sales question or order: the one thing a confirmation may carry beside courtesies."""

from collections.abc import Iterator, Sequence
from functools import cache

from mail.verdicts.clauses import Sentence
from mail.verdicts.lexicon import Lexicon, read_lists
from mail.verdicts.tokens import Token

NEVER_SOLD = {
    "complaint",
    "outrage",
    "opt_out",
    "not",
    "but",
    "problem",
    "work",
    "partial",
    "irony",
}
_NEVER_ORDERED = NEVER_SOLD | {"actor"}
"""Two more fitters are no goods."""

_ADDING = {"и", "and"}
_COURTESY = {"greeting", "thanks", "name", "cheer", "for", "you"}


@cache
def _sales_words() -> Lexicon:
    return read_lists("sales")


def is_sales_question(sentence: Sentence) -> bool:
    """Whether every word of the sentence asks for more of what we sell, or orders it.

    One unknown word is the thing sold after a number or "на": "ещё 3 кресла", "прайс на кресла".
    """
    spoken = [p for p in sentence.pieces if p.category not in _COURTESY]
    if any(p.category in NEVER_SOLD for p in spoken):
        return False
    asked = [token for piece in spoken for token in piece.tokens]
    return (_has_key(asked) and _unexplained(asked) == []) or _is_order(sentence)


def is_added_order(sentence: Sentence) -> bool:
    """Whether it adds an order to what was said: "и пришлите ещё 10". A "yes" before it is none to
    the order, whereas "да, пришлите прайс" may answer an offer of ours.
    """
    return sentence.pieces[0].tokens[0].text in _ADDING and _is_order(sentence)


def orders_apart(answer: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences of an answer, an order added to one as a sentence of its own."""
    for sentence in answer:
        for place in range(1, len(sentence.clauses)):
            order = Sentence(sentence.clauses[place:], sentence.is_question)
            if not order.is_question and is_added_order(order):
                yield Sentence(sentence.clauses[:place], is_question=False)
                yield order
                break
        else:
            yield sentence


def _is_order(sentence: Sentence) -> bool:
    """Whether it asks to send so many more, in words that are all known."""
    if any(piece.category in _NEVER_ORDERED for piece in sentence.pieces):
        return False
    asked = [token for piece in sentence.pieces for token in piece.tokens]
    found = _phrases(asked)
    lists = {category[: len("sales_send")] for category, _, _ in found}
    return (
        {"sales_send", "sales_more"} <= lists
        and any(kind == "number" for _, kind, _ in found)
        and all(category or kind == "number" for category, kind, _ in found)
    )


def _has_key(asked: list[Token]) -> bool:
    return any(category.startswith("sales_key") for category, _, _ in _phrases(asked))


def _unexplained(asked: list[Token]) -> list[str]:
    found = _phrases(asked)
    sold = [
        place
        for place, (category, kind, _) in enumerate(found)
        if place and (category, kind) == ("", "word") and _leads(found[place - 1])
    ][:1]
    return [
        text
        for place, (category, kind, text) in enumerate(found)
        if not category and kind != "number" and place not in sold
    ]


def _leads(phrase: tuple[str, str, str]) -> bool:
    return phrase[1] == "number" or phrase[2] == "на"


def _phrases(asked: list[Token]) -> list[tuple[str, str, str]]:
    """Category (empty for none), kind of token and text of each phrase of the sentence."""
    lists = _sales_words()
    readings = [lists.readings(token.text) for token in asked]
    found: list[tuple[str, str, str]] = []
    place = 0
    while place < len(asked):
        phrase = lists.longest(readings, place)
        found.append((phrase.category if phrase else "", asked[place].kind, asked[place].text))
        place += phrase.length if phrase else 1
    return found
