"""One questionnaire with its answers and what became of them; all those of a client."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from domain.errors import NotAllowed, NotFound
from domain.forms import engine, responses
from domain.forms.answers import Answer, answer_from_json
from domain.forms.correcting import ERASED
from domain.forms.model import FormDefinition
from domain.forms.responses import Draft
from domain.forms.state import GONE, State, rows_of
from domain.forms.versions import current
from domain.permissions import Permission, needs
from domain.quality.leads import service_leads
from domain.quality.reading import Copies, ProblemLine, copies_of, problems_of
from domain.quality.rows import stopped_by
from domain.questionnaires.fields import CONTACT, repeats_of, row_fields, words_of
from domain.questionnaires.rows import may_correct, may_read
from domain.work import Work
from storage.models import (
    AnswerCorrection,
    Client,
    Contact,
    Employee,
    FormResponse,
    Opportunity,
    Questionnaire,
    QuestionnaireResult,
    Request,
    Task,
    Ticket,
)


@dataclass(frozen=True)
class Correction:
    """An answer as it was before it was corrected; None where there was none, and where it was
    `erased`: a person's phone or mail is not kept here.
    """

    question: str
    answer: Answer | None
    by: str
    at: datetime
    erased: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a questionnaire became: titles of opportunities and tasks, numbers of requests, names
    of prospective clients, and of contacts who work there no more.
    """

    opportunities: Sequence[str] = ()
    tasks: Sequence[str] = ()
    requests: Sequence[int] = ()
    referrals: Sequence[str] = ()
    gone: Sequence[str] = ()


@dataclass(frozen=True)
class QuestionnaireCard:
    """A questionnaire as it is shown, printed and read by programs.

    Attributes:
        without_consent: names of those whose phone and mail were not stored.
        copies: who has the copies of a problem questionnaire; None of any other.
        files: how many attachments belong to the answers.
    """

    id: int
    number: int
    state: str
    client_id: int
    client: str
    rep_id: int
    rep: str
    response_id: int
    begun_at: datetime
    paused_at: datetime | None
    resumed_at: datetime | None
    handed_in_at: datetime | None
    counted_at: datetime | None
    campaign_client_id: int | None
    ticket_id: int | None
    ticket: int | None
    ticket_state: str | None
    form: FormDefinition
    answers: State
    problems: Sequence[ProblemLine]
    copies: Copies | None
    outcome: Outcome
    corrections: Sequence[Correction]
    may_correct: bool

    @property
    def counted(self) -> dict[str, Answer]:
        """The answers that count, by question."""
        return dict(engine.counted(self.form, self.answers))

    @property
    def without_consent(self) -> list[str]:
        """Names of those who did not agree that their phone and mail are kept."""
        return people_without_consent(self.form, self.answers)


@dataclass(frozen=True)
class QuestionnaireLine:
    """A questionnaire in the list of a client's."""

    id: int
    number: int
    state: str
    rep: str
    begun_at: datetime
    handed_in_at: datetime | None
    paused_at: datetime | None
    may_open: bool


def people_without_consent(form: FormDefinition, answers: State) -> list[str]:
    """Names of those who did not agree, as the answers of the questionnaire say."""
    counted = engine.counted(form, answers)
    found = []
    for repeat in repeats_of(form, CONTACT):
        for number in rows_of(answers, repeat).numbers:
            said = row_fields(form, counted, repeat, number)
            if words_of(said.get("consent")) == "no":
                found.append(words_of(said.get("name")) or "")
    return [name for name in found if name]


@needs(Permission.FOLLOW_UP)
async def questionnaire_card(work: Work, questionnaire_id: int) -> QuestionnaireCard:
    """One questionnaire, in whatever state.

    Raises:
        NotFound: no such one. NotAllowed: it is not for this reader.
    """
    row = (
        await work.session.execute(
            select(*(column.label(name) for name, column in _FACTS.items()))
            .join(Client, Client.id == Questionnaire.client_id)
            .join(Employee, Employee.id == Questionnaire.rep_id)
            .outerjoin(Ticket, stopped_by)
            .where(Questionnaire.id == questionnaire_id)
        )
    ).first()
    if row is None:
        raise NotFound("error-questionnaire-unknown")
    problems = await problems_of(work, row.ticket_id) if row.ticket_id else []
    if not may_read(work, row.rep_id) and not await _answers_for(work, problems):
        raise NotAllowed
    draft: Draft = await responses.read(work, row.response_id)
    copies = await copies_of(work, problems, row.campaign_client_id) if row.ticket_id else None
    return QuestionnaireCard(
        **row._asdict(),
        form=draft.definition,
        answers=draft.state,
        problems=problems,
        copies=copies,
        outcome=await _outcome(work, row.id, draft.state),
        corrections=await _corrections(work, row.response_id, draft.definition),
        may_correct=may_correct(work, row.rep_id),
    )


async def _answers_for(work: Work, problems: Sequence[ProblemLine]) -> bool:
    """Whether the actor has one of the copies, as a lead of the complaints' department."""
    answering = await service_leads(work, {each.category for each in problems})
    return work.actor.employee_id in answering


_FACTS: Mapping[str, InstrumentedAttribute[Any]] = {
    **{
        name: getattr(Questionnaire, name)
        for name in (
            "id", "number", "state", "client_id", "rep_id", "response_id", "begun_at",
            "paused_at", "resumed_at", "handed_in_at", "counted_at", "campaign_client_id",
        )
    },
    "client": Client.name,
    "rep": Employee.name,
    "ticket_id": Ticket.id,
    "ticket": Ticket.number,
    "ticket_state": Ticket.state,
}  # fmt: skip


_CONTACT = Contact.name.label("contact")


async def _outcome(work: Work, questionnaire_id: int, said: State) -> Outcome:
    opportunities = await work.session.scalars(
        select(Opportunity.title)
        .where(Opportunity.questionnaire_id == questionnaire_id)
        .order_by(Opportunity.id)
    )
    tasks = await work.session.scalars(
        select(Task.title).where(Task.questionnaire_id == questionnaire_id).order_by(Task.id)
    )
    results = (
        await work.session.execute(
            select(QuestionnaireResult.source, Request.number, Client.name, _CONTACT)
            .select_from(QuestionnaireResult)
            .outerjoin(Request, Request.id == QuestionnaireResult.request_id)
            .outerjoin(Client, Client.id == QuestionnaireResult.client_id)
            .outerjoin(Contact, Contact.id == QuestionnaireResult.contact_id)
            .where(QuestionnaireResult.questionnaire_id == questionnaire_id)
            .order_by(QuestionnaireResult.source)
        )
    ).all()
    gone = {name for name, answer in said.answers.items() if answer.value == GONE}
    return Outcome(
        list(opportunities),
        list(tasks),
        [row.number for row in results if row.number is not None],
        [row.name for row in results if row.name is not None],
        [row.contact for row in results if row.contact and row.source.partition(":")[2] in gone],
    )


async def _corrections(work: Work, response_id: int, form: FormDefinition) -> list[Correction]:
    rows = await work.session.execute(
        select(
            AnswerCorrection.question, AnswerCorrection.value, Employee.name, AnswerCorrection.at
        )
        .join(Employee, Employee.id == AnswerCorrection.by_id)
        .where(AnswerCorrection.response_id == response_id)
        .order_by(AnswerCorrection.id)
    )
    found = []
    for name, value, by, at in rows:
        question = form.question(name)
        if question is None or value is None or value == ERASED:
            found.append(Correction(name, None, by, at, erased=value == ERASED))
        else:
            found.append(Correction(name, answer_from_json(question.type, value), by, at))
    return found


@needs(Permission.FOLLOW_UP)
async def questionnaires_of(
    work: Work, client_id: int, limit: int | None = None
) -> list[QuestionnaireLine]:
    """A client's questionnaires, the latest first; those whose draft was thrown away are left out.

    Args:
        limit: how many at the most.
    """
    filler = aliased(Employee)
    rows = await work.session.execute(
        select(
            Questionnaire.id,
            Questionnaire.number,
            Questionnaire.state,
            filler.name,
            Questionnaire.begun_at,
            Questionnaire.handed_in_at,
            Questionnaire.paused_at,
            Questionnaire.rep_id,
        )
        .join(filler, filler.id == Questionnaire.rep_id)
        .join(FormResponse, FormResponse.id == Questionnaire.response_id)
        .where(
            Questionnaire.client_id == client_id,
            Questionnaire.state != "dropped",
            FormResponse.state != "dropped",
        )
        .order_by(Questionnaire.id.desc())
        .limit(limit)
    )
    return [QuestionnaireLine(*row[:7], may_open=may_read(work, row.rep_id)) for row in rows]


@needs(Permission.FOLLOW_UP)
async def counted(work: Work, rep_id: int, since: datetime) -> int:
    """How many questionnaires of a rep count for his norm since a moment: handed in, or paused by
    the gate, each once (domain 2.6).
    """
    found = await work.session.scalar(
        select(func.count())
        .select_from(Questionnaire)
        .where(Questionnaire.earned_by_id == rep_id, Questionnaire.counted_at >= since)
    )
    return found or 0


@needs(Permission.FOLLOW_UP)
async def current_form(work: Work) -> FormDefinition:
    """The questionnaire as it is asked from now on, outside campaigns.

    Raises:
        NotFound: it was never imported.
    """
    return await current(work, work.policy.programme.form.stem)
