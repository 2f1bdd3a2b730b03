"""Raw bytes of a mail to `mail.message.Message`."""

from datetime import tzinfo

from mail.message import Invitation, Message
from mail.parsing.addresses import read_addresses, read_ids
from mail.parsing.contents import Contents
from mail.parsing.dates import read_date
from mail.parsing.fields import Fields, decode_fields, first
from mail.parsing.invitations import read_invitation
from mail.parsing.limits import LIMITS, Cuts, Limits
from mail.parsing.structure import read_structure
from mail.parsing.words import Words

_BOM = b"\xef\xbb\xbf"


def parse(raw: bytes, limits: Limits = LIMITS) -> Message:
    """Read a mail, whatever its bytes are. Never raises.

    What a sender broke is read as far as it can be; what is left out because of limits is said in
    `Message.cut`. The time needed grows with the size of the mail, not with what is written in it.

    Args:
        raw: the mail as the server gave it.
        limits: of what is read.
    """
    cuts = Cuts()
    raw = _with_line_ends(raw)
    structure = read_structure(raw, limits, cuts)
    fields = structure.root.fields
    contents = Contents(limits, cuts, Words(limits, cuts))
    contents.take(raw, structure)
    text, html, charset = contents.words.read()
    headers = decode_fields(fields)
    sent_at = read_date(first(fields, "date"))
    senders = read_addresses(fields.get("from", ())) or read_addresses(fields.get("sender", ()))
    return Message(
        message_id=next(iter(read_ids(fields.get("message-id", ()))), None),
        sender=senders[0] if senders else None,
        reply_to=read_addresses(fields.get("reply-to", ())),
        to=read_addresses(fields.get("to", ())),
        cc=read_addresses(fields.get("cc", ())),
        subject=first(headers, "subject"),
        sent_at=sent_at,
        in_reply_to=read_ids(fields.get("in-reply-to", ())),
        references=read_ids(fields.get("references", ())),
        return_path=_return_path(fields),
        headers=headers,
        content_type=structure.root.content_type,
        text=text,
        html=html,
        charset=charset,
        attachments=contents.attachments(),
        invitation=_invitation(contents, sent_at.tzinfo if sent_at else None),
        reports=tuple(contents.reports),
        returned_headers=contents.returned,
        cut=cuts.keys(),
        sealed=contents.seal or ("pgp" if contents.words.pgp else None),
    )


def _with_line_ends(raw: bytes) -> bytes:
    """Without the marks some programs put first; with "\\n" where lines end by "\\r" alone."""
    raw = raw.removeprefix(_BOM)
    if raw.startswith((b"\r", b"\n")):
        raw = raw.lstrip(b"\r\n")
    return raw if b"\n" in raw else raw.replace(b"\r", b"\n")


def _return_path(fields: Fields) -> str | None:
    """ "" for "<>" of robots; None without the header."""
    values = fields.get("return-path")
    if not values:
        return None
    addresses = read_addresses(values[:1])
    return addresses[0].address if addresses else ""


def _invitation(contents: Contents, zone: tzinfo | None) -> Invitation | None:
    for calendar in contents.calendars:
        found = read_invitation(calendar, zone)
        if found is not None:
            return found
    return None
