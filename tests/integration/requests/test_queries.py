"""A screen asks the database a fixed number of times, however much there is to show."""

from collections.abc import Awaitable, Callable

import pytest

from domain.people.own import overview
from domain.requests import comments, lists, reading, steps
from domain.requests.mine import mine as own_requests
from domain.work import Work
from tests.fixtures.office import Office
from tests.fixtures.statements import statements
from tests.integration.requests.acting import accepted, sent

Screen = Callable[[Work, int], Awaitable[object]]

SCREENS: dict[str, tuple[Screen, int]] = {
    "register": (lambda work, _: lists.not_done(work, lists.Filter()), 2),
    "my": (lambda work, _: own_requests(work), 2),
    "home": (lambda work, _: overview(work), 7),
    "card": (reading.request_card, 9),
    "history": (steps.history_of, 2),
}
"""Each screen with the most statements it may take."""


@pytest.mark.parametrize("name", ["Антон", "Павел", "Ольга"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_a_screen_asks_no_more_when_there_is_more(
    office: Office, screen: str, name: str
) -> None:
    draw, most = SCREENS[screen]
    request_id = await accepted(office)
    few = await count(office, name, draw, request_id)
    for number in range(6):
        await sent(office)
        await accepted(office)
        async with office.acting("Ольга") as work:
            await comments.comment(work, request_id, f"Ещё {number}")
    many = await count(office, name, draw, request_id)
    assert few == many, (few, many)
    assert many <= most


async def count(office: Office, name: str, draw: Screen, request_id: int) -> int:
    async with office.acting(name) as work:
        with statements(office.engine) as seen:
            await draw(work, request_id)
    return len(seen)
