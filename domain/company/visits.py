"""What the company has decided about calls and appointments: hours, reminders, the script."""

import re
from datetime import time, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field, StrictInt

from domain.company.programme import TimeOfDay
from domain.company.table import Table
from domain.company.values import ClockTime, Name
from domain.validation import wrong

SCRIPT_VALUES = ("contact", "rep", "company", "first", "second")
"""What words of the script may be filled with: whom one speaks to, who calls, and the two times."""

_VALUE = re.compile(r"\{([^{}]*)\}")


def _known_values(words: str) -> str:
    known = all(name in SCRIPT_VALUES for name in _VALUE.findall(words))
    if not known or set("{}") & set(_VALUE.sub("", words)):
        shown = ", ".join(f"{{{name}}}" for name in SCRIPT_VALUES)
        raise wrong("company-script-values", value=words, known=shown)
    return words


ScriptWords = Annotated[Name, AfterValidator(_known_values)]


class Script(Table):
    """What a rep says on the phone, in one language. What is left out is said in our words."""

    greeting: ScriptWords | None = None
    reason: ScriptWords | None = None
    slots: ScriptWords | None = None
    thanks: ScriptWords | None = None


class VisitRules(Table):
    """The table `[visits]`."""

    slots: Annotated[tuple[TimeOfDay, ...], Field(min_length=2)] = (time(10), time(15))
    """When visits begin, in the rep's time zone: the script offers two such times."""
    lasts: Annotated[ClockTime, Field(le=timedelta(hours=12))] = timedelta(hours=1)
    """An appointment (domain 2.5: up to an hour of talk)."""
    remind_at: TimeOfDay = time(18)
    """The evening before an appointment, in the rep's time zone."""
    remind_before: ClockTime = timedelta(hours=1)
    another_hour_after: Annotated[StrictInt, Field(ge=1, le=20)] = 3
    """So many calls without an answer, and the client is called at another hour of the day."""
    script: dict[str, Script] = Field(default={})
    """By language."""
