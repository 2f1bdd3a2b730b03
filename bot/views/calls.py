"""Calls: whom to call today, the client with the phone at one's ear, what came of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.callbacks.clients import ClientTap, TaskTap
from bot.callbacks.visits import CallsTap, CallTap, TodayTap, VisitTap
from bot.screen import Button, Screen, copy, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.client_buttons import promise_button
from bot.views.dossier import last_meeting, open_requests, person_line, warning
from bot.views.paging import turning
from domain.contact_data import shown_phone
from domain.paging import pages_of
from domain.visits.call_list import PAGE, CallLine, CallPage
from domain.visits.reading import CallCard, LastCall
from domain.visits.recorded import Met, Recorded

_DAY = timedelta(days=1)
_FIVE_MINUTES = 5


def minutes_of(at: datetime) -> int:
    """A moment as buttons carry it."""
    return int(at.timestamp()) // 60


def calls_screen(w: Screenwriter, page: CallPage) -> Screen:
    """Each client opens by his own button, in the order they are called."""
    if not page.total:
        return Screen(
            lines(w.t("calls-nothing"), w.t("calls-later", n=page.later) if page.later else None),
            buttons=rows(tap(w.label("calls-button-today"), TodayTap())),
        )
    pages = pages_of(page.total, PAGE)
    return Screen(
        lines(
            w.t("calls-headline", n=page.total, agreed=page.agreed),
            w.t("calls-later", n=page.later) if page.later else None,
        ),
        buttons=rows(
            *(tap(_line(w, line), CallTap(act="open", id=line.client_id)) for line in page.lines),
            turning(w, page.page, pages, lambda number: CallsTap(page=number)),
        ),
    )


def _line(w: Screenwriter, line: CallLine) -> str:
    if line.at is not None:
        when = w.time.clock(line.at) if line.at >= w.now else w.moment(line.at)
        return w.label("calls-line-at", at=when, name=line.client)
    if line.resumes:
        return w.label("calls-line-resumes", name=line.client)
    if line.last_call_at is None:
        return w.label("calls-line-new", name=line.client)
    return w.label("calls-line-tried", at=w.moment(line.last_call_at), name=line.client)


def call_screen(w: Screenwriter, card: CallCard, script: Sequence[str]) -> Screen:
    """Whom to call, what was last, what to say; each outcome is one button."""
    known, dossier = card.standing, card.dossier
    return Screen(
        lines(
            join(filter(None, (w.t("client-headline-active", name=known.name), known.address))),
            *(person_line(w, person) for person in dossier.contacts),
            None if _phones(card) else w.t("call-no-phone"),
            _last_call(w, card.last_call) if card.last_call else None,
            last_meeting(w, dossier),
            open_requests(w, dossier),
            warning(w, dossier.offers_in_row),
            w.t("call-refusal-waits") if known.refusal_asked else None,
            w.t("call-planned", at=w.time.exact(card.planned_at)) if card.planned_at else None,
            w.t("call-script", words=Markup("\n").join(script)),
        ),
        buttons=rows(*_outcomes(w, card), *_others(w, card), _copies(card)),
    )


def _others(w: Screenwriter, card: CallCard) -> list[Button]:
    """Whom else one may be speaking to: the script greets him, the appointment is with him."""
    if card.planned_id is not None:
        return []
    return [
        tap(
            w.label("call-button-person", name=person.name),
            CallTap(act="open", id=card.standing.client_id, person=person.id),
        )
        for person in card.dossier.contacts[1:]
    ]


def _outcomes(w: Screenwriter, card: CallCard) -> list[list[Button] | Button]:
    if card.planned_id is not None:
        to_it = VisitTap(act="open", id=card.planned_id)
        return [
            tap(w.label("call-button-planned"), to_it, "primary"),
            [_button(w, card, "no_answer"), _button(w, card, "back")],
        ]
    slots: list[list[Button] | Button] = [
        tap(
            w.label("call-button-slot", at=w.time.exact(at)),
            CallTap(
                act="slot",
                id=card.standing.client_id,
                after=card.standing.last_call_id,
                value=minutes_of(at),
                person=card.chosen_id,
            ),
            "primary",
        )
        for at in card.slots
    ]
    return [
        *slots,
        [_button(w, card, "other_time"), _button(w, card, "back")],
        [_button(w, card, "no_answer"), _button(w, card, "later")],
        [_button(w, card, "wrong"), _button(w, card, "refused")],
    ]


def _button(w: Screenwriter, card: CallCard, act: str) -> Button:
    data = CallTap.model_validate(
        {
            "act": act,
            "id": card.standing.client_id,
            "after": card.standing.last_call_id,
            "person": card.chosen_id,
        }
    )
    return tap(w.label(f"call-button-{act.replace('_', '-')}"), data)


def _phones(card: CallCard) -> list[str]:
    own = [card.phone] if card.phone else []
    return [person.phone for person in card.dossier.contacts if person.phone] or own


def _copies(card: CallCard) -> list[Button]:
    """Telegram dials a number that is tapped in the text; a copy serves another phone."""
    return [copy(shown_phone(phone), phone) for phone in _phones(card)[:2]]


def _last_call(w: Screenwriter, last: LastCall) -> Markup:
    said = w.t(f"call-last-{last.outcome.replace('_', '-')}")
    return w.t("call-last", at=last.at, name=last.rep, said=said, words=last.words or "")


def back_screen(w: Screenwriter, card: CallCard) -> Screen:
    """When to call back: what is said most often, and any other time in words."""
    client = card.standing
    return Screen(
        w.t("call-ask-back", name=client.name),
        buttons=rows(
            *(
                tap(
                    w.time.exact(at),
                    CallTap(
                        act="back_at",
                        id=client.client_id,
                        after=client.last_call_id,
                        value=minutes_of(at),
                    ),
                )
                for at in _soon(w, card)
            ),
            _button(w, card, "other_back"),
            tap(w.label("call-button-return"), CallTap(act="open", id=client.client_id)),
        ),
    )


def _soon(w: Screenwriter, card: CallCard) -> list[datetime]:
    """In an hour, and at the hours of the next visits."""
    at = w.now + timedelta(hours=1)
    rounded = at - timedelta(minutes=at.minute % _FIVE_MINUTES, seconds=at.second)
    return sorted({rounded.replace(microsecond=0), *card.slots})


def later_screen(w: Screenwriter, card: CallCard) -> Screen:
    """Until when to let him be."""
    client = card.standing
    midnight = w.now.astimezone(w.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return Screen(
        w.t("call-ask-later", name=client.name),
        buttons=rows(
            *(
                tap(
                    w.label(f"call-button-{name}", at=(midnight + days * _DAY).date()),
                    CallTap(
                        act="until",
                        id=client.client_id,
                        after=client.last_call_id,
                        value=minutes_of(midnight + days * _DAY),
                    ),
                )
                for name, days in (("week", 7), ("month", 30), ("quarter", 91))
            ),
            _button(w, card, "other_day"),
            tap(w.label("call-button-return"), CallTap(act="open", id=client.client_id)),
        ),
    )


def called_screen(w: Screenwriter, done: Recorded) -> Screen:
    """What was recorded, what follows, and who is next."""
    again = w.time.exact(done.again_at) if done.again_at else ""
    following, outcome = done.following, done.outcome.replace("_", "-")
    if outcome == "refused" and done.again_at:
        outcome = "refused-resume"
    return Screen(
        lines(
            w.t(f"called-{outcome}", name=done.client, at=again),
            w.t("called-left", n=done.left) if done.left else w.t("called-none-left"),
        ),
        buttons=rows(
            tap(
                _next_call(w, following),
                CallTap(act="open", id=following.client_id),
                "primary",
            )
            if following
            else None,
            (
                tap(w.label("calls-button-all"), CallsTap()),
                tap(w.label("called-button-client"), ClientTap(act="open", id=done.client_id)),
            ),
        ),
    )


def _next_call(w: Screenwriter, line: CallLine) -> str:
    """Whoever is not to be called yet has his hour said."""
    if line.at is not None and line.at > w.now:
        return w.label("called-button-next-at", at=w.time.clock(line.at), name=line.client)
    return w.label("called-button-next", name=line.client)


def met_screen(w: Screenwriter, done: Met) -> Screen:
    """A meeting was noted; what it leads to."""
    return Screen(
        lines(
            w.t("met", name=done.client),
            w.t("met-offers", n=done.offers_in_row) if done.offers_in_row else None,
        ),
        buttons=rows(
            tap(w.label("met-button-task"), TaskTap(act="new", id=done.client_id)),
            (
                promise_button(w, done.client_id),
                tap(w.label("client-button-arrange"), VisitTap(act="arrange", id=done.client_id)),
            ),
            (
                tap(w.label("calls-button-all"), CallsTap()),
                tap(w.label("calls-button-today"), TodayTap()),
            ),
        ),
    )
