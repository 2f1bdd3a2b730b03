"""What the reader of a ticket may do with it: the main act first, what cannot be undone last."""

from bot.callbacks.clients import ClientTap
from bot.callbacks.requests import RequestAct, RequestTap
from bot.callbacks.tickets import TicketAct, TicketTap
from bot.callbacks.visits import QuestionnaireTap, VisitTap
from bot.screen import Button, Buttons, ButtonStyle, Screen, rows, tap
from bot.texts import Screenwriter
from domain.quality.facts import SeenTicket
from domain.states import Party

TO_BE_ASKED = ("fixed", "awaiting_client")
"""States in which the client's word is what is missing."""


def ticket_buttons(w: Screenwriter, seen: SeenTicket) -> Buttons:
    """All of it; what is rarely needed is behind the last button."""
    # Broken again after his yes, or a yes too early: it is worked on, and the rep is asked.
    asked = rows(*_answered(w, seen)) if Party.REP in seen.parties else ()
    return rows(
        *(main_acts(w, seen) or asked),
        (act_button(w, seen, "history"), act_button(w, seen, "more")),
    )


def main_acts(w: Screenwriter, seen: SeenTicket) -> Buttons:
    """What the present state asks of the reader; one wide button leads."""
    state = seen.row.state
    if "accept" in seen.acts:
        return rows(act_button(w, seen, "accept", "primary"))
    if state in TO_BE_ASKED and Party.REP in seen.parties:
        return _asking(w, seen)
    if "resume" in seen.acts:
        return _resuming(w, seen)
    if "fix" in seen.acts:
        return _repairing(w, seen)
    if seen.held is not None and state in ("accepted", "in_work"):
        return _working(w, seen)
    return ()


def _answered(w: Screenwriter, seen: SeenTicket) -> list[Button]:
    """The client's answers that wait for the rep's word."""
    return [
        tap(
            w.label("ticket-button-answer"),
            TicketTap(act="answer", id=seen.row.id, value=each.id),
            "primary" if at == 0 else None,
        )
        for at, each in enumerate(each for each in seen.answers if each.state == "asked")
    ]


def _asking(w: Screenwriter, seen: SeenTicket) -> Buttons:
    by_mail = bool(seen.row.confirm_email)
    answered = _answered(w, seen)
    if seen.row.state == "awaiting_client":
        returned = seen.asking is not None and seen.asking.returned_at is not None
        another = act_button(w, seen, "another", "primary" if returned else None)
        led = returned or bool(answered)
        heard = act_button(w, seen, "phone", None if led else "primary", label="heard")
        if returned or not by_mail:
            return rows(*answered, another, heard)
        return rows(*answered, heard, (ask_button(w, seen, label="again"), another))
    if not by_mail:
        return rows(
            *answered,
            act_button(w, seen, "phone", "primary"),
            (act_button(w, seen, "another"), act_button(w, seen, "later")),
        )
    return rows(
        *answered,
        ask_button(w, seen, "primary"),
        (act_button(w, seen, "phone"), act_button(w, seen, "later")),
        (act_button(w, seen, "letter"), act_button(w, seen, "another")),
    )


def _in_his_place(w: Screenwriter, seen: SeenTicket) -> Buttons:
    """The programme's head asks the client where the rep is away."""
    away = Party.HEAD in seen.parties and Party.REP not in seen.parties
    return _asking(w, seen) if away and seen.row.state in TO_BE_ASKED else ()


def ask_button(
    w: Screenwriter, seen: SeenTicket, style: ButtonStyle | None = None, *, label: str = "ask"
) -> Button:
    """Sends the letter of this round: a button of an earlier one does nothing."""
    data = TicketTap(act="ask", id=seen.row.id, value=seen.row.round)
    return tap(w.label(f"ticket-button-{label}"), data, style)


def _resuming(w: Screenwriter, seen: SeenTicket) -> Buttons:
    arrange = VisitTap(act="arrange", id=seen.row.client_id)
    resume = QuestionnaireTap(act="resume", id=seen.row.questionnaire_id)
    return rows(
        tap(w.label("questionnaire-button-arrange"), arrange, "primary"),
        tap(w.label("questionnaire-button-resume"), resume),
    )


def _repairing(w: Screenwriter, seen: SeenTicket) -> Buttons:
    """Of whoever answers for the repair: he hands it on, promises a day, or says it is done."""
    held, reported = seen.held, seen.reported
    hand = _request(w, "hand", held.id, None if reported else "primary") if held else None
    fixed_first = reported is not None or held is None
    fixed = act_button(w, seen, "fixed", "primary" if fixed_first else None)
    plan = act_button(w, seen, "plan") if "plan" in seen.acts else None
    back = _request(w, "return", reported.id) if reported and not held else None
    if fixed_first:
        return rows(fixed, (hand or back, plan))
    return rows(hand, (plan, fixed))


def _working(w: Screenwriter, seen: SeenTicket) -> Buttons:
    """Of the technician who has it in hands."""
    held = seen.held
    if held is None:
        return ()
    return rows(_request(w, "done", held.id, "primary"), _request(w, "hand", held.id))


def _request(
    w: Screenwriter, act: RequestAct, request_id: int, style: ButtonStyle | None = None
) -> Button:
    data = RequestTap(act=act, id=request_id)
    return tap(w.label(f"request-button-{act}"), data, style)


def act_button(
    w: Screenwriter,
    seen: SeenTicket,
    act: TicketAct,
    style: ButtonStyle | None = None,
    *,
    label: str | None = None,
) -> Button:
    """The button of one act on the ticket."""
    return tap(w.label(f"ticket-button-{label or act}"), TicketTap(act=act, id=seen.row.id), style)


def more_screen(w: Screenwriter, seen: SeenTicket) -> Screen:
    """What is rarely needed: papers, the client, the requests; putting off, ending."""

    def allowed(act: TicketAct, style: ButtonStyle | None = None) -> Button | None:
        return act_button(w, seen, act, style) if act in seen.acts else None

    row = seen.row
    requests = [
        tap(
            w.label("ticket-button-request", number=each.number), RequestTap(act="open", id=each.id)
        )
        for each in seen.requests[:2]
    ]
    copy = QuestionnaireTap(act="copy", id=row.questionnaire_id)
    own = seen.parties & {Party.REP, Party.HEAD, Party.LEAD}
    return Screen(
        w.t("ticket-more-headline", number=row.number, client=seen.client),
        buttons=rows(
            *_in_his_place(w, seen),
            requests,
            tap(w.label("ticket-button-copy"), copy) if own else None,
            tap(w.label("questionnaire-button-client"), ClientTap(act="open", id=row.client_id)),
            (allowed("hold"), allowed("unhold")),
            allowed("unfix"),
            (allowed("reject"), allowed("duplicate")),
            allowed("cancel", "danger"),
            act_button(w, seen, "back"),
        ),
    )
