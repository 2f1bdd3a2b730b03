"""`fieldpost check`: everything that can be wrong with an installation, each with its mend.

No check stops the others: whoever mends one thing at a time runs the command too often.
"""

import asyncio
import os
import stat
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path

import typer
from rich.console import Console
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from app.bot_identity import get_me
from app.cli.checking_mail import mail_findings
from app.cli.database import database_url
from app.cli.findings import Finding
from app.cli.help import language
from app.cli.problems import told
from app.cli.shell import shell_texts
from app.settings import (
    Settings,
    SettingsError,
    SettingsProblem,
    given,
    load_settings,
    misspelt,
    secret_files,
)
from domain.company import Policy, PolicyError, load_policy
from domain.errors import DeskError
from domain.forms.files import FileProblem, FormFilesError
from domain.forms.problems import FormRefusedError
from domain.forms.reader import read_form
from domain.texts import TextArgument, Texts
from storage.engine import OLDEST_SERVER, DatabaseUrlError, create_engine, server_facts
from storage.models import Employee
from storage.schema import HEAD, current

ENV_FILE = Path(".env")

_OF_CONTAINER = Path("/run/secrets")
"""Where Docker puts secrets, readable by all in the container: the host's folder keeps others out.
"""


def check() -> None:
    """Print one line for each thing looked at; exit code 1 if any is wrong."""
    texts, console = shell_texts(), Console(soft_wrap=True)
    findings = asyncio.run(_all(texts))
    for finding in findings:
        sign = "✔" if finding.good else "✘"
        written = finding.lines or (texts.format(language(), finding.key, **finding.args),)
        for line in written:
            console.print(f"{sign} {line}", markup=False, highlight=False)
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)


async def _all(texts: Texts) -> list[Finding]:
    findings: list[Finding] = []
    variables = given(ENV_FILE)
    findings += _private_files(variables)
    try:
        settings = load_settings(ENV_FILE)
    except SettingsError as error:
        wrong = [*error.problems, *misspelt(variables)]
        return [*findings, _variables(wrong, texts)]
    findings.append(_variables(misspelt(variables), texts))
    findings.append(_data_folder(settings.data_dir))
    policy, found = _policy(settings, texts)
    findings.append(found)
    if policy is not None:
        findings.append(_forms(policy, texts))
        findings += [finding async for finding in mail_findings(settings, texts, policy)]
    findings += [finding async for finding in _database(settings, texts, policy)]
    findings.append(await _telegram(settings))
    return findings


def _variables(wrong: list[SettingsProblem], texts: Texts) -> Finding:
    if wrong:
        lines = tuple(problem.text(texts, language()) for problem in wrong)
        return Finding(good=False, lines=lines)
    return Finding(good=True, key="check-settings")


def _private_files(variables: Mapping[str, str | None]) -> Iterator[Finding]:
    """Files with secrets in them: nobody but the desk's own account may read them."""
    secrets = [file for file in secret_files(variables) if not file.is_relative_to(_OF_CONTAINER)]
    for file in (ENV_FILE, *secrets):
        if file.is_file():
            good = not file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
            key = "check-env-private" if good else "check-env-open"
            yield Finding(good, key, {"file": str(file)})


def _data_folder(data_dir: Path) -> Finding:
    """The embedded database lies there."""
    args: dict[str, TextArgument] = {"folder": str(data_dir)}
    if not data_dir.exists():
        return Finding(good=True, key="check-data-dir-none", args=args)
    if not os.access(data_dir, os.W_OK | os.X_OK):
        return Finding(good=False, key="check-data-dir-closed", args=args)
    good = not data_dir.stat().st_mode & stat.S_IWOTH
    return Finding(good, "check-data-dir" if good else "check-data-dir-open", args)


def _policy(settings: Settings, texts: Texts) -> tuple[Policy | None, Finding]:
    try:
        policy = load_policy(settings.company_file)
    except PolicyError as error:
        return None, Finding(good=False, lines=tuple(error.lines(texts, language())))
    args: dict[str, TextArgument] = {
        "file": str(settings.company_file),
        "departments": len(policy.departments),
        "kinds": len(policy.kinds),
    }
    return policy, Finding(good=True, key="check-policy", args=args)


def _forms(policy: Policy, texts: Texts) -> Finding:
    """Every form that a kind of request names, read as the desk will read it."""
    problems: list[FileProblem] = []
    paths = sorted({kind.form for kind in policy.kinds.values()})
    for path in paths:
        try:
            read_form(path)
        except FormRefusedError as refused:
            problems += [FileProblem(path, problem) for problem in refused.problems]
    if problems:
        lines = FormFilesError(problems).told(texts, language())
        return Finding(good=False, lines=tuple(lines))
    return Finding(good=True, key="check-forms", args={"count": len(paths)})


async def _database(
    settings: Settings, texts: Texts, policy: Policy | None
) -> AsyncIterator[Finding]:
    try:
        url = database_url(settings)
    except SettingsError:
        yield Finding(good=False, key="check-database-none")
        return
    except DeskError as stopped:
        args = {name: str(value) for name, value in stopped.args_shown.items()}
        yield Finding(good=False, key=stopped.key, args=args)
        return
    try:
        async for finding in _server(url):
            yield finding
        found, needed = await current(url), HEAD
    except (DatabaseUrlError, DBAPIError, OSError) as error:
        lines = told(error, texts, language())
        if lines is None:
            raise
        yield Finding(good=False, lines=tuple(lines))
        return
    key = "check-schema" if found == needed else "cli-not-migrated"
    yield Finding(found == needed, key, {"revision": needed or ""})
    if found == needed and policy is not None:
        yield await _leads(url, policy)


async def _leads(url: str, policy: Policy) -> Finding:
    """Limits that pass are told to leads: each must be an active employee of that very name."""
    named = {department.lead for department in policy.departments.values()}
    engine = create_engine(url)
    try:
        async with engine.connect() as connection:
            known = await connection.scalars(
                select(Employee.name).where(Employee.active, Employee.name.in_(named))
            )
            missing = sorted(named - set(known))
    finally:
        await engine.dispose()
    key = "check-leads-missing" if missing else "check-leads"
    return Finding(not missing, key, {"names": ", ".join(missing)})


async def _server(url: str) -> AsyncIterator[Finding]:
    facts = await server_facts(url)
    new_enough = facts.version >= OLDEST_SERVER
    yield Finding(
        new_enough,
        "check-server" if new_enough else "check-server-old",
        {"version": facts.version, "oldest": OLDEST_SERVER},
    )
    unicode = facts.encoding == "UTF8"
    yield Finding(
        unicode,
        "check-encoding" if unicode else "check-encoding-wrong",
        {"encoding": facts.encoding},
    )
    yield Finding(facts.cyrillic, "check-cyrillic" if facts.cyrillic else "check-cyrillic-wrong")
    missing = ", ".join(facts.missing_extensions)
    key = "check-extensions-missing" if missing else "check-extensions"
    yield Finding(not missing, key, {"missing": missing})


async def _telegram(settings: Settings) -> Finding:
    if settings.bot_token is None:
        return Finding(good=False, key="check-token-none")
    try:
        bot = await get_me(settings)
    except DeskError as error:
        args = {name: str(value) for name, value in error.args_shown.items()}
        return Finding(good=False, key=error.key, args=args)
    return Finding(
        good=True,
        key="check-telegram",
        args={"username": bot.username, "address": settings.bot_api_url},
    )
