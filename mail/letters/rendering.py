"""How a letter looks: its content as plain text and as HTML that Outlook and phones show alike."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import css_inline
from jinja2 import Environment, StrictUndefined, Template

from mail.letters.writing import Content
from mail.words import REPLY_LINES

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Unsubscribe:
    """The way out of letters that nobody asked for, as a link and its words."""

    href: str
    label: str


@dataclass(frozen=True)
class Rendered:
    """A letter's two bodies."""

    text: str
    html: str


def render(content: Content, language: str, unsubscribe: Unsubscribe | None = None) -> Rendered:
    """Draw a letter. Values are escaped in the HTML by the template engine."""
    given = {
        "content": content,
        "language": language,
        "reply_line": REPLY_LINES.get(language) or next(iter(REPLY_LINES.values())),
        "unsubscribe": unsubscribe,
    }
    return Rendered(_plain().render(given), _html().render(given))


@cache
def _plain() -> Template:
    environment = Environment(
        autoescape=False,  # noqa: S701 - plain text has nothing to escape
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.from_string(_source("letter.txt.j2"))


@cache
def _html() -> Template:
    """Styles are put into the tags, because many mail programs drop a style sheet; those for dark
    mode and phones stay in one for the rest. That is done once, with the template itself: its
    statements are comments to HTML.
    """
    environment = Environment(
        block_start_string="<!--%",
        block_end_string="%-->",
        trim_blocks=True,
        autoescape=True,
        undefined=StrictUndefined,
    )
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)
    return environment.from_string(inliner.inline(_source("letter.html.j2")))


def _source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
