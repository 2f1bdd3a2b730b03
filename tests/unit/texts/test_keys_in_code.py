"""Every text that the code names is in the locale files, in every language."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from domain.texts import Texts, missing_keys

ROOT = Path(__file__).parents[3]
PACKAGES = ("app", "bot", "documents", "domain", "mail")
KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
BEGINNING = re.compile(r"[a-z][a-z0-9]*-(?:[a-z0-9]+-)*")


@cache
def texts() -> Texts:
    found = (ROOT.glob(each) for each in ("*/locales", "domain/*/locales", "mail/*/locales"))
    return Texts.load(*sorted(chain.from_iterable(found)))


@cache
def trees() -> dict[Path, ast.Module]:
    sources = chain.from_iterable((ROOT / package).rglob("*.py") for package in PACKAGES)
    return {source: ast.parse(source.read_text(encoding="utf-8")) for source in sources}


def families() -> set[str]:
    """The first words of keys: "error" of "error-not-yours"."""
    return {key.partition("-")[0] for key in texts().keys("ru")}


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Whole strings, and of composed ones nothing."""
    parts = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            yield node.lineno, node.value


def beginnings() -> set[str]:
    """What composed keys begin with: "people-time-" of f"people-time-{unit}"."""
    composed = [
        str(node.values[0].value)
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
    ]
    return {words for words in composed if BEGINNING.fullmatch(words)}


def test_languages_say_the_same() -> None:
    assert missing_keys(texts()) == []


def test_every_key_in_the_code_has_a_text() -> None:
    known = texts().keys("ru")
    composed = tuple(beginnings())
    rests = {key.removeprefix(begun) for key in known for begun in composed}
    first_words = families()
    lost = [
        f"{source.relative_to(ROOT)}:{line}: {words}"
        for source, tree in trees().items()
        for line, words in strings(tree)
        if KEY.fullmatch(words)
        and words.partition("-")[0] in first_words
        and words not in known
        and words not in rests
    ]
    assert lost == []
