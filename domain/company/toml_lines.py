"""On which line of a TOML document each key and value stands.

tomllib, the standard reader, tells no positions, and neither do the kept libraries (tomlkit's
request for them is open since 2019). A policy with a mistake must name the line, so the document is
walked once more here. Only documents that tomllib has already accepted come in: nothing is
checked, only found.
"""

import re
import tomllib

Path = tuple[str | int, ...]
"""Where a value is: keys of tables, and indexes of arrays from 0."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_INLINE_BLANK = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN_VALUE = re.compile(r"[^,\]}#\r\n]+")


def line_index(document: str) -> dict[Path, int]:
    """Find the line, counted from 1, of every table, key and array item.

    Args:
        document: TOML that tomllib reads without an error.

    Returns:
        Path → line. A table that was never headed (`[a.b]` implies `a`) has its first child's line.
    """
    return _Walk(document.replace("\r\n", "\n")).index()


class _Walk:
    """One pass over a document, remembering where it is."""

    def __init__(self, document: str) -> None:
        self._text = document
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._array_lengths: dict[Path, int] = {}

    def index(self) -> dict[Path, int]:
        table: Path = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _header(self) -> Path:
        line = self._line()
        repeated = self._text.startswith("[[", self._at)
        self._at += 2 if repeated else 1
        *parents, last = self._dotted_key()
        self._at += 2 if repeated else 1
        table: Path = ()
        for key in parents:
            table = self._latest((*table, key))
        table = (*table, last)
        if repeated:
            self._lines.setdefault(table, line)
            self._array_lengths[table] = self._array_lengths.get(table, 0) + 1
            table = self._latest(table)
        self._note(table, line)
        return table

    def _latest(self, path: Path) -> Path:
        """The table meant by a header: of an array of tables, its last one."""
        length = self._array_lengths.get(path)
        return path if length is None else (*path, length - 1)

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = (*table, *self._dotted_key())
        self._skip(_INLINE_BLANK)
        self._at += 1  # the equals sign
        self._note(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(_BLANK)
        opening = self._text[self._at]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        elif opening in "\"'":
            self._skip(_STRING)
        else:
            self._skip(_PLAIN_VALUE)

    def _array(self, path: Path) -> None:
        self._at += 1
        position = 0
        while not self._closes("]"):
            self._note((*path, position), self._line())
            self._value((*path, position))
            position += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while not self._closes("}"):
            self._pair(path)

    def _closes(self, bracket: str) -> bool:
        """Pass blanks, commas and the closing bracket, if it is there."""
        self._skip(_BLANK)
        if self._text[self._at] == ",":
            self._at += 1
            self._skip(_BLANK)
        if self._text[self._at] != bracket:
            return False
        self._at += 1
        return True

    def _dotted_key(self) -> list[str]:
        keys = []
        while True:
            self._skip(_INLINE_BLANK)
            keys.append(self._one_key())
            self._skip(_INLINE_BLANK)
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    def _one_key(self) -> str:
        start = self._at
        if self._text[start] in "\"'":
            self._skip(_STRING)
            quoted = self._text[start : self._at]
            return str(tomllib.loads(f"key = {quoted}")["key"])
        self._skip(_BARE_KEY)
        return self._text[start : self._at]

    def _note(self, path: Path, line: int) -> None:
        for length in range(1, len(path)):
            self._lines.setdefault(path[:length], line)
        self._lines[path] = line

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        if found:
            self._at = found.end()

    def _line(self) -> int:
        return self._text.count("\n", 0, self._at) + 1
