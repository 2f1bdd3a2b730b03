"""Promises the repository makes to whoever clones or installs it."""

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("app", "bot", "documents", "domain", "forms", "mail", "sandbox", "storage")
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Not a dependency of its own: pydantic names the one release of it that fits.
PARTS = {"pydantic-core": "pydantic"}
PIN = re.compile(r"^([a-z0-9.-]+)(?:\[[a-z,-]+\])?==([^ ;\\]+)")


def pins(lock: str) -> dict[str, str]:
    """Name and version of every line of a lock file that pins something."""
    lines = (ROOT / lock).read_text().splitlines()
    return {match[1]: match[2] for line in lines if (match := PIN.match(line))}


def normal(name: str) -> str:
    """A distribution's name as lock files write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def project() -> dict[str, object]:
    found: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return found


def declared() -> set[str]:
    dependencies = project()["dependencies"]
    assert isinstance(dependencies, list)
    return {normal(re.split(r"[\[<>=!~; ]", line)[0]) for line in dependencies}


def imported() -> set[str]:
    """Distributions that our packages import by name, wherever in a file."""
    modules: set[str] = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.Import):
                    modules |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    modules.add(node.module)
    by_module = packages_distributions()
    found: set[str] = set()
    for module in modules:
        top = module.split(".")[0]
        if top in PACKAGES or top in sys.stdlib_module_names:
            continue
        # A namespace like fluent belongs to several distributions: the one named alike is meant.
        owners = {normal(owner) for owner in by_module[top]}
        named = normal(".".join(module.split(".")[:2]))
        found |= {named} if named in owners else owners
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_place_to_load_from(lock: str) -> None:
    """Any mirror may serve; a host in the file would bind everybody to one."""
    text = (ROOT / lock).read_text()

    assert not re.search(r"\w+://|--(?:extra-)?index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_of_a_lock_has_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text().strip())

    assert len(entries) == len(pins(lock)) > 20
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_tests_run_with_the_versions_that_are_installed_in_earnest() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_no_other_lock_file() -> None:
    assert not [
        name for name in ("uv.lock", "poetry.lock", "Pipfile.lock") if (ROOT / name).exists()
    ]


def test_locks_hold_what_pyproject_asks_for() -> None:
    assert declared() <= pins("requirements.lock").keys()


def test_what_is_imported_is_declared() -> None:
    """A dependency of a dependency may go away with the next release."""
    assert {PARTS.get(name, name) for name in imported()} - declared() == set()


def test_licence_is_the_gpl() -> None:
    text = (ROOT / "LICENSE").read_text()

    assert project()["license"] == "GPL-3.0-or-later"
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in text
    assert "END OF TERMS AND CONDITIONS" in text


@pytest.mark.parametrize("readme", ["README.md", "README.ru.md"])
def test_readme_begins_with_commands_and_links_that_exist(readme: str) -> None:
    text = (ROOT / readme).read_text()
    links = re.findall(r"\]\((?!\w+:|#)([^)#]+)", text)

    assert {"./demo", "./test"} <= set(text.split())
    assert os.access(ROOT / "demo", os.X_OK)
    assert os.access(ROOT / "test", os.X_OK)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_readmes_are_one_text_in_two_languages() -> None:
    def outline(readme: str) -> list[str]:
        text = (ROOT / readme).read_text()
        return re.findall(r"^(#+) |^(```)", text, flags=re.MULTILINE)

    assert outline("README.md") == outline("README.ru.md")


def test_forms_are_data() -> None:
    assert list((ROOT / "forms").rglob("*.py")) == []


def test_wheel_holds_every_file_of_the_packages(tmp_path: Path) -> None:
    """Locales, forms, templates, migrations and the page are of no use left at home."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        packed = {name for name in wheel.namelist() if ".dist-info/" not in name}

    here = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert here - packed == set()
