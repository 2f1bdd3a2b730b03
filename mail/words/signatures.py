"""What ends a letter and is not its contents: signatures, telephones' advertising, disclaimers."""

from collections.abc import Sequence

from mail.words.headers import is_ruler
from mail.words.lines import Line
from mail.words.shapes import (
    has_contact,
    is_disclaimer,
    is_mobile,
    is_name,
    is_prose,
    opens_signature,
    opens_weighty_closing,
)

TAIL_LINES = 60
"""Lines at the end among which a signature is looked for."""

DASHED_LINES = 25
"""Lines under «-- » that are still a signature."""

BLOCK_LINES = 12
"""Lines of a block of contacts under a letter."""

_DASHES = ("--", "---", "—", "–", "- -", "-- --")

Paragraph = list[Line]


def strip_signature(lines: Sequence[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """A person's lines without the signature under them.

    Args:
        lines: lines that stand together in the mail, none of them quoted.

    Returns:
        The lines that are words, and codes of what was taken off.
    """
    above, tail = list(lines[:-TAIL_LINES]), lines[-TAIL_LINES:]
    kept, reasons = _cut_at_dashes(tail)
    paragraphs, tail_reasons = _cut_tail(_paragraphs(kept))
    paragraphs, block_reasons = _cut_blocks(paragraphs)
    return above + _joined(paragraphs), (*reasons, *tail_reasons, *block_reasons)


def _cut_at_dashes(lines: Sequence[Line]) -> tuple[Sequence[Line], tuple[str, ...]]:
    for index, line in enumerate(lines):
        if line.literal:
            continue
        below = [other for other in lines[index + 1 :][: DASHED_LINES + 1] if other.folded]
        if line.folded in _DASHES and len(below) <= DASHED_LINES:
            return lines[:index], ("signature:dashes",)
        if is_ruler(line) and (not below or _looks_signed(below)):
            return lines[:index], ("signature:ruler",)
    return lines, ()


def _looks_signed(below: Sequence[Line]) -> bool:
    """Under a line of dashes a signature is sure only when its first line is one."""
    first = below[0].folded
    if is_disclaimer(first) or is_mobile(first) or opens_signature(below[0]):
        return True
    return len(below) <= BLOCK_LINES and is_name(below[0]) and any(map(has_contact, below))


def _paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Lines in groups; a group keeps the empty lines under it, so that joining restores all."""
    found: list[Paragraph] = []
    after_blank = True
    for line in lines:
        if after_blank and line.folded:
            found.append([])
        if not found:
            continue
        found[-1].append(line)
        after_blank = not line.folded and not line.literal
    return found


def _joined(paragraphs: Sequence[Paragraph]) -> list[Line]:
    return [line for paragraph in paragraphs for line in paragraph]


def _cut_tail(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], tuple[str, ...]]:
    """Without disclaimers and telephones' lines at the end, as many as stand there."""
    reasons: list[str] = []
    while paragraphs:
        last = paragraphs[-1]
        worded = [line for line in last if line.folded]
        if is_disclaimer(worded[0].folded) and not worded[0].literal:
            paragraphs = paragraphs[:-1]
            reasons.append("disclaimer")
        elif is_mobile(worded[-1].folded) and not worded[-1].literal:
            rest = worded[:-1]
            paragraphs = [*paragraphs[:-1], rest] if rest else paragraphs[:-1]
            reasons.append("signature:mobile")
        else:
            break
    return paragraphs, tuple(reasons)


def _cut_blocks(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], tuple[str, ...]]:
    closing = _closing_at(paragraphs)
    if closing is not None:
        number, index = closing
        head = [*paragraphs[:number], paragraphs[number][:index]]
        words = [paragraph for paragraph in paragraphs[number + 1 :] if _is_words(paragraph)]
        return [p for p in head if any(line.folded for line in p)] + words, ("signature:closing",)
    if len(paragraphs) > 1 and _is_contact_block(paragraphs[-1]):
        return paragraphs[:-1], ("signature:contacts",)
    return paragraphs, ()


def _closing_at(paragraphs: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Paragraph and line where «С уважением» begins; the last one that does."""
    for number in range(len(paragraphs) - 1, -1, -1):
        for index, line in enumerate(paragraphs[number]):
            if line.literal:
                continue
            block = [*paragraphs[number][index:], *_joined(paragraphs[number + 1 :])]
            if opens_signature(line) and _may_be_block(paragraphs[number][index + 1 :]):
                return number, index
            if opens_weighty_closing(line) and _has_weight(block):
                return number, index
    return None


def _may_be_block(below: Sequence[Line]) -> bool:
    worded = [line for line in below if line.folded]
    return len(worded) <= BLOCK_LINES and not any(is_prose(line) for line in worded)


def _has_weight(block: Sequence[Line]) -> bool:
    """An English closing with a first name alone reads as words; with contacts it is a block."""
    worded = [line for line in block if line.folded][1:]
    if not worded or not _may_be_block(worded):
        return False
    return len(worded) > 2 or any(map(has_contact, worded))


def _is_words(paragraph: Paragraph) -> bool:
    """Whether a paragraph under a closing is words again: a postscript, a sentence."""
    worded = [line for line in paragraph if line.folded]
    return not is_disclaimer(worded[0].folded) and any(is_prose(line) for line in worded)


def _is_contact_block(paragraph: Paragraph) -> bool:
    """A block of a company without any closing: a name, then lines with contacts."""
    worded = [line for line in paragraph if line.folded]
    if not 2 <= len(worded) <= BLOCK_LINES or not is_name(worded[0]):
        return False
    if any(line.literal or is_prose(line) for line in worded):
        return False
    return any(map(has_contact, worded[1:]))
