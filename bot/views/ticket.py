"""The one ticket card, drawn for who reads it: whose turn it is, what is wrong, what comes next."""

from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.markup import shortened
from bot.screen import Screen
from bot.texts import Screenwriter, join, lines
from bot.views.ticket_acts import ticket_buttons
from bot.views.ticket_problems import NONE, SHORT_WORDS, WORDS_SHOWN, problem_lines
from domain.company import Policy
from domain.contact_data import shown_phone
from domain.quality.facts import SeenAsking, SeenTicket
from domain.states import Party
from storage.models.tickets import ENDED

LETTER_SHOWN = 1500
"""Characters of the letter to the client: it is read before it is sent."""


def ticket_screen(w: Screenwriter, policy: Policy, seen: SeenTicket, letter: str = "") -> Screen:
    """A ticket as it stands, with what its reader may do.

    Args:
        letter: the words of the letter that asks the client, for who is to send it; they tell
            what was wrong and what was done.
    """
    over = seen.row.state in ENDED
    return Screen(
        lines(
            headline(w, policy, seen),
            None if over else _round(w, seen),
            None if over else where(seen),
            w.t("ticket-from", number=seen.questionnaire, name=seen.rep, at=_opened(w, seen)),
            *(() if letter else problem_lines(w, seen)),
            *([_ending(w, seen)] if over else _now(w, seen)),
            _letter(w, seen, letter),
        ),
        buttons=ticket_buttons(w, seen),
    )


def headline(w: Screenwriter, policy: Policy, seen: SeenTicket) -> Markup:
    """Whose turn it is, and until when."""
    row = seen.row
    late = seen.overdue(w.now, w.now.astimezone(ZoneInfo(w.time_zone)).date())
    sign = "❗" if late else "▶" if row.state in ("accepted", "in_work") else "⏳"
    head = w.t(
        f"ticket-{row.state.replace('_', '-')}-{_whose(seen)}",
        sign=sign,
        number=row.number,
        client=seen.client,
        name=_name(w, policy, seen),
        since=_since(w, seen),
        day=row.hold_until or NONE,
        other=seen.duplicate_of or 0,
    )
    urgent = row.state == "new" and len(seen.problems) > 1
    parts = [head, w.t(f"ticket-severity-{row.severity}") if urgent else None]
    if seen.due_at is not None:
        parts.append(w.t("ticket-late" if late else "ticket-due", at=w.time.lasting(seen.due_at)))
    return join(part for part in parts if part)


def _whose(seen: SeenTicket) -> str:
    """Whether it is the reader's turn."""
    mine = {
        "new": "accept" in seen.acts,
        "accepted": seen.row.lead_id == seen.me,
        "in_work": seen.held is not None,
        "fixed": Party.REP in seen.parties,
    }
    return "mine" if mine.get(seen.row.state) else "others"


def _name(w: Screenwriter, policy: Policy, seen: SeenTicket) -> str:
    """Who is to act, where it is not the reader."""
    match seen.row.state:
        case "new":
            offered = next((each for each in seen.requests if each.state == "new"), None)
            if offered is None:
                return seen.lead or NONE
            department = offered.offered_department
            title = policy.department_title(department, w.language) if department else None
            return offered.offered_to or title or offered.holder
        case "in_work":
            return next((each.holder for each in seen.requests if each.state != "closed"), NONE)
        case "fixed":
            return seen.rep
        case "confirmed":
            return seen.confirmed_name or NONE
        case _:
            return seen.lead or NONE


def _since(w: Screenwriter, seen: SeenTicket) -> str:
    row = seen.row
    request = next((each for each in seen.requests if each.state != "closed"), None)
    at = {
        "accepted": row.accepted_at,
        "in_work": request.held_since if request else None,
        "fixed": row.fixed_at,
        "awaiting_client": seen.asking.asked_at if seen.asking else row.fixed_at,
    }.get(row.state, row.closed_at)
    if row.state in ("fixed", *ENDED):
        return w.time.lasting(at or row.opened_at)
    return w.time.since(at or row.opened_at)


def _opened(w: Screenwriter, seen: SeenTicket) -> str:
    return w.time.lasting(seen.row.opened_at)


def _round(w: Screenwriter, seen: SeenTicket) -> Markup | None:
    """Of what came back: the client's "no", in his words."""
    said = seen.told.get("refused") or seen.told.get("reopened")
    if seen.row.round < 2 or said is None:
        return w.t("ticket-follows", number=seen.follows) if seen.follows else None
    return w.t(
        "ticket-round",
        n=seen.row.round,
        at=w.time.lasting(said.at),
        words=shortened(said.words or "", SHORT_WORDS) or NONE,
    )


def where(seen: SeenTicket) -> Markup | None:
    """Where to go and whom to call."""
    phone = shown_phone(seen.contact_phone) if seen.contact_phone else None
    whom = " ".join(filter(None, (seen.contact, phone)))
    facts = [fact for fact in (seen.address, whom) if fact]
    return join(facts) if facts else None


def _now(w: Screenwriter, seen: SeenTicket) -> list[Markup | None]:
    """What stands in its present state: who does what, what was promised, whom the client's word
    was asked of.
    """
    row, report = seen.row, seen.told.get("reported")
    return [
        w.t("ticket-planned", day=w.day(row.planned_on))
        if row.planned_on and row.state in ("accepted", "in_work")
        else None,
        w.t("ticket-hold-reason", words=shortened(seen.hold_reason, SHORT_WORDS))
        if seen.hold_reason and row.state == "on_hold"
        else None,
        w.t("ticket-reported", name=report.name, words=shortened(report.words or NONE, SHORT_WORDS))
        if report and seen.reported and row.state in ("accepted", "in_work")
        else None,
        _asked(w, seen),
        *(
            w.t(
                f"ticket-answer-{each.state}",
                name=each.said_by,
                at=w.time.lasting(each.said_at),
                words=shortened(each.words, SHORT_WORDS),
                day=w.day(each.next_at.astimezone(ZoneInfo(w.time_zone)).date())
                if each.next_at
                else NONE,
            )
            for each in seen.answers
        ),
    ]


def _asked(w: Screenwriter, seen: SeenTicket) -> Markup | None:
    asked = seen.asking
    if seen.row.state != "awaiting_client" or asked is None:
        return None if seen.row.state == "fixed" else _check(w, seen)
    who = ", ".join(filter(None, (asked.name, asked.address))) or NONE
    if asked.returned_at is not None:
        return w.t("ticket-letter-returned", who=who, at=w.time.lasting(asked.returned_at))
    key = "ticket-asked" if asked.channel == "mail" else "ticket-asked-phone"
    return join(
        part
        for part in (w.t(key, who=who, at=w.time.lasting(asked.asked_at)), _next(w, seen, asked))
        if part
    )


def _next(w: Screenwriter, seen: SeenTicket, asked: SeenAsking) -> Markup | None:
    """What happens if the client stays silent. Where he has answered, the answer is next; by phone
    he gets no letters.
    """
    answered = any(each.state in ("asked", "countersign") for each in seen.answers)
    if asked.next_at is None or asked.next_step is None or answered:
        return None
    if asked.next_step == "remind" and asked.channel != "mail":
        return None
    whose = Party.HEAD if asked.next_step == "head" else Party.REP
    return w.t(
        f"ticket-silent-{asked.next_step}",
        day=w.day(asked.next_at.astimezone(ZoneInfo(w.time_zone)).date()),
        reader="mine" if whose in seen.parties else "others",
    )


def _check(w: Screenwriter, seen: SeenTicket) -> Markup | None:
    """How the client will be asked; the rep's own concern, so for him and the head."""
    if not seen.parties & {Party.REP, Party.HEAD}:
        return None
    email = seen.row.confirm_email
    who = ", ".join(filter(None, (seen.contact, email))) or NONE
    return w.t("ticket-check-mail" if email else "ticket-check-phone", who=who)


def _ending(w: Screenwriter, seen: SeenTicket) -> Markup:
    """How it ended: in the client's words, or the head's."""
    row = seen.row
    doubt = row.confirmed_by == "mail" and seen.authenticated is None
    quote = shortened(seen.closed_words, WORDS_SHOWN) if seen.closed_words else None
    return lines(
        w.t("ticket-words", words=quote) if quote else None,
        w.t(f"ticket-confirmed-by-{row.confirmed_by}") if row.confirmed_by else None,
        w.t("ticket-sender-unproved") if doubt else None,
        w.t("ticket-next-resume") if "resume" in seen.acts else None,
    )


def _letter(w: Screenwriter, seen: SeenTicket, letter: str) -> Markup | None:
    """What the client will read, before it is sent."""
    if not letter:
        return None
    to = seen.row.confirm_email or NONE
    return lines(
        w.t("ticket-letter-to", address=to),
        w.t("ticket-letter", words=shortened(letter, LETTER_SHOWN)),
    )
