"""The first line of every screen of a form: what it is, whom it is about, how far it is."""

from markupsafe import Markup

from bot.texts import Screenwriter, join
from bot.views.site_visits import calls_off_line
from domain.asking.purpose import Subject
from domain.asking.purposes import PURPOSES
from domain.forms import engine
from domain.forms.answers import Picked
from domain.forms.model import Question, QuestionType
from domain.forms.responses import Draft
from domain.requests.drafting import PURPOSE
from domain.requests.form import CLIENT, DUE, OPENING, RECEIVER


def heading(
    w: Screenwriter, draft: Draft, subject: Subject | None, question: Question | None = None
) -> Markup:
    """The form's title, what it is about, the section, and where the question stands.

    Args:
        question: None on the summary.
    """
    title = draft.definition.text(draft.definition.title, w.language)
    parts: list[Markup | str] = [Markup("<b>{}</b>").format(title)]
    if subject is not None and subject.number is not None:
        parts.append(w.t("form-subject", number=subject.number, client=subject.client))
    elif client := subject.client if subject else client_of(draft):
        of_person = PURPOSES[draft.purpose].of_person
        parts.append(client if of_person else w.t("form-client", client=client))
    section = draft.definition.section(question.section) if question else None
    if section is not None:
        parts.append(draft.definition.text(section.label, w.language))
    place = _place(draft, question)
    if place is not None:
        parts.append(w.t("form-place", position=place[0], total=place[1]))
    return join(parts)


def for_client(w: Screenwriter, draft: Draft, subject: Subject | None) -> Markup | None:
    """Whose eyes the words are for, where that is not only colleagues': the client of a request
    that came by mail reads what was done as it is written here.
    """
    if draft.purpose != "done" or subject is None or subject.outlook.goes_on_to is not None:
        return None  # the client reads only what the last step says
    return w.t("form-for-client") if subject.by_mail else None


def calls_off(w: Screenwriter, subject: Subject | None) -> list[Markup]:
    """Visits ahead that are called off by it: that is to be known before, not after."""
    return (
        [] if subject is None else [calls_off_line(w, each) for each in subject.outlook.calls_off]
    )


def client_of(draft: Draft) -> str | None:
    """The client of a new request, once he is chosen."""
    answer = draft.state.answers.get(CLIENT)
    return answer.value.label if answer and isinstance(answer.value, Picked) else None


def _place(draft: Draft, question: Question | None) -> tuple[int, int] | None:
    """Where a question stands among those asked in turn; None when that says nothing: the kind's
    own questions are still unknown, there is only one, or it is asked from the summary.
    """
    if question is None or draft.definition.name == OPENING:
        return None
    if PURPOSES[draft.purpose].in_turn:
        progress = engine.progress(draft.definition, draft.state, question.name)
        return progress.position, progress.total
    known = {DUE, RECEIVER} if draft.purpose == PURPOSE else set()
    asked = [
        each.name
        for each in engine.relevant_questions(draft.definition, draft.state)
        if each.required and each.type is not QuestionType.NOTE and each.name not in known
    ]
    if question.name not in asked or len(asked) == 1:
        return None
    return asked.index(question.name) + 1, len(asked)
