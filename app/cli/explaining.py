"""What single mails are, told at the shell: no database, no settings, no bot.

It is what the desk itself would make of them, so that an administrator can see why a client's mail
was read as it was.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.cli.help import LOCALES, language
from domain import unreadable
from domain.texts import Texts
from mail.explaining import Explanation, explain


@dataclass(frozen=True, slots=True)
class How:
    """See `mail.explaining.explain`."""

    assume_reply: bool
    authserv_ids: tuple[str, ...]
    exempt: frozenset[str]


def explain_files(files: Sequence[Path], how: How, *, as_json: bool) -> bool:
    """Print what each mail is, one JSON object a line or some lines for people.

    Returns:
        False when a file could not be read: it is named on stderr, the others are still told.
    """
    all_read = True
    texts = Texts.load(LOCALES)
    for file in files:
        try:
            raw = file.read_bytes()
        except OSError as error:
            all_read = False
            line = texts.format(language(), "cli-file", file=str(file), **unreadable.why(error))
            _write(sys.stderr.buffer, line)
            continue
        explanation = explain(
            raw,
            assume_reply=how.assume_reply,
            authserv_ids=how.authserv_ids,
            exempt=how.exempt,
        )
        told = _document(file, explanation) if as_json else _lines(file, explanation, texts)
        _write(sys.stdout.buffer, told)
    return all_read


def _document(file: Path, explanation: Explanation) -> str:
    bounce = explanation.bounce
    return json.dumps(
        {
            "file": str(file),
            "kind": explanation.kind,
            "verdict": explanation.verdict,
            "text": explanation.text,
            "thread": explanation.thread,
            "sender_authenticated": explanation.sender_authenticated,
            "charset": explanation.message.charset,
            "attachments": explanation.attachments,
            "bounce": bounce
            and {
                "recipient": bounce.recipients[0] if bounce.recipients else None,
                "status": bounce.status,
                "permanent": bounce.permanent,
            },
            "reasons": explanation.reasons,
        },
        ensure_ascii=False,
    )


def _lines(file: Path, explanation: Explanation, texts: Texts) -> str:
    def t(key: str) -> str:
        return texts.format(language(), key)

    known = {
        "what": t(f"cli-mail-kind-{explanation.kind.replace('_', '-')}"),
        "verdict": t(f"cli-mail-verdict-{(explanation.verdict or 'none').replace('_', '-')}"),
        "thread": t(f"cli-mail-thread-{explanation.thread or 'none'}"),
        "sender": t(f"cli-mail-sender-{_word(explanation.sender_authenticated)}"),
        "bounced": _bounced(explanation),
        "charset": explanation.message.charset,
        "attachments": str(explanation.attachments),
        "reasons": ", ".join(explanation.reasons),
    }
    lines = [f"{t(f'cli-mail-{name}')}: {value}" for name, value in known.items() if value]
    if words := explanation.text.strip().splitlines():
        lines += [f"{t('cli-mail-words')}:", *(f"  {line}" for line in words)]
    return _safe("\n  ".join((str(file), *lines)))


def _bounced(explanation: Explanation) -> str:
    bounce = explanation.bounce
    return " ".join((*bounce.recipients, bounce.status or "")).strip() if bounce else ""


def _word(passed: bool | None) -> str:
    return {True: "yes", False: "no", None: "none"}[passed]


def _safe(text: str) -> str:
    """Without what a sender may have written to drive a terminal."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")


def _write(stream: BinaryIO, text: str) -> None:
    """UTF-8 whatever the terminal's encoding; half a letter of a broken mail becomes "?"."""
    stream.write(text.encode("utf-8", "replace") + b"\n")
    stream.flush()
