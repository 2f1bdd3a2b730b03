"""A place on the map, sent while no question is asked: a company's own form asks for one."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from domain.company import Policy
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.dialogs.test_requests import answers, written

GATE = {"latitude": 53.2, "longitude": 50.15}
YARD = {"latitude": 53.3, "longitude": 50.25}


@pytest.fixture
def policy(policy: Policy, tmp_path: Path) -> Policy:
    """Incidents are asked for where they are, on the map, and where to drive in; nobody must."""
    incident = policy.kinds["incident"]
    book = load_workbook(incident.form)
    for name, label in (("where", "Место на карте"), ("drive_in", "Въезд")):
        book["survey"].append(["geopoint", name, label, name])
    book.save(tmp_path / "incident.xlsx")
    kinds = {"incident": incident.model_copy(update={"form": tmp_path / "incident.xlsx"})}
    return policy.model_copy(update={"kinds": {**policy.kinds, **kinds}})


async def place_of(house: House, phone: Phone, name: str, place: dict[str, float]) -> None:
    """A place sent on the summary has become the answer, and the words are as they were."""
    words = (await answers(house))["what_happened"]
    await phone.write("", location=place)
    given = await answers(house)
    assert {key: float(value) for key, value in given[name].items()} == place
    assert given["what_happened"] == words
    assert "Отправить заявку" in phone.labels()


async def test_a_place_on_the_summary_answers_the_question_for_one(house: House) -> None:
    """The first that is open; a third place corrects the first."""
    phone = await written(house)
    await place_of(house, phone, "where", GATE)
    await place_of(house, phone, "drive_in", YARD)
    await place_of(house, phone, "where", YARD)
