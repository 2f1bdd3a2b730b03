"""The words of the rules, read once from the TOML files beside this module."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

INVISIBLE = dict.fromkeys(
    map(ord, "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\u034f\u202a\u202c")
)
"""Characters without a shape, which programs put between words and which no rule should see."""

_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Text as rules compare it: small letters, ё as е, single spaces, no invisible characters."""
    return _SPACES.sub(" ", text.translate(INVISIBLE)).strip().casefold().replace("ё", "е")


@cache
def _table(file: str) -> Mapping[str, object]:
    return tomllib.loads(files(__package__).joinpath(file).read_text(encoding="utf-8"))


def phrases(file: str, *path: str) -> tuple[str, ...]:
    """A list of phrases of a file, folded, longest first, so that the first that fits says most.

    Args:
        file: name of the TOML file, without the suffix.
        path: tables on the way to the list, then its name.
    """
    return tuple(
        sorted({fold(entry) for entry in _strings(file, path)}, key=lambda w: (-len(w), w))
    )


def keywords(file: str, *path: str) -> tuple[tuple[str, ...], ...]:
    """A list of lists of keywords of a file, as they stand."""
    found: object = _walk(file, path)
    if not isinstance(found, Sequence):
        raise TypeError(f"{file}.toml: {'.'.join(path)} is not a list")
    return tuple(tuple(str(word) for word in group) for group in found)


def _strings(file: str, path: Sequence[str]) -> Sequence[str]:
    found = _walk(file, path)
    if not isinstance(found, list):
        raise TypeError(f"{file}.toml: {'.'.join(path)} is not a list")
    return [str(entry) for entry in found]


def _walk(file: str, path: Sequence[str]) -> object:
    found: object = _table(f"{file}.toml")
    for name in path:
        if not isinstance(found, Mapping):
            raise TypeError(f"{file}.toml: {name} has no table around it")
        found = found[name]
    return found
