"""What one question is, alone or as one row of a repeat asks it."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from domain.forms.question_types import QuestionType
from domain.forms.tree import Expression

Labels = Mapping[str, str]
"""Texts by language code ("ru", "en")."""

LOOKUPS = frozenset({"clients", "meeting", "receivers", "staff", "team"})
"""What `select_one_from_file NAME.csv` may name; the options are searched for in the database."""

MOST_ROWS = 200
"""Rows that a repeat may ever have had within one response."""

GATE, RESTORED, ROW_ANSWER = "vip_gate", "vip_restored", "vip_row"
"""Names that forms may look at without asking for them: whether the questionnaire is stopped
("red"), whether the client confirmed since ("yes"), and how a row of known data was answered.
"""

_INSTANCE = re.compile(r"([^\[\]]+)\[([1-9]\d{0,5})\](?:\.(.+))?", re.ASCII)
_REFERENCE = re.compile(r"\$\{\s*([^}\s]+)\s*\}")


@dataclass(frozen=True, slots=True)
class Choice:
    """`columns` are the choice's own columns, by which a choice filter picks."""

    name: str
    label: Labels
    columns: Mapping[str, str] = field(default_factory=dict)


def columns_of(choices: Iterable[Choice]) -> frozenset[str]:
    """The names that a choice filter may use bare."""
    return frozenset({"name", *(column for choice in choices for column in choice.columns)})


@dataclass(frozen=True, slots=True)
class Section:
    """A group with a label; what a person sees as "section" above the question."""

    name: str
    label: Labels


@dataclass(frozen=True, slots=True)
class Gate:
    """A question that stops the questionnaire when `condition` holds of its answer (`.`).

    `category` is that of the complaint it leads to, "" when the form does not say.
    """

    question: str
    condition: Expression
    category: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `relevant` already holds the conditions of the groups around it. `lookup` is one of `LOOKUPS`
    and given for type lookup only. `extra` keeps the company's own columns (`vip_*`) as written.
    `repeat` is the repeat it belongs to. In a definition it stands for all rows (`row` is None);
    as asked it has the name of one row's question and `row`: the repeat and the row's number.
    `calculation` is of a calculate, or of a read-only question that shows what it comes to.
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
    read_only: bool = False
    calculation: Expression | None = None
    choice_filter: Expression | None = None
    repeat: str | None = None
    row: tuple[str, int] | None = None

    def choice(self, name: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.name == name), None)


def row_name(repeat: str, number: int) -> str:
    """The name of the question about one row: "people[2]"."""
    return f"{repeat}[{number}]"


def instance_name(repeat: str, number: int, name: str) -> str:
    """The name of one row's question: "people[2].phone"."""
    return f"{repeat}[{number}].{name}"


def parts_of(name: str) -> tuple[str, int, str | None] | None:
    """A name as repeat, number of the row, and the question's own name (None: about the row).

    None when the name is not of a row.
    """
    found = _INSTANCE.fullmatch(name)
    return (found[1], int(found[2]), found[3]) if found else None


def of_row(question: Question, repeat: str, number: int, within: Collection[str]) -> Question:
    """A question of a repeat as one row asks it.

    Args:
        within: names of the repeat's questions, which its texts name as those of the same row.
    """
    row = (repeat, number)
    return replace(
        question,
        name=instance_name(repeat, number, question.name),
        row=row,
        label=_of_row(question.label, row, within),
        hint=_of_row(question.hint, row, within),
    )


def about_row(repeat: Question, number: int) -> Question:
    """The question that shows all that is known of a row."""
    row = (repeat.name, number)
    return Question(
        name=row_name(*row),
        type=QuestionType.ROW,
        label=repeat.label,
        hint=repeat.hint,
        section=repeat.section,
        required=True,
        choices=repeat.choices,
        repeat=repeat.name,
        row=row,
    )


def _of_row(labels: Labels, row: tuple[str, int], within: Collection[str]) -> Labels:
    """The texts with `${phone}` as `${people[2].phone}`."""

    def named(found: re.Match[str]) -> str:
        return f"${{{instance_name(*row, found[1])}}}" if found[1] in within else found[0]

    return {language: _REFERENCE.sub(named, text) for language, text in labels.items()}
