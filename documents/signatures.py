"""A signature in words: what proves that a person did it himself (domain 1.3)."""

from collections.abc import Mapping
from typing import Any

from documents.paper import Paper

_CHANNELS = frozenset({"telegram", "mail", "shell", "system"})


def signature(paper: Paper, evidence: Mapping[str, Any] | None) -> str:
    """ "Telegram, аккаунт 1005, событие update:7"; "" where nobody signed."""
    if evidence is None:
        return ""
    channel = str(evidence.get("channel", ""))
    return paper.t(
        f"signed-{channel}" if channel in _CHANNELS else "signed-otherwise",
        account=str(evidence.get("account", "")),
        event=str(evidence.get("event", "")),
    )
