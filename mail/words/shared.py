"""Lines on which a program put its attribution right behind a person's words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mail.words.attributions import is_opener, names_sender_and_time
from mail.words.lines import LONGEST, Line
from mail.words.phrases import fold, phrases

_WEEKDAYS = "|".join(phrases("attributions", "weekdays"))
_STARTS = re.compile(
    rf"(?<=[\s.\-–—])(?:On\s|(?:{_WEEKDAYS}),?\s|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}},?\s)",
    re.IGNORECASE,
)


def part_shared(lines: Iterable[Line]) -> Iterator[Line]:
    """The same lines, with «Да. пн, 12 янв. 2026 г. в 10:41, Анна <a@b.ru>:» made two."""
    for line in lines:
        start = _attribution_within(line)
        if start:
            head, tail = line.text[:start].rstrip(" -–—"), line.text[start:]
            yield replace(line, text=head, folded=fold(head))
            yield replace(line, text=tail, folded=fold(tail))
        else:
            yield line


def _attribution_within(line: Line) -> int:
    """Where an attribution begins behind words; 0 when none does."""
    text = line.text
    if line.quoted or line.literal or "@" not in text or len(text) > LONGEST:
        return 0
    found = _STARTS.search(text)
    if found is None:
        return 0
    head = fold(text[: found.start()]).strip(" -–—.,")
    if not head or is_opener(head.split()[0]) or "<" in head:
        return 0
    return found.start() if names_sender_and_time(fold(text[found.start() :])) else 0
