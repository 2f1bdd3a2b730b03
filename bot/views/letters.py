"""Personal letters: the writer's desk, a letter with what is known beside it, what became of it."""

from markupsafe import Markup

from bot.callbacks.letters import LetterFiguresTap, NoveltyTap, WriteAct, WriteTap
from bot.markup import shortened
from bot.screen import Button, ButtonStyle, Screen, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.client_buttons import to_client
from bot.views.homeward import home_button
from bot.views.paging import turning
from domain.letters.desks import Desk, LetterPage
from domain.letters.reading import LetterCard
from domain.letters.sending import NO_LETTERS

NOTE_SHOWN = 160
"""Characters of what was noted of the last meeting: it reminds, it need not be read whole."""

LETTER_SHOWN = 3_000
BUTTON_TEXT = 32
NONE = "none"

REASONS = ("in_work", "not_now", "closed", "wrong_person", NO_LETTERS)
"""Reasons for which there is a text; others are the writer's own words."""


def desk_screen(w: Screenwriter, desk: Desk) -> Screen:
    """What is to be written today, and what was."""
    if desk.left:
        head = w.t("write-desk", n=desk.left)
        begin = tap(w.label("write-button-begin"), WriteTap(act="next"), "primary")
    else:
        head, begin = w.t("write-desk-done" if desk.sent else "write-desk-none"), None
    return Screen(
        lines(
            head,
            w.t("write-desk-today", sent=desk.sent, skipped=desk.skipped),
            w.t("write-desk-postponed", n=desk.postponed) if desk.postponed else None,
            w.t("write-desk-answered", n=desk.answered) if desk.answered else None,
        ),
        buttons=rows(
            begin,
            tap(w.label("write-button-postponed", n=desk.postponed), WriteTap(act="later"))
            if desk.postponed
            else None,
            (
                tap(w.label("write-button-novelties"), NoveltyTap(act="list")),
                tap(w.label("write-button-figures"), LetterFiguresTap()),
            ),
            home_button(w),
        ),
    )


def dealt_screen(w: Screenwriter, fresh: int, left: int) -> Screen:
    """The morning's news: how many letters wait."""
    return Screen(
        lines(
            w.t("write-dealt", n=fresh + left),
            w.t("write-dealt-left", n=left) if left else None,
            w.t("write-dealt-how"),
        ),
        buttons=rows(tap(w.label("write-button-begin"), WriteTap(act="next"), "primary")),
    )


def letter_screen(w: Screenwriter, card: LetterCard) -> Screen:
    """A letter as it stands: to be sent by one tap, or what has become of it."""
    if not card.to_write:
        return _over_screen(w, card)
    return Screen(
        lines(
            _headline(w, card),
            w.t("write-to", who=_who(card)),
            *_known(w, card),
            w.t("write-subject", subject=card.subject),
            w.t("write-body", words=shortened(card.body, LETTER_SHOWN)),
        ),
        buttons=rows(
            _act(w, card, "send", "primary"),
            (_act(w, card, "edit"), to_client(w, card.client_id)),
            (_act(w, card, "tomorrow"), _act(w, card, "week"), _act(w, card, "skip")),
        ),
    )


def _headline(w: Screenwriter, card: LetterCard) -> Markup:
    place = card.place or NONE
    if card.number:
        return w.t("write-headline", n=card.number, of=card.of, client=card.client, place=place)
    day = w.time.nearby(card.due_on)
    return w.t("write-headline-later", client=card.client, place=place, day=day)


def _who(card: LetterCard) -> str:
    return ", ".join(filter(None, (card.contact, card.position, card.address)))


def _known(w: Screenwriter, card: LetterCard) -> list[Markup | None]:
    """The facts that the draft was made of, and what only the writer may read."""
    known = card.history
    ordered = known.last_on is not None and known.last_title
    return [
        w.t(
            "write-known-orders",
            n=known.orders,
            day=w.day(known.last_on) if known.last_on else NONE,
            title=shortened(known.last_title or "", 80),
        )
        if ordered
        else None,
        w.t(
            "write-known-met",
            day=w.day(known.met_on),
            rep=known.met_by or NONE,
            words=shortened(known.note, NOTE_SHOWN) if known.note else NONE,
        )
        if known.met_on
        else None,
        w.t("write-known-nothing") if not ordered and not known.met_on else None,
    ]


def _act(
    w: Screenwriter, card: LetterCard, act: WriteAct, style: ButtonStyle | None = None
) -> Button:
    return tap(
        w.label(f"write-button-{act}"), WriteTap(act=act, id=card.id, value=card.revision), style
    )


def _over_screen(w: Screenwriter, card: LetterCard) -> Screen:
    """One line of what became of it, and the ways on from there."""
    others = card.others if card.mine else ()
    shown = card.came_back or not card.mine
    return Screen(
        lines(
            _fate(w, card),
            w.t("write-back-next") if others else None,
            w.t("write-back-nobody") if card.came_back and card.mine and not others else None,
            w.t("write-subject", subject=card.subject) if shown else None,
            w.t("write-body-folded", words=shortened(card.body, LETTER_SHOWN)) if shown else None,
        ),
        buttons=rows(
            *(
                tap(
                    shortened(w.label("write-button-to", name=each.name), BUTTON_TEXT),
                    WriteTap(act="to", id=card.id, value=each.contact_id),
                    "primary" if place == 0 else None,
                )
                for place, each in enumerate(others)
            ),
            tap(w.label("write-button-answer"), WriteTap(act="answer", id=card.id))
            if card.answered_at
            else None,
            to_client(w, card.client_id) if shown else None,
        ),
    )


def _fate(w: Screenwriter, card: LetterCard) -> Markup:
    names = {"client": card.client, "who": card.contact or card.address, "writer": card.writer}
    if card.state == "skipped":
        return w.t("write-skipped", reason=_reason(w, card.reason or ""), **names)
    if card.state == "withdrawn":
        return w.t("write-withdrawn", why=card.reason or NONE, **names)
    if card.state != "sent":
        return w.t("write-waits", day=w.time.nearby(card.due_on), **names)
    if card.came_back:
        return w.t("write-returned", address=card.address, status=card.bounce or NONE, **names)
    at = w.time.lasting(card.ended_at) if card.ended_at else NONE
    if card.answered_at is not None:
        return w.t("write-answered", at=w.time.lasting(card.answered_at), **names)
    return w.t("write-sent", at=at, **names)


def _reason(w: Screenwriter, reason: str) -> str:
    if reason in REASONS:
        return w.label(f"write-reason-{reason.replace('_', '-')}")
    return reason.removeprefix("other: ")


def postponed_screen(w: Screenwriter, page: LetterPage) -> Screen:
    """Letters for later days; each opens by its own button."""
    if not page.letters:
        return Screen(w.t("write-postponed-none"), buttons=rows(_back(w)))
    return Screen(
        lines(
            w.t("write-postponed", n=page.total),
            *(
                w.t("write-postponed-line", day=w.time.nearby(each.due_on), client=each.client)
                for each in page.letters
            ),
        ),
        buttons=rows(
            *(
                tap(shortened(each.client, BUTTON_TEXT), WriteTap(act="open", id=each.id))
                for each in page.letters
            ),
            turning(w, page.page, page.pages, lambda n: WriteTap(act="later", value=n)),
            _back(w),
        ),
    )


def _back(w: Screenwriter) -> Button:
    return tap(w.label("write-button-desk"), WriteTap(act="desk"))


def copy_screen(w: Screenwriter, card: LetterCard) -> Screen:
    """The whole letter in a message of its own: one touch copies it."""
    whole = f"{w.label('write-copy-subject', subject=card.subject)}\n\n{card.body}"
    return Screen(w.t("write-copy", words=whole))


def done_screen(w: Screenwriter, desk: Desk) -> Screen:
    """Today's letters are written."""
    facts = join([w.t("write-desk-today", sent=desk.sent, skipped=desk.skipped)])
    return Screen(lines(w.t("write-desk-done"), facts), buttons=rows(_back(w)))
