"""What every test may ask for; the fixtures themselves live in tests/fixtures."""

from bot.loading import load_aiogram

load_aiogram()  # as the desk does it, before any test imports a handler

pytest_plugins = ["tests.fixtures.postgres", "tests.fixtures.office"]
