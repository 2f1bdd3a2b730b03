"""What `fieldpost check` reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.texts import TextArgument


@dataclass(frozen=True)
class Finding:
    """One line of the report. `lines` are texts that are ready; otherwise `key` names one."""

    good: bool
    key: str = ""
    args: Mapping[str, TextArgument] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
