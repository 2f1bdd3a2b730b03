"""Inviting and listing employees from the shell."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.cli.output import print_json
from app.cli.shell import Shell, act
from app.settings import require
from domain.people import invitations
from domain.people.roster import Colleague, roster


def invite(name: str) -> None:
    """Print a link by which an employee comes in; his earlier account stops working."""

    async def use(shell: Shell) -> None:
        from app.bot_identity import get_me

        require(shell.settings, "bot_token")
        # Asked first: an invitation that cannot be shown must not lock out a working account.
        bot = await get_me(shell.settings)
        async with shell.work() as work:
            invited = await invitations.invite(work, name)
        shell.say("cli-invited", name=invited.name, until=_moment(shell, invited.expires_at))
        print(f"https://t.me/{bot.username}?start={invited.token}")  # noqa: T201 - the link, whole

    act(use)


def list_staff(*, as_json: bool) -> None:
    """Print all employees, those who left last."""

    async def use(shell: Shell) -> None:
        async with shell.reading() as work:
            people = await roster(work)
        if as_json:
            print_json({"staff": people})
            return
        names = ("name", "role", "department", "account", "active")
        shell.table(names, [_row(shell, person) for person in people])

    act(use)


def _row(shell: Shell, person: Colleague) -> tuple[str, ...]:
    department = person.department
    known = department in shell.policy.departments
    account = "linked" if person.linked else "invited" if person.invited else "none"
    return (
        person.name,
        shell.t(f"cli-role-{person.role.replace('_', '-')}"),
        shell.policy.department_title(department, shell.language)
        if department and known
        else department or "",
        shell.t(f"cli-account-{account}"),
        shell.t("cli-active") if person.active else shell.t("cli-dismissed"),
    )


def _moment(shell: Shell, at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo(shell.policy.time_zone)):%d.%m.%Y %H:%M %Z}"
