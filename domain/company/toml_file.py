"""Reading a TOML file that people write: what cannot be read is told with its line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from domain.company.problems import Problem, TomlFileError
from domain.company.toml_lines import Path as TomlPath
from domain.company.toml_lines import line_index

_POSITION = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


@dataclass(frozen=True)
class TomlFile:
    """What a file says, and on which line each of its values stands."""

    document: Mapping[str, object]
    index: Mapping[TomlPath, int]


def read_toml(path: Path, refusal: type[TomlFileError]) -> TomlFile:
    """Read a file of TOML.

    Args:
        refusal: the error of this kind of file.

    Raises:
        TomlFileError: of that kind: the file cannot be read or is not TOML.
    """
    text = _read(path, refusal)
    return TomlFile(_parse(path, text, refusal), line_index(text))


def _read(path: Path, refusal: type[TomlFileError]) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        key = refusal.no_file
    except UnicodeDecodeError:
        key = "company-not-utf8"
    except OSError:
        key = "company-unreadable"
    raise refusal(path, [Problem(1, "", key, {"file": str(path)})])


def _parse(path: Path, text: str, refusal: type[TomlFileError]) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _POSITION.search(str(error))
        line = int(found["line"]) if found and found["line"] else text.count("\n") + 1
        detail = _POSITION.sub("", str(error))
        problem = Problem(line, "", "company-not-toml", {"detail": detail})
    raise refusal(path, [problem])
