"""A demo that runs: one for each worker of a test run, begun on a working morning."""

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.demo import running_demo
from tests.e2e.world import World
from tests.fixtures.postgres import in_memory

HERE = Path(__file__).parent

PATIENCE_S = 600
"""Of a test that names no patience of its own: the first one of a worker starts a demo beside other
work, and a story is many taps.
"""


FIRST_STORY = HERE / "test_story.py"
"""An ordinary run plays this one. Each of them waits for a desk, a clock and taps one by one."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not item.path.is_relative_to(HERE):
            continue
        if item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(PATIENCE_S))
        if item.path != FIRST_STORY:
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
async def demo() -> AsyncIterator[World]:
    """The worker's demo. Time only goes forward in it, and requests of earlier tests stay.

    Its folder is in memory: nobody pulls the plug here, and a commit waits for a disk most of all.
    """
    with tempfile.TemporaryDirectory(prefix="fieldpost-demo-", dir=in_memory()) as folder:
        async with running_demo(Path(folder)) as world:
            await world.move_to_working_morning()
            yield world


@pytest.fixture
async def world(demo: World) -> AsyncIterator[World]:
    """The demo with nothing left to do and no fault ordered."""
    await demo.settle()
    yield demo
    await demo.call("DELETE", "/faults")


@pytest.fixture(scope="session")
async def house() -> AsyncIterator[World]:
    """Another demo, for people who do what stories of others would not survive; in memory too."""
    with tempfile.TemporaryDirectory(prefix="fieldpost-house-", dir=in_memory()) as folder:
        async with running_demo(Path(folder)) as world:
            await world.move_to_working_morning()
            await world.settle()
            yield world
