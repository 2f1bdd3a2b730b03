"""What a form is: questions in order; it can be stored and read back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

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
from domain.forms.stored import (
    dict_in,
    gate_from_json,
    gate_to_json,
    labels_in,
    list_in,
    question_from_json,
    question_to_json,
    text_in,
)

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
            "questions": [question_to_json(question) for question in self.questions],
            **({"gates": [gate_to_json(gate) for gate in self.gates]} if self.gates else {}),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Json]) -> Self:
        """Read what `to_json` wrote.

        Raises:
            KeyError, TypeError, ValueError, ExpressionError: the data was not written by `to_json`.
        """
        return cls(
            name=text_in(data["name"]),
            version=text_in(data["version"]),
            title=labels_in(data["title"]),
            default_language=text_in(data["default_language"]),
            languages=tuple(text_in(each) for each in list_in(data["languages"])),
            sections=tuple(
                Section(text_in(each["name"]), labels_in(each["label"]))
                for each in map(dict_in, list_in(data["sections"]))
            ),
            questions=tuple(
                question_from_json(dict_in(each)) for each in list_in(data["questions"])
            ),
            gates=tuple(gate_from_json(dict_in(each)) for each in list_in(data.get("gates", []))),
        )


def version_of(data: Mapping[str, Json]) -> str:
    """The version of a definition's JSON: hexadecimal SHA-256 of all but the version itself."""
    content = {key: value for key, value in data.items() if key != "version"}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
