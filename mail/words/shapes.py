"""What a single line looks like: a name, a contact, a sentence, a telephone's advertising."""

import re

from mail.words.lines import Line
from mail.words.phrases import phrases

LONGEST_MOBILE = 120
LONGEST_SHORT = 90

_MOBILE_OPENINGS = phrases("signatures", "mobile", "openings")
_THINGS = re.compile(
    r"(?<!\w)(?:" + "|".join(map(re.escape, phrases("signatures", "mobile", "things"))) + r")(?!\w)"
)
_DISCLAIMERS = phrases("signatures", "disclaimers", "openings")
_FOOTERS = phrases("signatures", "disclaimers", "parts")
_BANNERS = phrases("signatures", "banners", "openings")
_CLOSINGS = phrases("signatures", "closings", "plain")
_WEIGHTY = phrases("signatures", "closings", "with_contacts")
_SENTENCE_WORDS = frozenset(phrases("signatures", "sentences", "words"))
_LABELS = phrases("signatures", "contacts", "labels")

_DECORATION = " *_|<>«»()[]#~-–—\"'"
_PHONE = re.compile(r"(?:\+?\d[\s().-]{0,3}){7,15}")
_SITE = re.compile(r"(?<!\w)(?:www\.|https?://)\S|[^\s<>@]@[^\s<>@]")
_NAME_WORD = re.compile(r"[A-ZА-ЯЁІЇЄҐÄÖÜ][\w.'’-]{0,30},?$")
_POSTSCRIPT = ("p.s", "p. s", "ps.", "ps:", "п.с", "з.ы", "p.p.s")
_OTHER_SENT = re.compile(r"^(?:from|via) my? ?(?:mobile|phone|iphone)|^\S+ from (?:my )?mobile$")
_LAST_VERBS = ("gesendet", "传送", "傳送", "发送", "から送信")
_PROSE_WORDS = 6


def is_mobile(folded: str) -> bool:
    """«Отправлено с iPhone», "Get Outlook for iOS": short, with a device or a program in it."""
    if not folded or len(folded) > LONGEST_MOBILE:
        return False
    words = folded.strip(_DECORATION)
    if _OTHER_SENT.match(words):
        return True
    opening = next((known for known in _MOBILE_OPENINGS if words.startswith(known)), None)
    if opening is None and not words.rstrip(".").endswith(_LAST_VERBS):
        return False
    # A person's sentence goes on after the device: «Отправлено с телефона, фото приложил».
    found = _THINGS.search(words)
    return found is not None and words.count(" ") <= 11 and not re.search(r"[,?!]\s", words[:70])


def is_disclaimer(folded: str) -> bool:
    """Whether a paragraph that begins so is about secrecy, viruses or paper."""
    words = folded.strip(_DECORATION)
    return words.startswith(_DISCLAIMERS) or any(part in words for part in _FOOTERS)


def is_banner(folded: str) -> bool:
    """A warning about outside mail that a gateway put on top."""
    return folded.lstrip("* _-<>").startswith(_BANNERS)


def opens_signature(line: Line) -> bool:
    """«С уважением», alone or with a name behind it; not «С уважением отношусь …»."""
    return _opens(line, _CLOSINGS)


def opens_weighty_closing(line: Line) -> bool:
    """ "Best regards" and others under which a first name may still be words."""
    return _opens(line, _WEIGHTY)


def has_contact(line: Line) -> bool:
    """A phone, an address, a site, or a line that names one («тел.: …»)."""
    if _SITE.search(line.folded) or _PHONE.search(line.folded):
        return True
    head = re.split(r"[:.\s]", line.folded.lstrip(_DECORATION), maxsplit=1)[0]
    return head in _LABELS and any(character.isdigit() for character in line.folded)


def is_name(line: Line) -> bool:
    """Two to four words with capitals and no sentence: a person at the head of a signature."""
    words = line.text.strip(_DECORATION + ",").split()
    return 2 <= len(words) <= 4 and all(_NAME_WORD.match(word) for word in words)


def is_prose(line: Line) -> bool:
    """A sentence rather than a name, a position, a firm or a contact."""
    if line.folded.startswith(_POSTSCRIPT):
        return True
    if has_contact(line):
        return False
    if not _SENTENCE_WORDS.isdisjoint(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", line.folded)):
        return True
    words = line.text.strip().split()
    small = sum(1 for word in words if word[:1].islower())
    ends = line.text.rstrip().endswith((".", "!", "?", ":", ";", ","))
    if len(line.folded) > LONGEST_SHORT:
        return True
    if line.text.rstrip().endswith(("?", "!")):
        return len(words) > 1
    return len(words) >= _PROSE_WORDS and small >= len(words) // 2 and ends


def _opens(line: Line, closings: tuple[str, ...]) -> bool:
    folded = line.folded.lstrip(_DECORATION)
    closing = next((known for known in closings if folded.startswith(known)), None)
    if closing is None:
        return False
    rest = line.text.lstrip(_DECORATION)[len(closing) :].strip()
    if not rest.strip(",.!;-–—* _"):
        return True
    if len(rest) > LONGEST_SHORT or (rest[0].isalnum() and not rest[0].isupper()):
        return False
    first = rest.lstrip(',.!;-–—* _«"')
    return first[:1].isupper() and not is_prose(line)
