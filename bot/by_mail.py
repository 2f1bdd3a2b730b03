"""A notice as a letter: the same words, and the acts of its buttons as words to answer with."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.screen import Screen

_ACTS = {
    ("handoff", "accept"): "accept",
    ("handoff", "decline"): "decline",
    ("request", "done"): "done",
    ("ticket", "accept"): "accept",
}
"""By how the data of a button begin: the act that an answer by mail may ask for."""


def plain_lines(screen: Screen) -> list[str]:
    """A screen's words, line by line, without their formatting."""
    lines = (Markup(line).striptags() for line in screen.text.split("\n"))  # noqa: S704 - our own
    return [line for line in lines if line]


def acts_of(screen: Screen) -> list[str]:
    """What its buttons would do that can be said in a word, each once."""
    return list(dict.fromkeys(_acts(screen)))


def _acts(screen: Screen) -> Iterator[str]:
    for row in screen.buttons:
        for button in row:
            prefix, _, rest = button.data.partition(":")
            act = _ACTS.get((prefix, rest.partition(":")[0]))
            if button.kind == "callback" and not button.disabled and act is not None:
                yield act
