"""What every table of company.toml has in common, and what its checks may ask of the whole.

Where a rule needs the rest of the document (a kind names a department), the check is handed these
facts as pydantic's context: so one reading finds every mistake, wherever it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo

from domain.validation import wrong


class Table(BaseModel):
    """A table of company.toml: frozen, and nothing is allowed in it that is not named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True)
class Document:
    """Facts of the document that is being read."""

    form_folders: tuple[Path, ...]
    """Where a kind's form is looked for, in this order."""
    languages: tuple[str, ...]
    departments: frozenset[str]
    kinds: frozenset[str]
    mailboxes: tuple[str, ...]
    """As often as they are written: one address is one mailbox."""


def document_of(info: ValidationInfo) -> Document:
    """The facts handed to a check.

    Raises:
        TypeError: the table was not read through `load_policy`.
    """
    if not isinstance(info.context, Document):
        raise TypeError("company.toml is read by load_policy")
    return info.context


def _titled(titles: dict[str, str], info: ValidationInfo) -> Mapping[str, str]:
    wanted = document_of(info).languages
    missing = [language for language in wanted if not titles.get(language, "").strip()]
    unknown = [language for language in titles if language not in wanted]
    if missing:
        raise wrong("company-title-missing", languages=", ".join(missing))
    if unknown:
        raise wrong("company-title-unknown", languages=", ".join(unknown))
    return titles


Titles = Annotated[dict[str, str], AfterValidator(_titled)]
"""What something is called, in each language of the company."""
