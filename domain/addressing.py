"""How one speaks to somebody."""

import re
from itertools import pairwise

_PATRONYMIC = re.compile(r"[а-яё]+(вич|вна|ична|ьич)", re.IGNORECASE)


def addressed(name: str) -> str:
    """How one speaks to somebody: a Russian with a patronymic by that and the first name, whatever
    the order the whole name was written in; others by the name as it is.
    """
    words = name.split()
    for first, second in pairwise(words):
        if _PATRONYMIC.fullmatch(second) and len(words) > 2:
            return f"{first} {second}"
    return name
