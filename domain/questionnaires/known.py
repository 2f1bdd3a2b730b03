"""What is known of a client before his questionnaire is asked: shown, and confirmed by one tap."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from domain.errors import NotFound
from domain.forms import engine, responses
from domain.forms.answers import Answer, answer_from_json, answer_to_json
from domain.forms.model import (
    FormDefinition,
    Json,
    Question,
    QuestionType,
    instance_name,
    row_name,
)
from domain.forms.own_columns import is_remembered, target_of
from domain.questionnaires.fields import CLIENT, CONTACT, CONTRACT, repeats_of
from domain.work import Work
from storage.models import Client, Contact, Questionnaire

REP = "rep"
"""The hidden question that holds who filled the questionnaire."""

MOST_CONTACTS = 50
"""Contacts shown one by one; a client with more has them looked after elsewhere."""


@dataclass
class Known:
    """What `responses.start` is given.

    Attributes:
        answers: that count without being asked: hidden ones.
        suggested: from before, still to be confirmed.
        rows: the numbers of rows that exist from the start, by repeat.
        contacts: the contact that each such row is about, by the row's name (`people[2]`).
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    suggested: dict[str, Answer] = field(default_factory=dict)
    rows: dict[str, tuple[int, ...]] = field(default_factory=dict)
    contacts: dict[str, int] = field(default_factory=dict)


async def known_of(work: Work, definition: FormDefinition, client_id: int) -> Known:
    """All that is known of a client, in the form's own questions.

    Raises:
        NotFound: no such client.
    """
    client = await work.session.get(Client, client_id)
    if client is None:
        raise NotFound("error-client-unknown")
    known = Known(answers={REP: Answer(work.actor.name)} if definition.question(REP) else {})
    last = await _last_answers(work, client_id)
    for question in definition.questions:
        if question.repeat is None:
            _add(known, question, _of_client(client, question) or _remembered(question, last))
    for repeat in repeats_of(definition, CONTACT)[:1]:
        await _add_contacts(work, known, definition, repeat, client_id)
    return known


def _add(known: Known, question: Question, answer: Answer | None) -> None:
    if answer is None or answer.is_empty:
        return
    hidden = question.type is QuestionType.HIDDEN
    (known.answers if hidden else known.suggested)[question.name] = answer


def _of_client(client: Client, question: Question) -> Answer | None:
    target = target_of(question)
    if target.startswith(CONTRACT):
        return _typed(question, client.contract.get(target.removeprefix(CONTRACT)))
    if target.startswith(CLIENT):
        return _typed(question, getattr(client, target.removeprefix(CLIENT)))
    return None


def _typed(question: Question, value: object) -> Answer | None:
    """A column's value as the answer to a question; None when it is not of its type."""
    if value is None or value == "":
        return None
    written: Json = [str(each) for each in value] if isinstance(value, list) else str(value)
    try:
        return answer_from_json(question.type, {"value": written})
    except (TypeError, ValueError):
        return None


async def _last_answers(work: Work, client_id: int) -> Mapping[str, tuple[str, Answer]]:
    """The answers of the client's last questionnaire that was handed in or paused, each with the
    type of its question then.
    """
    response_id = await work.session.scalar(
        select(Questionnaire.response_id)
        .where(Questionnaire.client_id == client_id, Questionnaire.counted_at.is_not(None))
        .order_by(Questionnaire.counted_at.desc())
        .limit(1)
    )
    if response_id is None:
        return {}
    draft = await responses.read(work, response_id)
    counted = engine.counted(draft.definition, draft.state)
    found = {}
    for name, answer in counted.items():
        asked = draft.definition.question(name)
        if asked is not None and asked.row is None:
            found[name] = (asked.type.value, answer)
    return found


def _remembered(question: Question, last: Mapping[str, tuple[str, Answer]]) -> Answer | None:
    """The last answer to the same question, if it is still asked in the same way. What was said
    by voice is not known in words, and asked anew.
    """
    if not is_remembered(question) or question.name not in last:
        return None
    type_, answer = last[question.name]
    if type_ != question.type.value or answer.value is None:
        return None
    return answer_from_json(question.type, answer_to_json(Answer(answer.value)))


async def _add_contacts(
    work: Work, known: Known, definition: FormDefinition, repeat: str, client_id: int
) -> None:
    """One row a contact who still works there."""
    contacts = await work.session.scalars(
        select(Contact)
        .where(Contact.client_id == client_id, Contact.gone_at.is_(None))
        .order_by(Contact.id)
        .limit(MOST_CONTACTS)
    )
    numbers = []
    for number, contact in enumerate(contacts, 1):
        numbers.append(number)
        known.contacts[row_name(repeat, number)] = contact.id
        for question in definition.in_repeat(repeat):
            answer = _typed(question, _of_contact(contact, target_of(question)))
            if answer is not None and not answer.is_empty:
                known.suggested[instance_name(repeat, number, question.name)] = answer
    if numbers:
        known.rows[repeat] = tuple(numbers)


def _of_contact(contact: Contact, target: str) -> object:
    """Who was never asked whether his data may be kept is asked: there is no answer to suggest."""
    if target == "contact.consent":
        return "yes" if contact.consent_at is not None else None
    if not target.startswith(CONTACT):
        return None
    return getattr(contact, target.removeprefix(CONTACT), None)
