"""A client is found by what whoever answers the phone has before him (domain 4.2)."""

import pytest

from domain.clients.searching import find_clients
from tests.fixtures.office import Office


@pytest.mark.parametrize(
    "typed",
    [
        "ромаш",
        "6316000010",
        "6316 000",
        "Мира",
        "Ким",
        "+7 927 000-00-00",
        "8 (927) 000 00 00",
        "7000000",
    ],
)
async def test_by_any_part_of_what_is_known(office: Office, typed: str) -> None:
    async with office.acting("Ольга") as work:
        assert [each.name for each in await find_clients(work, typed)] == ["Ромашка"]


@pytest.mark.parametrize("typed", ["Вектор", "+7 927 000-00-01", "24-7"])
async def test_nobody_has_it(office: Office, typed: str) -> None:
    async with office.acting("Ольга") as work:
        assert await find_clients(work, typed) == []
