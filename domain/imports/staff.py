"""Employees from a table. A person is known by mail, or by name; never by both at once.

The list of staff is short, so it is compared here and not in SQL.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.company.policy import Policy
from domain.forms.cleaning import folded
from domain.imports import values
from domain.imports.headers import Column
from domain.imports.reading import Entry, Progress, Reading, needed, read_entries
from domain.imports.report import Counts, Problem
from domain.imports.table import Table
from storage.models import Employee

COLUMNS: Sequence[Column] = (
    Column(
        "name",
        values.text,
        ("ФИО", "Имя", "Сотрудник", "Фамилия имя отчество", "Name", "Full name", "Employee"),
        needed=True,
    ),
    Column("role", values.role, ("Роль", "Роль в программе", "Role"), needed=True),
    Column("department", values.text, ("Отдел", "Подразделение", "Department")),
    Column("phone", values.phone, ("Телефон", "Тел", "Мобильный", "Phone", "Mobile")),
    Column(
        "email",
        values.email,
        ("Почта", "Эл. почта", "Электронная почта", "E-mail", "Mail", "Email address"),
    ),
    Column("language", values.language, ("Язык", "Language")),
    Column("time_zone", values.time_zone, ("Часовой пояс", "Таймзона", "Time zone")),
    Column("sells", values.sells, ("Работа с клиентами", "МПК или МРК", "Works with clients")),
    Column("came_back", values.yes, ("Снова принят", "Вернулся", "Rehired", "Came back")),
)

_COMPARED = ("name", "role", "department", "phone", "email", "language", "time_zone", "sells")


@dataclass
class _Known:
    """The employees there are, by what a row may know them by."""

    by_name: dict[str, Employee]
    by_email: dict[str, Employee]
    dismissed: set[str]


def read_staff(table: Table, policy: Policy, progress: Progress) -> tuple[Reading, list[Entry]]:
    """Check all rows; they come back with department codes in place."""
    reading = read_entries(table, COLUMNS, progress)
    departments = {
        folded(word): code
        for code, department in policy.departments.items()
        for word in (code, *department.title.values())
    }
    seen: dict[str, Entry] = {}
    checked = []
    for entry in reading.entries:
        problems = _problems(entry, departments, seen)
        reading.problems += problems
        checked.append(_with_department(entry.judged(problems), departments))
    return reading, checked


def _problems(entry: Entry, departments: dict[str, str], seen: dict[str, Entry]) -> list[Problem]:
    problems = needed(entry, COLUMNS)
    department = entry.text("department")
    if department is not None and folded(department) not in departments:
        problems.append(
            entry.problem(
                "import-department",
                "department",
                known=", ".join(dict.fromkeys(departments.values())),
            )
        )
    for key in (entry.text("name"), entry.text("email")):
        if key is not None:
            earlier = seen.setdefault(key.lower(), entry)
            if earlier is not entry:
                problems.append(entry.problem("import-row-twice", row=earlier.number))
                break
    return problems


def _with_department(entry: Entry, departments: dict[str, str]) -> Entry:
    department = entry.text("department")
    if department is None or not entry.sound:
        return entry
    return replace(entry, values={**entry.values, "department": departments[folded(department)]})


async def write_staff(
    session: AsyncSession, now: datetime, policy: Policy, entries: Sequence[Entry]
) -> tuple[dict[str, Counts], list[Problem]]:
    """Write the sound rows; a dismissed employee is not taken back unless the table says so."""
    await session.execute(text("LOCK TABLE employees IN SHARE ROW EXCLUSIVE MODE"))
    known = await _known(session)
    problems: list[Problem] = []
    new = changed = unchanged = 0
    for entry in entries:
        problem = _conflict(entry, known)
        if problem is not None:
            problems.append(problem)
        if problem is not None or not entry.sound:
            continue
        person = _found(entry, known)
        if person is None:
            await _add(session, now, policy, entry)
            new += 1
        elif await _change(session, person, entry):
            changed += 1
        else:
            unchanged += 1
    return {"staff": Counts(new, changed, unchanged)}, problems


async def _known(session: AsyncSession) -> _Known:
    people = (await session.scalars(select(Employee))).all()
    active = [person for person in people if person.active]
    return _Known(
        by_name={person.name.lower(): person for person in active},
        by_email={person.email.lower(): person for person in active if person.email},
        dismissed={person.name.lower() for person in people if not person.active},
    )


def _found(entry: Entry, known: _Known) -> Employee | None:
    email, name = entry.text("email") or "", entry.text("name") or ""
    return known.by_email.get(email.lower()) or known.by_name.get(name.lower())


def _conflict(entry: Entry, known: _Known) -> Problem | None:
    email, name = (entry.text("email") or "").lower(), (entry.text("name") or "").lower()
    by_email, by_name = known.by_email.get(email), known.by_name.get(name)
    if by_email is not None and by_name is not None and by_email is not by_name:
        return entry.problem("import-staff-of-two", "email", other=by_email.name)
    if by_email is None and by_name is None and name in known.dismissed:
        return None if entry.values.get("came_back") else entry.problem("import-dismissed", "name")
    return None


async def _add(session: AsyncSession, now: datetime, policy: Policy, entry: Entry) -> None:
    given = {name: entry.text(name) for name in _COMPARED}
    department = given["department"]
    zone = policy.time_zone if department is None else policy.department_zone(department).key
    given["sells"] = given["sells"] or None
    given["language"] = given["language"] or policy.default_language
    given["time_zone"] = given["time_zone"] or zone
    await session.execute(insert(Employee).values(**given, created_at=now))


async def _change(session: AsyncSession, person: Employee, entry: Entry) -> bool:
    """Write what differs; an empty cell leaves what is known."""
    differing = {
        name: said or None
        for name in _COMPARED
        if (said := entry.text(name)) is not None and said != (getattr(person, name) or "")
    }
    if differing:
        await session.execute(update(Employee).where(Employee.id == person.id).values(**differing))
    return bool(differing)
