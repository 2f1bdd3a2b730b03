"""Names of folders as IMAP writes them: modified UTF-7 (RFC 3501, 5.1.3), in quotes."""

import re
from base64 import b64encode

_RUNS = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")


def quoted(words: str) -> str:
    """A string of IMAP: in quotes, with quotes and backslashes escaped.

    Raises:
        ValueError: it holds a NUL or a line end, which no quoting makes harmless.
    """
    if any(sign in words for sign in "\0\r\n"):
        raise ValueError("a line end or NUL in an argument")
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def folder_name(name: str) -> str:
    """A folder's name ready for a command: "Заявки" becomes the quoted "&BBcEMARPBDIEOgQ4-".

    Raises:
        ValueError: as in `quoted`.
    """
    return quoted("".join(_encoded(run) for run in _RUNS.findall(name)))


def _encoded(run: str) -> str:
    if run.isascii() and run.isprintable():
        return run.replace("&", "&-")
    base64 = b64encode(run.encode("utf-16-be")).decode("ascii").rstrip("=")
    return f"&{base64.replace('/', ',')}-"


def uid_set(uids: list[int]) -> str:
    """UIDs as a set: [1, 2, 3, 7] becomes "1:3,7".

    Args:
        uids: at least one, rising.
    """
    runs: list[list[int]] = []
    for uid in uids:
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(f"{first}:{last}" if first < last else str(first) for first, last in runs)
