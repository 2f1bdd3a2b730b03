"""The copy of one person's data: one file with what he can read, what a program can, his mails."""

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from documents.paper import Paper
from documents.typesetting import Plain, breakable, typeset
from domain.contact_data import shown_phone
from domain.privacy.export import WRITTEN_BY_OTHERS, PersonCopy
from domain.privacy.places import PLACES
from domain.privacy.values import Row, Value


def person_file(paper: Paper, copy: PersonCopy) -> bytes:
    """A ZIP of the readable PDF, the same as JSON, and his mails with their files. Where others
    wrote freely, or somebody was masked, a page tells whoever hands it out what to read before.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        if copy.to_read or copy.masked:
            archive.writestr(f"{paper.t('file-person-read')}.txt", before_handing_out(paper, copy))
        archive.writestr(f"{paper.t('file-person')}.pdf", person_page(paper, copy))
        archive.writestr("data.json", json.dumps(_document(copy), ensure_ascii=False, indent=2))
        for file in copy.files:
            archive.writestr(file.name, file.data)
    return packed.getvalue()


def person_page(paper: Paper, copy: PersonCopy) -> bytes:
    """What he can read, as PDF."""
    return typeset("person.typ", page_data(paper, copy))


def page_data(paper: Paper, copy: PersonCopy) -> dict[str, Plain]:
    """What the template is given."""
    return {
        "language": paper.language,
        "company": paper.policy.name,
        "title": paper.t("person-title", name=copy.name),
        "about": paper.t(
            "person-about", client=copy.client or "", kind=copy.kind, at=paper.moment(copy.made_at)
        ),
        "sections": [
            {
                "title": paper.t(f"person-section-{name.replace('_', '-')}"),
                "rows": [list(_pairs(paper, row)) for row in rows],
            }
            for name, rows in copy.sections.items()
        ],
        "printed": paper.printed,
        "page": paper.t("page"),
    }


def before_handing_out(paper: Paper, copy: PersonCopy) -> str:
    """For whoever hands the copy out, not for the person: what was masked, and what to read,
    because of people nobody has written down no program can tell.
    """
    said = [paper.t("person-read", n=copy.masked), paper.t("person-read-entries", n=copy.to_read)]
    for name in WRITTEN_BY_OTHERS:
        rows = copy.sections.get(name, ())
        title = paper.t(f"person-section-{name.replace('_', '-')}")
        said += [
            f"{title}, {number}: {_shown(paper, 'words', row.get('words'))}"
            for number, row in enumerate(rows, start=1)
        ]
    return "\n\n".join(said) + "\n"


def _pairs(paper: Paper, row: Row) -> Iterable[list[str]]:
    for name, value in row.items():
        if name == "what":
            continue  # a column of ours: it is for programs, in the JSON
        words = _shown(paper, name, value)
        if words:
            label = paper.t(f"person-field-{name.replace('_', '-')}")
            yield [label, breakable(words)]


def _shown(paper: Paper, name: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, dict) and value.keys() == {"value"}:
        value = value["value"]  # an answer of a form
    if isinstance(value, str):
        if name == "where":
            return paper.texts.format(paper.language, f"erased-group-{_GROUPS[value]}")
        if name == "phone":
            return shown_phone(value)
        if name == "at" or name.endswith("_at"):
            return paper.moment(datetime.fromisoformat(value))
        return value
    return json.dumps(value, ensure_ascii=False) if value not in ([], {}) else ""


_GROUPS = {str(each.model.__tablename__): each.group for each in PLACES}


def _document(copy: PersonCopy) -> dict[str, object]:
    return {
        **{key: value for key, value in asdict(copy).items() if key not in ("files", "made_at")},
        "made_at": copy.made_at.isoformat(),
        "files": [file.name for file in copy.files],
    }
