"""What one mail may cost: a sender decides what he sends, the company decides what it reads."""

from dataclasses import dataclass

TEXT_CUT = "mail-cut-text"
HTML_CUT = "mail-cut-html"
HEADERS_CUT = "mail-cut-headers"
PARTS_CUT = "mail-cut-parts"
DEPTH_CUT = "mail-cut-depth"
ATTACHMENTS_CUT = "mail-cut-attachments"
BIG_ATTACHMENT_CUT = "mail-cut-attachment-size"
ALL_ATTACHMENTS_CUT = "mail-cut-all-attachments-size"
PACKED_CUT = "mail-cut-packed"


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read of a mail; the rest stays in the raw mail and is said in `Message.cut`.

    Attributes:
        header_chars: of all headers of the mail, and of each part's headers, in bytes as sent.
        parts: how many parts are looked at, containers counted.
        depth: how many containers may lie in each other.
        text_chars: of the text.
        html_chars: of the HTML.
        attachments: how many are kept.
        attachment_bytes: of one attachment, decoded.
        all_attachments_bytes: of all attachments of the mail together, decoded.
    """

    header_chars: int = 256_000
    parts: int = 1_000
    depth: int = 100
    text_chars: int = 200_000
    html_chars: int = 5_000_000
    attachments: int = 100
    attachment_bytes: int = 50_000_000
    all_attachments_bytes: int = 100_000_000


LIMITS = Limits()


class Cuts:
    """Gathers what was left out: each key once, in the order of its first happening."""

    def __init__(self) -> None:
        self._keys: dict[str, None] = {}

    def add(self, key: str) -> None:
        self._keys[key] = None

    def keys(self) -> tuple[str, ...]:
        return tuple(self._keys)
