"""File names that are safe to show and to store on any system."""

import mimetypes
import re
import unicodedata

_LONGEST = 120
_LONGEST_EXTENSION = 20
_READ = 2_000
_PATHS = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)", re.IGNORECASE
)
# Python knows these by other endings, or not at all.
_ENDINGS = {
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/plain": ".txt",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "audio/ogg": ".ogg",
    "application/pkcs7-mime": ".p7m",
    "application/x-pkcs7-mime": ".p7m",
}


def clean_file_name(name: str, mime_type: str, number: int) -> str:
    """A name without path, control, direction-changing and forbidden characters.

    Args:
        name: as the sender wrote it, decoded; may be empty.
        mime_type: gives the ending of a file without a name.
        number: of the file in the mail, from 1, for a file without a name.
    """
    name = _PATHS.split(name[-_READ:].rstrip("/\\. \t"))[-1]
    name = "".join(" " if _is_control(sign) else sign for sign in name if not _is_invisible(sign))
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name[:_READ]))
    name = _SPACES.sub(" ", name).strip(" .")
    if not name:
        return f"file-{number}{_ending(mime_type)}"
    return _shortened(f"_{name}" if _RESERVED.match(name) else name)


def extension(name: str) -> str:
    """The ending in lower case with its dot, "" when there is none."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.strip().lower()}" if dot and stem else ""


def _ending(mime_type: str) -> str:
    return _ENDINGS.get(mime_type) or mimetypes.guess_extension(mime_type) or ".bin"


def _shortened(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    ending = extension(name)
    if len(ending) > _LONGEST_EXTENSION:
        return name[:_LONGEST].rstrip(" .")
    return name[: _LONGEST - len(ending)].rstrip(" .") + ending


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Zl", "Zp"}


def _is_invisible(sign: str) -> bool:
    """Marks of direction and of zero width, halves of characters, private and unassigned ones."""
    return unicodedata.category(sign) in {"Cf", "Cs", "Co", "Cn"}
