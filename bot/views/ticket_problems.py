"""The complaints of a ticket on its card: the client's words, and what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.markup import shortened
from bot.texts import Screenwriter, lines
from domain.forms.model import Labels
from domain.quality.facts import SeenProblem, SeenTicket
from domain.quality.fixing import ROOT_CAUSES

SHOWN = 3
"""Complaints on the screen; the others are in the copy."""

FEW = 2
"""Complaints of which it is also told how the client will see that they are repaired."""

WORDS_SHOWN = 400
"""Characters of somebody's words where they stand alone."""

SHORT_WORDS = 160
"""Characters of the client's words where several complaints share the screen."""

NONE = "none"
"""What a text is filled with where there is nothing to say."""


def problem_lines(w: Screenwriter, seen: SeenTicket) -> list[Markup | None]:
    """What is wrong in the client's words, and what was done about it."""
    several, many = len(seen.problems) > 1, len(seen.problems) > FEW
    hidden = len(seen.problems) - SHOWN
    limit = SHORT_WORDS if several else WORDS_SHOWN
    once = _done_for_all(w, seen.problems, limit) if several else None
    shown = [
        replace(
            each,
            repaired_when="" if many else each.repaired_when,
            done_words=None if once else each.done_words,
        )
        for each in seen.problems[:SHOWN]
    ]
    return [
        *(
            _problem(w, seen.categories, each, limit, n if several else 0)
            for n, each in enumerate(shown, 1)
        ),
        w.t("ticket-more", n=hidden) if hidden > 0 else None,
        once,
    ]


def _done_for_all(w: Screenwriter, problems: Sequence[SeenProblem], limit: int) -> Markup | None:
    """What was done, where it was the same for all complaints: it is said once, after them."""
    first = problems[0]
    alike = {(each.done_words, each.root_cause, each.own_check) for each in problems}
    if len(alike) > 1 or any(each.state == "open" for each in problems):
        return None
    return _done(w, first, limit)


def _done(w: Screenwriter, problem: SeenProblem, limit: int) -> Markup | None:
    if not problem.done_words or problem.state == "open":
        return None
    return w.t(
        "ticket-done",
        words=shortened(problem.done_words, limit),
        cause=cause_label(w, problem.root_cause),
        check=shortened(problem.own_check or NONE, limit),
    )


def _problem(
    w: Screenwriter, categories: Mapping[str, Labels], problem: SeenProblem, limit: int, n: int
) -> Markup:
    return lines(
        w.t(
            "ticket-problem",
            n=n,
            category=category_label(w, categories, problem.category),
            severity=w.label(f"severity-{problem.severity}"),
            place=problem.place or NONE,
        ),
        w.t("ticket-words", words=shortened(problem.words, limit))
        if problem.words
        else w.t("ticket-voice"),
        _done(w, problem, limit),
        w.t("ticket-repaired", words=shortened(problem.repaired_when, limit))
        if problem.repaired_when and problem.state == "open"
        else None,
    )


def category_label(w: Screenwriter, categories: Mapping[str, Labels], category: str) -> str:
    """As the form calls it, in the reader's language if it speaks that."""
    labels = categories.get(category, {})
    return labels.get(w.language) or next(iter(labels.values()), category)


def cause_label(w: Screenwriter, cause: str | None) -> str:
    """A root cause by its code, or in the words that service wrote instead."""
    return w.label(f"root-cause-{cause.replace('_', '-')}") if cause in ROOT_CAUSES else cause or ""
