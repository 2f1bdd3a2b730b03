"""The summary of a long form: its sections with counts, and one section with its answers."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.dialogs.heading import heading
from bot.dialogs.parts import Item, Part, RowItem, parts_of
from bot.dialogs.row_screens import row_button
from bot.dialogs.row_words import row_in_words, row_title
from bot.dialogs.summary_line import answer_line, changing
from bot.dialogs.taps import FormTap, form_tap
from bot.markup import shortened
from bot.screen import Button, Screen, in_pairs, rows, tap
from bot.texts import Screenwriter, lines
from domain.asking.purpose import Subject
from domain.forms.responses import Draft

ITEMS_ON_PAGE = 8
LABEL_SHOWN = 30
"""Characters of a section's name beside its count, in a row for itself."""


@dataclass(frozen=True)
class PartShown:
    """A section that is looked at; `page` of its answers, both from 0."""

    at: int
    page: int = 0


def part_buttons(w: Screenwriter, draft: Draft) -> list[Button]:
    """The sections of a long form, each with how much of it is answered."""
    return [_open(w, draft, at, part) for at, part in enumerate(parts_of(w, draft))]


def _open(w: Screenwriter, draft: Draft, at: int, part: Part) -> Button:
    full = part.answered == len(part.asked)
    label = w.label(
        "form-button-part-full" if full else "form-button-part",
        label=shortened(part.label, LABEL_SHOWN),
        answered=part.answered,
        total=len(part.asked),
    )
    return tap(label, _turn(draft, at, 0))


def _turn(draft: Draft, at: int, page: int) -> FormTap:
    return form_tap(draft.id, "part", value=f"{at}:{page}")


def read_part(value: str) -> PartShown:
    """The section and page that a button names; a forged one is the first."""
    at, _, page = value.partition(":")
    return PartShown(_number(at), _number(page))


def _number(written: str) -> int:
    fits = written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER
    return int(written) if fits else 0


LONGEST_NUMBER = 3


def shown_items(part: Part, page: int) -> list[Item]:
    """The lines of a section that stand on a page."""
    return list(part.items[page * ITEMS_ON_PAGE : (page + 1) * ITEMS_ON_PAGE])


def part_screen(
    w: Screenwriter, draft: Draft, subject: Subject | None, shown: PartShown, error: str | None
) -> Screen:
    """A section's answers, each with the button that changes it."""
    parts = parts_of(w, draft)
    part = parts[min(shown.at, len(parts) - 1)]
    items = shown_items(part, shown.page)
    numbered = list(enumerate(items, 1))
    return Screen(
        lines(
            heading(w, draft, subject),
            Markup("<b>{}</b>").format(part.label),
            w.t("form-error", words=error) if error else None,
            *(w.t("form-item", at=at, line=_line(w, draft, item)) for at, item in numbered),
        ),
        buttons=rows(
            *in_pairs([_change(w, draft, item) for item in items]),
            _turning(w, draft, part, shown),
            tap(w.label("form-button-summary"), form_tap(draft.id, "all")),
        ),
    )


def _line(w: Screenwriter, draft: Draft, item: Item) -> Markup:
    if not isinstance(item, RowItem):
        return answer_line(w, draft, item)
    title = row_title(w, draft, item.repeat, item.number)
    words = row_in_words(w, draft, item.repeat, item.number)
    return w.t("form-row-line", title=title, words=", ".join(words[1:]))


def _change(w: Screenwriter, draft: Draft, item: Item) -> Button:
    if not isinstance(item, RowItem):
        return changing(w, draft, item)
    repeat = draft.definition.question(item.repeat)
    assert repeat is not None  # noqa: S101 - its rows are asked
    return row_button(w, draft, repeat, item.number)


def _turning(w: Screenwriter, draft: Draft, part: Part, shown: PartShown) -> list[Button | None]:
    more = (shown.page + 1) * ITEMS_ON_PAGE < len(part.items)
    before, after = _turn(draft, shown.at, shown.page - 1), _turn(draft, shown.at, shown.page + 1)
    return [
        tap(w.label("form-button-before"), before) if shown.page else None,
        tap(w.label("form-button-more"), after) if more else None,
    ]
