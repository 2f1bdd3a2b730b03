"""Forms at the start: read once, told clearly when they are none."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select

from domain import texts as domain_texts
from domain.asking.catalog import SHORT, load_forms
from domain.company import Policy, load_policy
from domain.company.loading import OUR_FORMS
from domain.forms import files, reader
from domain.forms.files import FormFilesError
from domain.forms.model import FormDefinition
from domain.texts import Texts
from storage.models import FormVersion
from tests.fixtures.office import DATA, Office
from tests.unit.forms.making import spreadsheet

TEXTS = Texts.load(domain_texts.LOCALES, files.LOCALES)
OF_NO_KIND = {"calculation", "connection", "documents", "general"}
"""Forms of the desk that the company of the tests has no kinds for."""


def company(folder: Path, survey: list[dict[str, str]]) -> Policy:
    """The company of the tests with an incident form of its own."""
    shutil.copy(DATA / "company.toml", folder)
    (folder / "incident.xlsx").write_bytes(spreadsheet(survey))
    return load_policy(folder / "company.toml")


async def test_every_kind_and_every_act_has_its_form(office: Office) -> None:
    forms = await load_forms(office.engine, office.policy, TEXTS, office.clock)
    assert list(forms.requests.kinds) == list(office.policy.kinds)
    assert set(forms.short) == set(SHORT)
    names = [each.name for each in forms.requests.kinds["incident"].questions]
    assert names[:2] == ["client", "kind"]
    assert names[-2:] == ["due", "receiver"]


async def test_an_unchanged_file_is_not_read_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await load_forms(office.engine, office.policy, TEXTS, office.clock)

    def never(path: Path) -> FormDefinition:
        raise AssertionError(f"{path} is read again")

    monkeypatch.setattr(reader, "read_form", never)
    again = await load_forms(office.engine, office.policy, TEXTS, office.clock)
    assert again == first
    async with office.system() as work:
        stored = await work.open_session.scalar(select(func.count()).select_from(FormVersion))
    ours = {path.stem for path in OUR_FORMS.glob("*.xlsx")}
    assert ours > OF_NO_KIND
    assert stored == len(ours - OF_NO_KIND)


async def test_a_changed_file_is_a_new_version(office: Office, tmp_path: Path) -> None:
    questions = [{"type": "text", "name": "what", "label": "Что?", "required": "yes"}]
    first = await load_forms(office.engine, company(tmp_path, questions), TEXTS, office.clock)
    questions.append({"type": "text", "name": "place", "label": "Где?"})
    second = await load_forms(office.engine, company(tmp_path, questions), TEXTS, office.clock)
    versions = [each.requests.kinds["incident"].version for each in (first, second)]
    assert versions[0] != versions[1]


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_what_is_wrong_is_named_by_file_sheet_row_and_column(
    office: Office, tmp_path: Path, language: str
) -> None:
    policy = company(
        tmp_path,
        [
            {"type": "text", "name": "what", "label": "Что?"},
            {"type": "telepathy", "name": "mood", "label": "Как?"},
        ],
    )
    with pytest.raises(FormFilesError) as refused:
        await load_forms(office.engine, policy, TEXTS, office.clock)
    told = " ".join(refused.value.told(TEXTS, language))
    for part in ("incident.xlsx", "survey", "3", "type", "telepathy"):
        assert part in told


async def test_a_question_that_every_request_has_is_refused(office: Office, tmp_path: Path) -> None:
    policy = company(tmp_path, [{"type": "text", "name": "due", "label": "Срок?"}])
    with pytest.raises(FormFilesError) as refused:
        await load_forms(office.engine, policy, TEXTS, office.clock)
    assert "due" in refused.value.told(TEXTS, "ru")[0]
