"""What the company has decided about its VIP programme: norms, rhythm, segments, reminders."""

import re
from collections.abc import Mapping
from datetime import time
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, StrictInt, ValidationInfo

from domain.company.table import Table, document_of
from domain.company.values import Weekday
from domain.validation import wrong

QUESTIONNAIRE = Path(__file__).parents[2] / "forms" / "vip-questionnaire.xlsx"
"""The questionnaire that comes with the desk."""

Mode = Literal["full_time", "parallel"]
"""How a rep works in a campaign: in it alone, or beside his sales (domain 2.3)."""

Period: TypeAlias = Literal["month", "quarter", "half_year", "year"]

MONTHS: Mapping[Period, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}

Currency = Literal["RUB", "USD", "EUR", "CNY", "KZT", "BYN"]

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def form_file(form: Path, info: ValidationInfo) -> Path:
    """A form as company.toml names it, as the file that is meant: beside company.toml, or ours.

    Raises:
        PydanticCustomError: there is no such file.
    """
    folders = document_of(info).form_folders
    found = next((folder / form for folder in folders if (folder / form).is_file()), None)
    if found is None:
        raise wrong("company-form-missing", value=str(form), folders=", ".join(map(str, folders)))
    return found.resolve()


def _time_of_day(written: object) -> time:
    found = _TIME.fullmatch(written.strip()) if isinstance(written, str) else None
    if found is None:
        raise wrong("company-wrong-time", value=str(written))
    return time(int(found[1]), int(found[2]))


def _number(written: object) -> Decimal:
    if isinstance(written, bool) or not isinstance(written, int | float):
        raise wrong("company-expected-number", value=str(written))
    return Decimal(str(written))


Number = Annotated[Decimal, BeforeValidator(_number)]
Share = Annotated[Number, Field(ge=Decimal("0.01"), le=Decimal("0.99"))]
TimeOfDay = Annotated[time, BeforeValidator(_time_of_day)]
Norm = Annotated[StrictInt, Field(ge=1, le=200)]


class Norms(Table):
    """Questionnaires a week (domain 2.3)."""

    full_time: Norm = 15
    parallel: Norm = 5

    def of(self, mode: Mode) -> int:
        """The norm of a rep who works like this, unless he has one of his own."""
        return self.full_time if mode == "full_time" else self.parallel


class Rhythm(Table):
    """How often a client is visited with a questionnaire, at least (domain 2.17)."""

    most_valuable: Period = "month"
    key: Period = "quarter"
    """Segment A."""
    others: Period = "year"

    def months(self, segment: str | None, *, monthly: bool) -> int:
        """The months between two questionnaires of a client.

        Args:
            segment: A, B, C, or none.
            monthly: whether he is one of the most valuable.
        """
        if monthly:
            return MONTHS[self.most_valuable]
        return MONTHS[self.key if segment == "A" else self.others]


def _above_key_share(share: Decimal, info: ValidationInfo) -> Decimal:
    key_share = info.data.get("key_share")
    if isinstance(key_share, Decimal) and share <= key_share:
        raise wrong("company-shares-order", value=str(share), limit=str(key_share))
    return share


class Segments(Table):
    """Who gives most of the income: A those who give the first share of it, C the last."""

    key_share: Share = Decimal("0.8")
    middle_share: Annotated[Share, AfterValidator(_above_key_share)] = Decimal("0.95")
    """Of A and B together."""
    currency: Currency = "RUB"
    rates: dict[Currency, Annotated[Number, Field(ge=Decimal("0.000001"))]] = Field(default={})
    """What one unit of another currency is worth. Orders without a rate are left out, and told."""


class ProgrammeRules(Table):
    """The table `[programme]`."""

    form: Annotated[Path, AfterValidator(form_file)] = QUESTIONNAIRE
    """Absolute, once read."""
    norms: Norms = Norms()
    rhythm: Rhythm = Rhythm()
    segments: Segments = Segments()
    offers_in_row: Annotated[StrictInt, Field(ge=2, le=20)] = 3
    """So many meetings with an offer, one after the other, and the next is warned of (domain
    2.17: not every meeting may carry one)."""
    remind_on: Weekday = "thu"
    remind_at: TimeOfDay = time(10)
    """When a rep hears that he is behind his norm, in the company's time zone."""

    @property
    def currencies(self) -> tuple[Currency, ...]:
        """What the company reckons in: first its own, then those that it has a rate for."""
        own, others = self.segments.currency, self.segments.rates
        return (own, *(each for each in others if each != own))
