"""The demo's mail.toml is one that the desk takes, and opens the sandbox's mailboxes."""

from pathlib import Path

from app.demo.mail import sandbox_mail, write_mail_file
from app.demo.sample import read_sample
from domain.company import load_policy
from mail.accounts import load_accounts, secret_of


def test_the_desk_takes_what_the_demo_writes(tmp_path: Path) -> None:
    policy = load_policy(read_sample("ru").company_file)
    mail = sandbox_mail(policy)
    accounts = load_accounts(write_mail_file(mail, tmp_path), policy)

    assert accounts.smtp.url.port == mail.smtp_port != 0
    for box in mail.mailboxes:
        account = accounts.mailboxes[box.login]
        assert (account.imap.login, account.imap.port) == (box.login, mail.imap_port)
        assert secret_of(account) == box.password
        assert policy.mailboxes[box.login].address == box.address


def test_another_demo_has_other_passwords(tmp_path: Path) -> None:
    policy = load_policy(read_sample("en").company_file)
    write_mail_file(sandbox_mail(policy), tmp_path)
    mail = sandbox_mail(policy)
    accounts = load_accounts(write_mail_file(mail, tmp_path), policy)
    assert [secret_of(a) for a in accounts.mailboxes.values()] == [
        box.password for box in mail.mailboxes
    ]
    assert {file.stat().st_mode & 0o077 for file in tmp_path.glob("*.password")} == {0}
