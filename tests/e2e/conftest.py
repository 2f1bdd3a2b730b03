"""A demo that runs: one for each worker of a test run, begun on a working morning."""

from collections.abc import AsyncIterator

import pytest

from tests.e2e.demo import running_demo
from tests.e2e.world import World


@pytest.fixture(scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """The worker's demo. Time only goes forward in it, and requests of earlier tests stay."""
    async with running_demo(tmp_path_factory.mktemp("demo")) as world:
        await world.move_to_working_morning()
        yield world


@pytest.fixture
async def world(demo: World) -> AsyncIterator[World]:
    """The demo with nothing left to do and no fault ordered."""
    await demo.settle()
    yield demo
    await demo.call("DELETE", "/faults")
