"""What every test may ask for; the fixtures themselves live in tests/fixtures."""

import os

import pytest
from hypothesis import HealthCheck, settings

from bot.loading import load_aiogram
from tests.fixtures.ci import in_ci

load_aiogram()  # as the desk does it, before any test imports a handler

pytest_plugins = ["tests.fixtures.postgres", "tests.fixtures.office", "tests.fixtures.forms"]

# How long an example takes says how busy the machine is: desks and databases run beside it.
settings.register_profile(
    "beside desks", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("beside desks")


MOST_WORKERS = 4
"""Every one of them runs a PostgreSQL and a desk of its own, in 1.5 GB of memory."""


def pytest_xdist_auto_num_workers() -> int:
    """Two on each processor: most of a story is waiting, for a desk, a clock or a mail server."""
    return min(MOST_WORKERS, 2 * (os.cpu_count() or 1))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes (kills, cuts, matrices, most of the stories) is left to CI, and to whoever
    says CI=true: an ordinary run must not be put off because it takes long.
    """
    if in_ci():
        return
    left_out = pytest.mark.skip(reason="takes minutes: CI=true ./test runs it too")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(left_out)
