"""The weekly pack as tables, in its reader's words: one for the page and the spreadsheet."""

from collections.abc import Iterator
from datetime import datetime

from documents.paper import Paper
from documents.weekly_products import products_table
from documents.weekly_table import Cell, Table
from domain.reports.bottlenecks import DIMENSIONS
from domain.reports.facts import NormLine
from domain.reports.naming import SIGNS, bottleneck_name
from domain.reports.weekly_facts import BottleneckLine, MeasureFact, PairLine, WeeklyFacts
from domain.reports.words import Teller


def weekly_tables(paper: Paper, facts: WeeklyFacts) -> list[Table]:
    """All sections that hold something, in the order of the agenda."""
    return [table for table in _tables(paper, facts) if table.rows]


def teller(paper: Paper, facts: WeeklyFacts) -> Teller:
    """Who says the sections in words."""
    return Teller(
        paper.texts, paper.language, paper.zone, facts.made_at, paper.policy.department_title
    )


def _tables(paper: Paper, facts: WeeklyFacts) -> Iterator[Table]:
    yield _decisions(paper, facts)
    yield products_table(paper, facts)
    yield _red(paper, facts)
    yield _ages(paper, facts)
    yield _oldest(paper, facts)
    for dimension in DIMENSIONS:
        yield _bottlenecks(paper, facts, dimension)
    yield _measures(paper, facts)
    yield _pairs(paper, facts)
    yield _words(paper, facts)
    yield _waiting(paper, facts)
    yield _norms(paper, facts)
    yield _money(paper, facts)


def _decisions(paper: Paper, facts: WeeklyFacts) -> Table:
    told = facts.decisions
    return Table(
        "decisions",
        paper.t("weekly-decisions", kept=told.kept, broken=told.broken, open=told.open),
        (("what", 10), ("who", 5), ("due", 3), ("state", 4)),
        [
            (
                each.words,
                each.responsible,
                each.due_on,
                paper.t(f"weekly-decision-{_state(each.state, late=each.late, done=each.done)}"),
            )
            for each in told.lines
        ],
        more=told.total - len(told.lines),
    )


def _state(state: str, *, late: bool, done: bool) -> str:
    if state != "open":
        return state
    return "done" if done else "late" if late else "open"


def _red(paper: Paper, facts: WeeklyFacts) -> Table:
    return Table(
        "red",
        paper.t("weekly-red", n=facts.red.total),
        (("client", 8), ("rank", 4), ("tickets", 3), ("overdue", 3), ("severity", 5), ("since", 4)),
        [
            (
                each.client,
                paper.t("weekly-monthly" if each.monthly else "weekly-key"),
                each.tickets,
                each.overdue,
                _said(paper, f"severity-{each.severity}"),
                _local(paper, each.since),
            )
            for each in facts.red.lines
        ],
        more=facts.red.total - len(facts.red.lines),
    )


def _ages(paper: Paper, facts: WeeklyFacts) -> Table:
    rows = [(paper.t(f"weekly-age-{each.age}"), each.open, each.overdue) for each in facts.ages]
    return Table(
        "ages",
        paper.t("weekly-ages", n=facts.not_done, overdue=facts.overdue),
        (("age", 8), ("open", 3), ("overdue", 3)),
        rows if facts.not_done else [],
        bar=1,
    )


def _oldest(paper: Paper, facts: WeeklyFacts) -> Table:
    return Table(
        "oldest",
        paper.t("weekly-oldest"),
        (("request", 3), ("client", 6), ("what", 7), ("since", 4), ("who", 5), ("held", 4),
         ("due", 4)),
        [
            (
                each.number if each.ticket is None else _said(paper, "ticket", number=each.ticket),
                each.client,
                each.title,
                _local(paper, each.created_at),
                each.holder,
                _local(paper, each.held_since),
                _local(paper, each.due_at),
            )
            for each in facts.oldest.lines
        ],
        more=facts.oldest.total - len(facts.oldest.lines),
    )  # fmt: skip


def _bottlenecks(paper: Paper, facts: WeeklyFacts, dimension: str) -> Table:
    key = dimension.replace("_", "-")
    return Table(
        key,
        paper.t(f"weekly-by-{key}", days=facts.looked_back),
        (("name", 9), ("count", 3), ("percent", 3), ("repeats", 3), ("before", 3)),
        [
            (_name(paper, facts, each), each.count, each.percent, each.repeats, each.before)
            for each in facts.of(dimension)
        ],
        bar=1,
    )


def _name(paper: Paper, facts: WeeklyFacts, each: BottleneckLine | MeasureFact) -> str:
    return bottleneck_name(
        paper.texts, paper.language, facts.categories, each.dimension, each.value
    )


def _measures(paper: Paper, facts: WeeklyFacts) -> Table:
    return Table(
        "measures",
        paper.t("weekly-measures"),
        (("name", 6), ("what", 8), ("who", 5), ("due", 5), ("state", 5), ("cost", 4), ("before", 3),
         ("after", 3), ("brought", 4), ("currency", 3), ("result", 7)),
        [
            (
                _name(paper, facts, each),
                each.what,
                each.owner,
                each.due_on,
                paper.t(f"weekly-measure-{'late' if each.late else each.state}"),
                each.cost,
                each.before,
                each.after,
                each.brought,
                SIGNS[each.currency],
                each.brought_words,
            )
            for each in facts.measures
        ],
    )  # fmt: skip


def _pairs(paper: Paper, facts: WeeklyFacts) -> Table:
    return Table(
        "pairs",
        paper.t("weekly-pairs"),
        (("giver", 6), ("receiver", 6), ("handoffs", 3), ("usually", 4), ("worst", 4)),
        [_pair(paper, facts, each) for each in facts.pairs.lines],
        more=facts.pairs.total - len(facts.pairs.lines),
    )


def _pair(paper: Paper, facts: WeeklyFacts, each: PairLine) -> tuple[Cell, ...]:
    w = teller(paper, facts)
    giver, receiver = (
        w.department(code) if code else _said(paper, "week-no-department")
        for code in (each.giver, each.receiver)
    )
    usually, worst = (w.worked(span, each.working_day) for span in (each.median, each.worst))
    return giver, receiver, each.handoffs, usually, worst


def _words(paper: Paper, facts: WeeklyFacts) -> Table:
    said = facts.confirmations
    rows: list[tuple[Cell, ...]] = [
        (paper.t(f"weekly-words-{name}"), n)
        for name, n in (
            ("confirmed", said.confirmed),
            ("first", said.first_round),
            ("second", said.second_round),
            ("later", said.later_rounds),
            ("phone", said.by_phone),
            ("refused", said.refused),
            ("percent", said.percent),
            ("waiting", said.waiting),
            ("silent", said.silent),
        )
    ]
    quiet = not (said.confirmed or said.refused or said.waiting)
    title = paper.t("weekly-words")
    return Table("words", title, (("which", 8), ("count", 3)), [] if quiet else rows)


def _waiting(paper: Paper, facts: WeeklyFacts) -> Table:
    return Table(
        "waiting",
        paper.t("weekly-waiting", n=facts.waiting.total),
        (("ticket", 3), ("client", 7), ("rep", 5), ("fixed", 4), ("asked", 4), ("days", 3)),
        [
            (
                _said(paper, "ticket", number=each.number),
                each.client,
                each.rep,
                _local(paper, each.fixed_at),
                _local(paper, each.asked_at),
                each.days,
            )
            for each in facts.waiting.lines
        ],
        more=facts.waiting.total - len(facts.waiting.lines),
    )


def _pace(rep: NormLine) -> str:
    if rep.away:
        return "away"
    return "behind" if rep.behind else "well"


def _norms(paper: Paper, facts: WeeklyFacts) -> Table:
    seen = facts.visits
    return Table(
        "norms",
        paper.t("weekly-norms", done=seen.done, norm=seen.norm, behind=seen.behind),
        (("rep", 8), ("done", 3), ("norm", 3), ("state", 4)),
        [
            (
                each.rep,
                each.done,
                each.norm,
                paper.t(f"weekly-norm-{_pace(each)}"),
            )
            for each in seen.reps
        ],
        bar=1,
    )


def _money(paper: Paper, facts: WeeklyFacts) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            SIGNS[each.currency] if each.currency else paper.t("weekly-no-amount"),
            each.found,
            each.found_sum,
            each.won,
            each.won_sum,
            each.lost,
            each.open,
            each.open_sum,
        )
        for each in facts.money
    ]
    return Table(
        "money",
        paper.t("weekly-money", referrals=facts.referrals),
        (("currency", 3), ("found", 2), ("sum-found", 4), ("won", 2), ("sum-won", 4), ("lost", 2),
         ("open", 2), ("sum-open", 4)),
        rows or ([(paper.t("weekly-no-amount"), 0, None, 0, None, 0, 0, None)]
                 if facts.referrals else []),
    )  # fmt: skip


def _said(paper: Paper, key: str, **args: int) -> str:
    """A text that reports say in a chat too."""
    return paper.texts.format(paper.language, f"digest-{key}", **args)


def _local(paper: Paper, at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(paper.zone).replace(tzinfo=None)
