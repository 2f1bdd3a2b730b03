"""The sender's own words out of a reply (design "Mail"): what a person newly wrote."""

from collections.abc import Sequence
from dataclasses import dataclass

from mail.words.lines import MOST_LINES, Line, read_lines
from mail.words.page import read_page
from mail.words.quotes import cut_quotes
from mail.words.shared import part_shared
from mail.words.signatures import strip_signature


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a person wrote himself.

    Attributes:
        text: his lines in their order, without empty lines at both ends. When nothing remained,
            the whole text, and `reasons` holds "nothing-left": then it must not be read as his.
        quoted: something was quoted.
        reasons: codes of what was cut and why, in the order of cutting.
    """

    text: str
    quoted: bool
    reasons: tuple[str, ...]

    @property
    def certain(self) -> bool:
        """Whether these are all the words of the sender, and nobody else's."""
        return not {"nothing-left", "kept:chosen-quote", "too-long"} & set(self.reasons)


def own_words(text: str, html: str | None = None) -> OwnWords:
    """The words a person added to a mail, above, below and between what he quotes.

    Args:
        text: the plain text of the mail.
        html: its HTML where there is some; then its containers decide what is quoted.

    Returns:
        The words; empty only for a mail without any.
    """
    if not html:
        return _plain_words(text)
    lines, complete = read_page(html)
    page = _words_of(lines, complete=complete)
    if page.text and "nothing-left" not in page.reasons:
        return OwnWords(page.text, page.quoted, ("html", *page.reasons))
    plain = _plain_words(text)
    return plain if plain.text else page


def _plain_words(text: str) -> OwnWords:
    lines = read_lines(text)
    return _words_of(lines, complete=len(lines) < MOST_LINES)


def _words_of(lines: list[Line], *, complete: bool) -> OwnWords:
    lines = list(part_shared(lines))
    remains = cut_quotes(lines)
    reasons = list(remains.reasons)
    words, cut = _without_signatures(remains.groups)
    reasons += cut
    if not complete:
        reasons.append("too-long")
    if not words or remains.doubtful:
        reasons.append("nothing-left")
    if not words:
        words = _text_of([lines[remains.whole_from :]])
    return OwnWords(words, remains.quoted, tuple(dict.fromkeys(reasons)))


def _without_signatures(groups: Sequence[Sequence[Line]]) -> tuple[str, list[str]]:
    """Text and codes; words typed inside a signature's container count when there are no others."""
    for candidates in (_unsigned(groups), groups):
        stripped = [strip_signature(group) for group in candidates]
        if words := _text_of([lines for lines, _ in stripped]):
            return words, [reason for _, reasons in stripped for reason in reasons]
    return "", []


def _unsigned(groups: Sequence[Sequence[Line]]) -> list[list[Line]]:
    return [[line for line in group if not line.signed] for group in groups]


def _text_of(groups: Sequence[Sequence[Line]]) -> str:
    """The groups as one text; where a quote was cut between empty lines, one empty line remains."""
    parts: list[str] = []
    for group in groups:
        added = "\n".join(line.text for line in group)
        if not added.strip():
            continue
        if parts and (parts[-1].endswith("\n") or added.startswith("\n")):
            parts[-1] = parts[-1].rstrip("\n") + "\n"
            added = added.lstrip("\n")
        parts.append(added)
    return "\n".join(parts).strip()
