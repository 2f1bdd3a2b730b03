"""One request: what it is, whose turn it is, and what its reader may do with it."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from bot.callbacks.board import ClientDateTap
from bot.callbacks.requests import HandoffAct, HandoffTap, RequestAct, RequestTap
from bot.callbacks.tickets import TicketTap
from bot.screen import Button, Buttons, ButtonStyle, Screen, rows, tap
from bot.texts import Screenwriter, capital, join, lines
from bot.views.client_buttons import to_client
from bot.views.contractors import contractor_buttons, contractor_lines
from bot.views.route import before_line, done_label, route_line
from bot.views.site_visits import visit_button, visit_line
from domain.company import Policy
from domain.company.own_kinds import CLIENT
from domain.contact_data import shown_phone
from domain.forms import engine
from domain.forms.showing import show
from domain.privacy.mailed import ERASED_ADDRESS
from domain.requests.card import Complaint, RequestCard
from domain.requests.files import File

ANSWER_LIMIT = 300
"""Characters of one answer on a request's screen; the whole is on its copy to print."""

COMPLAINTS_SHOWN = 3
"""Of a repair; the others are on the card of its ticket."""


def request_screen(w: Screenwriter, policy: Policy, card: RequestCard, me: int) -> Screen:
    """A request with whatever its reader may do with it.

    Args:
        me: the reader's id.
    """
    return Screen(
        lines(
            headline(w, card, me),
            route_line(w, policy, card),
            before_line(w, card),
            promised_line(w, card),
            what_and_where(w, policy, card),
            *answers(w, card),
            *cut_lines(w, card.cut),
            missing_line(w, card),
            w.t("offer-note", words=short(card.passed_with)) if card.passed_with else None,
            _people(w, card),
            _offer_line(w, policy, card),
            visit_line(w, card),
            *contractor_lines(w, card),
            files_line(w, card.files),
        ),
        buttons=_acts(w, policy, card, me),
    )


def headline(w: Screenwriter, card: RequestCard, me: int) -> Markup:
    """Whose turn it is, since when, and until when."""
    if _is_taken(card, me):
        return w.t("request-client-taken", client=card.client, number=card.number)
    if card.state in ("closed", "cancelled"):
        return w.t(f"request-{card.state}", number=card.number, at=card.closed_at)
    late = card.due_at < w.now
    sign = "❗" if late else "⏳" if card.state in ("new", "reported") else "▶"
    whose = "mine" if card.holder_id == me else "others"
    if card.state == "new" and "accept" in card.acts:
        whose = "offered"
    elif card.state == "reported" and card.ticket_id is not None and whose == "mine":
        whose = "repair"
    head = w.t(
        f"request-{card.state.replace('_', '-')}-{whose}",
        sign=sign,
        number=card.number,
        holder=card.holder,
        author=card.author,
        since=w.time.since(card.held_since),
    )
    return join((head, w.t("request-overdue" if late else "request-due", at=card.due_at)))


def _is_taken(card: RequestCard, me: int) -> bool:
    """Whether this is how the reader got a client."""
    return card.kind == CLIENT and card.state == "closed" and card.holder_id == me


def promised_line(w: Screenwriter, card: RequestCard) -> Markup | None:
    """What was promised and still has to be kept: the hour to its author, the day to its client."""
    if card.state not in ("new", "in_work"):
        return None
    said = [
        w.t("request-promised", at=w.by_hour(card.promised_at)) if card.promised_at else None,
        w.t("request-promised-client", day=card.promised_on) if card.promised_on else None,
    ]
    found = [each for each in said if each]
    return join(found) if found else None


def what_and_where(w: Screenwriter, policy: Policy, card: RequestCard) -> Markup:
    """The kind, the client, and where to go."""
    kind = policy.kind_title(card.kind, w.language)
    return w.t("request-what", kind=kind, client=card.client, where=where(card))


def answers(w: Screenwriter, card: RequestCard) -> list[Markup]:
    """The kind's own questions with their answers, a line each; long words are shortened. Of a
    repair, the complaints.
    """
    if card.complaints:
        return [_complaint(w, each) for each in card.complaints[:COMPLAINTS_SHOWN]]
    if card.form is None or card.answers is None:
        return [w.t("request-words", words=card.title)]
    said = []
    for row in engine.summary(card.form, card.answers):
        if row.answer is None:
            continue
        label = card.form.text(row.question.label, w.language)
        words = show(card.form, row.question, row.answer, w.language)
        if words:
            said.append(w.t("request-answer", label=label, words=short(words)))
    return said


def _complaint(w: Screenwriter, complaint: Complaint) -> Markup:
    words, until = complaint.words, complaint.repaired_when
    return lines(
        w.t(
            "request-complaint",
            severity=capital(w.label(f"severity-{complaint.severity}")),
            place=complaint.place or "none",
        ),
        w.t("ticket-words", words=short(words)) if words else w.t("ticket-voice"),
        w.t("ticket-repaired", words=short(until)) if until else None,
    )


def short(words: str) -> str:
    """Words as they fit a line of a screen."""
    return words if len(words) <= ANSWER_LIMIT else f"{words[: ANSWER_LIMIT - 1]}…"


def _people(w: Screenwriter, card: RequestCard) -> Markup:
    return lines(contact(w, card), written_by(w, card))


def contact(w: Screenwriter, card: RequestCard) -> Markup | None:
    """Whom to ask at the client's, with the number to call."""
    if card.contact is None:
        return None
    phone = shown_phone(card.contact_phone) if card.contact_phone else ""
    return w.t("request-contact", name=card.contact, phone=phone)


def written_by(w: Screenwriter, card: RequestCard) -> Markup:
    """Who asked for it, and when: a colleague, or the client himself by mail."""
    if card.writer is None:
        return w.t("request-author", name=card.author, at=card.created_at)
    name, address = card.writer
    if address == ERASED_ADDRESS:
        return w.t("request-writer-erased", name=name, at=card.created_at)
    return w.t("request-writer", name=name, address=address, at=card.created_at)


def cut_lines(w: Screenwriter, cut: Iterable[str] | None) -> list[Markup]:
    """What of a client's mail is not shown, a line each; nothing is cut in silence."""
    return [w.t(key) for key in cut or ()]


def missing_line(w: Screenwriter, card: RequestCard) -> Markup | None:
    """What a client's mail did not say; one button asks him."""
    if card.form is None or not card.missing:
        return None
    labels = (card.form.text(each.label, w.language) for each in card.missing)
    return w.t("request-missing", what=" · ".join(labels), n=len(card.missing))


def _offer_line(w: Screenwriter, policy: Policy, card: RequestCard) -> Markup | None:
    if card.offer is None:
        return None
    to = card.offer.to_person or policy.department_title(card.offer.to_department or "", w.language)
    if "accept" in card.acts:
        note = card.offer.note
        return lines(
            w.t("request-offered-to-you", name=card.offer.giver, at=card.offer.offered_at),
            w.t("offer-note", words=short(note)) if note else None,
        )
    return w.t("request-offered", to=to, at=card.offer.offered_at)


def files_line(w: Screenwriter, files: Sequence[File]) -> Markup | None:
    """How many files there are; None without any."""
    return w.t("request-files", n=len(files)) if files else None


def _acts(w: Screenwriter, policy: Policy, card: RequestCard, me: int) -> Buttons:
    """The main act is a wide button on the first row; what cannot be undone comes last."""
    offer = card.offer.id if card.offer else 0

    def request(act: RequestAct, style: ButtonStyle | None = None) -> Button | None:
        if act not in card.acts:
            return None
        label = done_label(w, policy, card) if act == "done" else w.label(f"request-button-{act}")
        return tap(label, RequestTap(act=act, id=card.id), style)

    def handoff(act: HandoffAct, style: ButtonStyle | None = None) -> Button | None:
        if act not in card.acts:
            return None
        return tap(answer_label(w, card.kind, act), HandoffTap(act=act, id=offer), style)

    return rows(
        to_client(w, card.client_id, "primary") if _is_taken(card, me) else None,
        handoff("accept", "primary"),
        request("confirm", "primary"),
        request("return"),
        *_reporting(card, request("done", "primary"), request("hand")),
        request("step_back"),
        _ask_client(w, card),
        request("order"),
        (request("back"), handoff("withdraw")),
        *contractor_buttons(w, card),
        (visit_button(w, card, me), request("contractor")),
        _ticket(w, card),
        None if _is_taken(card, me) else client_button(w, card),
        tap(w.label("request-button-date"), ClientDateTap(act="open", id=card.id))
        if "date" in card.acts
        else None,
        (request("comment"), _always(w, card, "history")),
        (_always(w, card, "files") if card.files else None, _always(w, card, "copy")),
        handoff("decline"),
        request("cancel", "danger"),
    )


def _reporting(card: RequestCard, done: Button | None, hand: Button | None) -> Buttons:
    """Where "done" names the next department, it needs the whole row."""
    return rows((done, hand)) if card.place is None else rows(done, hand)


def _ask_client(w: Screenwriter, card: RequestCard) -> Button | None:
    """For whoever may speak of the request, while the client's mail lacks something."""
    return _always(w, card, "ask") if card.missing and "comment" in card.acts else None


def _ticket(w: Screenwriter, card: RequestCard) -> Button | None:
    """To the whole of the repair that this is a part of."""
    if card.ticket_id is None:
        return None
    return tap(w.label("ticket-button-open"), TicketTap(act="open", id=card.ticket_id))


def answer_label(w: Screenwriter, kind: str, act: HandoffAct) -> str:
    """What accepting an offer does: work is taken on, or a client."""
    of_client = kind == CLIENT and act == "accept"
    return w.label("handoff-button-accept-client" if of_client else f"handoff-button-{act}")


def client_button(w: Screenwriter, card: RequestCard) -> Button | None:
    """To the client who is passed on: one looks at him before one accepts him."""
    if card.kind != CLIENT:
        return None
    return to_client(w, card.client_id)


def _always(w: Screenwriter, card: RequestCard, act: RequestAct) -> Button:
    return tap(w.label(f"request-button-{act}"), RequestTap(act=act, id=card.id))


def where(card: RequestCard) -> str:
    """The client's address as it follows his name."""
    return f", {card.client_address}" if card.client_address else ""
