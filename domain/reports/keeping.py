"""Facts of reports as their column holds them, and back."""

from collections.abc import Mapping
from typing import Any, TypeAlias, cast

from pydantic import TypeAdapter

from domain.reports.audience import ReportKind
from domain.reports.facts import DailyFacts, MorningFacts
from domain.reports.weekly_facts import WeeklyFacts
from storage.base import JsonObject

Facts: TypeAlias = DailyFacts | MorningFacts | WeeklyFacts

_ADAPTERS: Mapping[str, TypeAdapter[Any]] = {
    "daily": TypeAdapter(DailyFacts),
    "morning": TypeAdapter(MorningFacts),
    "weekly": TypeAdapter(WeeklyFacts),
}


def kept(kind: ReportKind, facts: Facts) -> JsonObject:
    """Facts as their column holds them."""
    return cast("JsonObject", _ADAPTERS[kind].dump_python(facts, mode="json"))


def facts_from(kind: str, kept: JsonObject) -> Facts:
    """Facts as `kept` wrote them down.

    Raises:
        KeyError: no report of this kind is made of facts.
    """
    facts: Facts = _ADAPTERS[kind].validate_python(kept)
    return facts
