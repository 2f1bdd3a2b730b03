"""The sample company's files: who works there, and where the rest of it is read from."""

import csv
from dataclasses import dataclass, replace
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "sandbox" / "sample"


@dataclass(frozen=True)
class SamplePerson:
    """An employee with a phone in the sandbox."""

    name: str
    telegram_id: int
    username: str


@dataclass(frozen=True)
class Sample:
    """A sample company as files."""

    folder: Path
    language: str
    people: tuple[SamplePerson, ...]

    @property
    def company_file(self) -> Path:
        return self.folder / "company.toml"

    @property
    def delimiter(self) -> str:
        """Of the tables: what Excel writes in a country with decimal commas, and elsewhere."""
        return ";" if self.language == "ru" else ","


def read_sample(language: str) -> Sample:
    """The sample company of a language.

    Raises:
        FileNotFoundError: there is none in this language.
    """
    folder = SAMPLES / language
    sample = Sample(folder, language, ())
    with (folder / "staff.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=sample.delimiter))
    name = "ФИО" if language == "ru" else "Name"
    people = (SamplePerson(row[name], int(row["Telegram ID"]), row["Telegram"]) for row in rows)
    return replace(sample, people=tuple(people))
