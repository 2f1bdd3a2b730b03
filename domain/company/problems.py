"""What is wrong in a TOML file that people write, on which line, and what is expected there."""

import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from domain.company.toml_lines import Path as TomlPath
from domain.texts import Texts

_EXPECTED = {
    "string_type": "company-expected-text",
    "path_type": "company-expected-text",
    "int_type": "company-expected-whole-number",
    "bool_type": "company-expected-yes-no",
    "tuple_type": "company-expected-list",
    "dict_type": "company-expected-table",
    "model_type": "company-expected-table",
    "model_attributes_type": "company-expected-table",
    "date_type": "company-expected-date",
    "date_from_datetime_inexact": "company-expected-date",
    "date_from_datetime_parsing": "company-expected-date",
    "date_parsing": "company-expected-date",
}
"""pydantic's name of a mistake → what is told."""


@dataclass(frozen=True)
class Problem:
    """One mistake, as a Fluent key to be shown in any language."""

    line: int
    path: str
    """As it is written in the file: "departments.tech.lead"."""
    key: str
    args: Mapping[str, str | int] = field(default_factory=dict)

    def text(self, texts: Texts, language: str, file: Path) -> str:
        """ "company.toml:14: departments.tech.lead: …"."""
        said = texts.format(language, self.key, **self.args)
        place = f"{file.name}:{self.line}"
        return f"{place}: {self.path}: {said}" if self.path else f"{place}: {said}"


class TomlFileError(Exception):
    """A file that cannot be used, with everything that is wrong in it."""

    no_file: ClassVar[str]
    """What is told when it is not there."""

    def __init__(self, file: Path, problems: Iterable[Problem]) -> None:
        """
        Args:
            problems: at least one.
        """
        self.file = file
        self.problems = sorted(problems, key=lambda problem: (problem.line, problem.path))
        named = "; ".join(f"line {p.line}: {p.path}: {p.key}" for p in self.problems)
        super().__init__(f"{file.name}: {named}")

    def lines(self, texts: Texts, language: str) -> list[str]:
        """One line for each problem, in the order of the file."""
        return [problem.text(texts, language, self.file) for problem in self.problems]


class PolicyError(TomlFileError):
    """A company.toml that cannot be used."""

    no_file = "company-no-file"


def problems_of(
    error: ValidationError, index: Mapping[TomlPath, int], model: type[BaseModel]
) -> list[Problem]:
    """Turn what pydantic found into what an administrator can mend.

    Args:
        error: from reading a document as `model`.
        index: path → line of that document.
    """
    return [_problem(details, index, model) for details in error.errors(include_url=False)]


def line_of(path: TomlPath, index: Mapping[TomlPath, int]) -> int:
    """The line of a value; of a missing one, the line of the table it belongs in."""
    while path and path not in index:
        path = path[:-1]
    return index.get(path, 1)


def dotted(path: TomlPath) -> str:
    """A path as it is written in the file; items of lists are counted from 1."""
    written = ""
    for part in path:
        written += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return written.removeprefix(".")


def _problem(
    details: ErrorDetails, index: Mapping[TomlPath, int], model: type[BaseModel]
) -> Problem:
    path = tuple(part for part in details["loc"] if part != "[key]")
    key, args = _message(details, path, model)
    return Problem(line_of(path, index), dotted(path), key, args)


def _message(
    details: ErrorDetails, path: TomlPath, model: type[BaseModel]
) -> tuple[str, dict[str, str | int]]:
    kind, context = details["type"], details.get("ctx", {})
    match kind:
        case _ if "-" in kind:  # a key of ours; pydantic's own names have none
            return kind, {name: value for name, value in context.items() if value is not None}
        case "missing":
            return "company-missing", {}
        case "extra_forbidden":
            return _unknown_key(path, model)
        case "literal_error":
            return "company-not-one-of", {"expected": context["expected"].replace(" or ", ", ")}
        case "too_short":
            return "company-empty", {}
        case "greater_than_equal" | "less_than_equal":
            return "company-out-of-range", {
                "limit": context.get("ge", context.get("le", 0)),
                "value": _as_written(details["input"]),
            }
        case _:
            return _EXPECTED[kind], {"value": _as_written(details["input"])}


def _as_written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _unknown_key(path: TomlPath, model: type[BaseModel]) -> tuple[str, dict[str, str | int]]:
    known = sorted(_known_keys(path[:-1], model))
    close = get_close_matches(str(path[-1]), known, n=1)
    if close:
        return "company-unknown-key-close", {"close": close[0]}
    return "company-unknown-key", {"known": ", ".join(known)}


def _known_keys(path: TomlPath, whole: type[BaseModel]) -> Iterable[str]:
    """The keys a table may have, found by walking the models along the path."""
    model: object = whole
    for part in path:
        if isinstance(model, type) and issubclass(model, BaseModel):
            model = _without_none(model.model_fields[str(part)].annotation)
        else:
            model = get_args(model)[1 if get_origin(model) is dict else 0]
    return model.model_fields if isinstance(model, type) and issubclass(model, BaseModel) else ()


def _without_none(annotation: object) -> object:
    if isinstance(annotation, types.UnionType):
        return next(part for part in get_args(annotation) if part is not types.NoneType)
    return annotation
