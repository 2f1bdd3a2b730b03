"""Questions and gates as plain data for a JSONB column, and read back equal."""

from collections.abc import Collection, Mapping

from domain.forms.expressions import compile_expression
from domain.forms.question_types import Json, QuestionType
from domain.forms.questions import Choice, Gate, Question, columns_of
from domain.forms.tree import Expression


def question_to_json(question: Question) -> dict[str, Json]:
    """Plain data of a question; what it does not have is left out."""
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


def gate_to_json(gate: Gate) -> dict[str, Json]:
    """Plain data of a gate."""
    return {
        "question": gate.question,
        "condition": gate.condition.source,
        "category": gate.category,
    }


def gate_from_json(data: Mapping[str, Json]) -> Gate:
    """Read what `gate_to_json` wrote; raises as `question_from_json`."""
    condition = compile_expression(text_in(data["condition"]))
    return Gate(text_in(data["question"]), condition, text_in(data["category"]))


def question_from_json(data: Mapping[str, Json]) -> Question:
    """Read what `question_to_json` wrote.

    Raises:
        KeyError, TypeError, ValueError, ExpressionError: the data was not written by it.
    """
    choices = tuple(_choice_from_json(dict_in(each)) for each in list_in(data.get("choices", [])))
    return Question(
        name=text_in(data["name"]),
        type=QuestionType(text_in(data["type"])),
        label=labels_in(data["label"]),
        hint=labels_in(data.get("hint", {})),
        section=text_in(data["section"]) if "section" in data else None,
        required=bool(data.get("required")),
        required_message=labels_in(data.get("required_message", {})),
        constraint=_expression(data.get("constraint")),
        constraint_message=labels_in(data.get("constraint_message", {})),
        relevant=_expression(data.get("relevant")),
        default=_expression(data.get("default")),
        appearance=text_in(data.get("appearance", "")),
        choices=choices,
        lookup=text_in(data["lookup"]) if "lookup" in data else None,
        extra=labels_in(data.get("extra", {})),
        read_only=bool(data.get("read_only")),
        calculation=_expression(data.get("calculation")),
        choice_filter=_expression(data.get("choice_filter"), columns_of(choices)),
        repeat=text_in(data["repeat"]) if "repeat" in data else None,
    )


def _choice_from_json(data: Mapping[str, Json]) -> Choice:
    columns = labels_in(data.get("columns", {}))
    return Choice(text_in(data["name"]), labels_in(data["label"]), columns)


def _source(expression: Expression | None) -> str | None:
    return None if expression is None else expression.source


def _expression(source: Json, columns: Collection[str] = ()) -> Expression | None:
    return None if source is None else compile_expression(text_in(source), columns)


def text_in(value: Json) -> str:
    """The text that was stored.

    Raises:
        TypeError: something else was.
    """
    if not isinstance(value, str):
        raise TypeError(f"a text was expected, not {type(value).__name__}")
    return value


def list_in(value: Json) -> list[Json]:
    """As `text_in`: a list."""
    if not isinstance(value, list):
        raise TypeError(f"a list was expected, not {type(value).__name__}")
    return value


def dict_in(value: Json) -> dict[str, Json]:
    """As `text_in`: an object."""
    if not isinstance(value, dict):
        raise TypeError(f"an object was expected, not {type(value).__name__}")
    return value


def labels_in(value: Json) -> dict[str, str]:
    """As `text_in`: texts by language, or by another name."""
    return {key: text_in(each) for key, each in dict_in(value).items()}
