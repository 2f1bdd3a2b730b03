"""For whom something is printed: the language and the zone of dates; who printed it and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date

from domain.company import Policy
from domain.texts import TextArgument, Texts

LOCALES = Path(__file__).parent / "locales"
"""The texts of documents/, to be loaded with those of domain/."""

_DAY = {"ru": "dd.MM.yyyy", "en": "d MMM yyyy"}
_DAY_OF_MONTH = {"ru": "dd.MM", "en": "d MMM"}


@dataclass(frozen=True)
class Paper:
    """The reader of a document.

    Args:
        texts: holding those of documents/.
        printed_at: aware.
    """

    texts: Texts
    policy: Policy
    language: str
    zone: ZoneInfo
    printed_by: str
    printed_at: datetime

    def t(self, key: str, **args: TextArgument) -> str:
        """The text of `document-{key}` in the reader's language."""
        return self.texts.format(self.language, f"document-{key}", **args)

    def day(self, day: date) -> str:
        """With its year: a paper is read long after, so it knows no "yesterday"."""
        return self._written(day, _DAY)

    def day_of_month(self, day: date) -> str:
        """Under a bar of a chart, whose year the paper's head tells."""
        return self._written(day, _DAY_OF_MONTH)

    def moment(self, at: datetime | None) -> str:
        """Date and time in the reader's zone, "" for none."""
        if at is None:
            return ""
        local = at.astimezone(self.zone)
        return f"{self.day(local.date())} {local:%H:%M}"

    @property
    def printed(self) -> str:
        """The line at the foot: who printed this, and when."""
        return self.t("printed", name=self.printed_by, at=self.moment(self.printed_at))

    def _written(self, day: date, patterns: Mapping[str, str]) -> str:
        language = self.language if self.language in patterns else "en"
        return format_date(day, patterns[language], locale=language)
