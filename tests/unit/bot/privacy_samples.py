"""Sample data for the screens of one person's data and of the audit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import audit, person
from domain.company import Policy
from domain.people.audit_reading import AUDIT_PARTS, AuditEntry, AuditPage
from domain.privacy.erasing import Preview
from domain.privacy.names import Named
from domain.privacy.people import FoundPerson, PersonCard, Working
from domain.privacy.subjects import Subject

NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
NAME = "Ирина Викторовна <b>&</b> Ким"
CLIENT = "Ромашка <b>&</b> сыновья"
NOBODY = Named((), (), (), ())

CARD = PersonCard(
    id=7,
    client_id=3,
    client=CLIENT,
    name=NAME,
    position="главный бухгалтер",
    phone="+79270000000",
    email="kim@romashka.ru",
    consent_at=NOW - timedelta(days=40),
    gone_at=None,
    erased_at=None,
)
SEEN = Preview(
    subject=Subject("contact", 7, NAME, 3, CLIENT, NOBODY),
    erased={
        "card": 1, "talks": 3, "notes": 2, "forms": 12, "requests": 4, "tickets": 1, "tasks": 1,
        "programme": 1, "orders": 1, "mail": 3, "letters": 2, "files": 1, "reports": 5, "queue": 9,
    },
    lines=12,
    requests=4,
    orders=9,
    files=2,
    shared=("+79270000000",),
)  # fmt: skip
FORMER = Subject("employee", 4, "Антон Белов", None, None, NOBODY)
WORKING = [Working(12, NAME), Working(13, "Роман Титов")]
FOUND = [
    FoundPerson("contact", 7, NAME, CLIENT),
    FoundPerson("client", 9, "Пётр Ильин", None),
    FoundPerson("employee", 4, "Антон Белов", None),
]
ENTRIES = [
    AuditEntry(NOW, "Алла Громова", "shell", "import", None, "клиенты.XLSX", 120),
    AuditEntry(NOW, "Алла Громова", "telegram", "dismiss", ("employee", NAME), None, None),
    AuditEntry(NOW, None, "shell", "import", None, "сотрудники.XLSX", 12),
    AuditEntry(NOW, None, "system", "client_added", ("client", CLIENT), None, None),
    AuditEntry(NOW, "Ольга Смирнова", "telegram", "export_request", ("request", "214"), None, None),
]


def _audit(page: AuditPage, w: Screenwriter, _: Policy) -> Screen:
    return audit.audit_screen(w, page)


def privacy_screens() -> dict[str, Callable[[Screenwriter, Policy], Screen]]:
    """The screens by a name."""
    bare = replace(CARD, phone=None, email=None, position=None, consent_at=None, gone_at=NOW)
    erased = replace(CARD, name="удалено по просьбе 22.11.2026", erased_at=NOW)
    former = replace(SEEN, subject=FORMER, shared=(), files=0)
    parts = {part: AuditPage(ENTRIES, part, 1, 3) for part in AUDIT_PARTS}
    drawn: dict[str, Callable[[Screenwriter, Policy], Screen]] = {
        f"audit-{part}": partial(_audit, page) for part, page in parts.items()
    }
    return {
        **drawn,
        "audit-empty": lambda w, _: audit.audit_screen(w, AuditPage([], "imports", 0, 1)),
        "person": lambda w, _: person.person_screen(w, CARD, may_erase=True),
        "person-bare": lambda w, _: person.person_screen(w, bare, may_erase=False),
        "person-erased": lambda w, _: person.person_screen(w, erased, may_erase=True),
        "people-found": lambda w, _: person.found_people_screen(w, "<ром>", FOUND, ()),
        "people-none": lambda w, _: person.found_people_screen(w, "<ром>", [], ()),
        "people-ask": lambda w, _: person.found_people_screen(w, "", [], ()),
        "people-working": lambda w, _: person.found_people_screen(w, "<ром>", [], WORKING[:1]),
        "people-working-too": lambda w, _: person.found_people_screen(w, "<р>", FOUND, WORKING),
        "person-data": lambda w, _: person.person_data_screen(w, SEEN),
        "person-data-former": lambda w, _: person.person_data_screen(w, former),
        "person-erase": lambda w, _: person.ask_to_erase_screen(w, SEEN),
        "person-gone": lambda w, _: person.person_erased_screen(w, "удалено по просьбе 22.11.2026"),
    }
