"""Reports and copies that servers enclose as files: older ones knew no multipart/report."""

from dataclasses import replace

from mail.message import AttachedFile, Message
from mail.parsing.fields import decode_fields, read_fields
from mail.parsing.limits import LIMITS
from mail.parsing.reports import REPORT_TYPES, RETURNED_TYPES, read_report


def with_enclosed(message: Message) -> Message:
    """The mail with what its files report and give back, where it does not say so itself.

    To be asked of a mail that a server seems to have written; a person encloses bounces, too.
    """
    reports = [file for file in message.attachments if file.mime_type in REPORT_TYPES]
    copies = [file for file in message.attachments if file.mime_type in RETURNED_TYPES]
    return replace(
        message,
        reports=message.reports or tuple(block for file in reports for block in _blocks(file)),
        returned_headers=message.returned_headers or (_headers(copies[0]) if copies else {}),
    )


def _blocks(file: AttachedFile) -> list[dict[str, str]]:
    return [dict(block) for block in read_report(file.data, LIMITS.header_chars)]


def _headers(file: AttachedFile) -> dict[str, list[str]]:
    fields, _, _ = read_fields(file.data, 0, LIMITS.header_chars)
    return decode_fields(fields)
