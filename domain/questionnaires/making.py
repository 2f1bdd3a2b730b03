"""What answers become: opportunities, tasks, requests, prospective clients (domain 2.16).

Each is found again by the answer it was made of, so handing in once more makes nothing twice.
"""

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as put

from domain.follow_ups.tasks import NewTask, put_task, today_of
from domain.follow_ups.writing_down import NewOpportunity, put_opportunity
from domain.forms.showing import show
from domain.questionnaires.fields import Made, things_made, words_of
from domain.questionnaires.requesting import write_request
from domain.questionnaires.rows import Filled
from domain.work import Work
from storage.models import Client, QuestionnaireResult

USUAL_TIME = timedelta(days=7)
"""When a task is due whose form asks for no day."""

NAME_LIMIT = 200
INTRODUCTIONS = ("in_person", "by_name", "no")


async def make_things(work: Work, filled: Filled) -> set[str]:
    """Make all that the answers shall become, or bring it up to date.

    Returns:
        The kinds of what was made: referral, opportunity, request, task.
    """
    things = things_made(filled.definition, filled.answers)
    for thing in things:
        match thing.kind:
            case "opportunity":
                await _opportunity(work, filled, thing)
            case "task":
                await _task(work, filled, thing)
            case "referral":
                await _referral(work, filled, thing)
            case "request":
                await _request(work, filled, thing)
    return {thing.kind for thing in things}


def title_of(work: Work, filled: Filled, thing: Made) -> str:
    """The answer in words; the question, where it was answered by voice or by a mere yes."""
    words = show(filled.definition, thing.question, thing.answer, work.actor.language)
    if thing.answer.value == "yes" or not words.strip():
        words = filled.definition.text(thing.question.label, work.actor.language)
    return " ".join(words.split())


async def _opportunity(work: Work, filled: Filled, thing: Made) -> None:
    amount, next_on = _value(thing, "amount"), _value(thing, "next_on")
    await put_opportunity(
        work,
        NewOpportunity(
            client_id=filled.row.client_id,
            title=title_of(work, filled, thing),
            owner_id=filled.row.rep_id,
            amount=amount if isinstance(amount, Decimal) else None,
            currency=words_of(thing.fields.get("currency")),
            next_step=words_of(thing.fields.get("next_step")),
            next_on=next_on if isinstance(next_on, date) else None,
            source=filled.source(thing.name),
            questionnaire_id=filled.row.id,
        ),
    )


async def _task(work: Work, filled: Filled, thing: Made) -> None:
    due_on = _value(thing, "due_on")
    await put_task(
        work,
        NewTask(
            title=title_of(work, filled, thing),
            due_on=due_on if isinstance(due_on, date) else today_of(work) + USUAL_TIME,
            owner_id=filled.row.rep_id,
            client_id=filled.row.client_id,
            source=filled.source(thing.name),
            questionnaire_id=filled.row.id,
        ),
    )


def _value(thing: Made, part: str) -> object:
    answer = thing.fields.get(part)
    return None if answer is None else answer.value


async def _referral(work: Work, filled: Filled, thing: Made) -> None:
    """A company named by the client is a prospective client; one known already stays what it is."""
    name = title_of(work, filled, thing)[:NAME_LIMIT]
    said = {
        "note": words_of(thing.fields.get("contact")),
        "introduction": _introduction(thing),
    }
    made = await _made(work, filled, thing)
    if made is not None and made.client_id is not None:
        await work.session.execute(
            update(Client)
            .where(
                Client.id == made.client_id,
                Client.standing == "prospective",
                Client.referred_by_id == filled.row.client_id,
            )
            .values(name=name, updated_at=work.now, **said)
        )
        return
    client_id = await work.session.scalar(
        select(Client.id)
        .where(func.lower(Client.name) == name.lower())
        .order_by(Client.id)
        .limit(1)
    )
    if client_id is None:
        client_id = await _prospective(work, filled, name, said)
    await remember(work, filled, thing.name, client_id=client_id)


def _introduction(thing: Made) -> str | None:
    words = words_of(thing.fields.get("introduction"))
    return words if words in INTRODUCTIONS else None


async def _prospective(work: Work, filled: Filled, name: str, said: dict[str, str | None]) -> int:
    language = await work.session.scalar(
        select(Client.language).where(Client.id == filled.row.client_id)
    )
    client_id: int = (
        await work.session.execute(
            insert(Client)
            .values(
                name=name,
                standing="prospective",
                referred_by_id=filled.row.client_id,
                language=language or work.policy.default_language,
                manager_id=filled.row.rep_id,
                created_at=work.now,
                updated_at=work.now,
                **said,
            )
            .returning(Client.id)
        )
    ).scalar_one()
    return client_id


async def _request(work: Work, filled: Filled, thing: Made) -> None:
    """The questionnaire is the second form of a written request: nobody keys it again (domain
    1.1). One that was made is not changed: it is in others' hands by now.
    """
    if await _made(work, filled, thing) is None:
        request_id = await write_request(work, filled, thing, title_of(work, filled, thing))
        await remember(work, filled, thing.name, request_id=request_id)


async def _made(work: Work, filled: Filled, thing: Made) -> QuestionnaireResult | None:
    return await work.session.get(QuestionnaireResult, filled.source(thing.name))


async def remember(work: Work, filled: Filled, name: str, **made: int) -> None:
    """Note what the answer `name` has become."""
    await work.session.execute(
        put(QuestionnaireResult)
        .values(source=filled.source(name), questionnaire_id=filled.row.id, **made)
        .on_conflict_do_nothing()
    )
