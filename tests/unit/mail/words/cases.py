"""The labelled replies of tests/data/mail/quoting."""

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "data" / "mail" / "quoting"


@dataclass(frozen=True)
class Case:
    """A whole reply and the person's own words in it."""

    name: str
    text: str
    html: str | None
    own_words: str
    reasons: tuple[str, ...]


def read_cases(file: Path) -> list[Case]:
    return [
        Case(
            name=f"{file.stem}:{entry['name']}",
            text=entry["text"],
            html=entry.get("html"),
            own_words=entry["own_words"],
            reasons=tuple(entry.get("reasons", ())),
        )
        for entry in json.loads(file.read_text(encoding="utf-8"))["cases"]
    ]


CASES = [case for file in sorted(FOLDER.glob("*.json")) for case in read_cases(file)]
