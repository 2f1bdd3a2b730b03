"""PDF by typst. Words of people come to a template as data and are never read as its markup."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias, cast

import typst

TEMPLATES = Path(__file__).parent / "templates"

Plain: TypeAlias = "str | int | bool | Sequence[Plain] | Mapping[str, Plain] | None"
"""What a template is given: JSON."""

_LONGEST_WORD = 18  # letters that fit the narrowest column
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


def typeset(
    template: str, data: Mapping[str, Plain], file_format: Literal["pdf", "png"] = "pdf"
) -> bytes:
    """Draw a template of this package with its data.

    Letters that the fonts inside typst lack are taken from the machine's own, if it has them.

    Args:
        template: file name in templates/.
        file_format: png draws the first page alone, to be looked at.
    """
    drawn: bytes | list[bytes] = cast(
        "bytes | list[bytes]",  # its stub knows of one page alone
        typst.compile(
            TEMPLATES / template,
            root=TEMPLATES,
            format=file_format,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        ),
    )
    return drawn[0] if isinstance(drawn, list) else drawn


def breakable(words: str | None) -> str:
    """Words that fit a narrow column: those without a blank may be broken anywhere."""
    return _LONG_WORD.sub(lambda long: _MAY_BREAK.join(long[0]), words or "")
