"""Buttons that lead to a client, to his notes, promises and team."""

from bot.callbacks.clients import ClientTap
from bot.callbacks.team import NoteTap, PassTap, PromiseTap, TeamTap
from bot.screen import Button, ButtonStyle, tap
from bot.texts import Screenwriter


def to_client(w: Screenwriter, client_id: int, style: ButtonStyle | None = None) -> Button:
    """His dossier."""
    return tap(w.label("task-button-client"), ClientTap(act="open", id=client_id), style)


def note_button(w: Screenwriter, client_id: int) -> Button:
    """Write a note down."""
    return tap(w.label("note-button-new"), NoteTap(act="new", id=client_id))


def notes_button(w: Screenwriter, client_id: int) -> Button:
    """All notes, page by page; for who may read talks."""
    return tap(w.label("note-button-list"), NoteTap(act="list", id=client_id))


def promise_button(w: Screenwriter, client_id: int) -> Button:
    """Write down what was promised."""
    return tap(w.label("promise-button-new"), PromiseTap(act="new", id=client_id))


def promises_button(w: Screenwriter, client_id: int) -> Button:
    """All promises, open ones first."""
    return tap(w.label("promise-button-list"), PromiseTap(act="list", id=client_id))


def team_button(w: Screenwriter, client_id: int) -> Button:
    """Who serves the client."""
    return tap(w.label("team-button"), TeamTap(act="open", id=client_id))


def pass_button(w: Screenwriter, client_id: int) -> Button:
    """Hand the client to whoever develops him; for his manager where `passing.may_pass` says so."""
    return tap(w.label("pass-button"), PassTap(act="ask", id=client_id))
