"""What can go wrong between the desk and a mailbox, in words that a text is found by."""

from typing import Literal, get_args

Failure = Literal[
    "unreachable",  # no connection: name, port, network
    "tls",  # the certificate or the encryption
    "login_refused",
    "oauth_refused",  # the refresh token: a person must renew it
    "oauth_away",  # the provider of tokens does not answer
    "secret_unreadable",  # the file of the password or token
    "folder_missing",
    "refused",  # a command that the server should have obeyed
    "silent",  # no answer in time
    "lost",  # the connection ended
    "unexpected",  # a mistake of ours; it stands in the log
]
FAILURES: tuple[str, ...] = get_args(Failure)


def failure_key(code: str) -> str:
    """The key of what to tell a person, and of how to mend it."""
    return f"mailbox-failure-{code.replace('_', '-')}"


class MailboxFailure(Exception):
    """The mailbox cannot be worked on now. The connection it happened on is of no more use."""

    def __init__(self, code: Failure, detail: str = "") -> None:
        """
        Args:
            detail: for the log; what a server said about a login or folder, never about a mail.
        """
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class FetchRefused(Exception):
    """The server will not hand out a mail that it lists."""
