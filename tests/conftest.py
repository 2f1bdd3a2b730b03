"""What every test may ask for; the fixtures themselves live in tests/fixtures."""

from hypothesis import HealthCheck, settings

from bot.loading import load_aiogram

load_aiogram()  # as the desk does it, before any test imports a handler

pytest_plugins = ["tests.fixtures.postgres", "tests.fixtures.office"]

# How long an example takes says how busy the machine is: desks and databases run beside it.
settings.register_profile(
    "beside desks", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("beside desks")
