"""The one ticket card, drawn for who reads it: whose turn it is, what is wrong, what comes next."""

from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.markup import shortened
from bot.screen import Screen
from bot.texts import Screenwriter, join, lines
from bot.views.ticket_acts import ticket_buttons
from domain.company import Policy
from domain.contact_data import shown_phone
from domain.forms.model import Labels
from domain.quality.facts import SeenProblem, SeenTicket
from domain.quality.fixing import ROOT_CAUSES
from domain.states import Party
from storage.models.tickets import ENDED

SHOWN = 3
"""Complaints on the screen; the others are in the copy."""

FEW = 2
"""Complaints of which it is also told how the client will see that they are repaired."""

WORDS_SHOWN = 400
"""Characters of somebody's words where they stand alone."""

SHORT_WORDS = 160
"""Characters of the client's words where several complaints share the screen."""

LETTER_SHOWN = 1500
"""Characters of the letter to the client: it is read before it is sent."""

NONE = "none"
"""What a text is filled with where there is nothing to say."""


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
    if row.state in ENDED:
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


def problem_lines(w: Screenwriter, seen: SeenTicket) -> list[Markup | None]:
    """What is wrong in the client's words, and what was done about it."""
    several, many = len(seen.problems) > 1, len(seen.problems) > FEW
    hidden = len(seen.problems) - SHOWN
    limit = SHORT_WORDS if several else WORDS_SHOWN
    shown = [replace(each, repaired_when="") if many else each for each in seen.problems[:SHOWN]]
    return [
        *(
            _problem(w, seen.categories, each, limit, n if several else 0)
            for n, each in enumerate(shown, 1)
        ),
        w.t("ticket-more", n=hidden) if hidden > 0 else None,
    ]


def _problem(
    w: Screenwriter, categories: Mapping[str, Labels], problem: SeenProblem, limit: int, n: int
) -> Markup:
    done = problem.done_words
    return lines(
        w.t(
            "ticket-problem",
            n=n,
            category=category_label(w, categories, problem.category),
            severity=w.label(f"severity-{problem.severity}"),
            place=problem.place or NONE,
        ),
        w.t("ticket-words", words=shortened(problem.words, limit))
        if problem.words
        else w.t("ticket-voice"),
        w.t(
            "ticket-done",
            words=shortened(done, limit),
            cause=cause_label(w, problem.root_cause),
            check=shortened(problem.own_check or NONE, limit),
        )
        if done and problem.state != "open"
        else w.t("ticket-repaired", words=shortened(problem.repaired_when, limit))
        if problem.repaired_when and problem.state == "open"
        else None,
    )


def category_label(w: Screenwriter, categories: Mapping[str, Labels], category: str) -> str:
    """As the form calls it, in the reader's language if it speaks that."""
    labels = categories.get(category, {})
    return labels.get(w.language) or next(iter(labels.values()), category)


def cause_label(w: Screenwriter, cause: str | None) -> str:
    """A root cause by its code, or in the words that service wrote instead."""
    return w.label(f"root-cause-{cause.replace('_', '-')}") if cause in ROOT_CAUSES else cause or ""


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
        if report and seen.reported
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
    next_at = w.time.lasting(asked.next_at) if asked.next_at else NONE
    key = "ticket-asked" if asked.channel == "mail" else "ticket-asked-phone"
    return w.t(key, who=who, at=w.time.lasting(asked.asked_at), next=next_at)


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
