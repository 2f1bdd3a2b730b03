"""What a form is: questions in order, as plain data that can be stored and read back."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from domain.forms.expressions import compile_expression
from domain.forms.question_types import MEDIA, ONE_OF, TEXTS, UNASKED, Json, QuestionType
from domain.forms.questions import (
    GATE,
    LOOKUPS,
    MOST_ROWS,
    RESTORED,
    ROW_ANSWER,
    Choice,
    Gate,
    Labels,
    Question,
    Section,
    about_row,
    instance_name,
    of_row,
    parts_of,
    row_name,
)
from domain.forms.tree import Expression

__all__ = [
    "GATE",
    "LOOKUPS",
    "MEDIA",
    "MOST_ROWS",
    "ONE_OF",
    "RESTORED",
    "ROW_ANSWER",
    "TEXTS",
    "UNASKED",
    "Choice",
    "FormDefinition",
    "Gate",
    "Json",
    "Labels",
    "Question",
    "QuestionType",
    "Section",
    "instance_name",
    "parts_of",
    "row_name",
    "version_of",
]


@dataclass(frozen=True)
class FormDefinition:
    """A form as it was at one moment.

    `version` is the SHA-256 of the content, so that importing an unchanged file makes no new
    version, however often the spreadsheet was saved in between. The questions of a repeat stand
    together, before the question of type repeat that is named as it.
    """

    name: str
    version: str
    title: Labels
    default_language: str
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    gates: tuple[Gate, ...] = ()

    def question(self, name: str) -> Question | None:
        """The question of that name, also of one row ("people[2].phone") and about it."""
        return self._by_name.get(name) or self._instance(name)

    def section(self, name: str | None) -> Section | None:
        return next((section for section in self.sections if section.name == name), None)

    def in_repeat(self, repeat: str) -> tuple[Question, ...]:
        """The questions that each row of a repeat asks."""
        return self._of_repeats.get(repeat, ())

    def text(self, labels: Labels, language: str) -> str:
        """The text in `language`, else in the form's own language, else in any; "" without one."""
        for wanted in (language, self.default_language):
            if labels.get(wanted):
                return labels[wanted]
        return next(iter(labels.values()), "")

    @cached_property
    def parts(self) -> "tuple[Question | tuple[Question, tuple[Question, ...]], ...]":
        """The questions in order; a repeat as what asks for more rows, with what each row asks."""
        return tuple(
            (question, self.in_repeat(question.name))
            if question.type is QuestionType.REPEAT
            else question
            for question in self.questions
            if question.repeat is None
        )

    @cached_property
    def many_valued(self) -> tuple[str, ...]:
        """Names of repeats and of their questions, which functions over rows look at."""
        return tuple(
            question.name
            for question in self.questions
            if question.repeat is not None or question.type is QuestionType.REPEAT
        )

    @cached_property
    def not_required(self) -> dict[str, Question]:
        """What asks for more rows, by repeat, once there is a row."""
        return {
            question.name: replace(question, required=False)
            for question in self.questions
            if question.type is QuestionType.REPEAT
        }

    @cached_property
    def kept_once(self) -> frozenset[str]:
        """Names of calculates that keep the first value they came to."""
        return frozenset(
            question.name
            for question in self.questions
            if question.type is QuestionType.CALCULATE
            and question.calculation is not None
            and question.calculation.calls("once")
        )

    @cached_property
    def gate_of(self) -> dict[str, Gate]:
        """The gates by the names of their questions."""
        return {gate.question: gate for gate in self.gates}

    @cached_property
    def _by_name(self) -> dict[str, Question]:
        return {question.name: question for question in self.questions}

    @cached_property
    def _of_repeats(self) -> dict[str, tuple[Question, ...]]:
        found: dict[str, tuple[Question, ...]] = {}
        for question in self.questions:
            if question.repeat is not None:
                found[question.repeat] = (*found.get(question.repeat, ()), question)
        return found

    def _instance(self, name: str) -> Question | None:
        """Made once: the screens of 500 people are drawn from the same few rows."""
        if name not in self._instances:
            made = self._made_instance(name)
            if made is None:
                return None
            self._instances[name] = made
        return self._instances[name]

    @cached_property
    def _instances(self) -> dict[str, Question]:
        return {}

    def _made_instance(self, name: str) -> Question | None:
        found = parts_of(name)
        if found is None or found[1] > MOST_ROWS:
            return None
        repeat, number, own = found
        asker = self._by_name.get(repeat)
        if asker is None or asker.type is not QuestionType.REPEAT:
            return None
        if own is None:
            return about_row(asker, number)
        asked = self._by_name.get(own)
        if asked is None or asked.repeat != repeat:
            return None
        within = {question.name for question in self.in_repeat(repeat)}
        return of_row(asked, repeat, number, within)

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
            **({"gates": [_gate_to_json(gate) for gate in self.gates]} if self.gates else {}),
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
            gates=tuple(_gate_from_json(_dict(each)) for each in _list(data.get("gates", []))),
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
        "choices": [_choice_to_json(choice) for choice in question.choices],
        "lookup": question.lookup,
        "extra": dict(question.extra),
        "read_only": question.read_only,
        "calculation": _source(question.calculation),
        "choice_filter": _source(question.choice_filter),
        "repeat": question.repeat,
    }
    return {key: value for key, value in full.items() if value or key in {"name", "type", "label"}}


def _choice_to_json(choice: Choice) -> dict[str, Json]:
    named: dict[str, Json] = {"name": choice.name, "label": dict(choice.label)}
    return {**named, "columns": dict(choice.columns)} if choice.columns else named


def _gate_to_json(gate: Gate) -> dict[str, Json]:
    return {
        "question": gate.question,
        "condition": gate.condition.source,
        "category": gate.category,
    }


def _gate_from_json(data: Mapping[str, Json]) -> Gate:
    condition = compile_expression(_text(data["condition"]))
    return Gate(_text(data["question"]), condition, _text(data["category"]))


def _question_from_json(data: Mapping[str, Json]) -> Question:
    choices = tuple(_choice_from_json(_dict(each)) for each in _list(data.get("choices", [])))
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
        choices=choices,
        lookup=_text(data["lookup"]) if "lookup" in data else None,
        extra=_labels(data.get("extra", {})),
        read_only=bool(data.get("read_only")),
        calculation=_expression(data.get("calculation")),
        choice_filter=_expression(data.get("choice_filter"), columns_of(choices)),
        repeat=_text(data["repeat"]) if "repeat" in data else None,
    )


def _choice_from_json(data: Mapping[str, Json]) -> Choice:
    columns = _labels(data.get("columns", {}))
    return Choice(_text(data["name"]), _labels(data["label"]), columns)


def columns_of(choices: Iterable[Choice]) -> frozenset[str]:
    """The names that a choice filter may use bare."""
    return frozenset({"name", *(column for choice in choices for column in choice.columns)})


def _source(expression: Expression | None) -> str | None:
    return None if expression is None else expression.source


def _expression(source: Json, columns: Collection[str] = ()) -> Expression | None:
    return None if source is None else compile_expression(_text(source), columns)


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
