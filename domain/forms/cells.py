"""The cells of a survey row, each read as what it means; what cannot be read is noted."""

import re
from collections.abc import Iterable, Mapping

from domain.forms.expressions import ExpressionError, compile_expression, text_literal
from domain.forms.own_columns import OWN_COLUMNS
from domain.forms.problems import FormProblem
from domain.forms.questions import Choice, Labels, columns_of
from domain.forms.sheets import UNNAMED, Row
from domain.forms.tree import Expression

# fmt: off
COLUMNS = frozenset({
    "type", "name", "label", "hint", "required", "required_message", "constraint",
    "constraint_message", "relevant", "appearance", "default", "parameters", "calculation",
    "choice_filter", "read_only",
}) | OWN_COLUMNS
IGNORED_COLUMNS = frozenset({
    "image", "big-image", "audio", "video", "guidance_hint", "autoplay", "comment", "comments",
    "media", "note", "notes",
})
"""They change nothing about what is asked: pictures of a question and the author's own notes."""

UNSUPPORTED_COLUMNS = frozenset({
    "repeat_count", "trigger", "bind", "body", "instance", "save_to", "count",
})
# fmt: on

_COMPUTED = re.compile(r"\$\{|^[a-z][a-z-]*\(")
_YES_NO = {
    **dict.fromkeys(("", "no", "false", "false()"), False),
    **dict.fromkeys(("yes", "true", "true()"), True),
}


class CellReader:
    """Reads cells and notes what is wrong with them."""

    def __init__(self, problems: list[FormProblem]) -> None:
        self._problems = problems

    def unsupported(self, row: Row) -> None:
        for column in sorted(row.cells.keys() & UNSUPPORTED_COLUMNS):
            self._problems.append(row.problem(column, "form-problem-unsupported-column"))

    def yes_no(self, row: Row, column: str) -> bool:
        """Spreadsheets write a box that is ticked as 1 or TRUE."""
        said = _YES_NO.get(row.cell(column).lower())
        if said is None:
            self._problems.append(row.problem(column, "form-problem-required"))
        return bool(said)

    def expression(self, row: Row, column: str, columns: Iterable[str] = ()) -> Expression | None:
        """
        Args:
            columns: names that may stand bare in it.
        """
        written = row.expression(column)
        if not written:
            return None
        try:
            return compile_expression(written, frozenset(columns))
        except ExpressionError as refused:
            self.refuse(row, column, refused)
            return None

    def choice_filter(self, row: Row, choices: Iterable[Choice]) -> Expression | None:
        return self.expression(row, "choice_filter", columns_of(choices))

    def default(self, row: Row) -> Expression | None:
        """A plain text is that text; with `${…}` or a function in front it is an expression."""
        written = row.expression("default")
        if not written or _COMPUTED.search(written):
            return self.expression(row, "default")
        try:
            return text_literal(row.cell("default"))
        except ExpressionError as refused:
            self.refuse(row, "default", refused)
            return None

    def refuse(self, row: Row, column: str, refused: ExpressionError) -> None:
        self._problems.append(
            row.problem(column, refused.key, position=refused.position, **refused.values)
        )


def labels_of(row: Row, column: str, default_language: str) -> Labels:
    """The texts of a column by language code; one without a language is in the form's own."""
    texts = row.texts.get(column, {})
    named = {language: text for language, text in texts.items() if language != UNNAMED}
    if UNNAMED in texts:
        named.setdefault(default_language, texts[UNNAMED])
    return named


def own_cells(row: Row) -> Mapping[str, str]:
    """The cells of this product's own columns, as written."""
    return {column: text for column, text in row.cells.items() if column in OWN_COLUMNS}
