"""What the command line says of an error."""

import errno
import ssl

import pytest

from app.cli.problems import told
from app.cli.shell import shell_texts


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_taken_port_comes_with_the_way_to_another(language: str) -> None:
    said = told(OSError(errno.EADDRINUSE, "in use"), shell_texts(), language)
    assert said is not None
    assert "./demo --port" in said[0]
    assert "FIELDPOST_WEB_PORT" in said[0]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_certificate_that_cannot_be_trusted_comes_with_the_place_of_the_root(
    language: str,
) -> None:
    refused = ssl.SSLCertVerificationError(1, "certificate verify failed: self-signed certificate")
    said = told(refused, shell_texts(), language)
    assert said is not None
    assert "self-signed certificate" in said[0]
    assert "PGSSLROOTCERT" in said[0]
