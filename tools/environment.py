"""Make .venv from a lock file where that is still to be done, then become a module of it.

    python tools/environment.py LOCK MODULE [ARGUMENT...]

Standard library only: it runs before anything is installed.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

# One line for each lock file that is wholly installed: its digest and its name. Empty while an
# installation is under way, so that an interrupted one is known for what it is.
INSTALLED = VENV / "installed-locks"

# Each lock file with those it contains: whoever has run the tests need not wait for the demo.
CONTAINS = {
    "requirements.lock": ["requirements.lock"],
    "requirements-dev.lock": ["requirements-dev.lock", "requirements.lock"],
}


class CannotMakeEnvironment(Exception):
    """The environment could not be made; the text says to a person what to do."""


def main() -> None:
    lock, module, *arguments = sys.argv[1:]
    try:
        with one_at_a_time():
            if line_of(lock) not in installed_lines():
                install(lock)
    except (CannotMakeEnvironment, OSError) as error:
        sys.exit(f"The environment {VENV} could not be made: {error}")
    except KeyboardInterrupt:
        sys.exit("Interrupted; the next run starts the installation over.")
    os.execv(PYTHON, [str(PYTHON), "-m", module, *arguments])


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one process at a time look at .venv or change it.

    The lock is held on requirements.lock itself, so that no file of its own is left behind, and
    the system drops it whatever ends the process.
    """
    with (ROOT / "requirements.lock").open() as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another run is preparing the environment; waiting for it…")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def line_of(lock: str) -> str:
    """What INSTALLED says when this lock file and this pyproject.toml (commands) are installed."""
    content = (ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return f"{hashlib.sha256(content).hexdigest()}  {lock}"


def installed_lines() -> list[str]:
    if not INSTALLED.exists() or not works(PYTHON):
        return []
    return INSTALLED.read_text().splitlines()


def works(python: Path) -> bool:
    """Whether the interpreter runs (after an upgrade of the system's Python it may be gone) and is
    new enough (somebody may have made .venv by hand)."""
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", check], check=False).returncode == 0
    except OSError:
        return False


def install(lock: str) -> None:
    """Install a lock file, into the present .venv if it is whole, else into a new one."""
    say(f"Preparing .venv from {lock}. This is done once and takes about a minute…")
    interrupted = INSTALLED.exists() and not INSTALLED.read_text()
    if interrupted or not works(PYTHON):
        make_empty_venv()
    INSTALLED.write_text("")
    run("ensurepip", "--default-pip")
    run("pip", "install", "--quiet", "--require-hashes", "--requirement", str(ROOT / lock))
    # The lock holds the build backend too, so nothing is downloaded here.
    run("pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    INSTALLED.write_text("".join(f"{line_of(name)}\n" for name in CONTAINS[lock]))


def make_empty_venv() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    INSTALLED.write_text("")
    command = [sys.executable, "-m", "venv", "--without-pip", str(VENV)]
    if subprocess.run(command, check=False).returncode != 0:
        raise CannotMakeEnvironment("python -m venv failed; its words are above.")


def run(*module_and_arguments: str) -> None:
    command = [str(PYTHON), "-m", *module_and_arguments]
    # ensurepip prints every step and is of interest only when it fails.
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.stderr.buffer.write(done.stdout)
        raise CannotMakeEnvironment(
            f"“{' '.join(module_and_arguments[:2])}” failed; its words are above. "
            "Is there a way to a package index? pip's own settings (PIP_INDEX_URL, …) are honoured."
        )


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
