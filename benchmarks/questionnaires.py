"""Five hundred reps fill the VIP questionnaire at once, beside a bare aiogram bot.

Each answers the questions of a client of his own in turn, as the form asks them: options by taps,
the rest in words. An answer is checked, saved and committed, and the next question drawn.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import text

from app.texts import desk_texts
from benchmarks import bare_bot
from benchmarks.beside import Kind, Size, both
from benchmarks.fake_api import FakeApi
from benchmarks.figures import Figure
from benchmarks.ground import Database, Ground, company
from benchmarks.machine import leave_to_the_bot
from benchmarks.staff import CHAT_OF, ZONE, actor, hire
from benchmarks.told_updates import Told, tap, words
from bot.dialogs.taps import form_tap
from domain.asking.catalog import load_forms
from domain.clock import SystemClock
from domain.forms import engine
from domain.forms.answers import Answer, Value
from domain.forms.model import Question, QuestionType
from domain.forms.responses import Draft
from domain.questionnaires.beginning import begin as begin_questionnaire
from domain.work import Evidence, begin

REPS = range(1001, 1501)
FULL = Size(rounds=3, updates=3000, paced=600, warm_up=500)
QUICK = Size(rounds=1, updates=500, paced=100, warm_up=500)

SAID = "С начала года выросли на треть, открыли второй цех и ищем поставщика поближе"
NUMBERS: Mapping[QuestionType, str] = {
    QuestionType.INTEGER: "0",
    QuestionType.DECIMAL: "0",
    QuestionType.PHONE: "+79160000000",
    QuestionType.EMAIL: "office@client.example",
}
"""What is typed where not any words will do. No failures are remembered: the gate stays open."""

_REPS = text(
    """
    INSERT INTO employees (id, name, role, department, language, time_zone, created_at)
    SELECT n, 'Продавец ' || n, 'rep', 'sales', 'ru', :zone, now()
    FROM generate_series(CAST(:first AS int), :last) AS n
    """
)
_ACCOUNTS = text(
    """
    INSERT INTO accounts (employee_id, channel, external_id, created_at)
    SELECT n, 'telegram', (:chat_of + n)::text, now()
    FROM generate_series(CAST(:first AS int), :last) AS n
    """
)


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Let all of them answer, the desk and the bare bot in turns."""
    leave_to_the_bot(0)
    leave_to_the_bot(ground.server.pid)
    api = FakeApi()
    async with ground.database("questionnaires") as database, api.serve() as address:
        drafts = await _begin(database)
        async with both(database, api, address, QUICK if quick else FULL) as run:
            return await run.compare(Kind("an answer", _interviews(drafts)))


async def _begin(database: Database) -> list[Draft]:
    """The questionnaires before the first answer: rep 1001's of client 1, and so on."""
    people = {"first": REPS.start, "last": REPS.stop - 1}
    async with database.engine.begin() as connection:
        await connection.execute(text(bare_bot.TABLE))
        await hire(connection)
        await connection.execute(_REPS, {**people, "zone": ZONE})
        await connection.execute(_ACCOUNTS, {**people, "chat_of": CHAT_OF})
    policy, clock = company(), SystemClock()
    await load_forms(database.engine, policy, desk_texts(), clock)
    drafts = []
    for client, person in enumerate(REPS, 1):
        rep = actor(person, "rep", "sales")
        evidence = Evidence("telegram", str(CHAT_OF + person), "update:0")
        async with begin(database.engine, rep, clock, policy, evidence) as work:
            drafts.append(await begin_questionnaire(work, client))
    return drafts


def _interviews(drafts: list[Draft]) -> Iterator[Told]:
    """Every rep's next answer in turn, until the first of them has answered all."""
    interviews = [_interview(person, draft) for person, draft in zip(REPS, drafts, strict=True)]
    while True:
        for each in interviews:
            told = next(each, None)
            if told is None:
                return
            yield told


def _interview(person: int, draft: Draft) -> Iterator[Told]:
    while question := engine.next_question(draft.definition, draft.state):
        told, answer = _answer(person, draft, question)
        yield from told
        if answer is None:
            state = engine.skipped(draft.state, question.name)
        else:
            state = engine.answered(draft.state, question.name, answer)
        draft = replace(draft, state=state)


def _answer(person: int, draft: Draft, question: Question) -> tuple[list[Told], Answer | None]:
    """The updates that a question is answered by, and the answer they come to."""

    def tapped(act: str, value: object = "") -> Told:
        data = form_tap(draft.id, act, question, value)  # type: ignore[arg-type] # an act below
        return tap(person, data.pack(), draft.definition.text(question.label, "ru"))

    match question.type:
        case QuestionType.ROW | QuestionType.SELECT_ONE | QuestionType.YES_NO | QuestionType.SCALE:
            return [tapped("set", 0)], Answer(question.choices[0].name)
        case QuestionType.SELECT_MANY:
            return [tapped("on", 0), tapped("done")], Answer((question.choices[0].name,))
        case QuestionType.TEXT | QuestionType.LONG_TEXT:
            return [words(person, SAID)], Answer(SAID)
        case QuestionType.INTEGER | QuestionType.DECIMAL:
            return [words(person, NUMBERS[question.type])], Answer(Decimal(NUMBERS[question.type]))
        case _ if question.type in NUMBERS:
            typed: Value = NUMBERS[question.type]
            return [words(person, NUMBERS[question.type])], Answer(typed)
        case QuestionType.DATE:
            today = draft.state.now.date()
            return [tapped("set", today.isoformat())], Answer(today)
        case _:
            return [tapped("skip")], None
