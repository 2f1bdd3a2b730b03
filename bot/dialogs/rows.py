"""Rows of repeats: adding and removing them by buttons, and what is typed while they are asked."""

from bot.dialogs.presenting import News
from bot.dialogs.row_screens import RowShown
from bot.dialogs.row_words import row_title
from bot.dialogs.talk import Talk, show
from domain.forms import engine, repeats
from domain.forms.cleaning import folded
from domain.forms.model import Question, QuestionType
from domain.forms.responses import Draft

LONGEST_NUMBER = 6


async def add_row(talk: Talk, draft: Draft, repeat: Question, value: str = "") -> Draft:
    """Begin a new row; a button that was tapped before, for the row there is now, does nothing.

    Args:
        value: the number the row is to get; empty when it was asked for in words.
    """
    following = engine.rows_of(draft.state, repeat.name).following
    if value and value != str(following):
        return draft
    return await repeats.add_row(talk.work, draft, repeat.name)


async def look_at_row(talk: Talk, draft: Draft, repeat: Question | None, value: str) -> None:
    """Show one row, or what is asked now when it is gone."""
    number = _existing(draft, repeat, value)
    if repeat is None or number is None:
        talk.reply.answer(talk.say.label("form-no-such-row"))
        await show(talk, draft)
    else:
        await show(talk, draft, News(row=RowShown(repeat.name, number)))


async def ask_whether_lost(talk: Talk, draft: Draft, repeat: Question | None, value: str) -> None:
    """Show what goes with a row, before it is taken away."""
    number = _existing(draft, repeat, value)
    if repeat is None or number is None:
        await look_at_row(talk, draft, repeat, value)
    else:
        await show(talk, draft, News(row=RowShown(repeat.name, number, losing=True)))


async def lose_row(talk: Talk, draft: Draft, repeat: Question | None, value: str) -> None:
    """Take a row away that the person added. One from before is only said to be gone."""
    number = _existing(draft, repeat, value)
    is_known = repeat and number in engine.rows_of(draft.state, repeat.name).known
    if repeat is None or number is None or is_known:
        await look_at_row(talk, draft, repeat, value)
        return
    title = row_title(talk.say, draft, repeat.name, number)
    draft = await repeats.remove_row(talk.work, draft, repeat.name, number)
    await show(talk, draft, News(talk.say.t("form-row-lost", title=title)))


def _existing(draft: Draft, repeat: Question | None, value: str) -> int | None:
    if repeat is None or repeat.type is not QuestionType.REPEAT:
        return None
    fits = value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER
    number = int(value) if fits else 0
    return number if number in engine.rows_of(draft.state, repeat.name).numbers else None


def row_meant(talk: Talk, draft: Draft, repeat: Question, words: str) -> int | None:
    """The row that was typed: by its place, or by the words it is recognised by."""
    numbers = engine.rows_of(draft.state, repeat.name).numbers
    typed = folded(words)
    if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER:
        at = int(typed)
        return numbers[at - 1] if 1 <= at <= len(numbers) else None
    titled = [
        number
        for number in numbers
        if folded(row_title(talk.say, draft, repeat.name, number)) == typed
    ]
    return titled[0] if len(titled) == 1 else None


def row_to_lose(talk: Talk, draft: Draft, repeat: Question, words: str) -> int | None:
    """The row of "remove Orlov"; None when the words say nothing of the kind."""
    first, _, rest = folded(words).partition(" ")
    said = {
        folded(word)
        for language in talk.say.texts.languages
        for word in talk.say.texts.format(language, "form-said-lose").split(",")
    }
    return row_meant(talk, draft, repeat, rest) if rest and first in said else None
