"""A ticket's first state: the complaints of a client, in his own words."""

from markupsafe import Markup

from bot.callbacks import ClientTap, QuestionnaireTap
from bot.markup import shortened
from bot.screen import Screen, rows, tap
from bot.texts import Screenwriter, lines
from domain.quality.reading import ProblemLine, TicketCard

SHOWN = 3
"""Complaints on the screen; the others are in the copy."""

WORDS_SHOWN = 400
NONE = "none"


def ticket_screen(w: Screenwriter, card: TicketCard) -> Screen:
    """What is wrong, where, how badly, how the client will see that it is repaired."""
    headline = "ticket-headline" if card.state == "new" else "ticket-headline-later"
    at = w.time.lasting(card.opened_at)
    hidden = len(card.problems) - SHOWN
    return Screen(
        lines(
            w.t(headline, number=card.number, client=card.client),
            w.t("ticket-from", number=card.questionnaire, name=card.rep, at=at),
            *(_problem(w, card, n, each) for n, each in enumerate(card.problems[:SHOWN], 1)),
            w.t("ticket-more", n=hidden) if hidden > 0 else None,
            _check(w, card),
        ),
        buttons=rows(
            tap(
                w.label("ticket-button-copy"),
                QuestionnaireTap(act="copy", id=card.questionnaire_id),
            ),
            tap(w.label("questionnaire-button-client"), ClientTap(act="open", id=card.client_id)),
        ),
    )


def _problem(w: Screenwriter, card: TicketCard, n: int, problem: ProblemLine) -> Markup:
    return lines(
        w.t(
            "ticket-problem",
            n=n,
            category=_category(w, card, problem.category),
            severity=w.label(f"severity-{problem.severity}"),
            place=problem.place or NONE,
        ),
        w.t("ticket-words", words=shortened(problem.words, WORDS_SHOWN))
        if problem.words
        else w.t("ticket-voice"),
        w.t("ticket-repaired", words=shortened(problem.repaired_when, WORDS_SHOWN))
        if problem.repaired_when
        else None,
    )


def _category(w: Screenwriter, card: TicketCard, category: str) -> str:
    """As the form calls it, in the reader's language if it speaks that."""
    labels = card.categories.get(category, {})
    return labels.get(w.language) or next(iter(labels.values()), category)


def _check(w: Screenwriter, card: TicketCard) -> Markup:
    who = ", ".join(filter(None, (card.confirm_contact, card.confirm_email)))
    if card.confirm_email:
        return w.t("ticket-check-mail", who=who)
    return w.t("ticket-check-phone", who=who or NONE)
