"""A mail as JSON, and its parts as files: nothing that a stranger sent may run in the page."""

import re
from html import escape
from typing import Final, Literal
from urllib.parse import quote

from aiohttp import web

from sandbox.acts import RefusedError
from sandbox.backstage import BACKSTAGE
from sandbox.http.body import path_int
from sandbox.mail.reading import Attachment, Opened
from sandbox.mail.store import Letter
from sandbox.wire import Json

Folder = Literal["received", "sent"]

_CID: Final = re.compile(r"""(src\s*=\s*["']?)cid:([^"'\s>]+)""", re.IGNORECASE)
_AROUND: Final = '<base target="_blank"><style>:root{font:15px/1.4 sans-serif}</style>'
"""The frame may open no window, so its links do nothing; letters without a type face get one."""
_NOTHING_RUNS: Final = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
}
_MAIL_MAY: Final = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
    "form-action 'none'; base-uri 'none'"
)


def routes() -> list[web.RouteDef]:
    at = r"/sandbox/mail/{address}/{folder:received|sent}/{uid:\d+}"
    return [
        web.get(f"{at}/raw", get_raw),
        web.get(f"{at}/html", get_html),
        web.get(rf"{at}/attachments/{{number:\d+}}", get_attachment),
    ]


def letter_view(address: str, folder: Folder, letter: Letter) -> Json:
    """A mail of the contract, with a few fields more that the page draws."""
    mail = Opened(letter.raw)
    root = f"/sandbox/mail/{quote(address, safe='@')}/{folder}/{letter.uid}"
    return {
        "uid": letter.uid,
        "from": mail.shown("From"),
        "to": mail.shown("To"),
        "cc": mail.shown("Cc"),
        "subject": mail.header("Subject") or "",
        "date": (mail.date or letter.at).isoformat(),
        "message_id": mail.header("Message-ID"),
        "in_reply_to": mail.header("In-Reply-To"),
        "references": mail.header("References"),
        "reply_to": mail.shown("Reply-To"),
        "headers": mail.headers,
        "text": mail.text,
        "html": mail.html,
        "attachments": [
            _attachment_view(file, f"{root}/attachments/{number}")
            for number, file in enumerate(mail.attachments)
        ],
        "raw_url": f"{root}/raw",
        "html_url": f"{root}/html" if mail.html else None,
        "mail_from": letter.mail_from,
        "at": letter.at.isoformat(),
    }


def _attachment_view(file: Attachment, url: str) -> Json:
    return {
        "file_name": file.file_name,
        "mime_type": file.mime_type,
        "size": len(file.data),
        "url": url,
        "content_id": file.content_id,
    }


async def get_raw(request: web.Request) -> web.Response:
    """The bytes of a mail, stamps of the receiving server included."""
    letter = _letter(request)
    return _file(letter.raw, f"{letter.uid}.eml", "message/rfc822")


async def get_html(request: web.Request) -> web.Response:
    """The HTML of a mail for a frame of the page: no script, no form, nothing from elsewhere."""
    mail, pictures = Opened(_letter(request).raw), {}
    root = request.path.removesuffix("/html")
    for number, file in enumerate(mail.attachments):
        if file.content_id:
            pictures[file.content_id] = f"{root}/attachments/{number}"

    def address(found: re.Match[str]) -> str:
        return found[1] + escape(pictures.get(found[2], "data:,"))

    return web.Response(
        text=_AROUND + _CID.sub(address, mail.html or ""),
        content_type="text/html",
        headers={**_NOTHING_RUNS, "Content-Security-Policy": _MAIL_MAY},
    )


async def get_attachment(request: web.Request) -> web.Response:
    files, number = Opened(_letter(request).raw).attachments, path_int(request, "number")
    if number >= len(files):
        raise RefusedError(404, f"the mail has no attachment {number}")
    return _file(files[number].data, files[number].file_name, files[number].mime_type)


def _letter(request: web.Request) -> Letter:
    box = request.app[BACKSTAGE].post.store.box(request.match_info["address"])
    letters = box.received if request.match_info["folder"] == "received" else box.sent
    uid = path_int(request, "uid")
    for letter in letters:
        if letter.uid == uid:
            return letter
    raise RefusedError(404, f"there is no mail {uid} of {box.address}")


def _file(data: bytes, name: str, mime_type: str) -> web.Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"Content-Type": mime_type, "Content-Disposition": disposition, **_NOTHING_RUNS}
    return web.Response(body=data, headers=headers)
