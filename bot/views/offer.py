"""The notice of a handoff: open for its receivers, answered for everybody else."""

from markupsafe import Markup

from bot.callbacks.requests import HandoffAct, HandoffTap, RequestTap
from bot.screen import Button, ButtonStyle, Screen, rows, spent, tap
from bot.texts import Screenwriter, lines
from bot.views.request import (
    answer_label,
    answers,
    client_button,
    contact,
    files_line,
    where,
    written_by,
)
from bot.views.route import offered_step
from domain.company import Policy
from domain.requests.card import RequestCard
from domain.requests.offers import OfferFacts


def offer_notice(w: Screenwriter, policy: Policy, facts: OfferFacts, card: RequestCard) -> Screen:
    """The news of an offer: what, until when, from whom, and the one tap that accepts it."""
    return Screen(
        lines(
            _headline(w, policy, facts),
            offered_step(w, policy, facts),
            w.t("offer-client", client=card.client, where=where(card)),
            *answers(w, card),
            contact(w, card),
            _from_whom(w, facts, card),
            w.t("offer-note", words=facts.note) if facts.note else None,
            files_line(w, card.files),
        ),
        buttons=rows(
            _answer_button(w, facts, "accept", "primary"),
            (
                tap(w.label("request-button-more"), RequestTap(act="open", id=facts.request_id)),
                _answer_button(w, facts, "decline"),
            ),
            client_button(w, card),
        ),
    )


def _from_whom(w: Screenwriter, facts: OfferFacts, card: RequestCard) -> Markup:
    """Who hands over; of a mail nobody has signed for yet, the client who wrote it."""
    if card.writer is not None and card.state == "new":
        return written_by(w, card)
    return w.t("offer-giver", name=facts.giver, at=facts.offered_at)


def _answer_button(
    w: Screenwriter, facts: OfferFacts, act: HandoffAct, style: ButtonStyle | None = None
) -> Button:
    return tap(answer_label(w, facts.kind, act), HandoffTap(act=act, id=facts.id), style)


def answered_notice(w: Screenwriter, facts: OfferFacts) -> Screen:
    """What a notice of an offer becomes for the others, once it was answered or is over."""
    more = tap(w.label("request-button-more"), RequestTap(act="open", id=facts.request_id))
    return _over(w, facts, more)


def group_notice(w: Screenwriter, policy: Policy, facts: OfferFacts) -> Screen:
    """An offer in a department's group: number, kind and due date; a client's name only where
    the policy allows it. Answered, it says by whom and when.
    """
    if facts.state != "offered":
        return _over(w, facts, None)
    named = policy.privacy.names_in_groups
    return Screen(
        lines(
            _headline(w, policy, facts),
            offered_step(w, policy, facts),
            w.t("offer-client", client=facts.client, where="") if named else None,
        ),
        buttons=rows(_answer_button(w, facts, "accept", "primary")),
    )


def _headline(w: Screenwriter, policy: Policy, facts: OfferFacts) -> Markup:
    kind = policy.kind_title(facts.kind, w.language)
    return w.t("offer-headline", number=facts.number, kind=kind, at=w.time.lasting(facts.due_at))


def _over(w: Screenwriter, facts: OfferFacts, more: Button | None) -> Screen:
    name = facts.answered_by or facts.giver
    said = w.t(f"offer-{facts.state}", number=facts.number, name=name, at=facts.answered_at)
    label = w.label(f"offer-{facts.state}-button", name=name, at=facts.answered_at)
    return Screen(said, buttons=rows(spent(label), more))
