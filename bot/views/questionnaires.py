"""Questionnaires once they are filled: handed in, paused, restored; a client's list of them."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.callbacks.clients import ClientTap, OpportunityTap, TaskTap
from bot.callbacks.visits import QuestionnaireTap, VisitTap
from bot.markup import shortened
from bot.screen import Button, Screen, rows, tap
from bot.texts import Screenwriter, lines
from domain.forms import engine
from domain.forms.model import QuestionType
from domain.paging import nearest_page, pages_of
from domain.questionnaires.reading import QuestionnaireCard, QuestionnaireLine

BUTTON_TEXT = 40
NAMES_SHOWN = 200
LISTED = 8
"""Questionnaires of a client on one screen: two years of quarters."""


def questionnaire_screen(w: Screenwriter, card: QuestionnaireCard, reader_id: int | None) -> Screen:
    """A questionnaire as it stands: what happened, what comes next.

    Args:
        reader_id: the employee who reads it; its own rep may go on.
    """
    own = reader_id == card.rep_id
    others = None if own else w.t("questionnaire-rep", name=card.rep)
    match card.state:
        case "paused":
            told = _paused(w, card, own=own)
        case "restored":
            told = [*_restored(w, card), others, w.t("questionnaire-restored-next")]
        case "handed_in":
            told = [_headline(w, card), others, *_outcome(w, card), _corrected(w, card)]
        case _:
            told = [_headline(w, card), others]
    return Screen(lines(*told), buttons=rows(*_acts(w, card, own=own), _ways(w, card)))


def _headline(w: Screenwriter, card: QuestionnaireCard) -> Markup:
    state = card.state.replace("_", "-")
    return w.t(f"questionnaire-{state}", number=card.number, client=card.client)


def _restored(w: Screenwriter, card: QuestionnaireCard) -> list[Markup]:
    """Where the programme's head ended the ticket, no client said that all is well."""
    if card.ticket_state == "confirmed":
        return [_headline(w, card), w.t("questionnaire-restored-by-client")]
    return [w.t("questionnaire-may-go-on", client=card.client)]


def _paused(w: Screenwriter, card: QuestionnaireCard, *, own: bool) -> list[Markup | None]:
    """What the rep says now, at the client's table; the facts come after."""
    copies = card.copies
    names = (
        []
        if copies is None
        else [w.label("questionnaire-copy-service", name=name) for name in copies.service]
        + [w.label("questionnaire-copy-programme", name=name) for name in copies.programme]
    )
    return [
        w.t("questionnaire-paused", n=len(card.problems)),
        w.t("questionnaire-say-goodbye")
        if own
        else w.t("questionnaire-rep-for", name=card.rep, client=card.client),
        w.t("questionnaire-copies", names=", ".join(names)) if names else None,
        w.t("questionnaire-wait") if own else None,
        _no_consent(w, card),
    ]


def _outcome(w: Screenwriter, card: QuestionnaireCard) -> list[Markup | None]:
    made = card.outcome
    numbers = ", ".join(map(str, made.requests))
    names = shortened(", ".join(made.referrals), NAMES_SHOWN)
    return [
        w.t("questionnaire-counted", at=w.time.lasting(card.counted_at))
        if card.counted_at
        else None,
        w.t("questionnaire-made-requests", numbers=numbers, n=len(made.requests))
        if numbers
        else None,
        w.t("questionnaire-made-opportunities", n=len(made.opportunities))
        if made.opportunities
        else None,
        w.t("questionnaire-made-tasks", n=len(made.tasks)) if made.tasks else None,
        w.t("questionnaire-made-referrals", names=names) if names else None,
        _no_consent(w, card),
    ]


def _no_consent(w: Screenwriter, card: QuestionnaireCard) -> Markup | None:
    names = card.without_consent
    if not names:
        return None
    return w.t("questionnaire-no-consent", names=shortened(", ".join(names), NAMES_SHOWN))


def _corrected(w: Screenwriter, card: QuestionnaireCard) -> Markup | None:
    n = len(card.corrections)
    return w.t("questionnaire-corrected", n=n) if n else None


def _acts(w: Screenwriter, card: QuestionnaireCard, *, own: bool) -> list[Button | None]:
    goes_on = own and card.state in ("open", "restored")
    finished = card.state in ("paused", "restored", "handed_in")
    resume = QuestionnaireTap(act="resume", id=card.id)
    copy = QuestionnaireTap(act="copy", id=card.id)
    correct = QuestionnaireTap(act="answers", id=card.id)
    arrange = VisitTap(act="arrange", id=card.client_id)
    return [
        tap(w.label("questionnaire-button-resume"), resume, "primary") if goes_on else None,
        tap(w.label("questionnaire-button-arrange"), arrange)
        if own and card.state == "restored"
        else None,
        tap(w.label("questionnaire-button-copy"), copy) if finished else None,
        tap(w.label("questionnaire-button-correct"), correct)
        if card.may_correct and finished
        else None,
    ]


def _ways(w: Screenwriter, card: QuestionnaireCard) -> Sequence[Button | None]:
    """To what a questionnaire left behind, and to its client."""
    return (
        tap(w.label("questionnaire-button-opportunities"), OpportunityTap(act="mine"))
        if card.outcome.opportunities
        else None,
        tap(w.label("questionnaire-button-tasks"), TaskTap(act="mine"))
        if card.outcome.tasks
        else None,
        tap(w.label("questionnaire-button-client"), ClientTap(act="open", id=card.client_id)),
    )


def questionnaires_screen(
    w: Screenwriter, client_id: int, client: str, found: Sequence[QuestionnaireLine], *, fills: bool
) -> Screen:
    """A client's questionnaires, the latest first.

    Args:
        fills: the reader fills questionnaires, and may begin one here.
    """
    begin = QuestionnaireTap(act="begin", id=client_id)
    return Screen(
        lines(
            w.t("questionnaires-of", client=client),
            *(_line(w, each) for each in found),
            None if found else w.t("questionnaires-none"),
        ),
        buttons=rows(
            tap(w.label("questionnaires-button-begin"), begin, "primary") if fills else None,
            [
                tap(
                    w.label("questionnaire-button-open", number=each.number),
                    QuestionnaireTap(act="open", id=each.id),
                )
                for each in found[:2]
                if each.may_open
            ],
            [
                tap(str(each.number), QuestionnaireTap(act="open", id=each.id))
                for each in found[2:]
                if each.may_open
            ],
            tap(w.label("questionnaire-button-blank"), QuestionnaireTap(act="blank"))
            if fills
            else None,
        ),
    )


def _line(w: Screenwriter, line: QuestionnaireLine) -> Markup:
    at = line.handed_in_at or line.paused_at or line.begun_at
    return w.t(
        "questionnaires-line",
        number=line.number,
        state=w.label(f"questionnaire-state-{line.state.replace('_', '-')}"),
        name=line.rep,
        day=w.time.lasting(at),
    )


ANSWERS_ON_PAGE = 12


def answers_screen(w: Screenwriter, card: QuestionnaireCard, page: int) -> Screen:
    """Which answer is to be corrected: every one that was asked, a page of them at a time.

    Args:
        page: from 0.
    """
    asked = correctable(card)
    pages = pages_of(len(asked), ANSWERS_ON_PAGE)
    page = nearest_page(page, len(asked), ANSWERS_ON_PAGE)
    first = page * ANSWERS_ON_PAGE
    shown = list(enumerate(asked))[first : first + ANSWERS_ON_PAGE]

    def turn(to: int) -> QuestionnaireTap:
        return QuestionnaireTap(act="answers", id=card.id, at=to)

    return Screen(
        w.t("correct-which", number=card.number, client=card.client),
        buttons=rows(
            *(
                tap(
                    shortened(_labelled(w, card, name), BUTTON_TEXT),
                    QuestionnaireTap(act="correct", id=card.id, at=at),
                )
                for at, name in shown
            ),
            [
                tap("◀", turn(page - 1)) if page else None,
                tap("▶", turn(page + 1)) if page + 1 < pages else None,
            ],
        ),
    )


def correctable(card: QuestionnaireCard) -> list[str]:
    """Names of the questions whose answers may be corrected, in the form's order."""
    return [
        row.question.name
        for row in engine.summary(card.form, card.answers)
        if row.question.type not in (QuestionType.REPEAT, QuestionType.ROW)
    ]


def _labelled(w: Screenwriter, card: QuestionnaireCard, name: str) -> str:
    question = card.form.question(name)
    if question is None:
        return name
    label = engine.wording(card.form, card.answers, question.label, w.language)
    return label if question.row is None else f"{question.row[1]}. {label}"
