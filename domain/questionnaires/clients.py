"""What a questionnaire found of the client himself: his own fields, and facts of his contract."""

from decimal import Decimal

from sqlalchemy import update

from domain.forms import engine
from domain.forms.answers import Answer
from domain.forms.model import QuestionType
from domain.forms.own_columns import target_of
from domain.questionnaires.fields import CLIENT, CONTRACT, words_of
from domain.questionnaires.rows import Filled
from domain.work import Work
from storage.models import Client


async def write_client(work: Work, filled: Filled) -> None:
    """Bring the client's fields up to date. What was skipped stays as it was; hidden questions
    only read.
    """
    client = await work.session.get(Client, filled.row.client_id, populate_existing=True)
    if client is None:
        return
    answers = engine.counted(filled.definition, filled.answers)
    contract = dict(client.contract)
    columns: dict[str, object] = {}
    for question in filled.definition.questions:
        target, answer = target_of(question), answers.get(question.name)
        if answer is None or answer.value is None or question.type is QuestionType.HIDDEN:
            continue
        if target.startswith(CONTRACT):
            contract[target.removeprefix(CONTRACT)] = _fact(answer)
        elif target.startswith(CLIENT):
            columns[target.removeprefix(CLIENT)] = words_of(answer)
    if contract != client.contract:
        columns["contract"] = contract
    differing = {name: value for name, value in columns.items() if getattr(client, name) != value}
    if differing:
        await work.session.execute(
            update(Client).where(Client.id == client.id).values(**differing, updated_at=work.now)
        )


def _fact(answer: Answer) -> object:
    """A fact of a contract: a number stays a number where JSON has one for it."""
    value = answer.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return words_of(answer)
