"""Form files as the desk knows them: one that has not changed is not read again.

Reading a spreadsheet takes pyxform, which is slow to load; so the definition read before is kept
with the hash of its file, and a start without changes reads hashes only.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.forms.model import FormDefinition
from domain.forms.own_texts import LOCALES as LOCALES
from domain.forms.problems import FormProblem, FormRefusedError
from domain.forms.versions import keep, kept
from domain.texts import Texts
from storage.models import FormVersion

READING = "2"
"""Changed when the same file is to be read anew, because a release reads it differently."""


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One thing to mend in one file."""

    path: Path
    problem: FormProblem


class FormFilesError(Exception):
    """Files that are no forms: whoever runs the desk must mend them first."""

    def __init__(self, problems: Collection[FileProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(sorted({each.path.name for each in self.problems})))

    def told(self, texts: Texts, language: str) -> list[str]:
        """A line for each problem: file, sheet, row, column, and what to do."""
        return [
            f"{each.path}: {_place(texts, language, each.problem)}: "
            f"{texts.format(language, each.problem.key, **each.problem.values)}"
            for each in self.problems
        ]


def _place(texts: Texts, language: str, problem: FormProblem) -> str:
    where = {"sheet": problem.sheet, "row": problem.row, "column": problem.column}
    given = {name: value for name, value in where.items() if value is not None}
    return texts.format(language, problem.place_key, **given)


async def read_forms(
    session: AsyncSession, paths: Collection[Path], now: datetime
) -> Mapping[Path, FormDefinition]:
    """The definitions of form files, those known by their hash from the database.

    Raises:
        FormFilesError: with every problem of every file.
    """
    hashes = {path: file_hash(path) for path in paths}
    known = {
        row.file_hash: kept(row.version) or keep(FormDefinition.from_json(row.definition))
        for row in await session.execute(
            select(FormVersion.file_hash, FormVersion.version, FormVersion.definition).where(
                FormVersion.file_hash.in_(hashes.values())
            )
        )
    }
    read = read_files([path for path, hashed in hashes.items() if hashed not in known])
    for path, definition in read.items():
        await _keep(session, definition, hashes[path], now)
    return {path: known.get(hashed) or keep(read[path]) for path, hashed in hashes.items()}


def file_hash(path: Path) -> bytes:
    """Of what reading a file depends on: its bytes, and its name, which may name the form.

    Raises:
        FormFilesError: it cannot be opened.
    """
    try:
        content = path.read_bytes()
    except OSError:
        raise FormFilesError([FileProblem(path, FormProblem("form-problem-file"))]) from None
    return hashlib.sha256(f"{READING} {path.name} ".encode() + content).digest()


def read_files(paths: Collection[Path]) -> Mapping[Path, FormDefinition]:
    """The definitions in form files.

    Raises:
        FormFilesError: with every problem of every file.
    """
    if not paths:
        return {}
    from domain.forms.reader import read_form  # loads pyxform

    read: dict[Path, FormDefinition] = {}
    problems: list[FileProblem] = []
    for path in paths:
        try:
            read[path] = read_form(path)
        except FormRefusedError as refused:
            problems += [FileProblem(path, problem) for problem in refused.problems]
    if problems:
        raise FormFilesError(problems)
    return read


async def _keep(
    session: AsyncSession, definition: FormDefinition, hashed: bytes, now: datetime
) -> None:
    """A version known already is not made current again: it may be read anew only because a
    release reads files anew, and another may have been imported since.
    """
    row = {
        "name": definition.name,
        "version": definition.version,
        "definition": definition.to_json(),
        "file_hash": hashed,
        "created_at": now,
        "imported_at": now,
    }
    await session.execute(
        insert(FormVersion)
        .values(row)
        .on_conflict_do_update(
            index_elements=[FormVersion.name, FormVersion.version], set_={"file_hash": hashed}
        )
    )
