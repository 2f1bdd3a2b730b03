"""What the parts of a mail hold: words, files, invitations, reports. Never raises."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from mail.message import AttachedFile
from mail.parsing.dangers import is_dangerous
from mail.parsing.fields import Fields, clean_line, decode_fields, first, read_fields
from mail.parsing.file_names import clean_file_name, extension
from mail.parsing.limits import (
    ALL_ATTACHMENTS_CUT,
    ATTACHMENTS_CUT,
    BIG_ATTACHMENT_CUT,
    PACKED_CUT,
    Cuts,
    Limits,
)
from mail.parsing.parameters import read_value
from mail.parsing.reports import REPORT_TYPES, RETURNED_TYPES, read_report
from mail.parsing.sealed import is_signature, seal_of_type, signed_content
from mail.parsing.structure import Part, Structure, read_structure
from mail.parsing.tnef import unpack
from mail.parsing.transfer import undo_transfer, uuencoded
from mail.parsing.words import Words

_TNEF_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_TNEF_NAME = "winmail.dat"
_MAIL_TYPES = frozenset({"message/rfc822", "message/global"})
_UNNAMED_WORDS = frozenset({"text/plain", "text/html"})
_RECEIPT = "message/disposition-notification"
_CID = re.compile(r"cid:([^\"'\s<>)]{1,300})", re.IGNORECASE)
_DEEPEST_SEAL = 3
_BASE64_GROWTH = 4 / 3


@dataclass(slots=True)
class _File:
    file_name: str
    mime_type: str
    data: bytes
    content_id: str | None


@dataclass(slots=True)
class Contents:
    """Gathered part by part.

    Attributes:
        words: text and HTML.
        calendars: texts of text/calendar parts that belong to the letter itself.
        reports: see `mail.message.Message`.
        returned: fields of the mail that a bounce gives back.
        seal: "smime", "pgp" or None.
    """

    limits: Limits
    cuts: Cuts
    words: Words
    calendars: list[str] = field(default_factory=list)
    reports: list[Mapping[str, str]] = field(default_factory=list)
    returned: dict[str, list[str]] = field(default_factory=dict)
    seal: str | None = None
    _files: list[_File] = field(default_factory=list)
    _bytes: int = 0
    _seals_opened: int = 0

    def attachments(self) -> tuple[AttachedFile, ...]:
        """The files, once every part was taken: what the HTML shows is known only then."""
        shown = {unquote(name) for page in self.words.pages() for name in _CID.findall(page)}
        return tuple(
            AttachedFile(
                file_name=file.file_name,
                mime_type=file.mime_type,
                data=file.data,
                dangerous=is_dangerous(file.file_name, file.mime_type, file.data),
                inline=file.mime_type.startswith("image/") and file.content_id in shown,
                content_id=file.content_id,
            )
            for file in self._files
        )

    def take(self, raw: bytes, structure: Structure) -> None:
        """Take in all parts of a mail, or of what a signature wraps."""
        is_report = False
        for part in (*structure.containers, *structure.leaves):
            self.seal = self.seal or seal_of_type(part.content_type, part.parameters)
            is_report = is_report or part.content_type == "multipart/report"
        view = memoryview(raw)
        for number, part in enumerate(structure.leaves):
            self._take_part(part, view[part.start : part.end], is_report, number == 0)

    def _take_part(self, part: Part, body: memoryview, is_report: bool, is_first: bool) -> None:
        kind = part.content_type
        disposition, parameters = read_value(part.field("content-disposition"))
        name = parameters.get("filename") or part.parameters.get("name") or ""
        is_own = not disposition.startswith("attach")
        if kind in _UNNAMED_WORDS and is_own and (is_first or not name):
            self._take_words(part, body)
        elif kind == "text/calendar" and is_own:
            self._take_calendar(part, body, name)
        elif kind in REPORT_TYPES and is_report:
            self._take_report(part, body)
        elif kind in RETURNED_TYPES and is_report:
            self._take_returned(part, body)
        elif kind in _TNEF_TYPES or name.lower() == _TNEF_NAME:
            self._take_packed(part, body, name)
        elif part.group is not None and is_own and not name and kind.startswith("text/"):
            return  # the same words once more, in a form of few programs (text/enriched, AMP)
        elif not is_signature(kind) and kind != _RECEIPT:
            self._take_file(part, body, name)

    def _take_words(self, part: Part, body: memoryview) -> None:
        data = undo_transfer(body, part.field("content-transfer-encoding"))
        if part.content_type == "text/html":
            self.words.add_page(part, data)
            return
        if b"begin" in data:
            for name, file, start, end in reversed(list(uuencoded(data))):
                text = clean_line(name.decode("utf-8", "replace"))
                self._keep(text, "application/octet-stream", file, None)
                data = data[:start] + data[end:]
        self.words.add_text(part, data)

    def _take_report(self, part: Part, body: memoryview) -> None:
        data = undo_transfer(body, part.field("content-transfer-encoding"))
        blocks = read_report(data, self.limits.header_chars)
        self.reports += blocks
        if not blocks:  # some servers write plain words there
            self.words.add_text(part, data)

    def _take_calendar(self, part: Part, body: memoryview, name: str) -> None:
        data = self._keep_part(part, body, name or "invite.ics")
        if data:
            self.calendars.append(self.words.decoded(part, data))

    def _take_returned(self, part: Part, body: memoryview) -> None:
        data = undo_transfer(body, part.field("content-transfer-encoding"))
        fields, _, _ = read_fields(data, 0, self.limits.header_chars)
        self.returned = self.returned or decode_fields(fields)

    def _take_packed(self, part: Part, body: memoryview, name: str) -> None:
        if self._is_too_big(part, body):
            return
        data = undo_transfer(body, part.field("content-transfer-encoding"))
        packed = unpack(data)
        if packed is None:
            self.cuts.add(PACKED_CUT)
            self._keep(name or _TNEF_NAME, part.content_type, data, None)
            return
        self.words.add_packed(packed.text, packed.html)
        for file in packed.files:
            mime_type = file.mime_type or "application/octet-stream"
            self._keep(file.file_name, mime_type, file.data, file.content_id)

    def _take_file(self, part: Part, body: memoryview, name: str) -> None:
        if seal_of_type(part.content_type, part.parameters) and self._seals_opened < _DEEPEST_SEAL:
            self._seals_opened += 1
            inside = signed_content(undo_transfer(body, part.field("content-transfer-encoding")))
            if inside is not None:
                self.take(inside, read_structure(inside, self.limits, self.cuts))
                return
        if part.content_type in _MAIL_TYPES:
            name = _name_of_mail(name, body, self.limits)
        self._keep_part(part, body, name)

    def _keep_part(self, part: Part, body: memoryview, name: str) -> bytes:
        """Keep a part as a file; its bytes, none when limits forbid."""
        if self._is_too_big(part, body):
            return b""
        data = undo_transfer(body, part.field("content-transfer-encoding"))
        content_id = part.field("content-id").strip("<> ") or None
        self._keep(name, part.content_type, data, content_id)
        return data

    def _is_too_big(self, part: Part, body: memoryview) -> bool:
        encoded = part.field("content-transfer-encoding").lower().startswith("base64")
        most = self.limits.attachment_bytes * (_BASE64_GROWTH * 1.1 if encoded else 3.3)
        if len(body) > most:
            self.cuts.add(BIG_ATTACHMENT_CUT)
        return len(body) > most

    def _keep(self, name: str, mime_type: str, data: bytes, content_id: str | None) -> None:
        if len(self._files) >= self.limits.attachments:
            self.cuts.add(ATTACHMENTS_CUT)
        elif len(data) > self.limits.attachment_bytes:
            self.cuts.add(BIG_ATTACHMENT_CUT)
        elif self._bytes + len(data) > self.limits.all_attachments_bytes:
            self.cuts.add(ALL_ATTACHMENTS_CUT)
        else:
            self._bytes += len(data)
            file_name = clean_file_name(name, mime_type, len(self._files) + 1)
            self._files.append(_File(file_name, mime_type, data, content_id))


def _name_of_mail(name: str, body: memoryview, limits: Limits) -> str:
    """A mail within a mail is called by its subject."""
    if name:
        return name if extension(name) == ".eml" else f"{name}.eml"
    fields: Fields = read_fields(bytes(body[: limits.header_chars]), 0, limits.header_chars)[0]
    subject = clean_line(first(fields, "subject"))
    return f"{subject.replace('/', '_')}.eml" if subject else "message.eml"
