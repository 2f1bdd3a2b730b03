"""One ticket, for a program or for a person."""

from app.cli.output import print_json, table
from app.cli.shell import Shell, act
from domain.quality.numbers import number_said
from domain.quality.record import HistoryRecord, ProblemRecord, TicketRecord, ticket_record


def show_ticket(said: str, *, as_json: bool) -> None:
    """A ticket with its complaints and its history.

    Args:
        said: its number as people write it: К-17, Q-17, 17.
    """

    async def use(shell: Shell) -> None:
        async with shell.reading() as work:
            found = await ticket_record(work, number_said(said))
        if as_json:
            print_json(found)
            return
        _headline(shell, found)
        shell.console.print(
            table(
                _heads(shell, "category", "severity", "place", "complaint", "state"),
                [_problem(shell, each) for each in found.problems],
            )
        )
        shell.console.print()
        shell.console.print(
            table(
                _heads(shell, "moment", "who", "what", "words"),
                [_line(shell, each) for each in found.history],
            )
        )

    act(use)


def _headline(shell: Shell, ticket: TicketRecord) -> None:
    shell.say("cli-ticket", number=ticket.number, client=ticket.client)
    state = shell.t(f"cli-ticket-state-{_dashed(ticket.state)}")
    shell.say("cli-ticket-state", state=state, round=ticket.round)
    if ticket.asked is not None:
        asked = ticket.asked
        key = "cli-ticket-asked" if asked.address else "cli-ticket-asked-by-phone"
        at = shell.moment(asked.sent_at)
        shell.say(key, address=asked.address or "", round=asked.round, at=at)
    shell.console.print()


def _heads(shell: Shell, *names: str) -> list[str]:
    return [shell.t(f"cli-ticket-head-{name}") for name in names]


def _problem(shell: Shell, problem: ProblemRecord) -> tuple[str, ...]:
    return (
        problem.category,
        shell.t(f"cli-severity-{problem.severity}"),
        problem.place or "",
        problem.words,
        shell.t(f"cli-problem-state-{problem.state}"),
    )


def _line(shell: Shell, line: HistoryRecord) -> tuple[str, ...]:
    """What has no words of its own here is named as programs read it."""
    key = f"cli-ticket-step-{_dashed(line.what)}"
    what = shell.t(key) if shell.texts.has(key) else line.what
    return shell.moment(line.at), line.who or "", what, line.words or ""


def _dashed(name: str) -> str:
    return name.replace("_", "-")
