import pytest

from tests.fixtures.office import Office
from tests.integration.letters.base import Base


@pytest.fixture
def base(office: Office) -> Base:
    return Base(office)
