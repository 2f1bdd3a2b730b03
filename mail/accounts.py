"""mail.toml: the servers that hold the desk's mailboxes and take its letters, and the ways in.

What a mailbox is for stands in company.toml, under the same code; here is only what differs from
provider to provider. Secrets are files of their own, read anew each time they are needed: whoever
changes a password need not restart the desk.
"""

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    StrictInt,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from domain.company import Policy
from domain.company.problems import Problem, TomlFileError, line_of, problems_of
from domain.company.table import Table
from domain.company.toml_file import TomlFile, read_toml
from domain.company.values import Code, Name
from domain.validation import wrong
from mail.servers import Server, read_imap_server, read_smtp_server

LOCALES = Path(__file__).parent / "locales"
"""The texts of mail/."""


class MailFileError(TomlFileError):
    """A mail.toml that cannot be used."""

    no_file = "mail-file-none"


class SecretUnreadable(Exception):
    """A file that held a secret when the desk started can no longer be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True)
class _Place:
    """Where the file lies: what it names is looked for beside it."""

    folder: Path


def _beside(path: Path, info: ValidationInfo) -> Path:
    if not isinstance(info.context, _Place):
        raise TypeError("mail.toml is read by load_accounts")
    return info.context.folder / path.expanduser()


def _holds_secret(path: Path) -> Path:
    try:
        if path.read_text(encoding="utf-8").strip():
            return path
    except (OSError, UnicodeDecodeError):
        raise wrong("mail-file-secret-unreadable", file=str(path)) from None
    raise wrong("mail-file-secret-empty", file=str(path))


def _holds_certificates(path: Path) -> Path:
    try:
        ssl.create_default_context(cafile=str(path))
    except OSError:
        raise wrong("mail-file-wrong-ca", file=str(path)) from None
    return path


SecretFile = Annotated[Path, AfterValidator(_beside), AfterValidator(_holds_secret)]
CaFile = Annotated[Path, AfterValidator(_beside), AfterValidator(_holds_certificates)]
ImapServer = Annotated[Server, BeforeValidator(read_imap_server)]
SmtpServer = Annotated[Server, BeforeValidator(read_smtp_server)]


class OAuth(Table):
    """A way in without a password: a refresh token, of which short-lived ones are asked for."""

    provider: Literal["google", "microsoft"]
    client_id: Name
    client_secret_file: SecretFile | None = None
    """Google always gives one; Microsoft only for confidential applications."""
    refresh_token_file: SecretFile
    """Microsoft changes the token now and then: the new one is written into this file."""
    tenant: Name = "common"
    """Of Microsoft: the company's own, a GUID or a domain."""


class Account(Table):
    """What both kinds of server have in common: the way in."""

    password_file: SecretFile | None = None
    password: SecretStr | None = None
    oauth: OAuth | None = None
    ca_file: CaFile | None = None
    """Whose certificates to trust in place of those the system knows."""

    @property
    def ways_in(self) -> int:
        """How many secrets are given."""
        given = (self.password_file, self.password, self.oauth)
        return sum(secret is not None for secret in given)

    def secret_files(self) -> Iterator[Path]:
        """Files that nobody else may read."""
        oauth = self.oauth
        files = [self.password_file]
        if oauth is not None:
            files += [oauth.client_secret_file, oauth.refresh_token_file]
        yield from (file for file in files if file is not None)


class ImapAccount(Account):
    """Where a mailbox is read."""

    imap: ImapServer
    start: Literal["new", "all"] = "new"
    """What is taken the first time: only what comes from then on, or all that lies there."""

    @model_validator(mode="after")
    def _one_way_in(self) -> Self:
        if self.ways_in != 1:
            raise wrong("mail-file-one-secret")
        return self

    @property
    def server(self) -> Server:
        return self.imap


class SmtpAccount(Account):
    """Where letters are handed over."""

    url: SmtpServer
    connections: Annotated[StrictInt, Field(ge=1, le=20)] = 4
    """Kept open at once; each carries one letter at a time."""

    @model_validator(mode="after")
    def _one_way_in(self) -> Self:
        if self.ways_in != (0 if self.url.login is None else 1):
            raise wrong("mail-file-no-login" if self.url.login is None else "mail-file-one-secret")
        return self

    @property
    def server(self) -> Server:
        return self.url


class Accounts(Table):
    """The whole of mail.toml."""

    mailboxes: Annotated[dict[Code, ImapAccount], Field(min_length=1)]
    smtp: SmtpAccount


def load_accounts(path: Path, policy: Policy) -> Accounts:
    """Read and check mail.toml.

    Args:
        policy: whose mailboxes must all be there, and no others.

    Raises:
        MailFileError: the file cannot be read, is not TOML, or says something wrong; it holds all
            that was found.
    """
    written = read_toml(path, MailFileError)
    problems = _other_codes(written, policy)
    try:
        accounts = Accounts.model_validate(written.document, context=_Place(path.parent))
    except ValidationError as error:
        problems += problems_of(error, written.index, Accounts)
        raise MailFileError(path, problems) from None
    if problems:
        raise MailFileError(path, problems)
    return accounts


def secret_of(account: Account) -> str:
    """The password of an account that has one, as it is at this moment.

    Raises:
        SecretUnreadable: its file is gone.
    """
    if account.password is not None:
        return account.password.get_secret_value()
    if account.password_file is None:
        raise ValueError("an account without a password")
    return read_secret(account.password_file)


def read_secret(file: Path) -> str:
    """What a file of a secret holds, without the line end that editors leave.

    Raises:
        SecretUnreadable: it cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SecretUnreadable(file) from None


def tls_context(account: Account) -> ssl.SSLContext:
    """What a server's certificate is checked against: the account's CA file, or the system's."""
    return ssl.create_default_context(cafile=account.ca_file and str(account.ca_file))


def _other_codes(written: TomlFile, policy: Policy) -> list[Problem]:
    """Codes that stand in one of the two files only: mail nobody reads, or a login for nothing."""
    tables = written.document.get("mailboxes")
    ours: Mapping[str, object] = tables if isinstance(tables, dict) else {}
    known = ", ".join(sorted(policy.mailboxes)) or "—"
    unknown = [
        Problem(
            line_of(("mailboxes", code), written.index),
            f"mailboxes.{code}",
            "mail-file-unknown-mailbox",
            {"known": known},
        )
        for code in ours
        if code not in policy.mailboxes
    ]
    missing = [
        Problem(line_of(("mailboxes",), written.index), "mailboxes", "mail-file-no-mailbox", args)
        for args in ({"code": code} for code in policy.mailboxes if code not in ours)
    ]
    return unknown + missing
