"""What everybody chooses for himself: his language, and the ways of his news."""

from collections.abc import Sequence
from typing import Literal

from markupsafe import Markup

from bot.callbacks.people import DigestTap, LanguageTap, NoticesTap
from bot.screen import Button, Screen, in_rows, rows, tap
from bot.texts import Screenwriter, lines
from domain.people.own import Notices
from domain.reports.choice import DigestChoice

LANGUAGES = {"ru": "Русский", "en": "English"}
"""Each language by its own name: who reads no other must find it."""


def language_screen(w: Screenwriter) -> Screen:
    """The choice of language."""
    return Screen(
        w.t("language-choose"),
        buttons=rows(*(tap(name, LanguageTap(code=code)) for code, name in LANGUAGES.items())),
    )


def notices_screen(w: Screenwriter, notices: Notices, digest: DigestChoice | None = None) -> Screen:
    """Where one's notices go, and the other way; how one's digest comes, if one gets any."""
    if notices.address is None:
        return Screen(
            lines(w.t("notices-no-address"), _digest_line(w, digest)),
            buttons=rows(*_digest_buttons(w, digest)),
        )
    other: Literal["telegram", "mail"] = "telegram" if notices.way == "mail" else "mail"
    return Screen(
        lines(w.t(f"notices-by-{notices.way}", address=notices.address), _digest_line(w, digest)),
        buttons=rows(
            tap(w.label(f"notices-button-{other}"), NoticesTap(way=other)),
            *_digest_buttons(w, digest),
        ),
    )


def _digest_line(w: Screenwriter, digest: DigestChoice | None) -> Markup | None:
    if digest is None:
        return None
    return w.t("digest-way-morning" if digest.morning else "digest-way-daily", way=digest.way)


def _digest_buttons(w: Screenwriter, digest: DigestChoice | None) -> list[Sequence[Button | None]]:
    """The other ways his digest may come."""
    others = [] if digest is None else [way for way in digest.ways if way != digest.way]
    return in_rows([tap(w.label(f"digest-button-{way}"), DigestTap(way=way)) for way in others], 1)
