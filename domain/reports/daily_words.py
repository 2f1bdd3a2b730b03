"""The daily digest in words: the first lines as short as they can be, then every section."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from domain.reports.facts import (
    DailyFacts,
    DayCounts,
    DoneLine,
    Listed,
    MeetingLine,
    NormLine,
    OpenedLine,
    OverdueLine,
    ReferralLine,
    ReturnedLine,
    SaidLine,
    TaskLine,
    UnsignedLine,
    UnsortedLine,
    WaitingLine,
)
from domain.reports.words import About, Bar, BarRow, Line, Part, Said, Teller, shortened

Row = TypeVar("Row")


def daily_said(w: Teller, facts: DailyFacts) -> Said:
    """A daily digest in words."""
    return Said(
        subject=_subject(w, facts),
        headline=w.headline(facts.day),
        alarm=_overdue_first(w, facts.overdue) if facts.overdue.total else None,
        first=tuple(filter(None, _first(w, facts))),
        parts=tuple(part for part in _parts(w, facts) if part is not None),
        chart=counted_bars(w, facts.days),
    )


def _subject(w: Teller, facts: DailyFacts) -> str:
    told = (
        ("subject-overdue", facts.overdue.total),
        ("subject-refused", facts.refused.total),
        ("subject-opened", facts.opened.total),
        ("subject-waiting", facts.waiting.total),
    )
    said = [w.t(key, n=n) for key, n in told if n]
    what = " · ".join(said[:3]) if said else w.t("subject-quiet")
    return w.t("subject-daily", day=w.time.day(facts.day), what=what)


def _first(w: Teller, facts: DailyFacts) -> Iterator[str | None]:
    """After what is overdue, in the order in which one would want to know."""
    if facts.late:
        yield w.t("late", when=w.time.exact(facts.made_at))
    if facts.quiet:
        yield w.t("quiet")
    yield _unsigned_first(w, facts.unsigned) if facts.unsigned.total else None
    counts = (
        ("count-opened", facts.opened.total),
        ("count-done", facts.done.total),
        ("count-confirmed", facts.confirmed.total),
        ("count-refused", facts.refused.total),
    )
    yield _capital(" · ".join(w.t(key, n=n) for key, n in counts if n))
    yield _waiting_first(w, facts.waiting) if facts.waiting.total else None
    if facts.promises.total:
        yield _capital(w.t("count-promises", n=facts.promises.total))
    post = (("count-returned", facts.returned.total), ("count-unsorted", facts.unsorted.total))
    yield _capital(" · ".join(w.t(key, n=n) for key, n in post if n))
    if facts.visits.norm:
        key = "visits-behind" if facts.visits.behind else "visits"
        given = {"done": facts.visits.done, "norm": facts.visits.norm, "n": facts.visits.behind}
        yield w.t(key, **given)
    if facts.meetings.total:
        worst = facts.meetings.worst
        yield w.t(
            "meetings-first",
            day=w.time.nearby(facts.ahead),
            n=facts.meetings.total,
            time=w.time.clock(worst.starts_at),
            client=worst.client,
        )
    follow = (("count-referrals", facts.referrals.total), ("count-tasks", facts.tasks.total))
    yield _capital(" · ".join(w.t(key, n=n) for key, n in follow if n))


def _overdue_first(w: Teller, overdue: Listed[OverdueLine]) -> str:
    worst = overdue.worst
    return w.t(
        "overdue-first",
        n=overdue.total,
        what=_what(w, worst),
        client=worst.client,
        holder=worst.holder,
        late=w.lateness(worst.late, worst.working_day),
    )


def _unsigned_first(w: Teller, unsigned: Listed[UnsignedLine]) -> str:
    worst = unsigned.worst
    since = w.time.since(worst.offered_at)
    what = _what(w, worst)
    return w.t("unsigned-first", n=unsigned.total, what=what, client=worst.client, since=since)


def _waiting_first(w: Teller, waiting: Listed[WaitingLine]) -> str:
    worst, n = waiting.worst, waiting.total
    if not worst.days:
        return w.t("waiting-first-today", n=n)
    return w.t("waiting-first", n=n, client=worst.client, days=w.working_days(worst.days))


def _what(w: Teller, line: OverdueLine | UnsignedLine) -> str:
    """A request by its number; the repair of a ticket by the ticket's."""
    return str(line.number) if line.ticket is None else w.ticket(line.ticket)


def _parts(w: Teller, facts: DailyFacts) -> Iterator[Part | None]:
    """All sections that hold something, the worst first."""
    yield _part(w, "overdue", facts.overdue, _overdue)
    yield _part(w, "unsigned", facts.unsigned, _unsigned)
    yield _part(w, "refused", facts.refused, _refused)
    yield _part(w, "waiting", facts.waiting, _waiting)
    yield _part(w, "promises", facts.promises, _task)
    yield _part(w, "opened", facts.opened, _opened)
    yield _part(w, "returned", facts.returned, _returned)
    yield _part(w, "unsorted", facts.unsorted, _unsorted)
    yield _part(w, "done", facts.done, _done)
    yield _part(w, "confirmed", facts.confirmed, _confirmed)
    yield _norms(w, facts)
    yield _part(w, "meetings", facts.meetings, _meeting, day=w.time.nearby(facts.ahead))
    yield _part(w, "referrals", facts.referrals, _referral)
    yield _part(w, "tasks", facts.tasks, _task)


def _part(
    w: Teller, key: str, section: Listed[Row], line: Callable[[Teller, Row], str], **args: str
) -> Part | None:
    if not section.total:
        return None
    hidden = section.total - len(section.lines)
    return Part(
        key,
        w.t(f"title-{key}", n=section.total, **args),
        tuple(Line(line(w, row), _about(w, row)) for row in section.lines),
        w.t("more", n=hidden) if hidden else None,
    )


def _about(w: Teller, row: object) -> About | None:
    match row:
        case OverdueLine() | UnsignedLine():
            return About("request", row.request_id, _what(w, row))
        case OpenedLine() | DoneLine() | WaitingLine() | SaidLine():
            return About("ticket", row.ticket_id, w.ticket(row.number))
    return None


def _overdue(w: Teller, line: OverdueLine) -> str:
    return w.t(
        "line-overdue",
        what=_what(w, line),
        client=line.client,
        holder=line.holder,
        since=w.time.since(line.held_since),
        late=w.lateness(line.late, line.working_day),
    )


def _unsigned(w: Teller, line: UnsignedLine) -> str:
    to = line.to or w.department(line.department or "")
    since = w.time.since(line.offered_at)
    return w.t("line-unsigned", what=_what(w, line), client=line.client, to=to, since=since)


def _opened(w: Teller, line: OpenedLine) -> str:
    return w.t(
        "line-opened",
        number=line.number,
        client=line.client,
        severity=w.t(f"severity-{line.severity}"),
        words=shortened(line.words),
        n=line.problems,
        rep=line.rep,
    )


def _done(w: Teller, line: DoneLine) -> str:
    return w.t(
        "line-done",
        number=line.number,
        client=line.client,
        person=line.person,
        words=shortened(line.words),
        n=line.problems,
    )


def _waiting(w: Teller, line: WaitingLine) -> str:
    restored = w.time.moment(line.fixed_at)
    if line.asked_at is None:
        return w.t(
            "line-not-asked",
            number=line.number,
            client=line.client,
            since=restored,
            rep=line.rep,
        )
    return w.t(
        "line-waiting" if line.days else "line-waiting-today",
        number=line.number,
        client=line.client,
        since=w.time.moment(line.asked_at),
        asked=line.asked or line.client,
        restored=restored,
        days=w.working_days(line.days),
    )


def _confirmed(w: Teller, line: SaidLine) -> str:
    key = "line-confirmed-phone" if line.by_phone else "line-confirmed"
    person, words = line.person or line.client, shortened(line.words)
    return w.t(key, number=line.number, client=line.client, person=person, words=words)


def _refused(w: Teller, line: SaidLine) -> str:
    return w.t("line-refused", number=line.number, client=line.client, words=shortened(line.words))


def _returned(w: Teller, line: ReturnedLine) -> str:
    to = ", ".join(filter(None, (line.name, line.address)))
    if line.author is None:
        return w.t("line-returned", to=to)
    return w.t("line-returned-author", to=to, author=line.author)


def _unsorted(w: Teller, line: UnsortedLine) -> str:
    return w.t(
        "line-unsorted",
        sender=line.sender,
        subject=shortened(line.subject),
        since=w.time.since(line.received_at),
    )


def _norms(w: Teller, facts: DailyFacts) -> Part | None:
    seen = facts.visits
    if not seen.reps:
        return None
    title = w.t("title-visits", done=seen.done, norm=seen.norm)
    return Part("visits", title, tuple(Line(norm_words(w, rep)) for rep in seen.reps))


def norm_words(w: Teller, rep: NormLine) -> str:
    """What a rep has done of his norm; of one who is away all week, that he is."""
    if rep.away:
        return w.t("line-norm-away", rep=rep.rep)
    key = "line-norm-behind" if rep.behind else "line-norm"
    return w.t(key, rep=rep.rep, done=rep.done, norm=rep.norm)


def _meeting(w: Teller, line: MeetingLine) -> str:
    return w.t("line-meeting", time=w.time.clock(line.starts_at), client=line.client, rep=line.rep)


def _referral(w: Teller, line: ReferralLine) -> str:
    return w.t("line-referral", client=line.client, by=line.by)


def _task(w: Teller, line: TaskLine) -> str:
    title, day = shortened(line.title), w.time.day(line.due_on)
    if line.client is None:
        return w.t("line-task", title=title, owner=line.owner, day=day)
    return w.t("line-task-client", title=title, owner=line.owner, day=day, client=line.client)


def counted_bars(w: Teller, days: Sequence[DayCounts]) -> Sequence[BarRow]:
    """What came and what was confirmed on each of some days; nothing where nothing did."""
    highest = max(chain.from_iterable((day.opened, day.confirmed) for day in days), default=0)
    if not highest:
        return ()
    return tuple(BarRow(w.time.day(day.day), _bars(w, day, highest)) for day in days)


def _bars(w: Teller, day: DayCounts, highest: int) -> Sequence[Bar]:
    """What came, and what was confirmed."""
    came, closed = day.opened, day.confirmed
    return (
        Bar(w.t("bar-opened"), came, came * 100 // highest, good=False),
        Bar(w.t("bar-confirmed"), closed, closed * 100 // highest, good=True),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
