"""How answers look that were written in a program: Outlook, Apple Mail on a phone, Thunderbird."""

from html import escape

from sandbox.mail.answers.dates import written
from sandbox.mail.answers.original import Original, lines_html, paragraphs_html, quoted
from sandbox.mail.writing import Body

_OUTLOOK_STYLE = (
    "<style><!--\np.MsoNormal, li.MsoNormal, div.MsoNormal\n"
    '\t{margin:0cm;\n\tfont-size:11.0pt;\n\tfont-family:"Calibri",sans-serif;}\n--></style>'
)


def outlook(mine: str, to: Original) -> Body:
    """No mark before the quoted lines: a block of headers, and everything after it is old."""
    when = written(to.at, to.language, "d MMMM y 'г.' HH:mm", "EEEE, MMMM d, y h:mm a")
    names = (
        ("От", "Отправлено", "Кому", "Тема")
        if to.language == "ru"
        else ("From", "Sent", "To", "Subject")
    )
    block = list(zip(names, (to.named_address, when, to.to, to.subject), strict=True))
    lines = "\n".join(f"{name}: {value}" for name, value in block)
    text = f"{mine}\n\n{lines}\n\n{to.text}\n"
    head = "<br>".join(f"<b>{name}:</b> {escape(value)}" for name, value in block)
    html = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:w="urn:schemas-microsoft-com:office:word" '
        'xmlns="http://www.w3.org/TR/REC-html40"><head>'
        '<meta name=Generator content="Microsoft Word 15 (filtered medium)">'
        f"{_OUTLOOK_STYLE}</head><body lang={to.language.upper()} link=blue vlink=purple>"
        f"<div class=WordSection1>{paragraphs_html(mine, '<p class=MsoNormal>', '</p>')}"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
        f"<p class=MsoNormal>{head}<o:p></o:p></p></div></div>"
        f"<p class=MsoNormal><o:p>&nbsp;</o:p></p>{to.html}</div></body></html>"
    )
    charset = "windows-1251" if to.language == "ru" else "us-ascii"
    return Body(text, html, charset, "quoted-printable")


def apple(mine: str, to: Original) -> Body:
    """An iPhone: its own words follow the person's, and the line above the quote is quoted."""
    russian = to.language == "ru"
    when = written(to.at, to.language, "d MMM y 'г'., 'в' HH:mm", "'On' MMM d, y, 'at' h:mm~a")
    line = f"{when}, {to.named_address} {'написал(а):' if russian else 'wrote:'}"
    sent_from = "Отправлено с iPhone" if russian else "Sent from my iPhone"
    text = f"{mine}\n\n{sent_from}\n\n> {line}\n> \n{quoted(to.text)}\n"
    html = (
        '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>'
        f'<body dir="auto">{lines_html(mine)}<br id="lineBreakAtBeginningOfSignature">'
        f'<div dir="ltr">{sent_from}</div><div dir="ltr"><br>'
        f'<blockquote type="cite">{escape(line)}<br><br></blockquote></div>'
        f'<blockquote type="cite"><div dir="ltr">{to.html}</div></blockquote></body></html>'
    )
    return Body(text, html)


def thunderbird(mine: str, to: Original) -> Body:
    """Both forms, the plain one flowed."""
    line = cite_line(to)
    html = (
        '<!DOCTYPE html>\n<html>\n  <head>\n    <meta http-equiv="Content-Type" '
        'content="text/html; charset=UTF-8">\n  </head>\n  <body>\n'
        f"    {paragraphs_html(mine, '<p>', '</p>')}\n"
        f'    <div class="moz-cite-prefix">{escape(line)}<br>\n    </div>\n'
        f'    <blockquote type="cite" cite="mid:{escape(to.message_id)}">\n'
        f"      {to.html}\n    </blockquote>\n  </body>\n</html>\n"
    )
    return Body(f"{mine}\n\n{line}\n{quoted(to.text)}\n", html, encoding="8bit", flowed=True)


def cite_line(to: Original) -> str:
    """The line with which Thunderbird begins a quote."""
    when = written(to.at, to.language, "dd.MM.y HH:mm", "'On' dd/MM/y HH:mm")
    return f"{when}, {to.who} {'пишет' if to.language == 'ru' else 'wrote'}:"
