"""Letters of sample data, written to files to be looked at: no database, no mail server."""

from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from app.cli.shell import shell_texts, telling
from app.settings import load_settings
from domain.company import load_policy
from domain.texts import LOCALES as DOMAIN_LOCALES
from domain.texts import Texts
from mail.letters.contents import CONTENTS
from mail.letters.samples import sample
from mail.letters.writing import LOCALES as LETTERS_LOCALES


def preview(kind: str, spoken: str | None, folder: Path) -> bool:
    """Write a letter as HTML and as text, with the names of company.toml.

    Args:
        spoken: its language; None is the company's first.
        folder: made when it is not there.

    Returns:
        False when there is no such kind or language: those there are were told.
    """
    errors = Console(stderr=True, soft_wrap=True)
    with telling(errors):
        policy = load_policy(load_settings().company_file)
    words = shell_texts()
    written_in = spoken or policy.default_language
    texts = Texts.load(DOMAIN_LOCALES, LETTERS_LOCALES)
    for value, known, key in (
        (kind, sorted(CONTENTS), "cli-mail-no-kind"),
        (written_in, sorted(each.name for each in LETTERS_LOCALES.iterdir()), "cli-mail-no-lang"),
    ):
        if value not in known:
            told = words.format(policy.default_language, key, value=value, known=", ".join(known))
            errors.print(told, markup=False, highlight=False)
            return False
    letter = sample(kind, written_in, policy, texts, datetime.now(UTC))
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, body in (("html", letter.html), ("txt", letter.text)):
        file = folder / f"{kind}.{written_in}.{suffix}"
        file.write_text(body, encoding="utf-8")
        Console(soft_wrap=True).print(str(file), markup=False, highlight=False)
    return True
