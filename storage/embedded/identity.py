"""As whom PostgreSQL runs: it refuses to be root, and its data must belong to whoever it is."""

import os
import pwd
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from storage.embedded.errors import EmbeddedPostgresError, ProgramsOutOfReach

LAUNCHER = Path(__file__).with_name("launch.py")
UNPRIVILEGED_USER = "nobody"


@dataclass(frozen=True, slots=True)
class Identity:
    """How ``launch.py`` is to run a program.

    Attributes:
        kind: what the launcher does, see there.
        uid: the user the program sees itself as.
        owner: the user, seen from outside, whom all files must belong to.
    """

    kind: Literal["self", "namespace", "user"]
    uid: int
    owner: int

    def command(self, program: Path, *arguments: str) -> list[str]:
        """The command line which runs a program under this identity."""
        launcher = [sys.executable, "-I", "-S", str(LAUNCHER)]
        return [*launcher, str(os.getpid()), self.kind, str(self.uid), str(program), *arguments]


def choose_identity(postgres: Path) -> Identity:
    """Ourselves, unless we are root: then a namespace where we seem to be somebody else, or,
    where namespaces are forbidden (Docker's default profile does), the user nobody.

    Raises:
        ProgramsOutOfReach: we are root, and nobody cannot enter the folder of the programs.
        EmbeddedPostgresError: we are root, and there is no user nobody.
    """
    me = os.geteuid()
    if me != 0:
        return Identity("self", uid=me, owner=me)
    try:
        # initdb looks its user up, so the namespace must show us as one who is in /etc/passwd.
        nobody = pwd.getpwnam(UNPRIVILEGED_USER).pw_uid
    except KeyError:
        raise EmbeddedPostgresError(
            "PostgreSQL does not run as root, and this machine has no user "
            f"'{UNPRIVILEGED_USER}' to run it as. Start the desk as an ordinary user."
        ) from None
    inside = Identity("namespace", uid=nobody, owner=0)
    if sys.platform == "linux" and _works(inside, postgres):
        return inside
    outside = Identity("user", uid=nobody, owner=nobody)
    if _works(outside, postgres):
        return outside
    raise ProgramsOutOfReach(
        outside.owner,
        f"PostgreSQL does not run as root, and the user '{UNPRIVILEGED_USER}' cannot run "
        f"{postgres}. Start the desk as an ordinary user, or install it where every user may "
        "read it (not below /root).",
    )


def _works(identity: Identity, postgres: Path) -> bool:
    command = identity.command(postgres, "--version")
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603


def take_ownership(folder: Path, identity: Identity) -> None:
    """Make sure the data belongs to, and can be reached by, whoever PostgreSQL will be.

    Raises:
        EmbeddedPostgresError: the folder is somebody else's, or lies behind a closed one.
    """
    if identity.kind == "user":
        _require_open_parents(folder)
    owner = folder.stat().st_uid
    if owner == identity.owner:
        return
    if os.geteuid() != 0:
        raise EmbeddedPostgresError(
            f"The data folder {folder} belongs to user {owner}, but the desk runs as user "
            f"{os.geteuid()}. Start it as the owner, or give the folder away: "
            f"chown -R {os.geteuid()} {folder}"
        )
    group = pwd.getpwuid(identity.owner).pw_gid
    for path in (folder, *folder.rglob("*")):
        os.chown(path, identity.owner, group, follow_symlinks=False)


def _require_open_parents(folder: Path) -> None:
    closed = [str(parent) for parent in folder.parents if not parent.stat().st_mode & 0o001]
    if closed:
        raise EmbeddedPostgresError(
            f"PostgreSQL has to run as the user '{UNPRIVILEGED_USER}' here, who cannot enter "
            f"{closed[-1]}. Put the data elsewhere (for instance below /var/lib), or start the "
            "desk as an ordinary user."
        )
