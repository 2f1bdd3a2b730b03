"""The texts about answers and form files, and those that the reader itself adds to a form."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from domain.forms.questions import Choice, Labels
from domain.forms.state import CHANGED, GONE, SAME
from domain.texts import Texts

LOCALES = Path(__file__).parent / "locales"


def own_labels(key: str, languages: Iterable[str]) -> Labels:
    """A text of ours in the languages of a form; in English where we do not speak one."""
    texts = _texts()
    return {
        language: texts.format(language if language in texts.languages else "en", key)
        for language in languages
    }


def row_choices(languages: Iterable[str]) -> tuple[Choice, ...]:
    """What may be said of a row of known data."""
    wanted = tuple(languages)
    return tuple(
        Choice(name, own_labels(key, wanted))
        for name, key in (
            (SAME, "form-row-same"),
            (CHANGED, "form-row-changed"),
            (GONE, "form-row-gone"),
        )
    )


@cache
def _texts() -> Texts:
    return Texts.load(LOCALES)
