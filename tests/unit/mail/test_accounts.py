"""mail.toml: what may be written there, and what is told of each mistake, with its line."""

from pathlib import Path

import pytest

from domain.company import Policy, load_policy
from domain.texts import LOCALES as DOMAIN
from domain.texts import Texts
from mail.accounts import LOCALES, MailFileError, load_accounts, secret_of
from mail.servers import Server, read_smtp_server

ROOT = Path(__file__).parents[3]
GOOD = """\
[mailboxes.help]
imap = "imaps://help@svyaz.example@imap.svyaz.example"
password_file = "help.password"
[mailboxes.sales]
imap = "imap+starttls://sales@imap.svyaz.example:1143"
start = "all"
[mailboxes.sales.oauth]
provider = "microsoft"
client_id = "1-2-3"
refresh_token_file = "sales.token"
tenant = "svyaz.example"
[smtp]
url = "smtps://help%40svyaz.example@smtp.svyaz.example"
password = "qwerty"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "help.password").write_text("секрет\n", encoding="utf-8")
    (tmp_path / "sales.token").write_text("token\n")
    (tmp_path / "empty").write_text("\n")
    return tmp_path / "mail.toml"


def problems(file: Path, policy: Policy, text: str) -> list[tuple[int, str, str]]:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(MailFileError) as refused:
        load_accounts(file, policy)
    texts = Texts.load(DOMAIN, LOCALES)
    for language in ("ru", "en"):
        assert all(refused.value.lines(texts, language))
    return [(each.line, each.path, each.key) for each in refused.value.problems]


def test_what_is_said_is_read(file: Path, policy: Policy) -> None:
    file.write_text(GOOD)
    accounts = load_accounts(file, policy)
    help_, sales = accounts.mailboxes["help"], accounts.mailboxes["sales"]
    assert help_.server == Server("tls", "help@svyaz.example", "imap.svyaz.example", 993)
    assert secret_of(help_) == "секрет"
    assert help_.start == "new"
    assert sales.server == Server("starttls", "sales", "imap.svyaz.example", 1143)
    assert sales.oauth is not None
    assert (sales.oauth.tenant, sales.start) == ("svyaz.example", "all")
    assert accounts.smtp.server == Server("tls", "help@svyaz.example", "smtp.svyaz.example", 465)
    assert (secret_of(accounts.smtp), accounts.smtp.connections) == ("qwerty", 4)
    assert [path.name for path in sales.secret_files()] == ["sales.token"]
    assert "qwerty" not in repr(accounts)
    (file.parent / "help.password").write_text("changed")
    assert secret_of(help_) == "changed"


@pytest.mark.parametrize(
    ("old", "new", "line", "path", "key"),
    [
        ("imaps://help@svyaz.example@imap.svyaz.example", "imaps://imap.example", 2,
         "mailboxes.help.imap", "mail-file-login-missing"),
        ("imaps://help@svyaz.example@imap.svyaz.example", "pop3://a@b.example", 2,
         "mailboxes.help.imap", "mail-file-wrong-address"),
        ("imaps://help@svyaz.example@imap.svyaz.example", "imaps://a@b.example:99999", 2,
         "mailboxes.help.imap", "mail-file-wrong-address"),
        ("imaps://help@svyaz.example@imap.svyaz.example", "imaps://a:pw@b.example", 2,
         "mailboxes.help.imap", "mail-file-password-in-address"),
        ("imaps://help@svyaz.example@imap.svyaz.example", "imap://a@b.example", 2,
         "mailboxes.help.imap", "mail-file-not-encrypted"),
        ("imaps://help@svyaz.example@imap.svyaz.example", "imaps://a@b.example/INBOX", 2,
         "mailboxes.help.imap", "mail-file-folder-in-address"),
        ('"help.password"', '"none"', 3, "mailboxes.help.password_file",
         "mail-file-secret-unreadable"),
        ('"help.password"', '"empty"', 3, "mailboxes.help.password_file",
         "mail-file-secret-empty"),
        ('"help.password"', '"help.password"\npassword = "x"', 1, "mailboxes.help",
         "mail-file-one-secret"),
        ('password_file = "help.password"\n', "", 1, "mailboxes.help", "mail-file-one-secret"),
        ('password_file = "help.password"', 'password_file = "help.password"\nca_file = "empty"', 4,
         "mailboxes.help.ca_file", "mail-file-wrong-ca"),
        ("tenant", "tennant", 11, "mailboxes.sales.oauth.tennant", "company-unknown-key-close"),
        ('"microsoft"', '"yahoo"', 8, "mailboxes.sales.oauth.provider", "company-not-one-of"),
        ("smtps://help%40svyaz.example@", "smtps://", 12, "smtp", "mail-file-no-login"),
        ('password = "qwerty"', "connections = 4", 12, "smtp", "mail-file-one-secret"),
        ('password = "qwerty"', 'password = "x"\nconnections = 40', 15, "smtp.connections",
         "company-out-of-range"),
        ("[mailboxes.help]", "[mailboxes.halp]", 1, "mailboxes.halp", "mail-file-unknown-mailbox"),
    ],
)  # fmt: skip
def test_every_mistake_names_its_line(
    file: Path, policy: Policy, old: str, new: str, line: int, path: str, key: str
) -> None:
    text = GOOD.replace(old, new)
    assert text != GOOD
    assert (line, path, key) in problems(file, policy, text)


def test_mailboxes_stand_in_both_files(file: Path, policy: Policy) -> None:
    only_help = GOOD[: GOOD.index("[mailboxes.sales]")] + GOOD[GOOD.index("[smtp]") :]
    assert problems(file, policy, only_help) == [(1, "mailboxes", "mail-file-no-mailbox")]


def test_a_file_that_is_not_there(tmp_path: Path, policy: Policy) -> None:
    with pytest.raises(MailFileError) as refused:
        load_accounts(tmp_path / "mail.toml", policy)
    assert refused.value.problems[0].key == "mail-file-none"


def test_a_relay_of_this_machine_wants_no_login() -> None:
    assert read_smtp_server("smtp://127.0.0.1") == Server("plain", None, "127.0.0.1", 25)
    assert read_smtp_server("smtp://localhost:1025").port == 1025
    assert read_smtp_server("smtp+starttls://relay.example").port == 587
    assert read_smtp_server("smtp://[::1]:25").host == "::1"


def test_the_example_is_in_order(tmp_path: Path) -> None:
    """deploy/mail.toml.example belongs to deploy/company.toml.example."""
    example = (ROOT / "deploy" / "mail.toml.example").read_text(encoding="utf-8")
    (tmp_path / "mail.toml").write_text(example, encoding="utf-8")
    (tmp_path / "service.password").write_text("secret\n")
    policy = load_policy(ROOT / "deploy" / "company.toml.example")
    accounts = load_accounts(tmp_path / "mail.toml", policy)
    assert accounts.mailboxes.keys() == policy.mailboxes.keys()
    begun = example.index("# [mailboxes.sales]")
    oauth = example[begun : example.index("\n\n[smtp]")]
    for secret in ("sales.client", "sales.token"):
        (tmp_path / secret).write_text("secret\n")
    uncommented = example.replace(oauth, oauth.replace("\n# ", "\n").removeprefix("# "))
    (tmp_path / "mail.toml").write_text(uncommented, encoding="utf-8")
    with pytest.raises(MailFileError) as refused:
        load_accounts(tmp_path / "mail.toml", policy)
    assert [each.key for each in refused.value.problems] == ["mail-file-unknown-mailbox"]
