"""What is typed on the summary of a long form: a section, or one line of the section shown."""

from bot.dialogs.part_screen import PartShown, shown_items
from bot.dialogs.parts import Item, Part, RowItem, parts_of
from bot.dialogs.row_words import row_title
from bot.dialogs.summary_line import label_of
from bot.texts import Screenwriter
from domain.forms.cleaning import folded
from domain.forms.responses import Draft

LONGEST_NUMBER = 3


def named_on_summary(
    w: Screenwriter, draft: Draft, words: str
) -> tuple[PartShown | None, Item | None]:
    """The section that words name; with a line of it, when one is named: by its number on the
    screen, or by how it begins.
    """
    parts, typed = parts_of(w, draft), folded(words)
    shown = _part_shown(draft, len(parts))
    if shown is not None:
        item = _item(w, draft, shown_items(parts[shown.at], shown.page), typed)
        if item is not None:
            return shown, item
    return _part(parts, typed), None


def _part_shown(draft: Draft, count: int) -> PartShown | None:
    """The section that is looked at now, unless the whole was shown since."""
    at, page = draft.screen.get("part") or (None, 0)
    return PartShown(at, page) if isinstance(at, int) and at < count else None


def _item(w: Screenwriter, draft: Draft, items: list[Item], typed: str) -> Item | None:
    at = _place(typed, len(items))
    if at is not None:
        return items[at]
    found = [item for item in items if folded(_words(w, draft, item)).startswith(typed)]
    return found[0] if len(found) == 1 else None


def _words(w: Screenwriter, draft: Draft, item: Item) -> str:
    if isinstance(item, RowItem):
        return row_title(w, draft, item.repeat, item.number)
    return label_of(w, draft, item.question)


def _part(parts: list[Part], typed: str) -> PartShown | None:
    at = _place(typed, len(parts))
    if at is not None:
        return PartShown(at)
    found = [at for at, part in enumerate(parts) if folded(part.label).startswith(typed)]
    return PartShown(found[0]) if len(found) == 1 else None


def _place(typed: str, count: int) -> int | None:
    """A number typed, from 1, as a place from 0."""
    fits = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER
    return int(typed) - 1 if fits and 1 <= int(typed) <= count else None
