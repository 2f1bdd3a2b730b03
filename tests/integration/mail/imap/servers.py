"""Two real IMAP servers, run by the tests as processes that may be killed and stopped."""

import imaplib
import os
import re
import shutil
import signal
import smtplib
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mail.accounts import ImapAccount

HOST = "127.0.0.1"
PASSWORD = "secret"
STARTS_WITHIN = 15.0  # seconds
DOVECOT = shutil.which("dovecot") or "/usr/sbin/dovecot"

_DOVECOT_CONF = """\
base_dir = {folder}/base
state_dir = {folder}/base
log_path = {folder}/log
protocols = imap lmtp
listen = {host}
ssl = {ssl}
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = no
auth_mechanisms = plain xoauth2
auth_failure_delay = 0
auth_username_chars =
# imap-login and others may not change their user or root: all are of whoever started it.
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{folder}/mail/%u
mail_fsync = never
imap_idle_notify_interval = 2 mins
{more}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
}}
service imap-login {{
  chroot =
  service_count = 0
  process_min_avail = 1
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp_port}
  }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class MailServer:
    """A server with one mailbox, `login`; tests may have as many logins as they like."""

    name: Literal["pymap", "dovecot"]
    folder: Path
    port: int = field(default_factory=free_port)
    tls_port: int = field(default_factory=free_port)
    lmtp_port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None
    more: str = ""
    """Further lines of dovecot's configuration."""
    logins: tuple[str, ...] = ("box",)

    def start(self) -> None:
        """Raises TimeoutError when it does not answer in time."""
        self.process = self._dovecot() if self.name == "dovecot" else self._pymap()
        end = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < end:
            with suppress(OSError), socket.create_connection((HOST, self.port), timeout=1) as there:
                if there.recv(4) == b"* OK":
                    return
            assert self.process.poll() is None, self.log()
            time.sleep(0.03)
        raise TimeoutError(self.log())

    def kill(self) -> None:
        """As a crash does it: nobody is told."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """As an administrator does it: dovecot says BYE."""
        assert self.process is not None
        self.process.terminate()
        self.process.wait(timeout=STARTS_WITHIN)
        self.kill()

    def freeze(self) -> None:
        """Take and say nothing more, without closing anything."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGCONT)

    def renumber(self, login: str = "box") -> None:
        """Start again with another UIDVALIDITY, and the same mail (dovecot only)."""
        self.kill()
        box = self.folder / "mail" / login
        uids = box / "dovecot-uidlist"
        head, _, _ = uids.read_text().partition("\n")
        known = int(re.search(r"V(\d+)", head)[1])  # type: ignore[index] # dovecot writes it there
        for index in box.glob("dovecot*"):
            index.unlink()
        uids.write_text(f"3 V{known + 1} N1\n")
        shutil.chown(uids, *owner())
        self.start()

    def account(self, port: int | None = None, **more: object) -> ImapAccount:
        """The way in, as mail.toml would say it."""
        address = f"imap://box@{HOST}:{port or self.port}"
        return ImapAccount.model_validate({"imap": address, "password": PASSWORD, **more})

    def append(
        self, *raws: bytes, folder: str = "INBOX", login: str = "box", date: str = ""
    ) -> None:
        """Put mails into a folder.

        Args:
            date: INTERNALDATE, "01-Jan-2026 10:00:00 +0000"; now unless given.
        """
        with self.session(login) as session:
            for raw in raws:
                answer, said = session.append(folder, "", f'"{date}"' if date else "", raw)
                assert answer == "OK", said

    def session(self, login: str = "box") -> imaplib.IMAP4:
        """A mail program of somebody else's, logged in."""
        session = imaplib.IMAP4(HOST, self.port, timeout=10)
        session.login(login, PASSWORD)
        return session

    def deliver(self, raw: bytes, login: str = "box") -> None:
        """Deliver as a mail server does it, by LMTP (dovecot only)."""
        with smtplib.LMTP(HOST, self.lmtp_port) as lmtp:
            lmtp.sendmail("someone@client.example", [login], raw)

    def uids(self, criteria: str = "ALL", folder: str = "INBOX") -> list[int]:
        with self.session() as session:
            session.select(folder, readonly=True)
            _, found = session.uid("SEARCH", criteria)
            return [int(uid) for uid in found[0].split()]

    def log(self) -> str:
        log = self.folder / "log"
        return log.read_text() if log.exists() else ""

    def _pymap(self) -> "subprocess.Popen[bytes]":
        script = Path(__file__).parent / "pymap_server.py"
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, str(script), str(self.port), PASSWORD, *self.logins],
                stderr=log,
                start_new_session=True,
            )

    def _dovecot(self) -> "subprocess.Popen[bytes]":
        user, group = owner()
        certificate, key = self.folder / "certificate.pem", self.folder / "key.pem"
        for name in ("base", "mail"):
            (self.folder / name).mkdir(exist_ok=True)
            shutil.chown(self.folder / name, user, group)
        conf = self.folder / "dovecot.conf"
        conf.write_text(
            _DOVECOT_CONF.format(
                folder=self.folder,
                host=HOST,
                ssl="yes" if certificate.exists() else "no",
                certificate=certificate if certificate.exists() else conf,
                key=key if key.exists() else conf,
                user=user,
                group=group,
                more=self.more,
                password=PASSWORD,
                port=self.port,
                tls_port=self.tls_port if certificate.exists() else 0,
                lmtp_port=self.lmtp_port,
            )
        )
        shutil.chown(self.folder, user, group)
        changed = {"user": user, "group": group, "extra_groups": []} if os.getuid() == 0 else {}
        return subprocess.Popen(  # type: ignore[call-overload,no-any-return] # options by name
            [DOVECOT, "-F", "-c", str(conf)],
            start_new_session=True,
            **changed,
        )


def owner() -> tuple[str, str]:
    """Whose dovecot is: the tests' own account, or nobody when that is root."""
    import grp
    import pwd

    if os.getuid() == 0:
        return "nobody", "nogroup"
    return pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
