"""Every text a person reads, by language and key, from Fluent files.

Files lie beside the code that uses them: `<directory>/<language>/*.ftl`. The code holds keys only.
A key that is missing is a mistake of ours and raises; it is never shown to a person.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeAlias

from babel import Locale
from fluent.runtime import FluentBundle
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentDecimal, FluentFloat, FluentInt, FluentType
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

LOCALES = Path(__file__).parent / "locales"
"""The texts of domain/ itself: errors, people's dates and durations."""

TextArgument: TypeAlias = str | int | float | Decimal
"""What a text may take: words as they are, numbers for plural forms."""


class TextError(LookupError):
    """A text cannot be written: no such key, a variable not given, or a broken file."""


class Texts:
    """All texts of the desk, compiled once and read by every task."""

    def __init__(self, messages: Mapping[str, Mapping[str, ast.Message | ast.Term]]) -> None:
        """
        Args:
            messages: language → key → message. The first language is the one that people of
                an unknown language are answered in.
        """
        self._messages = messages
        self._languages = tuple(messages)
        self._bundles = {
            language: _bundle(language, entries.values()) for language, entries in messages.items()
        }
        self._plain = {
            language: {
                key: template for key, entry in entries.items() if (template := _plain(entry))
            }
            for language, entries in messages.items()
        }

    @classmethod
    def load(cls, *directories: Path, default: str = "ru") -> "Texts":
        """Read the `.ftl` files of all languages found in the directories.

        Args:
            directories: each holds one directory per language.
            default: the language for people whose language the desk does not speak.

        Raises:
            TextError: a file does not parse, a key is given twice, or the default language has
                no file.
        """
        languages = {
            path.name for directory in directories for path in directory.iterdir() if path.is_dir()
        }
        if default not in languages:
            raise TextError(f"no texts in the default language {default!r}")
        return cls(
            {
                language: _read(language, directories)
                for language in sorted(languages, key=lambda name: (name != default, name))
            }
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are texts in, the default one first."""
        return self._languages

    def keys(self, language: str) -> frozenset[str]:
        """The keys of the messages in a language, terms left out."""
        return frozenset(
            key for key, entry in self._messages[language].items() if isinstance(entry, ast.Message)
        )

    def has(self, key: str) -> bool:
        """Is there such a message in the default language?"""
        return key in self._messages[self._languages[0]]

    def variables(self, language: str, key: str) -> frozenset[str]:
        """The variables a message takes, those of the messages it refers to included."""
        return frozenset(_variables(self._messages[language], key))

    def spoken(self, language: str) -> str:
        """The language itself if the desk speaks it, otherwise the default one."""
        return language if language in self._bundles else self._languages[0]

    def format(self, language: str, key: str, /, **args: TextArgument) -> str:
        """The text of `key` in a language.

        Whole numbers are written without separators ("заявка 1234", as people say it); where a
        text wants them, it asks for `NUMBER($n, useGrouping: 1)`. Quotes within quotes are set as
        type sets them, wherever the text is read: a screen, a letter or paper.

        Args:
            language: the reader's; one the desk does not speak falls back to the default one.
            key: of the message.
            args: its variables.

        Raises:
            TextError: no such key in that language, or a variable is missing.
        """
        spoken = self.spoken(language)
        plain = self._plain[spoken].get(key)
        if plain is not None and _AS_THEY_ARE.issuperset(map(type, args.values())):
            try:
                return nested_quotes(plain % args)
            except KeyError as error:
                raise TextError(f"{key!r} in {language!r}: {error} is not given") from None
        bundle = self._bundles[spoken]
        try:
            pattern = bundle.get_message(key).value
        except LookupError:
            raise TextError(f"no text {key!r} in {language!r}") from None
        if pattern is None:
            raise TextError(f"{key!r} in {language!r} has no text of its own")
        # FluentBundle.format_pattern would turn our numbers and words into Fluent's own again.
        errors: list[Exception] = []
        given = CurrentEnvironment({name: _as_fluent(value) for name, value in args.items()})
        text = pattern(ResolverEnvironment(bundle, errors, current=given))
        if errors:
            raise TextError(f"{key!r} in {language!r}: {errors[0]}")
        return nested_quotes(str(text))


def nested_quotes(text: str) -> str:
    """Quotes within quotes as Russian type sets them: «Аптека „Мята“»."""
    if text.count("«") < 2:
        return text
    depth, set_text = 0, []
    for part in _QUOTES.split(text):
        if part == "«":
            depth += 1
        set_text.append(_INNER.get(part, part) if depth > 1 else part)
        if part == "»":
            depth -= 1
    return "".join(set_text)


_QUOTES = re.compile("([«»])")
_INNER = {"«": "„", "»": "“"}


def missing_keys(texts: Texts) -> list[str]:
    """What one language has and another lacks: keys, and variables of the same key.

    Returns:
        One line for each difference, sorted; empty when all languages say the same.
    """
    everywhere = frozenset().union(*(texts.keys(language) for language in texts.languages))
    found = []
    for key in everywhere:
        having = [language for language in texts.languages if key in texts.keys(language)]
        found += [f"{key}: not in {name}" for name in texts.languages if name not in having]
        variables = {language: texts.variables(language, key) for language in having}
        wanted = frozenset().union(*variables.values())
        found += [
            f"{key}: {language} lacks ${name}"
            for language, own in variables.items()
            for name in wanted - own
        ]
    return sorted(found)


def _read(language: str, directories: tuple[Path, ...]) -> dict[str, ast.Message | ast.Term]:
    entries: dict[str, ast.Message | ast.Term] = {}
    for directory in directories:
        for path in sorted((directory / language).glob("*.ftl")):
            for entry in _entries(path):
                key = entry.id.name if isinstance(entry, ast.Message) else f"-{entry.id.name}"
                if key in entries:
                    raise TextError(f"{path}: {key} is given twice")
                entries[key] = entry
    return entries


@cache
def _entries(path: Path) -> tuple[ast.Message | ast.Term, ...]:
    """Parsed once: several parts of a process read the same file for texts of their own."""
    entries = FluentParser().parse(path.read_text(encoding="utf-8")).body
    for entry in entries:
        if isinstance(entry, ast.Junk):
            raise TextError(f"{path}: not a message: {entry.content!r}")
    return tuple(entry for entry in entries if isinstance(entry, ast.Message | ast.Term))


def _bundle(language: str, entries: Iterable[ast.Message | ast.Term]) -> FluentBundle:
    # Isolation marks (U+2068, U+2069) would show as boxes in PDF and spoil what is copied.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(ast.Resource(body=list(entries)))
    return bundle


_AS_THEY_ARE = frozenset((str, int))
"""Values whose writing is the same in every language."""


def _plain(entry: ast.Message | ast.Term) -> str | None:
    """A text of words and variables alone, as a template of `%`; None if it has more to it.

    Most texts are such, and written so they take a tenth of the time that Fluent takes.
    """
    if entry.value is None:
        return None
    parts = []
    for element in entry.value.elements:
        if isinstance(element, ast.TextElement):
            parts.append(element.value.replace("%", "%%"))
        elif isinstance(element.expression, ast.VariableReference):
            parts.append(f"%({element.expression.id.name})s")
        else:
            return None
    return "".join(parts)


class _Whole(FluentInt):
    """A whole number written as its digits, without Babel, which would take 20 times as long."""

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - the digits are the same everywhere
        return str(int(self))


class _Words(str, FluentType):
    """Words of any length: Fluent refuses a plain string above 2,500 characters, and people send
    longer ones."""

    __slots__ = ()

    def format(self, *_args: object, **_kwargs: object) -> str:
        return self


def _as_fluent(value: TextArgument) -> FluentType:
    if isinstance(value, str):
        return _Words(value)
    if isinstance(value, int):
        return _Whole(value)
    return FluentDecimal(value) if isinstance(value, Decimal) else FluentFloat(value)


class _Collector(Visitor):
    """Gathers the variables and references of one message."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.references.add(f"-{node.id.name}")


def _variables(entries: Mapping[str, ast.Message | ast.Term], key: str) -> set[str]:
    collector = _Collector()
    collector.visit(entries[key])
    found = collector.variables
    for reference in collector.references:
        if reference in entries:
            found |= _variables(entries, reference)
    return found
