"""A long form by its sections: how its summary fits one screen of a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.texts import Screenwriter
from domain.asking.purposes import PURPOSES
from domain.forms import engine
from domain.forms.engine import SummaryRow
from domain.forms.responses import Draft

SHORT_FORM = 12
"""Questions whose answers all fit one summary."""


@dataclass(frozen=True)
class RowItem:
    """A row of a repeat, as one line of the summary."""

    repeat: str
    number: int


Item = SummaryRow | RowItem


@dataclass(frozen=True)
class Part:
    """A section with its questions as they are asked now, and the lines that show them."""

    label: str
    asked: Sequence[SummaryRow]
    items: Sequence[Item]

    @property
    def answered(self) -> int:
        return sum(row.answer is not None for row in self.asked)


def is_long(draft: Draft) -> bool:
    """Whether the summary of a form is shown by sections."""
    return PURPOSES[draft.purpose].in_turn and len(draft.definition.questions) > SHORT_FORM


def parts_of(w: Screenwriter, draft: Draft) -> list[Part]:
    """The sections in the form's order; what stands in none is under the form's own title."""
    found: dict[str | None, list[SummaryRow]] = {}
    for row in engine.summary(draft.definition, draft.state):
        found.setdefault(row.question.section, []).append(row)
    return [
        Part(_label(w, draft, section), asked, _items(asked)) for section, asked in found.items()
    ]


def _label(w: Screenwriter, draft: Draft, name: str | None) -> str:
    section = draft.definition.section(name)
    labels = section.label if section else draft.definition.title
    return draft.definition.text(labels, w.language)


def _items(asked: Sequence[SummaryRow]) -> list[Item]:
    """A line for each question; all questions of a row make one."""
    items: list[Item] = []
    seen: set[tuple[str, int]] = set()
    for row in asked:
        of_row = row.question.row
        if of_row is None:
            items.append(row)
        elif of_row not in seen:
            seen.add(of_row)
            items.append(RowItem(*of_row))
    return items
