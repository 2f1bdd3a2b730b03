"""The files of an embedded server: making them once, reading what they say."""

import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from storage.embedded.binaries import Binaries
from storage.embedded.errors import EmbeddedPostgresError
from storage.embedded.identity import Identity

USER = "fieldpost"
DATABASE = "fieldpost"

# Comparing, upper and lower must know Cyrillic whatever the machine has: the builtin provider does.
# The locale of the C library is still used by text search and by trigrams, so it has to know
# UTF-8 too; macOS has no C.UTF-8.
SYSTEM_LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What the running server wrote into ``postmaster.pid``."""

    pid: int
    port: int
    status: str


@dataclass(frozen=True, slots=True)
class Files:
    """The data folder of the embedded server. One backup of it, taken while stopped, holds all."""

    folder: Path

    @property
    def cluster(self) -> Path:
        return self.folder / "cluster"

    @property
    def programs(self) -> Path:
        """A copy of PostgreSQL, where its user cannot enter the folder it is installed in."""
        return self.folder / "programs"

    @property
    def password_file(self) -> Path:
        return self.folder / "password"

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"

    @property
    def owner_lock(self) -> Path:
        return self.folder / "owner.lock"

    def password(self) -> str:
        return self.password_file.read_text(encoding="ascii").strip()

    def data_major(self) -> int | None:
        """Major version of the server that made the data, None when there is none yet."""
        version = self.cluster / "PG_VERSION"
        return int(version.read_text(encoding="ascii")) if version.exists() else None

    @property
    def postmaster_file(self) -> Path:
        return self.cluster / "postmaster.pid"

    def postmaster(self) -> Postmaster | None:
        """Whoever runs, or was running, on the data; None when the file is missing or cut short."""
        try:
            lines = self.postmaster_file.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return None
        if len(lines) < 8:
            return None
        return Postmaster(int(lines[0]), int(lines[3]), lines[7].strip())

    def log_tail(self) -> str:
        """The last lines of the server's log, for the text of an error."""
        text = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-12:])


def make_cluster(files: Files, binaries: Binaries, identity: Identity) -> None:
    """initdb, a password nobody has to know, and one empty database.

    Built aside and renamed when finished, so that a start killed half-way is simply done again.

    Raises:
        EmbeddedPostgresError: initdb failed; the text holds its own words.
    """
    unfinished = files.folder / "cluster.new"
    if unfinished.exists():
        shutil.rmtree(unfinished)
    _write_password(files.password_file, identity)
    _run(
        identity.command(
            binaries.initdb,
            f"--pgdata={unfinished}",
            f"--username={USER}",
            f"--pwfile={files.password_file}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            f"--locale={SYSTEM_LOCALE}",
        ),
        "",
    )
    _run(
        identity.command(binaries.postgres, "--single", "-D", str(unfinished), "postgres"),
        f"CREATE DATABASE {DATABASE}\n",
    )
    unfinished.rename(files.cluster)


def _write_password(path: Path, identity: Identity) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(24) + "\n")
    if path.stat().st_uid != identity.owner:
        os.chown(path, identity.owner, -1)


def _run(command: list[str], standard_input: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own programs, no shell
        command,
        input=standard_input,
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=False,
    )
    if done.returncode != 0:
        words = (done.stderr or done.stdout).strip()
        raise EmbeddedPostgresError(f"PostgreSQL could not prepare its data folder:\n{words}")


def clean_environment() -> dict[str, str]:
    """Our environment without PGDATA, PGPORT and kin, which would steer the server elsewhere, and
    with a locale: where none is set, PostgreSQL from Homebrew does not start on macOS.
    """
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return ours | {"LC_ALL": SYSTEM_LOCALE}
