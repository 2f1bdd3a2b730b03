"""Notes on a client, and what was promised to him."""

from datetime import date

from markupsafe import Markup

from bot.callbacks.clients import TaskTap
from bot.callbacks.team import NoteTap, PromiseTap
from bot.markup import shortened
from bot.screen import Button, Screen, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.client_buttons import note_button, promise_button, to_client
from bot.views.paging import turning
from domain.clients.notes import Note, NotePage
from domain.clients.promises import Promise, PromisePage

NOTE_SHOWN = 300
"""Characters of a note in the list; the whole note is behind its button."""

WHOLE_NOTE = 3500
TITLE_SHOWN = 60
BUTTON_TEXT = 32


def notes_screen(w: Screenwriter, page: NotePage) -> Screen:
    """The notes on a client, the latest first."""
    return Screen(
        lines(
            w.t("notes-headline", client=page.client, n=page.total),
            *(_in_list(w, each) for each in page.notes),
        ),
        buttons=rows(
            note_button(w, page.client_id),
            *(_dated_files(w, each) for each in page.notes if each.files),
            turning(
                w,
                page.page,
                page.pages,
                lambda n: NoteTap(act="list", id=page.client_id, page=n),
            ),
            to_client(w, page.client_id),
        ),
        protected=True,
    )


def _in_list(w: Screenwriter, note: Note) -> Markup:
    said = join([w.t("note-line", at=note.at, author=note.author), *_spoken(w, note)])
    return lines(said, shortened(note.text, NOTE_SHOWN))


def _spoken(w: Screenwriter, note: Note) -> list[Markup]:
    """How long was spoken, and how many files there are else."""
    if note.seconds:
        return [w.t("note-spoken", length=f"{note.seconds // 60}:{note.seconds % 60:02}")]
    return [w.t("note-files", n=note.files)] if note.files else []


def _dated_files(w: Screenwriter, note: Note) -> Button:
    """Among other notes: its date tells it from them."""
    label = w.label(f"{_files_key(note)}-at", at=note.at)
    return tap(label, NoteTap(act="voice", id=note.id))


def _files_key(note: Note) -> str:
    return "note-button-listen" if note.seconds else "note-button-files"


def note_screen(w: Screenwriter, note: Note) -> Screen:
    """A note of somebody else, for who manages the client."""
    return Screen(
        lines(
            w.t("note-headline", client=note.client, author=note.author, at=note.at),
            *_spoken(w, note),
            shortened(note.text, WHOLE_NOTE),
        ),
        buttons=rows(
            tap(w.label(_files_key(note)), NoteTap(act="voice", id=note.id))
            if note.files
            else None,
            (to_client(w, note.client_id), note_button(w, note.client_id)),
        ),
        protected=True,
    )


def written_screen(w: Screenwriter, note: Note) -> Screen:
    """One's own note is written down; by mistake it is taken back."""
    return Screen(
        lines(
            w.t("note-written", client=note.client),
            *_spoken(w, note),
            shortened(note.text, WHOLE_NOTE),
        ),
        buttons=rows(
            (to_client(w, note.client_id), promise_button(w, note.client_id)),
            tap(w.label("note-button-drop"), NoteTap(act="drop", id=note.id), "danger")
            if note.may_drop
            else None,
        ),
        protected=True,
    )


def dropped_screen(w: Screenwriter, client_id: int) -> Screen:
    """A note was taken back."""
    return Screen(
        w.t("note-dropped"),
        buttons=rows((to_client(w, client_id), note_button(w, client_id))),
    )


def promises_screen(w: Screenwriter, page: PromisePage, today: date) -> Screen:
    """What was promised to a client: what is open by its day, then what was kept."""
    return Screen(
        lines(
            w.t("promises-headline", client=page.client, n=page.open)
            if page.total
            else w.t("promises-none", client=page.client),
            *(promise_line(w, each, today) for each in page.promises),
        ),
        buttons=rows(
            promise_button(w, page.client_id),
            *(
                (
                    tap(shortened(each.title, BUTTON_TEXT), TaskTap(act="open", id=each.task_id)),
                    tap(
                        w.label("promise-button-listen"),
                        PromiseTap(act="voice", id=each.task_id),
                    )
                    if each.spoken
                    else None,
                )
                for each in page.promises
                if each.done_at is None
            ),
            turning(
                w,
                page.page,
                page.pages,
                lambda n: PromiseTap(act="list", id=page.client_id, page=n),
            ),
            to_client(w, page.client_id),
        ),
        protected=True,
    )


def promise_line(w: Screenwriter, promise: Promise, today: date) -> Markup:
    """A promise in one line, for the list and the dossier: until when, what, and whose it is."""
    title = shortened(promise.title, TITLE_SHOWN)
    if promise.done_at is not None:
        return w.t("promise-line-kept", at=promise.done_at, title=title, owner=promise.owner)
    mark = "❗" if promise.late else "⏳" if promise.due_on == today else "·"
    day = w.time.nearby(promise.due_on)
    return w.t("promise-line", mark=mark, day=day, title=title, owner=promise.owner)
