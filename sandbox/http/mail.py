"""Mail of the contract: writing to the desk, reading a mailbox, answering."""

from collections.abc import Sequence
from email.utils import formataddr, parseaddr
from typing import Any, Final, cast

from aiohttp import web

from sandbox.acts import RefusedError
from sandbox.backstage import BACKSTAGE, Backstage
from sandbox.http.body import decode, need_text, optional_int, read_body
from sandbox.http.letters import Folder, letter_view
from sandbox.mail.answers import Answer
from sandbox.mail.answers.original import Language
from sandbox.mail.calendars import Invitee, read_answer
from sandbox.mail.outside import Refusal, SendingError
from sandbox.mail.routing import Fate, bouncing, dead
from sandbox.mail.stamps import AUTHS, Auth
from sandbox.mail.store import Letter
from sandbox.mail.writing import AttachedFile, Body, Draft, UnwritableError, Written
from sandbox.wire import Json

_CYRILLIC: Final = range(0x400, 0x530)


def routes() -> list[web.RouteDef]:
    return [
        web.get("/sandbox/mailboxes", list_mailboxes),
        web.post("/sandbox/mail", post_mail),
        web.post("/sandbox/mail/addresses", set_fate),
        web.post("/sandbox/mail/uidvalidity", renew_uids),
        web.get("/sandbox/mail/{address}", read_box),
        web.get("/sandbox/mail/{address}/sent", read_sent),
        web.post("/sandbox/mail/{address}/reply", post_reply),
    ]


async def list_mailboxes(request: web.Request) -> web.Response:
    """The desk's own."""
    return web.json_response(
        [
            {"address": box.address, "department": box.department, "purpose": box.purpose}
            for box in request.app[BACKSTAGE].post.mailboxes
        ]
    )


async def post_mail(request: web.Request) -> web.Response:
    """Somebody writes to the desk, or to anybody; `auth` is the receiving server's judgement."""
    stage, body = request.app[BACKSTAGE], await read_body(request)
    if "raw" in body:
        return await _carry(stage, body)
    try:
        written, refused = await stage.post.post(_draft(stage, body), _auth(body))
    except (UnwritableError, SendingError) as error:
        raise RefusedError(400, str(error)) from error
    return web.json_response(_sent_view(written, refused))


async def _carry(stage: Backstage, body: Json) -> web.Response:
    """The bytes of a mail as they are, whatever they are."""
    raw, recipients = decode(body["raw"], "raw"), _texts(body, "rcpt_to")
    if not recipients:
        raise RefusedError(400, "rcpt_to must name at least one address")
    try:
        refused = await stage.post.carry(
            raw, str(body.get("mail_from") or ""), recipients, _auth(body)
        )
    except SendingError as error:
        raise RefusedError(400, str(error)) from error
    return web.json_response({"refused": _refused_view(refused)})


async def read_box(request: web.Request) -> web.Response:
    """Everything that came to an address, oldest first; `?after=UID` leaves out what is known."""
    box = request.app[BACKSTAGE].post.store.box(request.match_info["address"])
    return _letters(request, box.address, "received", box.received)


async def read_sent(request: web.Request) -> web.Response:
    """Everything that was sent from an address through this interface, oldest first."""
    box = request.app[BACKSTAGE].post.store.box(request.match_info["address"])
    return _letters(request, box.address, "sent", box.sent)


def _letters(
    request: web.Request, address: str, folder: Folder, letters: Sequence[Letter]
) -> web.Response:
    after = optional_int(dict(request.query), "after") or 0
    return web.json_response(
        [letter_view(address, folder, letter) for letter in letters if letter.uid > after]
    )


async def post_reply(request: web.Request) -> web.Response:
    """Answer a mail in the manner of a mail program, to its Reply-To; or, with `calendar`, the
    invitation in it, to its organizer.
    """
    stage, body = request.app[BACKSTAGE], await read_body(request)
    address, uid = request.match_info["address"], optional_int(body, "uid")
    letter = _received(stage, address, uid)
    if "calendar" in body:
        return await _answer_invitation(stage, letter, address, body)
    text = need_text(body, "text")
    sender = str(body.get("from") or address)
    written = Answer(
        sender=_with_name(stage, sender),
        text=text,
        style=str(body.get("style") or "plain"),
        language=_language(stage, body, parseaddr(sender)[1], text),
        charset=body.get("charset"),
        headers=_headers(body),
        attachments=_attachments(body),
    )
    try:
        sent, refused = await stage.post.reply(letter, written, _auth(body))
    except (UnwritableError, SendingError) as error:
        raise RefusedError(400, str(error)) from error
    return web.json_response(_sent_view(sent, refused))


async def _answer_invitation(
    stage: Backstage, letter: Letter, address: str, body: Json
) -> web.Response:
    """`"calendar": "accepted"|"declined"|"tentative"|{"another_time": ISO 8601}`."""
    sender = str(body.get("from") or address)
    try:
        person = Invitee(
            _with_name(stage, sender), parseaddr(sender)[1], str(body.get("text") or "")
        )
        given = read_answer(body["calendar"])
        sent, refused = await stage.post.answer_invitation(letter, person, given, _auth(body))
    except (UnwritableError, SendingError) as error:
        raise RefusedError(400, str(error)) from error
    return web.json_response(_sent_view(sent, refused))


async def set_fate(request: web.Request) -> web.Response:
    """Make an address dead, bouncing, or alive again.

    `{"address", "accepts": false}`: refused at RCPT with 550. `{"address", "bounces": true}`, or
    an enhanced status code instead of true: accepted, then a report comes back. Neither: alive.
    """
    stage, body = request.app[BACKSTAGE], await read_body(request)
    address, bounces = need_text(body, "address"), body.get("bounces")
    fate = Fate()
    if body.get("accepts") is False:
        fate = dead(address)
    elif isinstance(bounces, str):
        fate = bouncing(address, bounces)
    elif bounces:
        fate = bouncing(address)
    stage.post.routing.set_fate(address, fate)
    return web.json_response(
        {"address": address, "accepts": fate.refusal is None, "bounces": fate.bounce is not None}
    )


async def renew_uids(request: web.Request) -> web.Response:
    """`{"address"}`: a mailbox of the desk gets another UIDVALIDITY; IMAP connections are cut."""
    stage, body = request.app[BACKSTAGE], await read_body(request)
    address = need_text(body, "address")
    try:
        uid_validity = await stage.post.store.renew_uids(address)
    except KeyError:
        raise RefusedError(404, f"{address} is no mailbox of the desk") from None
    stage.post.imap.cut_connections()
    return web.json_response({"address": address, "uidvalidity": uid_validity})


def mail_state(stage: Backstage) -> Json:
    """What GET /sandbox/state tells of mail."""
    post = stage.post
    return {
        "imap_port": post.imap.port,
        "smtp_port": post.submission.port,
        "mx_port": post.mx.port,
        "boxes": [
            {"address": box.address, "received": len(box.received), "sent": len(box.sent)}
            for box in post.store.boxes()
        ],
    }


def _draft(stage: Backstage, body: Json) -> Draft:
    text, html = body.get("text"), body.get("html")
    if not isinstance(html, str):
        html, text = None, str(text or "")
    return Draft(
        sender=_with_name(stage, need_text(body, "from")),
        to=_texts(body, "to"),
        cc=_texts(body, "cc"),
        subject=str(body.get("subject") or ""),
        body=Body(text, html, str(body.get("charset") or "utf-8"), fixed="charset" in body),
        in_reply_to=body.get("in_reply_to"),
        references=" ".join(_texts(body, "references")) or None,
        headers=_headers(body),
        attachments=_attachments(body),
    )


def _received(stage: Backstage, address: str, uid: int | None) -> Letter:
    for letter in stage.post.store.box(address).received:
        if letter.uid == uid:
            return letter
    raise RefusedError(404, f"there is no mail {uid} in the mailbox of {address}")


def _texts(body: Json, name: str) -> list[str]:
    """One text or several."""
    value = body.get(name)
    if value is None or value == "":
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return cast("list[str]", value)
    raise RefusedError(400, f"{name} must be a text or a list of texts")


def _auth(body: Json) -> Auth:
    wanted = body.get("auth", "pass")
    for auth in AUTHS:
        if wanted == auth:
            return auth
    raise RefusedError(400, f"auth must be one of {', '.join(AUTHS)}")


def _headers(body: Json) -> dict[str, str | list[str]]:
    headers = body.get("headers") or {}
    if not isinstance(headers, dict):
        raise RefusedError(400, "headers must be an object")
    return {
        str(name): [str(v) for v in value] if isinstance(value, list) else str(value)
        for name, value in headers.items()
    }


def _attachments(body: Json) -> list[AttachedFile]:
    files = body.get("attachments") or []
    if not isinstance(files, list):
        raise RefusedError(400, "attachments must be a list")
    return [_attachment(file) for file in files]


def _attachment(file: Any) -> AttachedFile:
    if not isinstance(file, dict):
        raise RefusedError(400, "an attachment must be an object")
    return AttachedFile(
        need_text(file, "file_name"),
        str(file.get("mime_type") or "application/octet-stream"),
        decode(file.get("base64"), "attachments.base64"),
    )


def _with_name(stage: Backstage, sender: str) -> str:
    """People's programs know their owner's name; a bare address gets the name we know."""
    name, address = parseaddr(sender)
    known = stage.post.known_as(address)
    return formataddr((known[0], address), "utf-8") if known and not name else sender


def _language(stage: Backstage, body: Json, address: str, text: str) -> Language:
    """Of the person's program: as asked for, as the desk knows him, or that of his words."""
    known = stage.post.known_as(address)
    wanted = body.get("language") or (known and known[1])
    if wanted not in ("ru", "en"):
        wanted = "ru" if any(ord(letter) in _CYRILLIC for letter in text) else "en"
    return "ru" if wanted == "ru" else "en"


def _sent_view(written: Written, refused: list[Refusal]) -> Json:
    return {
        "message_id": written.message_id,
        "to": list(written.recipients),
        "refused": _refused_view(refused),
    }


def _refused_view(refused: list[Refusal]) -> list[Json]:
    return [{"address": each.address, "reply": each.reply} for each in refused]
