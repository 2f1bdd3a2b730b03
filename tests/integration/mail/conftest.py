"""What tests of mail have in common."""

import shutil
import subprocess
from pathlib import Path

import pytest

OPENSSL = shutil.which("openssl") or "/usr/bin/openssl"
_CONFIGURATION = """\
[req]
distinguished_name = name
x509_extensions = certificate
[name]
[certificate]
basicConstraints = critical, CA:TRUE
subjectAltName = IP:127.0.0.1
"""
"""A file, because LibreSSL, which macOS has, did not always know -addext."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of 127.0.0.1, signed by itself; its key lies beside it."""
    folder = tmp_path_factory.mktemp("certificate")
    (folder / "openssl.cnf").write_text(_CONFIGURATION, encoding="ascii")
    subprocess.run(
        [OPENSSL, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-days", "2", "-subj", "/CN=mail", "-config", str(folder / "openssl.cnf"),
         "-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder / "certificate.pem"
