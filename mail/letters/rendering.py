"""How a letter looks: its content as plain text and as HTML that Outlook and phones show alike."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from mail.letters.contents import Content
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
    """Draw a letter. Values are escaped in the HTML by the template engine; styles are inlined,
    because many mail programs drop a style sheet (those for dark mode stay, for the rest).
    """
    given = {
        "content": content,
        "language": language,
        "reply_line": REPLY_LINES.get(language) or next(iter(REPLY_LINES.values())),
        "unsubscribe": unsubscribe,
    }
    text = _environment().get_template("letter.txt.j2").render(given)
    html = _environment().get_template("letter.html.j2").render(given)
    return Rendered(text, _inliner().inline(html))


@cache
def _environment() -> Environment:
    # Everything is escaped but in plain text, which has nothing to escape.
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(disabled_extensions=("txt.j2",), default=True),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=True)
