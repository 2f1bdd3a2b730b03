"""Files that go with a letter: whether their bytes are here, and how a mail carries them."""

import secrets
from base64 import encodebytes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from sqlalchemy import ARRAY, BigInteger, any_, bindparam, select

from domain.mail.leaving import Leaving
from mail.letters import wire
from storage import blobs
from storage.models import Attachment
from storage.statements import Executor, Statement

LONGEST_NAME = 120
"""Characters of a file's name; the end of it says what it is, so it is the middle that goes."""

_ANY = "application/octet-stream"
_CHUNK = 54
"""Characters of a name on a line of its own (RFC 2231, 3)."""


@dataclass(frozen=True)
class File:
    """A file with its bytes."""

    name: str
    mime_type: str
    data: bytes


_BY_IDS = Attachment.id == any_(bindparam("ids", type_=ARRAY(BigInteger)))
_STATES = Statement(select(Attachment.id, Attachment.state, Attachment.blob).where(_BY_IDS))


async def not_here(executor: Executor, letters: Sequence[Leaving]) -> Mapping[int, str]:
    """Letters whose files are not all here: "waiting" while one is being fetched, "failed" when it
    will never come. By their ids; the others are not among them.
    """
    wanted = {letter.id: _attachments(letter) for letter in letters if letter.blob is None}
    ids = sorted({each for of_letter in wanted.values() for each in of_letter})
    rows = await _STATES.all(executor, ids=ids) if ids else ()
    states = {row.id: row.state for row in rows}
    found: dict[int, str] = {}
    for letter_id, attachments in wanted.items():
        missing = {states.get(each, "failed") for each in attachments} - {"stored"}
        if missing:
            found[letter_id] = "failed" if "failed" in missing else "waiting"
    return found


def _attachments(letter: Leaving) -> list[int]:
    return [int(str(each["attachment"])) for each in letter.files or () if "attachment" in each]


async def files_of(executor: Executor, letter: Leaving) -> list[File]:
    """The files of a letter, all of which are here.

    Raises:
        LookupError: the bytes of one are gone.
    """
    attached = _attachments(letter)
    rows = await _STATES.all(executor, ids=attached) if attached else ()
    of_attachment = {row.id: row.blob for row in rows}
    found = []
    for each in letter.files or ():
        name = (
            of_attachment[int(str(each["attachment"]))]
            if "attachment" in each
            else bytes.fromhex(str(each["sha256"]))
        )
        data = await blobs.get(executor, name)
        if data is None:
            raise LookupError(f"a file of letter {letter.id} is gone")
        found.append(File(str(each["name"]), str(each["mime"]), data))
    return found


def with_files(body: bytes, files: Sequence[File]) -> bytes:
    """Add files to the body of a mail.

    Args:
        body: with the headers that belong to it, as `wire.alternative` makes it.
    """
    if not files:
        return body
    boundary = f"=_{secrets.token_hex(12)}"
    parts = [body.removeprefix(b"MIME-Version: 1.0\r\n"), *(_part(file) for file in files)]
    opening = f"--{boundary}\r\n".encode()
    head = f'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n'
    return (
        head.encode() + b"".join(opening + each for each in parts) + f"--{boundary}--\r\n".encode()
    )


def _part(file: File) -> bytes:
    """A file; its name stands twice, because old programs know only one of the ways."""
    name = _safe(file.name)
    headers = [
        wire.folded("Content-Type", [f"{_type(file.mime_type)};", *wire.file_name(name)]),
        "Content-Transfer-Encoding: base64\r\n",
        wire.folded("Content-Disposition", ["attachment;", *_coded_name(name)]),
    ]
    return "".join((*headers, "\r\n")).encode() + encodebytes(file.data).replace(b"\n", b"\r\n")


def _safe(name: str) -> str:
    """A name fit for a header; no path, and the ending stays."""
    line = wire.one_line(name, 1000).replace("/", "_").replace("\\", "_").replace('"', "'")
    if len(line) <= LONGEST_NAME:
        return line or "file"
    stem, dot, ending = line.rpartition(".")
    ending = f"{dot}{ending}"[-20:] if dot else ""
    return (stem or line)[: LONGEST_NAME - len(ending) - 1] + "…" + ending


def _type(mime_type: str) -> str:
    main, slash, sub = mime_type.partition(";")[0].strip().lower().partition("/")
    known = all(
        part.replace("-", "").replace(".", "").replace("+", "").isalnum() for part in (main, sub)
    )
    made = f"{main}/{sub}"
    return made if slash and known and made.isascii() and main != "multipart" else _ANY


def _coded_name(name: str) -> list[str]:
    """A name by RFC 2231, in pieces where it is long."""
    if name.isascii() and len(name) <= _CHUNK:
        return [f'filename="{name}"']
    coded = quote(name, safe="")
    if len(coded) <= _CHUNK:
        return [f"filename*=utf-8''{coded}"]
    pieces = [f"filename*{n}*={chunk}" for n, chunk in enumerate(_chunks(name))]
    pieces[0] = pieces[0].replace("=", "=utf-8''", 1)
    return [f"{each};" for each in pieces[:-1]] + [pieces[-1]]


def _chunks(name: str) -> list[str]:
    """A coded name cut between characters: programs decode each piece by itself."""
    chunks = [""]
    for coded in (quote(character, safe="") for character in name):
        if len(chunks[-1]) + len(coded) > _CHUNK:
            chunks.append("")
        chunks[-1] += coded
    return chunks
