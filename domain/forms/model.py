"""What a form is: questions in order, as plain data that can be stored and read back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from domain.forms.expressions import compile_expression
from domain.forms.tree import Expression

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
Labels = Mapping[str, str]
"""Texts by language code ("ru", "en")."""


class QuestionType(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    SELECT_ONE = "select_one"
    SELECT_MANY = "select_many"
    YES_NO = "yes_no"
    SCALE = "scale"
    LOOKUP = "lookup"
    PHONE = "phone"
    EMAIL = "email"
    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    DOCUMENT = "document"
    LOCATION = "location"
    NOTE = "note"


TEXTS = frozenset({QuestionType.TEXT, QuestionType.LONG_TEXT})
MEDIA = frozenset(
    {QuestionType.PHOTO, QuestionType.VOICE, QuestionType.VIDEO, QuestionType.DOCUMENT}
)
ONE_OF = frozenset({QuestionType.SELECT_ONE, QuestionType.YES_NO, QuestionType.SCALE})
"""Types answered by the name of one choice. A scale is a row of choices in order."""

LOOKUPS = frozenset({"clients", "receivers", "staff"})
"""What `select_one_from_file NAME.csv` may name; the options are searched for in the database."""


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    label: Labels


@dataclass(frozen=True, slots=True)
class Section:
    """A group with a label; what a person sees as "section" above the question."""

    name: str
    label: Labels


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `relevant` already holds the conditions of the groups around it. `lookup` is one of `LOOKUPS`
    and given for type lookup only. `extra` keeps the company's own columns (`vip_*`) as written.
    """

    name: str
    type: QuestionType
    label: Labels
    hint: Labels = field(default_factory=dict)
    section: str | None = None
    required: bool = False
    required_message: Labels = field(default_factory=dict)
    constraint: Expression | None = None
    constraint_message: Labels = field(default_factory=dict)
    relevant: Expression | None = None
    default: Expression | None = None
    appearance: str = ""
    choices: tuple[Choice, ...] = ()
    lookup: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    def choice(self, name: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.name == name), None)


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """A form as it was at one moment.

    `version` is the SHA-256 of the content, so that importing an unchanged file makes no new
    version, however often the spreadsheet was saved in between.
    """

    name: str
    version: str
    title: Labels
    default_language: str
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]

    def question(self, name: str) -> Question | None:
        return next((question for question in self.questions if question.name == name), None)

    def section(self, name: str | None) -> Section | None:
        return next((section for section in self.sections if section.name == name), None)

    def text(self, labels: Labels, language: str) -> str:
        """The text in `language`, else in the form's own language, else in any; "" without one."""
        for wanted in (language, self.default_language):
            if labels.get(wanted):
                return labels[wanted]
        return next(iter(labels.values()), "")

    def to_json(self) -> dict[str, Json]:
        """Plain data for a JSONB column; `from_json` reads it back equal."""
        return {
            "name": self.name,
            "version": self.version,
            "title": dict(self.title),
            "default_language": self.default_language,
            "languages": list(self.languages),
            "sections": [{"name": each.name, "label": dict(each.label)} for each in self.sections],
            "questions": [_question_to_json(question) for question in self.questions],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Json]) -> Self:
        """Read what `to_json` wrote.

        Raises:
            KeyError, TypeError, ValueError, ExpressionError: the data was not written by `to_json`.
        """
        return cls(
            name=_text(data["name"]),
            version=_text(data["version"]),
            title=_labels(data["title"]),
            default_language=_text(data["default_language"]),
            languages=tuple(_text(each) for each in _list(data["languages"])),
            sections=tuple(
                Section(_text(each["name"]), _labels(each["label"]))
                for each in map(_dict, _list(data["sections"]))
            ),
            questions=tuple(_question_from_json(_dict(each)) for each in _list(data["questions"])),
        )


def version_of(data: Mapping[str, Json]) -> str:
    """The version of a definition's JSON: hexadecimal SHA-256 of all but the version itself."""
    content = {key: value for key, value in data.items() if key != "version"}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _question_to_json(question: Question) -> dict[str, Json]:
    full: dict[str, Json] = {
        "name": question.name,
        "type": question.type.value,
        "label": dict(question.label),
        "hint": dict(question.hint),
        "section": question.section,
        "required": question.required,
        "required_message": dict(question.required_message),
        "constraint": _source(question.constraint),
        "constraint_message": dict(question.constraint_message),
        "relevant": _source(question.relevant),
        "default": _source(question.default),
        "appearance": question.appearance,
        "choices": [{"name": each.name, "label": dict(each.label)} for each in question.choices],
        "lookup": question.lookup,
        "extra": dict(question.extra),
    }
    return {key: value for key, value in full.items() if value or key in {"name", "type", "label"}}


def _question_from_json(data: Mapping[str, Json]) -> Question:
    return Question(
        name=_text(data["name"]),
        type=QuestionType(_text(data["type"])),
        label=_labels(data["label"]),
        hint=_labels(data.get("hint", {})),
        section=_text(data["section"]) if "section" in data else None,
        required=bool(data.get("required")),
        required_message=_labels(data.get("required_message", {})),
        constraint=_expression(data.get("constraint")),
        constraint_message=_labels(data.get("constraint_message", {})),
        relevant=_expression(data.get("relevant")),
        default=_expression(data.get("default")),
        appearance=_text(data.get("appearance", "")),
        choices=tuple(
            Choice(_text(each["name"]), _labels(each["label"]))
            for each in map(_dict, _list(data.get("choices", [])))
        ),
        lookup=_text(data["lookup"]) if "lookup" in data else None,
        extra=_labels(data.get("extra", {})),
    )


def _source(expression: Expression | None) -> str | None:
    return None if expression is None else expression.source


def _expression(source: Json) -> Expression | None:
    return None if source is None else compile_expression(_text(source))


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text was expected, not {type(value).__name__}")
    return value


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError(f"a list was expected, not {type(value).__name__}")
    return value


def _dict(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise TypeError(f"an object was expected, not {type(value).__name__}")
    return value


def _labels(value: Json) -> dict[str, str]:
    return {key: _text(each) for key, each in _dict(value).items()}
