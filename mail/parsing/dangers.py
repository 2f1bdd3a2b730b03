"""Attachments that could harm whoever opens them: programs, scripts, pages, archives of such."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from mail.parsing.file_names import extension

_LISTS = tomllib.loads((Path(__file__).parent / "dangers.toml").read_text(encoding="utf-8"))
_ENDINGS = frozenset(_LISTS["endings"])
_TYPES = frozenset(_LISTS["types"])
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"L\0\0\0\x01\x14\x02\0")
_PAGES = (b"<!doctype html", b"<html", b"<script", b"<svg", b"<?php")
_ZIP = b"PK\x03\x04"
_ZIP_ENTRY = b"PK\x01\x02"
_ZIP_ENTRY_SIZE = 46
_MOST_ENTRIES = 2_000
_MACROS = "vbaproject.bin"


def is_dangerous(file_name: str, mime_type: str, data: bytes) -> bool:
    """Should a person be warned of this file?

    Args:
        file_name: cleaned; the last ending counts, so "счёт.pdf.exe" is a program.
        mime_type: as declared.
        data: its beginning tells programs and pages in disguise; of a zip, its list of names.
    """
    if extension(file_name) in _ENDINGS or mime_type in _TYPES or data.startswith(_PROGRAMS):
        return True
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
        return True
    return data.startswith(_ZIP) and any(_harms(name) for name in _names_in_zip(data))


def _harms(name: str) -> bool:
    return extension(name) in _ENDINGS or name.lower().endswith(_MACROS)


def _names_in_zip(data: bytes) -> Iterator[str]:
    """Names from the archive's own list, which is readable even when the files are locked."""
    place = data.find(_ZIP_ENTRY)
    for _ in range(_MOST_ENTRIES):
        if place < 0:
            return
        size = int.from_bytes(data[place + 28 : place + 30], "little")
        start = place + _ZIP_ENTRY_SIZE
        yield data[start : start + size].decode("latin-1")
        place = data.find(_ZIP_ENTRY, start + size)
