"""The audit: who did what to people and data."""

from markupsafe import Markup

from bot.callbacks.privacy import AuditTap
from bot.screen import Screen, in_rows, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.homeward import home_button
from bot.views.paging import turning
from domain.people.audit_reading import AUDIT_PARTS, AuditEntry, AuditPage


def audit_screen(w: Screenwriter, page: AuditPage) -> Screen:
    """A page of the audit, the latest first, and its other parts."""
    others = [
        tap(w.label(f"audit-button-{part}"), AuditTap(part=part))
        for part in AUDIT_PARTS
        if part != page.part
    ]
    return Screen(
        lines(
            w.t("audit-headline", part=w.label(f"audit-part-{page.part}")),
            *(_line(w, each) for each in page.entries),
            None if page.entries else w.t("audit-nothing"),
        ),
        rows(
            turning(w, page.page, page.pages, lambda number: AuditTap(part=page.part, page=number)),
            *in_rows(others, 3),
            home_button(w),
        ),
    )


def _line(w: Screenwriter, entry: AuditEntry) -> Markup:
    """When, who, what, to whom; of an import the file and how many rows."""
    who = entry.actor or w.label("audit-by-shell" if entry.channel == "shell" else "audit-by-desk")
    parts = [w.t("audit-line", at=w.time.lasting(entry.at), who=who, what=_act(w, entry.act))]
    if entry.about is not None:
        kind, name = entry.about
        parts.append(w.t(f"audit-about-{kind}", name=name))
    if entry.file is not None:
        parts.append(w.t("audit-file", file=entry.file))
    if entry.n is not None:
        parts.append(w.t("audit-rows", n=entry.n))
    return join(parts)


def _act(w: Screenwriter, act: str) -> str:
    """In words; an act of a release that is no more, by its own name."""
    key = f"audit-act-{act.replace('_', '-')}"
    return w.label(key) if w.texts.has(key) else act
