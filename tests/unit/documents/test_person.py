"""The copy of one person's data, as a file for him."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from documents.person_copy import before_handing_out, page_data, person_file
from documents.typesetting import breakable
from domain.privacy.export import SECTIONS, KeptFile, PersonCopy
from domain.texts import missing_keys
from tests.unit.documents.samples import NASTY, TEXTS, paper

AT = datetime(2026, 11, 20, 11, 5, tzinfo=UTC)
COPY = PersonCopy(
    kind="contact",
    name="Ирина Викторовна Ким",
    client="Ромашка",
    made_at=AT,
    sections={
        "person": [{"name": "Ирина Викторовна Ким", "phone": "+79270000000", "roles": [],
                    "consent_at": AT.isoformat(), "position": None}],
        "said_of_him": [{"where": "calls", "what": "words", "words": NASTY},
                        {"where": "form_answers", "what": "value",
                         "words": {"value": "Ирина, позвоните"}}],
    },
    files=[KeptFile("mail-1.eml", b"From: kim@romashka.example\r\n\r\n")],
)  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_file_holds_what_people_and_programs_read(language: str) -> None:
    packed = zipfile.ZipFile(io.BytesIO(person_file(paper(language), COPY)))
    to_read, *names = packed.namelist()
    assert packed.read(to_read).decode() == before_handing_out(paper(language), COPY)
    assert packed.read(names[0]).startswith(b"%PDF-")
    document = json.loads(packed.read("data.json"))
    assert document["sections"]["person"][0]["consent_at"] == AT.isoformat()
    assert packed.read("mail-1.eml") == COPY.files[0].data


def test_only_what_is_there_is_told() -> None:
    data = page_data(paper(), COPY)
    sections = data["sections"]
    assert isinstance(sections, list)
    assert sections[0]["rows"] == [
        [
            ["Имя", "Ирина Викторовна Ким"],
            ["Телефон", "+7 927 000-00-00"],
            ["Согласие на хранение", "20.11.2026 17:05"],
        ]
    ]
    assert sections[1]["rows"] == [
        [["Где", "звонки и встречи"], ["Слова", breakable(NASTY)]],
        [["Где", "ответы в анкетах и формах"], ["Слова", "Ирина, позвоните"]],
    ]
    assert data["about"] == "Контакт клиента «Ромашка». Собрано 20.11.2026 17:05."


def test_whoever_hands_it_out_is_told_what_to_read_before() -> None:
    said = before_handing_out(paper(), replace(COPY, masked=2)).splitlines()
    assert "человеку её не передают. Закрыто 2 упоминания других людей." in said[0]
    assert "Прочитайте эти записи (2)" in said[2]
    assert said[-1] == "Что записали другие, 2: Ирина, позвоните"
    sections = {"person": COPY.sections["person"]}
    bare = person_file(paper(), replace(COPY, sections=sections))
    assert len(zipfile.ZipFile(io.BytesIO(bare)).namelist()) == 3, "nothing to read: no page"


def test_every_section_has_its_title() -> None:
    for language in TEXTS.languages:
        assert page_data(paper(language), replace(COPY, sections=dict.fromkeys(SECTIONS, ())))
    assert missing_keys(TEXTS) == []
