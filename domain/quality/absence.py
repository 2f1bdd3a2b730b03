"""What an answering machine says of somebody: until when he is away, that he has left, and who
answers meanwhile. A robot's word never decides anything about a ticket (domain 5); it tells the
rep what to do.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from domain.quality.dates import absent_until

Trouble: TypeAlias = Literal["left", "away", "other"]

_LEFT = re.compile(
    r"(?:больше|уже)\s+(?:здесь\s+|у нас\s+|в компании\s+|в организации\s+)?не\s+работа"
    r"|не\s+работает\s+(?:больше|в (?:компании|организации|нашей))|уволил(?:ся|ась)|уволен"
    r"|покинул[аи]?\s+(?:компани|организаци)"
    r"|no longer\s+(?:works?|working|with|employed|at|part of)|ha(?:s|ve)\s+left\s+\w+"
    r"|left the (?:company|organi[sz]ation|firm)|is no longer",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"отпуск|отсутств|командировк|больничн|не в офисе|вне офиса|недоступ|декрет|выходн"
    r"|out of (?:the )?office|\booo\b|vacation|holiday|on leave|away|annual leave|sick leave"
    r"|maternity|travell?ing|absen|not in the office|not available|unavailable",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")


@dataclass(frozen=True)
class Absence:
    """What a machine says.

    Attributes:
        trouble: he has left for good, is away, or nothing that anybody could act upon.
        until: the last day of his absence.
        other: the address of whoever answers for him.
    """

    trouble: Trouble
    until: date | None = None
    other: str | None = None


def read_absence(words: str, sender: str, today: date) -> Absence:
    """Read what an answering machine writes. A ticket robot's "registered under no. 48211" is
    nothing to act upon.

    Args:
        sender: the address that the machine answers for; naming it again names nobody else.
    """
    others = (each.lower().rstrip(".") for each in _ADDRESS.findall(words))
    other = next((each for each in others if each != sender), None)
    if _LEFT.search(words):
        return Absence("left", other=other)
    if _AWAY.search(words):
        return Absence("away", absent_until(words, today), other)
    return Absence("other")
