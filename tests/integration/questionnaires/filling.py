"""Filling the default questionnaire as a rep does: question by question, until nothing is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

from domain.asking.purpose import Handed
from domain.asking.purposes import hand_in
from domain.company.loading import OUR_FORMS
from domain.company.programme import QUESTIONNAIRE
from domain.forms import answering, engine, repeats
from domain.forms.answers import Answer, Value
from domain.forms.model import FormDefinition, Question, QuestionType, parts_of
from domain.forms.reader import read_form
from domain.forms.responses import Draft
from domain.forms.versions import make_current
from domain.questionnaires import beginning
from domain.work import Work
from tests.fixtures.office import Office

Row = Mapping[str, Value]

GOOD: dict[str, Value] = {
    "k_spec": "yes",
    "k_fails": Decimal(0),
    "k_time": "yes",
    "k_docs": "yes",
    "k_price": "yes",
    "k_reply": "yes",
    "k_people": "yes",
    "k_open": "yes",
    "k_nps": "9",
    "visit_format": "office",
    "z_mood": "warm",
    "z_risk": "no",
}

COMPLAINT: Row = {
    "category": "failure",
    "words": "Каждый понедельник касса стоит до обеда",
    "severity": "stopped",
    "place": "Магазин на Мира, 4",
    "repaired_when": "Месяц без остановок",
}

KIM: Row = {"roles": ("decides",), "consent": "yes", "phone": "+79270000000"}


@dataclass(frozen=True)
class Script:
    """What the client says.

    Attributes:
        answers: to questions outside repeats; what is required and not named is answered anyhow.
        known: how each row of known data is answered: same, changed or gone.
        rows: what is said in rows of known data, by repeat.
        added: rows that are added, by repeat.
    """

    answers: Mapping[str, Value] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Row] = field(default_factory=lambda: {"people": KIM})
    added: Mapping[str, Sequence[Row]] = field(default_factory=dict)


ALL_GOOD = Script(GOOD)
STOPPED = Script(
    {
        **GOOD,
        "k_fails": Decimal(3),
        "check_way": "mail",
        "check_person": "Ирина Викторовна Ким",
        "check_email": "kim@romashka.example",
    },
    added={"complaints": [COMPLAINT, {**COMPLAINT, "category": "documents", "severity": "losses"}]},
)


async def learn_form(office: Office) -> None:
    """Read the files of the questionnaire and of the requests it may bring, as a start does."""
    paths = {QUESTIONNAIRE, *(kind.form for kind in office.policy.kinds.values())}
    async with office.system() as work:
        for path in sorted(paths):
            definition, file_hash = _read(path)
            await make_current(work.open_session, definition, file_hash, office.clock.now())


@cache
def _read(path: Path) -> tuple[FormDefinition, bytes]:
    """Read once for all tests: a spreadsheet takes half a second."""
    return read_form(path), sha256(path.read_bytes()).digest()


async def fill(work: Work, draft: Draft, script: Script) -> Draft:
    """Answer everything that is asked."""
    for _ in range(200):
        if draft.question is None:
            return draft
        question = draft.definition.question(draft.question)
        assert question is not None
        draft = await _answer(work, draft, question, script)
    raise AssertionError("the questionnaire has no end")


async def _answer(work: Work, draft: Draft, question: Question, script: Script) -> Draft:
    if question.type is QuestionType.REPEAT:
        rows = engine.rows_of(draft.state, question.name)
        wanted = script.added.get(question.name, ())
        if len(rows.numbers) - len(rows.known) < len(wanted):
            return await repeats.add_row(work, draft, question.name)
        return await repeats.close_repeat(work, draft, question.name)
    value = _said(draft, question, script)
    if value is None and not question.required:
        if question.name in draft.state.known:
            return await answering.confirm_known(work, draft, question.name)
        return await answering.skip(work, draft, question.name)
    return await answering.save_answer(
        work, draft, question.name, Answer(_anything(draft, question) if value is None else value)
    )


def _said(draft: Draft, question: Question, script: Script) -> Value | None:
    if question.row is None:
        return script.answers.get(question.name)
    repeat, number = question.row
    parts = parts_of(question.name)
    rows = engine.rows_of(draft.state, repeat)
    if parts is None or parts[2] is None:
        return script.known.get(question.name, "same")
    if number in rows.known:
        return script.rows.get(repeat, {}).get(parts[2])
    added = [each for each in rows.numbers if each not in rows.known]
    return script.added[repeat][added.index(number)].get(parts[2])


def _anything(draft: Draft, question: Question) -> Value:
    """Something that will do."""
    known = draft.state.known.get(question.name)
    if known is not None and known.value is not None:
        return known.value
    match question.type:
        case QuestionType.DATE:
            today = draft.state.now.date()
            return today if question.name == "visit_date" else today + timedelta(days=7)
        case QuestionType.INTEGER | QuestionType.DECIMAL:
            return Decimal(5)
        case QuestionType.SELECT_MANY:
            return (question.choices[0].name,)
        case QuestionType.EMAIL:
            return "who@romashka.example"
    if question.choices:
        return question.choices[0].name
    return f"Слова клиента: {question.name}"


async def filled(office: Office, script: Script, name: str = "Ольга") -> int:
    """A questionnaire begun, filled and handed in.

    Returns:
        Its id.
    """
    async with office.acting(name) as work:
        draft = await beginning.begin(work, office.client_id)
        draft = await fill(work, draft, script)
    async with office.acting(name) as work:
        return await sent(work, draft)


async def sent(work: Work, draft: Draft) -> int:
    """Hand a draft in, as the last button does."""
    done = await hand_in(work, draft)
    assert isinstance(done, Handed)
    questionnaire_id = done.args["questionnaire_id"]
    assert isinstance(questionnaire_id, int)
    return questionnaire_id


def next_week(office: Office) -> date:
    return office.clock.now().date() + timedelta(days=7)


async def learn_correction(office: Office) -> FormDefinition:
    """The short form that asks what an answer should be."""
    definition, file_hash = _read(OUR_FORMS / "correct_answer.xlsx")
    async with office.system() as work:
        await make_current(work.open_session, definition, file_hash, office.clock.now())
    return definition
