"""How answers look that were written in a browser: Gmail, Yandex Mail, Mail.ru."""

from html import escape
from typing import Final

from sandbox.mail.answers.dates import written
from sandbox.mail.answers.original import Original, lines_html, paragraphs_html, quoted
from sandbox.mail.writing import Body

_GMAIL_WIDTH: Final = 78


def gmail(mine: str, to: Original) -> Body:
    """Both forms; the line above the quote is wrapped in the plain one, wherever that falls."""
    when = written(
        to.at, to.language, "EEE, d MMM y 'г.' 'в' HH:mm", "'On' EEE, MMM d, y 'at' h:mm~a"
    )
    russian = to.language == "ru"
    between, end = (", ", ":") if russian else (" ", " wrote:")
    line = f"{when}{between}{to.named_address}{end}"
    text = f"{mine}\n\n{_wrapped(line)}\n\n{quoted(to.text)}\n"
    link = f'<a href="mailto:{escape(to.address)}">{escape(to.address)}</a>'
    who = f"{escape(to.name)} &lt;{link}&gt;" if to.name else f"&lt;{link}&gt;"
    html = (
        f'<div dir="ltr">{paragraphs_html(mine)}</div><br>'
        '<div class="gmail_quote gmail_quote_container">'
        f'<div dir="ltr" class="gmail_attr">{when}{between}{who}{end}<br></div>'
        '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;'
        'border-left:1px solid rgb(204,204,204);padding-left:1ex">'
        f"{to.html}</blockquote></div>\n"
    )
    return Body(text, html)


def _wrapped(line: str) -> str:
    """Gmail breaks a long line before the address, or inside its brackets when that is longer."""
    if len(line) <= _GMAIL_WIDTH:
        return line
    at = line.rfind(" ", 0, _GMAIL_WIDTH)
    bracket = line.find("<")
    if bracket >= 0 and len(line) - bracket > _GMAIL_WIDTH // 2:
        return f"{line[: bracket + 1]}\n{line[bracket + 1 :]}"
    return f"{line[:at]}\n{line[at + 1 :]}"


def yandex(mine: str, to: Original) -> Body:
    """HTML only; the name stands in quotes, in both languages the same."""
    when = f"{to.at:%d.%m.%Y, %H:%M}"
    name = f'"{escape(to.name)}" ' if to.name else ""
    html = (
        f"{paragraphs_html(mine)}<div>\u00a0</div>"
        f"<div>{when}, {name}&lt;{escape(to.address)}&gt;:</div>"
        f"<blockquote>{to.html}</blockquote>"
    )
    return Body(None, html)


def mailru(mine: str, to: Original) -> Body:
    """Both forms; in the plain one the mark of the quote stands close to the words."""
    russian = to.language == "ru"
    when = written(to.at, to.language, "EEEE, d MMMM y, HH:mm xxx", "EEEE, MMMM d, y h:mm a xxx")
    line = f"{when[:1].upper()}{when[1:]} {'от' if russian else 'from'} {to.named_address}:"
    text = f"{mine}\n \n \n{line}\n>\n{quoted(to.text, '>')}\n"
    html = (
        f"\n<HTML><BODY><div>{lines_html(mine)}</div><div>&nbsp;</div>"
        '<blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">'
        f"{escape(line)}<br>&nbsp;"
        f'<div id=""><div class="js-helper js-readmsg-msg"><div>{to.html}</div></div></div>'
        "</blockquote></BODY></HTML>\n"
    )
    return Body(text, html)
