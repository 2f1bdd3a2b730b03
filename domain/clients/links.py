"""The link that comes with a client's name chosen from an inline search: it opens his dossier in
the private chat, and where a client is asked for, it says which one is meant.
"""

import re

CLIENT_LINK = "client_"
"""What a link's parameter begins with; the client's id stands behind it."""

_LINKED = re.compile(rf"(?:\S+[?&]start=)?{CLIENT_LINK}([0-9]{{1,18}})")


def linked_client(words: str) -> int | None:
    """The id of the client whose link, or its parameter, the words end with; None without one."""
    last = words.split()[-1:]
    found = _LINKED.fullmatch(last[0]) if last else None
    return None if found is None else int(found[1])
