"""HTML cut into words and tags in one pass. Never raises, linear.

Parsers that build the tree of a page (lexbor, html5ever, libxml2) take quadratic time for tags
nested in a hostile way, and a mail may hold megabytes of them; for words and for cleaning no tree
is needed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TOKEN = re.compile(
    r"<!--(?:.*?--!?>|.*\Z)"
    r"|<[!?][^>]*+>"
    r"|<(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9:_-]{0,30}+)"
    r"(?P<rest>(?:[^<>\"']++|\"[^\"]{0,4000}\"|'[^']{0,4000}'|[\"']){0,400}+)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"([A-Za-z_:][\w:.-]{0,40}+)\s*+(?:=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?"
)
_UNSEEN = frozenset({"script", "style", "title", "head", "template", "noframes", "xml"})
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE) for name in _UNSEEN}
# A head that is not closed ends where the body begins, not at the end of the mail.
_ENDS["head"] = re.compile(r"</head(?=[\s/>])[^>]*+>|(?=<body[\s>])", re.IGNORECASE)


@dataclass(slots=True)
class Tag:
    name: str
    is_end: bool
    rest: str

    def attributes(self) -> dict[str, str]:
        """By lower-case name, entities read."""
        return {
            match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
            for match in _ATTRIBUTE.finditer(self.rest)
        }


def tokens(html: str, meant: frozenset[str]) -> Iterator[str | Tag]:
    """Words (entities read) and tags in their order; comments and what is not shown left out.

    Args:
        html: of any length.
        meant: names of the tags that are told, in lower case.
    """
    position = 0
    unclosed: set[str] = set()
    while (match := _TOKEN.search(html, position)) is not None:
        if match.start() > position:
            yield unescape(html[position : match.start()])
        position = match.end()
        close, name, rest = match.group("close", "tag", "rest")
        if not name:
            continue
        name = name.lower()
        if name in meant:
            yield Tag(name, bool(close), rest)
        elif name in _UNSEEN and not close and name not in unclosed:
            end = _ENDS[name].search(html, position)
            if end is None:
                # Shown rather than lost: a style without its end would swallow the letter.
                unclosed.add(name)
            else:
                position = end.end()
    if position < len(html):
        yield unescape(html[position:])
