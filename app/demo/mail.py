"""The demo's mail: what the sandbox's servers hold, and the mail.toml by which the desk goes in."""

import secrets
import socket
from pathlib import Path

from domain.company import Policy
from sandbox.config import DeskMailbox, MailSettings


def sandbox_mail(policy: Policy) -> MailSettings:
    """The company's mailboxes on servers of the sandbox, with logins made up for this demo."""
    password = secrets.token_urlsafe(16)
    mailboxes = [
        DeskMailbox(
            address=box.address,
            login=code,
            password=password,
            department=box.department,
            purpose=box.purpose,
            authserv_id=box.authserv_id,
        )
        for code, box in policy.mailboxes.items()
    ]
    return MailSettings(mailboxes, imap_port=free_port(), smtp_port=free_port())


def write_mail_file(mail: MailSettings, folder: Path) -> Path:
    """Write what the desk needs to go in.

    Args:
        folder: the demo's own.

    Returns:
        The path of mail.toml.
    """
    lines = []
    for box in mail.mailboxes:
        secret = folder / f"{box.login}.password"
        secret.touch(mode=0o600)
        secret.write_text(box.password, encoding="utf-8")
        lines += [
            f"[mailboxes.{box.login}]",
            f'imap = "imap://{box.login}@127.0.0.1:{mail.imap_port}"',
            f'password_file = "{secret.name}"',
            # Whatever somebody wrote while the desk was still starting is taken too.
            'start = "all"',
        ]
    lines += ["[smtp]", f'url = "smtp://127.0.0.1:{mail.smtp_port}"']
    file = folder / "mail.toml"
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return file


def free_port() -> int:
    """A port of this machine that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
