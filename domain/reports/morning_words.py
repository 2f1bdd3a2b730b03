"""A rep's morning in words."""

from collections.abc import Iterator

from domain.reports.facts import Listed, MeetingLine, MorningFacts, TaskLine, TicketToDo
from domain.reports.words import About, Line, Part, Said, Teller, shortened


def morning_said(w: Teller, facts: MorningFacts, name: str) -> Said:
    """A rep's morning in words.

    Args:
        name: of the rep, as in the list of staff.
    """
    tickets = facts.tickets
    return Said(
        subject=w.t("subject-morning", day=w.time.day(facts.day)),
        headline=w.t("morning", name=name.split()[0], day=w.headline(facts.day)),
        alarm=w.t("tickets-first", n=tickets.total) if tickets.total else None,
        first=tuple(_first(w, facts)),
        parts=tuple(part for part in _parts(w, facts) if part.lines),
    )


def _first(w: Teller, facts: MorningFacts) -> Iterator[str]:
    if facts.calls:
        key = "calls-agreed" if facts.agreed else "calls"
        yield w.t(key, n=facts.calls, agreed=facts.agreed)
    if facts.meetings.total:
        worst = facts.meetings.worst
        time, n = w.time.clock(worst.starts_at), facts.meetings.total
        yield w.t("my-meetings", n=n, time=time, client=worst.client)
    if facts.tasks.total:
        yield w.t("my-tasks", n=facts.tasks.total, late=facts.late)
    if facts.norm:
        yield w.t("my-norm", done=facts.done, norm=facts.norm, days=facts.days_left)
    if facts.empty:
        yield w.t("empty-day")


def _parts(w: Teller, facts: MorningFacts) -> Iterator[Part]:
    yield _part(w, "tickets", facts.tickets, [_ticket(w, each) for each in facts.tickets.lines])
    meetings = [Line(_meeting(w, each)) for each in facts.meetings.lines]
    yield _part(w, "my-meetings", facts.meetings, meetings)
    tasks = [Line(_task(w, facts, each)) for each in facts.tasks.lines]
    yield _part(w, "my-tasks", facts.tasks, tasks)


def _part(
    w: Teller,
    key: str,
    section: Listed[TicketToDo] | Listed[MeetingLine] | Listed[TaskLine],
    lines: list[Line],
) -> Part:
    hidden = section.total - len(lines)
    more = w.t("more", n=hidden) if hidden else None
    return Part(key, w.t(f"title-{key}", n=section.total), lines, more)


def _ticket(w: Teller, line: TicketToDo) -> Line:
    said = w.time.moment if line.need == "ask" else w.time.since
    since = said(line.since)
    words = w.t(f"line-need-{line.need}", number=line.number, client=line.client, since=since)
    return Line(words, About("ticket", line.ticket_id, w.ticket(line.number)))


def _meeting(w: Teller, line: MeetingLine) -> str:
    time = w.time.clock(line.starts_at)
    if line.place is None:
        return w.t("line-my-meeting", time=time, client=line.client)
    return w.t("line-my-meeting-at", time=time, client=line.client, place=line.place)


def _task(w: Teller, facts: MorningFacts, line: TaskLine) -> str:
    key = "line-my-task-late" if line.due_on < facts.day else "line-my-task"
    title = shortened(line.title)
    words = title if line.client is None else w.t("of-client", title=title, client=line.client)
    if line.promised:
        words = w.t("promised", what=words)
    return w.t(key, what=words, day=w.time.day(line.due_on))
