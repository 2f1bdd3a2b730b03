"""Answers by people with habits of their own: no quote, below the quote, between its lines."""

from itertools import zip_longest

from sandbox.mail.answers.original import Original, quoted
from sandbox.mail.answers.programs import cite_line
from sandbox.mail.writing import Body


def plain(mine: str, _to: Original) -> Body:
    """Words and nothing else."""
    return Body(f"{mine}\n")


def below(mine: str, to: Original) -> Body:
    """First the whole quote, then the words: Thunderbird as it is installed."""
    return Body(f"{cite_line(to)}\n{quoted(to.text)}\n\n{mine}\n", encoding="8bit", flowed=True)


def between(mine: str, to: Original) -> Body:
    """Each paragraph of the answer under one of the quote; the quote's last comes at the end."""
    old, new = _paragraphs(to.text), _paragraphs(mine)
    if len(new) < len(old):
        old = [*old[: len(new) - 1], "\n\n".join(old[len(new) - 1 : -1]), old[-1]]
    pieces = []
    for theirs, own in zip_longest(old, new):
        pieces += [quoted(theirs)] if theirs else []
        pieces += [own] if own else []
    return Body(f"{cite_line(to)}\n" + "\n\n".join(pieces) + "\n", encoding="8bit", flowed=True)


def _paragraphs(text: str) -> list[str]:
    return [piece.strip("\n") for piece in text.split("\n\n") if piece.strip()]
