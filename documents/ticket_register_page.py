"""The consolidated register of problem questionnaires: A4 across, a row for each (domain 2.11)."""

from collections.abc import Sequence
from datetime import date

from documents.paper import Paper
from documents.typesetting import Plain, breakable, typeset
from domain.quality.facts import SeenProblem
from domain.quality.fixing import ROOT_CAUSES
from domain.quality.register import Entry

_HEADS = ("ticket", "handed", "client", "problem", "accepted", "done", "word", "state")


def ticket_register_page(paper: Paper, entries: Sequence[Entry], first: date, last: date) -> bytes:
    """What was open on the days from `first` to `last`, as PDF, in the order it was handed over."""
    return typeset("tickets.typ", page_data(paper, entries, first, last))


def page_data(paper: Paper, entries: Sequence[Entry], first: date, last: date) -> dict[str, Plain]:
    """What the template is given."""
    return {
        "language": paper.language,
        "company": paper.policy.name,
        "title": paper.t("tickets-title"),
        "days": paper.t("register-days", first=paper.day(first), last=paper.day(last)),
        "printed": paper.printed,
        "page": paper.t("page"),
        "empty": paper.t("tickets-empty"),
        "heads": {name: paper.t(f"tickets-head-{name}") for name in _HEADS},
        "rows": [entry_data(paper, entry) for entry in entries],
    }


def entry_data(paper: Paper, entry: Entry) -> dict[str, Plain]:
    """One row, every cell in words."""
    planned = (
        paper.t("tickets-planned", day=paper.day(entry.planned_on)) if entry.planned_on else ""
    )
    return {
        "ticket": ticket_number(paper, entry),
        "questionnaire": paper.t("tickets-questionnaire", number=entry.questionnaire),
        "at": paper.moment(entry.at),
        "rep": breakable(entry.rep),
        "client": breakable(entry.client),
        "problems": [problem_data(paper, entry, each) for each in entry.problems],
        "lead": breakable(entry.lead or ""),
        "accepted_at": paper.moment(entry.accepted_at),
        "planned": planned if entry.fixed_at is None else "",
        "fixed_at": paper.moment(entry.fixed_at),
        "word": breakable(entry.closed_words or ""),
        "word_by": word_by(paper, entry),
        "closed_at": paper.moment(entry.closed_at),
        "state": state_of(paper, entry),
        "round": paper.t("tickets-round", n=entry.round) if entry.round > 1 else "",
    }


def ticket_number(paper: Paper, entry: Entry) -> str:
    """As people say it: К-17."""
    return paper.t("questionnaire-ticket-number", number=entry.number)


def state_of(paper: Paper, entry: Entry) -> str:
    """Its state in words."""
    return paper.t(f"ticket-state-{entry.state.replace('_', '-')}")


def word_by(paper: Paper, entry: Entry) -> str:
    """Who confirmed it, and how his word came. What ended otherwise is nobody's word but the
    programme head's (domain 5), and says so.
    """
    if entry.confirmed_by is None:
        return paper.t("ticket-word-head") if entry.closed_at else ""
    return paper.t(f"ticket-word-{entry.confirmed_by}", name=entry.confirmed_name or "")


def problem_data(paper: Paper, entry: Entry, problem: SeenProblem) -> dict[str, Plain]:
    """One complaint, and what was done about it."""
    place = f" · {problem.place}" if problem.place else ""
    return {
        "what": f"{category(paper, entry, problem)} · {severity(paper, problem.severity)}{place}",
        "words": breakable(problem.words),
        "done": breakable(problem.done_words or ""),
        "cause": cause(paper, problem.root_cause),
    }


def category(paper: Paper, entry: Entry, problem: SeenProblem) -> str:
    """As the form calls it, in the reader's language if it speaks that."""
    labels = (entry.categories or {}).get(problem.category, {})
    return labels.get(paper.language) or next(iter(labels.values()), problem.category)


def severity(paper: Paper, word: str) -> str:
    """How bad it is, in words."""
    return paper.t(f"severity-{word}")


def cause(paper: Paper, word: str | None) -> str:
    """A root cause by its code, or in the words that service wrote instead."""
    known = word is not None and word in ROOT_CAUSES
    return paper.t(f"root-cause-{word.replace('_', '-')}") if word and known else word or ""
