"""What is wrong with a spreadsheet, all of it at once and with the place of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing to mend.

    Args:
        key: the message in domain/forms/locales (`form-problem-…` or `form-expression-…`).
        sheet: as named in the file; None when the file itself is meant.
        row: as the spreadsheet counts, the header is 1; None when the whole sheet is meant.
        column: the column's name in XLSForm, such as "constraint"; None when the whole row is.
        values: what the message is filled with; expressions give `position`, counted from 1.
    """

    key: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def place_key(self) -> str:
        """The message that says where: it is filled with `sheet`, `row` and `column`."""
        if self.sheet is None:
            return "form-place-file"
        if self.row is None:
            return "form-place-sheet"
        return "form-place-row" if self.column is None else "form-place-cell"


class FormRefusedError(Exception):
    """The spreadsheet is no form; `problems` tells everything that must be mended."""

    def __init__(self, problems: Iterable[FormProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(sorted({problem.key for problem in self.problems})))
