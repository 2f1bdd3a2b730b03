"""The words of `--help`, and the language of the shell.

Help is written before anything else is loaded, and Fluent would take longer than all the rest of
it. Messages of help.ftl therefore hold no variables and are read here as plain text; a test holds
them to that.
"""

import os
import re
import tomllib
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).parents[1] / "locales"
"""The texts of app/, to be loaded with those of domain/."""

_MESSAGE = re.compile(r"^([a-z][a-z0-9-]*) = ?(.*(?:\n(?:[ ]+.*|(?=\n[ ])))*)", re.MULTILINE)


def said(key: str) -> str:
    """A message of help.ftl in the shell's language.

    Raises:
        KeyError: there is none.
    """
    return _messages(language())[key]


@cache
def language() -> str:
    """The company's first language; before there is a policy, that of the environment."""
    spoken = sorted(folder.name for folder in LOCALES.iterdir())
    for candidate in (_of_company(), _of_environment()):
        if candidate in spoken:
            return candidate
    return "en"


def _of_company() -> str:
    path = Path(os.environ.get("FIELDPOST_COMPANY_FILE", "company.toml"))
    try:
        languages = tomllib.loads(path.read_text(encoding="utf-8")).get("languages")
    except (OSError, ValueError):
        return ""  # what is wrong with it is told by the verb that needs it
    return str(languages[0]) if isinstance(languages, list) and languages else ""


def _of_environment() -> str:
    variables = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((value for value in variables if value), "")[:2].lower()


@cache
def _messages(spoken: str) -> dict[str, str]:
    text = (LOCALES / spoken / "help.ftl").read_text(encoding="utf-8")
    return {key: _unindented(value) for key, value in _MESSAGE.findall(text)}


def _unindented(value: str) -> str:
    """The first line is the summary that stands in lists of verbs; the others are paragraphs."""
    return "\n\n".join(line.strip() for line in value.strip().splitlines())
