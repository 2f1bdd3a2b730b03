"""The client's word that a machine must not decide; a letter that brought none."""

from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.callbacks.tickets import TicketAct, TicketTap
from bot.markup import shortened
from bot.screen import Button, Buttons, ButtonStyle, Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.site_visits import calls_off_line
from bot.views.ticket_problems import NONE, WORDS_SHOWN
from domain.quality.judging import WAITING
from domain.quality.questions import TicketQuestion
from domain.quality.returned import Trouble

NEAR = 7
"""Days within which a weekday names its day."""

BUTTON_TEXT = 40


def question_screen(w: Screenwriter, asked: TicketQuestion) -> Screen:
    """What the client answered, in his words, and what it may count as."""
    return Screen(
        lines(
            w.t(
                "ticket-question",
                number=asked.number,
                client=asked.client,
                name=_who(asked),
                at=_when(w, asked),
            ),
            w.t("ticket-quote", words=shortened(asked.words, WORDS_SHOWN))
            if asked.words
            else w.t("ticket-question-wordless"),
            _doubt(w, asked),
            *(calls_off_line(w, each) for each in asked.calls_off if _is_asked(asked)),
            _what_now(w, asked),
        ),
        buttons=_choices(w, asked),
    )


def _is_asked(asked: TicketQuestion) -> bool:
    return asked.is_open and asked.may_decide


def _who(asked: TicketQuestion) -> str:
    """With the address, where it is not the one that was asked."""
    named = asked.doubt in ("colleague", "stranger", "forged") and asked.sender
    return (
        f"{asked.said_by}, {asked.sender}"
        if named and asked.sender != asked.said_by
        else asked.said_by
    )


def _when(w: Screenwriter, asked: TicketQuestion) -> str:
    """The hour alone, of today."""
    zone = ZoneInfo(w.time_zone)
    same_day = asked.said_at.astimezone(zone).date() == w.now.astimezone(zone).date()
    return w.time.clock(asked.said_at) if same_day else w.time.lasting(asked.said_at)


def _doubt(w: Screenwriter, asked: TicketQuestion) -> Markup | None:
    """Why a machine must not decide it; of an unclear answer the words tell."""
    if asked.doubt is None or asked.doubt == "unclear":
        return None
    earlier = shortened(asked.before.words, WORDS_SHOWN) if asked.before else NONE
    return w.t(f"ticket-doubt-{asked.doubt.replace('_', '-')}", words=earlier)


def _what_now(w: Screenwriter, asked: TicketQuestion) -> Markup:
    """The question, or what was decided."""
    name = asked.decided_by or NONE
    if asked.is_open and asked.ended and asked.ticket_state != "confirmed":
        return w.t("ticket-question-ended")
    if asked.state == "asked":
        return w.t("ticket-question-working" if _in_work(asked) else "ticket-question-sure")
    if asked.state == "countersign":
        return w.t("ticket-question-countersign", name=name)
    day = _day(w, asked.next_at) if asked.next_at else NONE
    at = w.time.lasting(asked.decided_at) if asked.decided_at else NONE
    return w.t(f"ticket-decided-{asked.state}", name=name, at=at, day=day)


def _in_work(asked: TicketQuestion) -> bool:
    """Whether a no has nothing to bring back: it is worked on as it is."""
    return not asked.ended and asked.ticket_state not in WAITING


def _day(w: Screenwriter, at: datetime) -> str:
    return w.day(at.astimezone(ZoneInfo(w.time_zone)).date())


def _choices(w: Screenwriter, asked: TicketQuestion) -> Buttons:
    """Yes and no side by side; then to wait, or to answer him."""

    def choice(act: TicketAct, label: str, style: ButtonStyle | None = None) -> Button:
        return tap(label, TicketTap(act=act, id=asked.ticket_id, value=asked.answer_id), style)

    if not _is_asked(asked):
        return rows(tap(w.label("ticket-button-open"), TicketTap(act="open", id=asked.ticket_id)))
    if asked.state == "countersign":
        return rows(
            choice("yes", w.label("ticket-button-sign"), "primary"),
            choice("no", w.label("ticket-button-unsigned")),
        )
    return rows(
        (
            choice("yes", w.label("ticket-button-yes")),
            choice("no", w.label("ticket-button-stay" if _in_work(asked) else "ticket-button-no")),
        ),
        (
            choice("wait", _wait_label(w, asked)) if asked.state == "asked" else None,
            choice("reply", w.label("ticket-button-reply")) if asked.channel == "mail" else None,
        ),
    )


def _wait_label(w: Screenwriter, asked: TicketQuestion) -> str:
    """By the weekday while that is clear: "в пятницу"."""
    today = w.now.astimezone(ZoneInfo(w.time_zone)).date()
    if (asked.suggested - today).days < NEAR:
        return w.label("ticket-button-wait-weekday", day=asked.suggested.isoweekday())
    return w.label("ticket-button-wait-day", day=w.day(asked.suggested))


def trouble_screen(w: Screenwriter, trouble: Trouble) -> Screen:
    """The letter brought no word of the client: what happened to it, and what can be done."""
    who = ", ".join(filter(None, (trouble.name, trouble.address))) or NONE
    told = w.t(
        f"ticket-trouble-{trouble.kind.replace('_', '-')}",
        number=trouble.number,
        client=trouble.client,
        who=who,
        at=w.time.lasting(trouble.at),
    )
    more = tap(w.label("ticket-button-open"), TicketTap(act="open", id=trouble.ticket_id))
    if not trouble.open:
        return Screen(lines(told, w.t("ticket-trouble-over")), buttons=rows(more))
    quote = shortened(trouble.words, WORDS_SHOWN) if trouble.words else None
    return Screen(
        lines(
            told,
            w.t("ticket-quote", words=quote) if quote else None,
            w.t("ticket-trouble-until", day=w.day(trouble.until)) if trouble.until else None,
            w.t("ticket-trouble-next"),
        ),
        buttons=rows(*_ways_out(w, trouble), more),
    )


def _ways_out(w: Screenwriter, trouble: Trouble) -> list[Button]:
    """Whoever answers for him, by one tap; somebody else; a call."""
    another = TicketTap(act="another", id=trouble.ticket_id)
    phone = tap(w.label("ticket-button-phone"), TicketTap(act="phone", id=trouble.ticket_id))
    somebody = tap(
        w.label("ticket-button-another"), another, None if trouble.other_id else "primary"
    )
    if trouble.other_id is None or trouble.other is None:
        return [somebody, phone]
    named = TicketTap(act="another", id=trouble.ticket_id, value=trouble.other_id)
    label = shortened(w.label("ticket-button-ask-named", address=trouble.other), BUTTON_TEXT)
    return [tap(label, named, "primary"), somebody, phone]
