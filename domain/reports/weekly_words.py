"""The weekly pack in words: an agenda, then a section for each of its points."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from domain.reports.bottlenecks import DIMENSIONS
from domain.reports.daily_words import counted_bars, norm_words
from domain.reports.facts import Listed
from domain.reports.naming import bottleneck_name, money_words
from domain.reports.product_facts import told as told_products
from domain.reports.product_words import product_said, products_part
from domain.reports.weekly_facts import (
    BottleneckLine,
    DecisionFact,
    MeasureFact,
    MoneyLine,
    OpenLine,
    PairLine,
    RedClient,
    WeeklyFacts,
)
from domain.reports.words import About, Line, Part, Said, Teller, shortened

Row = TypeVar("Row")

TOP = 3
"""Bottlenecks of one dimension in a chat and a letter; the papers hold more."""


def weekly_said(w: Teller, facts: WeeklyFacts) -> Said:
    """A weekly pack in words. Its first lines are the agenda of the meeting."""
    points = agenda(w, facts)
    return Said(
        subject=w.t("week-subject", day=w.time.day(facts.day), what=_most(w, facts)),
        headline=w.t("week-headline", first=w.time.day(facts.first), last=w.time.day(facts.last)),
        alarm=_alarm(w, facts),
        first=(
            *((w.t("late", when=w.time.exact(facts.made_at)),) if facts.late else ()),
            w.t("week-agenda"),
            *(f"{n}. {point}" for n, point in enumerate(points, start=1)),
        ),
        parts=tuple(part for part in _parts(w, facts) if part.lines),
        chart=counted_bars(w, facts.days),
    )


def agenda(w: Teller, facts: WeeklyFacts) -> list[str]:
    """What the meeting should talk about, in its order; a point without figures is left out,
    but for the new decisions, with which it ends.
    """
    told = facts.decisions
    seen, said = facts.visits, facts.confirmations
    top = next(iter(facts.of("category")), None)
    slow = facts.pairs.worst if facts.pairs.total else None
    made = told_products(facts.products)
    points = (
        w.t("week-point-decisions", kept=told.kept, broken=told.broken, open=told.open)
        if told.total
        else None,
        w.t("week-point-products", what=product_said(w, made[0])) if made else None,
        w.t("week-point-red", n=facts.red.total, client=facts.red.worst.client)
        if facts.red.total
        else None,
        w.t("week-point-open", n=facts.not_done, overdue=facts.overdue) if facts.not_done else None,
        w.t("week-point-bottleneck", name=name_of(w, facts, top), n=top.count, percent=top.percent)
        if top
        else None,
        w.t("week-point-pair", pair=pair_words(w, slow), time=_worked(w, slow)) if slow else None,
        w.t("week-point-words", n=said.confirmed, refused=said.refused, silent=said.silent)
        if said.confirmed or said.refused or said.waiting
        else None,
        w.t("week-point-norms", done=seen.done, norm=seen.norm, behind=seen.behind)
        if seen.norm
        else None,
        _money_point(w, facts),
        w.t("week-point-new"),
    )
    return [point for point in points if point]


def _money_point(w: Teller, facts: WeeklyFacts) -> str | None:
    found, won = (sum(getattr(each, name) for each in facts.money) for name in ("found", "won"))
    if not (found or won or facts.referrals):
        return None
    return w.t("week-point-money", found=found, won=won, referrals=facts.referrals)


def _alarm(w: Teller, facts: WeeklyFacts) -> str | None:
    """What must be seen first: a key client in trouble, then what is overdue."""
    if facts.red.total:
        return w.t("week-alarm-red", n=facts.red.total, client=facts.red.worst.client)
    return w.t("week-alarm-overdue", n=facts.overdue) if facts.overdue else None


def _most(w: Teller, facts: WeeklyFacts) -> str:
    told = (
        ("week-most-red", facts.red.total),
        ("week-most-overdue", facts.overdue),
        ("week-most-confirmed", facts.confirmations.confirmed),
        ("week-most-refused", facts.confirmations.refused),
    )
    said = [w.t(key, n=n) for key, n in told if n]
    return " · ".join(said[:3]) if said else w.t("week-most-quiet")


def _parts(w: Teller, facts: WeeklyFacts) -> Iterator[Part]:
    told = facts.decisions
    hidden = told.total - len(told.lines)
    yield Part(
        "decisions",
        w.t("week-title-decisions", kept=told.kept, broken=told.broken, open=told.open),
        tuple(Line(decision_words(w, each)) for each in told.lines),
        w.t("more", n=hidden) if hidden > 0 else None,
    )
    yield products_part(w, facts.products)
    yield _listed(w, "red", facts.red, _red)
    yield _open(w, facts)
    for dimension in DIMENSIONS:
        yield _bottlenecks(w, facts, dimension)
    measures = tuple(Line(measure_words(w, facts, each)) for each in facts.measures)
    yield Part("measures", w.t("week-title-measures", n=len(measures)), measures)
    yield _listed(w, "pairs", facts.pairs, _pair)
    yield _confirmations(w, facts)
    seen = facts.visits
    norms = tuple(Line(norm_words(w, rep)) for rep in seen.reps)
    yield Part("visits", w.t("week-title-visits", done=seen.done, norm=seen.norm), norms)
    yield Part("money", w.t("week-title-money"), tuple(_money(w, facts)))


def _listed(w: Teller, key: str, section: Listed[Row], line: Callable[[Teller, Row], str]) -> Part:
    hidden = section.total - len(section.lines)
    return Part(
        key,
        w.t(f"week-title-{key}", n=section.total),
        tuple(Line(line(w, row)) for row in section.lines),
        w.t("more", n=hidden) if hidden > 0 else None,
    )


def decision_words(w: Teller, each: DecisionFact) -> str:
    """A decision and what became of it."""
    state = each.state if each.state != "open" else "late" if each.late else "open"
    if state in ("open", "late") and each.done:
        state = "done"
    words, day = shortened(each.words), w.time.day(each.due_on)
    return w.t(f"week-decision-{state}", words=words, person=each.responsible, day=day)


def _red(w: Teller, each: RedClient) -> str:
    return w.t(
        "week-line-red",
        client=each.client,
        n=each.tickets,
        overdue=each.overdue,
        severity=w.t(f"severity-{each.severity}"),
        since=w.time.since(each.since),
    )


def _open(w: Teller, facts: WeeklyFacts) -> Part:
    """The ages in one line, then the oldest."""
    ages = " · ".join(w.t(f"week-age-{each.age}", n=each.open) for each in facts.ages if each.open)
    lines = [Line(ages)] if ages else []
    lines += [Line(_oldest(w, each), _about(w, each)) for each in facts.oldest.lines]
    hidden = facts.oldest.total - len(facts.oldest.lines)
    return Part(
        "open",
        w.t("week-title-open", n=facts.not_done, overdue=facts.overdue),
        tuple(lines),
        w.t("more", n=hidden) if hidden > 0 else None,
    )


def _about(w: Teller, each: OpenLine) -> About:
    label = str(each.number) if each.ticket is None else w.ticket(each.ticket)
    return About("request", each.request_id, label)


def _oldest(w: Teller, each: OpenLine) -> str:
    return w.t(
        "week-line-open",
        what=_about(w, each).label,
        client=each.client,
        since=w.time.since(each.created_at),
        holder=each.holder,
        held=w.time.since(each.held_since),
    )


def _bottlenecks(w: Teller, facts: WeeklyFacts, dimension: str) -> Part:
    lines = tuple(
        Line(
            w.t(
                "week-line-bottleneck",
                name=name_of(w, facts, each),
                n=each.count,
                percent=each.percent,
                repeats=each.repeats,
                before=each.before,
            )
        )
        for each in facts.of(dimension)[:TOP]
    )
    title = w.t(f"week-title-{dimension.replace('_', '-')}", days=facts.looked_back)
    return Part(dimension, title, lines)


def name_of(w: Teller, facts: WeeklyFacts, each: BottleneckLine | MeasureFact) -> str:
    """What a bottleneck is called."""
    return shortened(
        bottleneck_name(w.texts, w.language, facts.categories, each.dimension, each.value)
    )


def measure_words(w: Teller, facts: WeeklyFacts, each: MeasureFact) -> str:
    """A measure: what it is against, what it costs, what it brought."""
    told = w.t(
        "week-line-measure",
        name=name_of(w, facts, each),
        words=shortened(each.what),
        person=each.owner,
    )
    return " · ".join((told, *_effect(w, each)))


def _effect(w: Teller, each: MeasureFact) -> Iterator[str]:
    if each.cost:
        yield w.t("week-measure-cost", sum=money_words(each.cost, each.currency, w.language))
    if each.after is None:
        key = "week-measure-late" if each.late else "week-measure-due"
        yield w.t(key, day=w.time.day(each.due_on))
        return
    yield w.t("week-measure-effect", before=each.before, after=each.after, days=each.compared)
    if each.brought is not None:
        yield w.t("week-measure-brought", sum=money_words(each.brought, each.currency, w.language))


def pair_words(w: Teller, each: PairLine) -> str:
    """Two departments: from whom, to whom."""
    giver, receiver = (
        w.department(code) if code else w.t("week-no-department")
        for code in (each.giver, each.receiver)
    )
    return f"{giver} → {receiver}"


def _worked(w: Teller, each: PairLine) -> str:
    return w.worked(each.median, each.working_day)


def _pair(w: Teller, each: PairLine) -> str:
    worst = w.worked(each.worst, each.working_day)
    pair, time = pair_words(w, each), _worked(w, each)
    return w.t("week-line-pair", pair=pair, time=time, worst=worst, n=each.handoffs)


def _confirmations(w: Teller, facts: WeeklyFacts) -> Part:
    said = facts.confirmations
    lines = []
    if said.percent is not None:
        given = {"n": said.confirmed, "refused": said.refused, "percent": said.percent}
        lines.append(w.t("week-words-share", **given))
    if said.confirmed:
        rounds = {"first": said.first_round, "second": said.second_round}
        lines.append(w.t("week-words-rounds", **rounds, later=said.later_rounds))
    if said.by_phone:
        lines.append(w.t("week-words-phone", n=said.by_phone))
    if said.waiting:
        lines.append(w.t("week-words-waiting", n=said.waiting, silent=said.silent))
    longest = [each for each in facts.waiting.lines if each.days][:TOP]
    told = [Line(words) for words in lines]
    told += [
        Line(
            w.t(
                "week-words-longest",
                number=each.number,
                client=each.client,
                days=w.working_days(each.days),
            ),
            About("ticket", each.ticket_id, w.ticket(each.number)),
        )
        for each in longest
    ]
    return Part("words", w.t("week-title-words"), tuple(told))


def _money(w: Teller, facts: WeeklyFacts) -> Iterator[Line]:
    for each in facts.money:
        yield Line(_money_line(w, each))
    if facts.referrals:
        yield Line(w.t("week-money-referrals", n=facts.referrals))


def _money_line(w: Teller, each: MoneyLine) -> str:
    """Found, won, lost, open; sums where amounts were said."""
    parts: Sequence[tuple[str, int, Decimal | None]] = (
        ("found", each.found, each.found_sum),
        ("won", each.won, each.won_sum),
        ("lost", each.lost, None),
        ("open", each.open, each.open_sum),
    )
    return " · ".join(
        w.t(f"week-money-{name}", n=n)
        + (
            f" ({money_words(amount, each.currency, w.language)})"
            if amount and each.currency
            else ""
        )
        for name, n, amount in parts
        if n
    )
