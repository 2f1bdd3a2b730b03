"""What the command line says of an error."""

import errno

import pytest

from app.cli.problems import told
from app.cli.shell import shell_texts


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_taken_port_comes_with_the_way_to_another(language: str) -> None:
    said = told(OSError(errno.EADDRINUSE, "in use"), shell_texts(), language)
    assert said is not None
    assert "./demo --port" in said[0]
    assert "FIELDPOST_WEB_PORT" in said[0]
