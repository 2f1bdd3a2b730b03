"""The company with its questionnaire read."""

import pytest

from tests.fixtures.office import Office
from tests.integration.questionnaires.filling import learn_form


@pytest.fixture
async def visiting(office: Office) -> Office:
    await learn_form(office)
    return office
