"""What every test may ask for; the fixtures themselves live in tests/fixtures."""

pytest_plugins = ["tests.fixtures.postgres", "tests.fixtures.office"]
