"""A sales question: the one thing a confirmation may carry beside courtesies."""

from functools import cache

from mail.verdicts.clauses import Sentence
from mail.verdicts.lexicon import Lexicon, read_lists
from mail.verdicts.tokens import Token

_COURTESY = {"greeting", "thanks", "name", "cheer", "for", "you"}


@cache
def _sales_words() -> Lexicon:
    return read_lists("sales")


def is_sales_question(sentence: Sentence) -> bool:
    """Whether every word of the sentence asks for more of what we sell.

    One unknown word is the thing sold when a number stands before it: "ещё 3 кресла".
    """
    spoken = [p for p in sentence.pieces if p.category not in _COURTESY]
    asked = [token for piece in spoken for token in piece.tokens if token.kind != "sign"]
    return _has_key(asked) and _unexplained(asked) == []


def _has_key(asked: list[Token]) -> bool:
    return any(category.startswith("sales_key") for category, _, _ in _phrases(asked))


def _unexplained(asked: list[Token]) -> list[str]:
    found = _phrases(asked)
    sold = [
        place
        for place, (category, kind, _) in enumerate(found)
        if place and (category, kind) == ("", "word") and found[place - 1][1] == "number"
    ][:1]
    return [
        text
        for place, (category, kind, text) in enumerate(found)
        if not category and kind != "number" and place not in sold
    ]


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
