"""A ticket's number as people say and write it: К-17, in English Q-17."""

import re

from domain.errors import NotFound

_SPOKEN = re.compile(r"(?:[КкKkQq]\s*[-–—]?\s*)?(?P<number>[0-9]{1,18})")


def number_said(words: str) -> int:
    """The number that somebody typed: К-17, Q-17, 17, also with a Latin K for the Cyrillic one.

    Raises:
        NotFound: it is none.
    """
    found = _SPOKEN.fullmatch(words.strip().strip("[]"))
    if found is None:
        raise NotFound("error-ticket-unknown")
    return int(found["number"])
