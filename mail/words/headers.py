"""Quoted messages that begin with a separator or with their headers: Outlook, forwarding."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from mail.words.lines import Line, next_words
from mail.words.phrases import phrases

PARTS = ("from", "date", "to", "subject", "other")

LONGEST_NAME = 25
"""Characters of a header's name, with its stars."""

WRAPPED = 4
"""Over how many further lines a header may be wrapped: long lists of recipients."""

LONGEST_BLOCK = 40
"""Lines of a block of headers."""

_DECORATION = " *_|>#"
_RULE = "-–—_=*~ "
_SEPARATORS = frozenset(phrases("headers", "separators", "original"))
_FORWARDS = frozenset(phrases("headers", "separators", "forwarded"))
_FORWARDED_BY = phrases("headers", "separators", "forwarded_by")
_MESSAGE_STEMS = phrases("headers", "separators", "message_stems")
_MOST_FRAMED_WORDS = 4
_RULER = re.compile(r"[-–—_=*~\s]{5,}$")
_NAME_IN_LINE = re.compile(r"(?:^| )\*?([^\W\d_]{1,12}) ?\*?:")
_DIGIT = re.compile(r"\d")


def _parts_by_name() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for part in PARTS:
        for name in phrases("headers", "names", part):
            found.setdefault(name, set()).add(part)
    return MappingProxyType({name: frozenset(parts) for name, parts in found.items()})


_PARTS = _parts_by_name()
"""What a header's name may mean: "de" is the sender in French, and so on."""


def is_ruler(line: Line) -> bool:
    """A line of dashes, underscores or stars alone."""
    return bool(line.folded) and _RULER.match(line.folded) is not None


def separator_at(lines: Sequence[Line], start: int) -> str | None:
    """ "original" or "forwarded" when a separator stands at `start`, else None."""
    folded = lines[start].folded
    if not folded or len(folded) > 150:
        return None
    dashed = folded.startswith(("--", "__", "==", "**", "- -"))
    words = folded.strip(_RULE + ":").strip()
    if dashed and any(words.startswith(opening) for opening in _FORWARDED_BY):
        return "forwarded"
    known = _separator_of(words, framed=dashed and folded.endswith("---"))
    if known is None:
        return None
    alone = dashed or (known == "forwarded" and folded.endswith(":"))
    follower = next_words(lines, start + 1)
    headed = follower < len(lines) and bool(header_parts(lines[follower]))
    return known if alone or headed else None


def _separator_of(words: str, *, framed: bool) -> str | None:
    if words in _FORWARDS:
        return "forwarded"
    if words in _SEPARATORS:
        return "original"
    few = framed and words.count(" ") < _MOST_FRAMED_WORDS
    named = few and any(word.startswith(_MESSAGE_STEMS) for word in words.split())
    return "original" if named else None


def header_parts(line: Line) -> frozenset[str]:
    """What a line with a header's name may be: "from", "date", "to", "subject", "other"."""
    name, colon, _ = line.folded.lstrip(_DECORATION)[: LONGEST_NAME + 1].partition(":")
    if not colon:
        return frozenset()
    return _PARTS.get(name.strip(" *_"), frozenset())


def is_header_name(folded: str) -> bool:
    """Whether folded words are a header's name alone, without a colon."""
    return folded in _PARTS


def headers_at(lines: Sequence[Line], start: int, *, separated: bool) -> int:
    """How many lines a block of headers takes from `start` on; 0 when none stands there.

    A person may write «От: склад, Кому: магазин» too, so without a separator above it a block
    needs a sender and a date with figures besides a receiver or a subject; under a separator
    any two headers will do.
    """
    if not header_parts(lines[start]):
        return 0
    if not separated and _goes_on(lines, start):
        return 0
    if not separated and _collapsed(lines[start].folded):
        return 1
    end, parts, dated = _read_block(lines, start)
    if separated:
        return end - start
    complete = "from" in parts and "date" in parts and dated
    return end - start if complete and parts & {"to", "subject"} else 0


def _goes_on(lines: Sequence[Line], start: int) -> bool:
    """Whether the block began above: looked at there, it was none, and so it is from here on."""
    return start > 0 and not lines[start - 1].quoted and bool(header_parts(lines[start - 1]))


def _read_block(lines: Sequence[Line], start: int) -> tuple[int, frozenset[str], bool]:
    """Where the block ends, what is in it, and whether its date holds figures."""
    found: set[str] = set()
    dated = False
    end = index = start
    while index < min(len(lines), start + LONGEST_BLOCK):
        if not lines[index].blank:
            parts = header_parts(lines[index])
            if not parts:
                break
            found |= parts
            dated = dated or ("date" in parts and _DIGIT.search(lines[index].folded) is not None)
            end = index + 1
        index = _next_header(lines, index + 1)
    return end, frozenset(found), dated


def _next_header(lines: Sequence[Line], start: int) -> int:
    """The index of the next header: wrapped lines or one empty line may lie between."""
    for index in range(start, min(start + WRAPPED, len(lines))):
        if header_parts(lines[index]):
            return index
        if lines[index].blank:
            follower = index + 1
            headed = follower < len(lines) and header_parts(lines[follower])
            return follower if headed else len(lines)
    return len(lines)


def _collapsed(folded: str) -> bool:
    """All headers on one line, as HTML flattened to text gives them."""
    found: set[str] = set()
    for name in _NAME_IN_LINE.findall(folded):
        found |= _PARTS.get(name, frozenset())
    complete = {"from", "date"} <= found and bool(found & {"to", "subject"})
    return complete and _DIGIT.search(folded) is not None
