"""What buttons of the home screen, of one's settings and of the staff carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId


class HomeTap(ButtonData, prefix="home"):
    """A button of the home screen; `begin` opens it for a newcomer."""

    act: Literal["home", "begin", "new", "drafts", "find", "journal", "journal_xlsx"]


class LanguageTap(ButtonData, prefix="language"):
    """Choosing the language the desk speaks with one."""

    code: str


class DigestTap(ButtonData, prefix="digest"):
    """Choosing how one's digest comes."""

    way: Literal["telegram", "mail", "both", "none"]


class NoticesTap(ButtonData, prefix="notices"):
    """Choosing where one's notices go."""

    way: Literal["telegram", "mail"]


class InviteTap(ButtonData, prefix="invite"):
    """An administrator turns the list of staff to a page, asks to invite somebody, or does it."""

    act: Literal["list", "ask", "make"]
    id: RowId = 0
    page: int = 0
