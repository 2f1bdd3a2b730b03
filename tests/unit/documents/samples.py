"""Lines and requests to print."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from documents.paper import LOCALES, Paper
from domain.company import load_policy
from domain.requests.card import RequestCard
from domain.requests.files import File
from domain.requests.journal import JournalLine
from domain.requests.steps import Step
from domain.texts import LOCALES as DOMAIN_LOCALES
from domain.texts import Texts

NOW = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)
TEXTS = Texts.load(DOMAIN_LOCALES, LOCALES)
POLICY = load_policy(Path(__file__).parents[2] / "data" / "company.toml")
EVIDENCE = {"channel": "telegram", "account": "1005", "event": "update:7", "at": NOW.isoformat()}
NASTY = '=1+2 #panic("x") *b* $x$ </text> \\ " \x00' + "Щ" * 300

LINE = JournalLine(
    number=214,
    line_no=1,
    kind="handed",
    request_kind="incident",
    title="нет связи на втором этаже",
    client="ООО «Ромашка»",
    giver="Ольга Смирнова",
    giver_at=NOW,
    giver_evidence=EVIDENCE,
    receiver="Антон Белов",
    receiver_at=NOW + timedelta(minutes=2),
    receiver_evidence=EVIDENCE,
    by_order_of=None,
    state="in_work",
)
DONE = replace(
    LINE, line_no=2, kind="done", receiver=None, receiver_at=None, receiver_evidence=None
)
CARD = RequestCard(
    id=1,
    number=214,
    kind="incident",
    state="in_work",
    title="нет связи на втором этаже",
    client_id=1,
    client="ООО «Ромашка»",
    client_address="ул. Мира, 4",
    contact="Ирина Ким",
    contact_phone="+79161234567",
    author_id=1,
    author="Ольга Смирнова",
    holder_id=2,
    holder="Антон Белов",
    held_since=NOW,
    due_at=NOW + timedelta(hours=4),
    created_at=NOW,
    closed_at=None,
    offer=None,
    form=None,
    answers=None,
    files=[
        File(1, "voice", "stored", "voice.ogg", "audio/ogg", 20_480, 21, None, {}, None),
        File(2, "photo", "waiting", "фото.jpg", "image/jpeg", None, None, "щиток", {}, None),
    ],
    acts=frozenset(),
)


def said(words: str) -> Step:
    """A comment of a request's holder."""
    return Step(
        id=1,
        kind="commented",
        at=NOW,
        actor="Антон Белов",
        data={},
        words=words,
        to_person=None,
        to_department=None,
        reason=None,
        writer=None,
    )


def paper(language: str = "ru") -> Paper:
    return Paper(TEXTS, POLICY, language, ZoneInfo("Asia/Omsk"), "Марина Лис", NOW)


def pages_of(pdf: bytes) -> int:
    """How many pages it has."""
    found = re.search(rb"/Type\s*/Pages.*?/Count\s+(\d+)", pdf, re.DOTALL)
    assert found is not None
    return int(found[1])
