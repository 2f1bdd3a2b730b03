"""Every line that the acts on tickets write into its history has words of its own."""

import re
from pathlib import Path

from bot.views.ticket_news import STEP_KINDS
from domain import quality
from domain.quality.limits import LIMITS
from domain.quality.returned import TROUBLES
from domain.quality.states import TICKETS

SOURCES = Path(quality.__file__).parent
_WRITTEN = re.compile(r'history\.record\(\s*work,\s*\w+,\s*"(\w+)"')
_OF_REQUESTS = {"sent"}
"""Lines of the history of a request, written in the same way."""


def test_every_kind_has_its_words() -> None:
    written = {
        kind
        for source in SOURCES.glob("*.py")
        for kind in _WRITTEN.findall(source.read_text("utf-8"))
    }
    assert len(written) > 10
    late = {f"overdue_{limit}{higher}" for limit in LIMITS["new"] for higher in ("", "_head")}
    ended = {TICKETS.transitions[act].target for act in ("reject", "duplicate", "cancel")}
    said = {"refused", "reopened", "started", "handed", "opened", "silent_call", "silent_head"}
    every = (written - _OF_REQUESTS) | late | ended | said | {*TROUBLES}
    assert every <= {*STEP_KINDS}, every - {*STEP_KINDS}
