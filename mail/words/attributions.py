"""Lines by which programs introduce a quote: «12 янв. 2026 г. в 10:41, Анна <a@b.ru> пишет:».

Programs differ in language and order, but all give a full date with its year, or an address, and
most a verb. People write «Иван пишет:» without those: alone it is never enough, a quote must
follow.
"""

import re
from collections.abc import Sequence

from mail.words.lines import Line, next_words
from mail.words.phrases import phrases

WIDEST = 6
"""Over how many lines programs wrap an attribution, with the empty ones between."""

LONGEST = 400
"""Characters of an attribution; longer is a text."""

_VERBS = phrases("attributions", "verbs")
_OPENERS = frozenset(phrases("attributions", "openers"))
_MOST_WORDS = 45
_NAME_WORDS = 6
_FIRST_DIGIT_WORD = 4

_NUMERIC_DATE = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(?<![:\d])\d{1,2}(?![\d:])")
_TIME = re.compile(
    r"\b\d{1,2}[:h]\d{2}(?!\d)|\b(?:at|kl\.?|um|в|о|a las|à|alle) \d{1,2}\.\d{2}\b|\d:\d\d[ap]m"
)
_ZONE = re.compile(r"(?:[+-]\d\d:?\d\d|\bgmt\b|\bmsk\b)")
_ADDRESS = re.compile(r"[^\s<>@]@[^\s<>@]")
_DECORATION = " *_|-–—=~[]"
_END = re.compile(r"[:：]\s*$")
_VERB = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, _VERBS)) + r")(?!\w)")
_VERB_AND_COLON = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, _VERBS)) + r")\s?[:：]")


def attribution_at(lines: Sequence[Line], start: int) -> int:
    """How many lines an attribution takes from `start` on; 0 when none begins there."""
    if not _may_begin(lines[start].folded):
        return 0
    joined = ""
    for index in range(start, min(start + WIDEST, len(lines))):
        line = lines[index]
        if line.literal or (index > start and not _continues(joined, lines, index)):
            return 0
        joined = f"{joined} {_continuation(joined, line)}".strip()
        if len(joined) > LONGEST:
            return 0
        if introduces(joined, quote_follows=_quote_follows(lines, index + 1)):
            return index + 1 - start
    return 0


def introduces(joined: str, *, quote_follows: bool) -> bool:
    """Whether folded words in one line are an attribution.

    Args:
        joined: the words, wrapping undone.
        quote_follows: the next words are marked as quoted, which makes less evidence enough.
    """
    bare = joined.strip(_DECORATION)
    if bare.count(" ") > _MOST_WORDS:
        return False
    if _END.search(bare):
        return _with_colon(bare.rstrip(" :："), quote_follows=quote_follows)
    if joined.endswith("--") and _VERB.search(bare, max(0, len(bare) - 20)):
        return _has_date(bare) or _has_address(bare)
    if _text_on_the_same_line(bare):
        return True
    closed = bare.endswith(">") and not _is_open(bare)
    return quote_follows and closed and _has_date(bare) and _dated_start(bare)


def names_sender_and_time(joined: str) -> bool:
    """Whether folded words are an attribution with all there may be: date, time and address."""
    complete = _has_date(joined) and _has_time(joined) and _has_address(joined)
    return complete and introduces(joined, quote_follows=False)


def is_opener(word: str) -> bool:
    """Whether a folded word is one that stands before the date: "on", «в», "am"."""
    return word in _OPENERS


def _with_colon(words: str, *, quote_follows: bool) -> bool:
    words = words.strip(_DECORATION)
    date, address = _has_date(words), _has_address(words)
    if _ends_with_verb(words):
        if date and (address or _has_time(words) or quote_follows):
            return True
        if address:
            return words.count(" ") <= 2 * _NAME_WORDS
        return quote_follows and words.count(" ") < _NAME_WORDS
    if not date or not _has_time(words):
        return date and address and _dated_start(words)
    if address and _dated_start(words):
        return True
    if _date_after_verb(words):
        return True
    return _dated_start(words) and (quote_follows or _ZONE.search(words) is not None)


def _text_on_the_same_line(words: str) -> bool:
    """Yahoo puts the quoted text behind the colon; the address before the verb tells it."""
    found = _VERB_AND_COLON.search(words)
    if found is None:
        return False
    head = words[: found.end()]
    return _has_address(head) and _has_date(head) and _has_time(head) and _dated_start(head)


def _may_begin(folded: str) -> bool:
    """A cheap look at a first line: digits, an address, or a verb with a colon at its end."""
    if not folded:
        return False
    if folded[-1] in ":：" and _VERB_AND_COLON.search(folded, max(0, len(folded) - 30)):
        return True
    return "@" in folded or "<" in folded or _dated_start(folded)


def _continues(joined: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a program may have wrapped an attribution onto this line."""
    line = lines[index]
    if line.quoted:
        return _is_open(joined)
    if line.blank:
        follower = next_words(lines, index)
        return follower < len(lines) and lines[follower].text.lstrip()[:1] in ("<", ">")
    if joined.endswith(("!", "?")):
        return False
    begins_itself = _dated_start(line.folded) and _has_date(line.folded) and _has_time(line.folded)
    return not begins_itself or _is_name_and_address(joined)


def _is_name_and_address(words: str) -> bool:
    return words.endswith(">") and _has_address(words) and words.count(" ") <= _NAME_WORDS


def _continuation(joined: str, line: Line) -> str:
    """The words a line adds: a `>` that closes the address of the line above is no quote mark."""
    return line.text.strip().casefold() if line.quoted and _is_open(joined) else line.folded


def _is_open(joined: str) -> bool:
    return joined.count("<") > joined.count(">")


def _quote_follows(lines: Sequence[Line], start: int) -> bool:
    for line in lines[start : start + 3]:
        if not line.blank:
            return line.quoted or line.text.startswith("|")
    return False


def _dated_start(words: str) -> bool:
    """A digit among the first words, as in «пн, 12 янв.» or "On Mon, Jan 12": dates stand first."""
    first = (
        words[:60].lstrip(_DECORATION).split(" ", _FIRST_DIGIT_WORD + 1)[: _FIRST_DIGIT_WORD + 1]
    )
    if first and first[0] in _OPENERS:
        return any(_starts_with_digit(word) for word in first[1:])
    return any(_starts_with_digit(word) for word in first[:_FIRST_DIGIT_WORD])


def _starts_with_digit(word: str) -> bool:
    return word.lstrip("(«\"'")[:1].isdigit()


def _has_date(words: str) -> bool:
    if _NUMERIC_DATE.search(words):
        return True
    year = _YEAR.search(words)
    return year is not None and any(
        not year.start() <= number.start() < year.end() for number in _NUMBER.finditer(words)
    )


def _has_time(words: str) -> bool:
    return _TIME.search(words) is not None


def _has_address(words: str) -> bool:
    return _ADDRESS.search(words) is not None


def _ends_with_verb(words: str) -> bool:
    bare = words.rstrip(" .")
    return any(bare.endswith(verb) and not bare[: -len(verb)][-1:].isalnum() for verb in _VERBS)


def _date_after_verb(words: str) -> bool:
    """«Анна писал 2026-01-12 10:41:» (Roundcube), "schrieb am Fr., 28. Apr. 2017 um 11:53 Uhr:"."""
    found = _VERB.search(words)
    if found is None:
        return False
    after = words[found.end() :]
    return _has_date(after) and _has_time(after) and after.count(" ") <= 2 * _NAME_WORDS
