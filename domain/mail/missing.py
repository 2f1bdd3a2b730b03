"""What a request by mail still lacks: asked for by a letter, filled in by the answer (domain 1.1).

The form's own rules decide what is missing and whether an answer will do, as in a dialog.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ARRAY, LargeBinary, Text, any_, bindparam, false, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from domain.errors import DeskError, NotAllowed, TooLate
from domain.forms import engine
from domain.forms.answers import Answer, answer_from_json, answer_to_json
from domain.forms.errors import FormError
from domain.forms.model import FormDefinition, Question
from domain.forms.parsing import parse
from domain.forms.versions import definition_of
from domain.mail import letters, threads
from domain.mail.incoming import IncomingMail
from domain.mail.tokens import token_hash
from domain.permissions import Permission, needs
from domain.requests import history
from domain.requests.rights import SPEAKING, parties
from domain.requests.rows import Answered, lock_request
from domain.work import Work, redraw
from storage.models import (
    Client,
    FormAnswer,
    FormResponse,
    FormVersion,
    Letter,
    MailThread,
    Request,
)
from storage.statements import Statement

ASK = "question"
"""Kind of the letter that asks a client for what is missing."""

CHOICES_TOLD = 8
"""Answers of a question that a letter names; who is asked to choose among more writes freely."""

_NUMBERED = re.compile(r"^\s*(\d{1,2})\s*[.):]\s*(.+)$")


@dataclass(frozen=True)
class _Form:
    response_id: int
    definition: FormDefinition
    state: engine.State

    @property
    def missing(self) -> tuple[Question, ...]:
        return engine.missing(self.definition, self.state)


async def _form_of(work: Work, request_id: int) -> _Form | None:
    rows = await _FORM.all(work.session, request_id=request_id)
    if not rows:
        return None
    definition = await definition_of(work, rows[0].version)
    answers: dict[str, Answer] = {}
    for row in rows:
        question = definition.question(row.question) if row.question else None
        if question is not None and row.value is not None:
            answers[question.name] = answer_from_json(question.type, row.value)
    return _Form(rows[0].id, definition, engine.State(_local_now(work), answers))


_FORM = Statement(
    select(FormResponse.id, FormVersion.version, FormAnswer.question, FormAnswer.value)
    .join(Request, Request.response_id == FormResponse.id)
    .join(FormVersion, FormVersion.id == FormResponse.form_version_id)
    .outerjoin(FormAnswer, FormAnswer.response_id == FormResponse.id)
    .where(Request.id == bindparam("request_id"))
)


def _local_now(work: Work) -> datetime:
    return work.now.astimezone(ZoneInfo(work.policy.time_zone))


@dataclass(frozen=True)
class QuestionLetter:
    """The letter that would go to the client, for whoever is to send it.

    `questions` are worded in the client's language, in the order he will read them; `names` are
    theirs in the form.
    """

    number: int
    address: str
    language: str
    questions: tuple[str, ...]
    names: tuple[str, ...]


@needs(Permission.WORK_ON_REQUESTS)
async def draft_letter(work: Work, request_id: int) -> QuestionLetter:
    """What asking the client would send.

    Raises:
        NotAllowed: one neither has the request nor answers for it.
        TooLate: nothing is missing. DeskError: it did not come by mail.
    """
    request = await lock_request(work, request_id)
    if not await parties(work, request) & SPEAKING and work.actor.role != "coordinator":
        raise NotAllowed
    thread = await threads.of_request(work, request_id)
    if thread is None:
        raise DeskError("error-request-not-by-mail")
    language = await work.session.scalar(
        select(Client.language).where(Client.id == request.client_id)
    )
    spoken = language or work.policy.default_language
    form = await _form_of(work, request_id)
    if form is None or not form.missing:
        raise TooLate("error-nothing-missing")
    questions = tuple(_worded(form, question, spoken) for question in form.missing)
    names = tuple(question.name for question in form.missing)
    return QuestionLetter(request.number, thread.address, spoken, questions, names)


def _worded(form: _Form, question: Question, language: str) -> str:
    """A question with the answers it takes, if those are few enough to read."""
    words = engine.wording(form.definition, form.state, question.label, language)
    if not 0 < len(question.choices) <= CHOICES_TOLD:
        return words
    choices = (form.definition.text(each.label, language) for each in question.choices)
    return f"{words} ({' / '.join(choices)})"


@needs(Permission.WORK_ON_REQUESTS)
async def ask_client(work: Work, request_id: int) -> Answered:
    """Send the client the letter that asks for what is missing, signed by whoever sends it.

    Raises:
        as `draft_letter`.
    """
    drafted = await draft_letter(work, request_id)
    thread = await threads.of_request(work, request_id)
    assert thread is not None  # noqa: S101 - draft_letter refuses a request without one
    await letters.write(
        work,
        letters.NewLetter(
            kind=ASK,
            thread_id=thread.id,
            args={
                "request_id": request_id,
                "questions": list(drafted.questions),
                "asked": list(drafted.names),
            },
            words="",
        ),
    )
    await history.record(work, request_id, "asked_client")
    await redraw(work, history.subject(request_id))
    return Answered(request_id, drafted.number)


async def fill_in(work: Work, mail: IncomingMail, request_id: int) -> int:
    """Fill in what an answer says of what the client was asked and is still open; a part that will
    not do stays open, its words stand in the comment anyway.

    Returns:
        How many questions were answered.
    """
    asked = await _asked(work, mail, request_id)
    form = await _form_of(work, request_id) if asked else None
    if form is None:
        return 0
    questions = [found for name in asked if (found := form.definition.question(name))]
    still_open = {question.name for question in form.missing}
    filled = 0
    for question, words in _matched(questions, mail.words):
        answer = _read(work, form, question, words) if question.name in still_open else None
        if answer is not None:
            await _save(work, form.response_id, question.name, answer)
            still_open.remove(question.name)
            filled += 1
    if filled:
        await redraw(work, history.subject(request_id))
    return filled


async def _asked(work: Work, mail: IncomingMail, request_id: int) -> list[str]:
    """Names of the questions that the letter asked, in its order: the letter that is answered,
    else the last one. Its numbers hold, whatever was filled in since.
    """
    args = await _ASKED.value(
        work.session,
        request_id=request_id,
        ids=[*mail.references, *mail.returned_ids],
        hashes=[token_hash(token) for token in mail.tokens],
    )
    names = (args or {}).get("asked")
    return [str(name) for name in names] if isinstance(names, list) else []


_answered = or_(
    Letter.message_id == any_(bindparam("ids", type_=ARRAY(Text))),
    Letter.token_hash == any_(bindparam("hashes", type_=ARRAY(LargeBinary))),
)
_ASKED = Statement(
    select(Letter.args)
    .join(MailThread, MailThread.id == Letter.thread_id)
    .where(MailThread.request_id == bindparam("request_id"), Letter.kind == ASK)
    .order_by(func.coalesce(_answered, false()).desc(), Letter.id.desc())
    .limit(1)
)


def _matched(questions: Sequence[Question], words: str) -> Iterator[tuple[Question, str]]:
    """Which words answer which question: all of them a single one; a numbered line the question
    of that number, a line that begins with a question's own words the rest of it.
    """
    if len(questions) == 1:
        yield questions[0], words.strip()
    labels = _labels(questions)
    for line in words.splitlines():
        numbered = _NUMBERED.match(line)
        if numbered and 1 <= int(numbered[1]) <= len(questions):
            yield questions[int(numbered[1]) - 1], numbered[2].strip()
        elif (labelled := _labelled(labels, line)) is not None:
            yield labelled, line.partition(":")[2].strip()
        elif len(questions) == 1 and line.strip():
            yield questions[0], line.strip(" .")


def _labels(questions: Sequence[Question]) -> Mapping[str, Question]:
    """The questions by their words, in every language: the client was asked in his."""
    return {_folded(words): each for each in questions for words in each.label.values()}


def _labelled(labels: Mapping[str, Question], line: str) -> Question | None:
    head, colon, rest = line.partition(":")
    if not colon or not rest.strip():
        return None
    return labels.get(_folded(head))


def _folded(words: str) -> str:
    return words.casefold().strip(" ?:.*-—\t")


def _read(work: Work, form: _Form, question: Question, words: str) -> Answer | None:
    language = work.policy.default_language
    zone = ZoneInfo(work.policy.time_zone)
    try:
        answer = parse(question, words, language=language, now=form.state.now, time_zone=zone)
        engine.check(form.definition, question, answer, form.state, language=language)
    except FormError:
        return None
    return None if answer.is_empty else answer


async def _save(work: Work, response_id: int, question: str, answer: Answer) -> None:
    row = {"value": answer_to_json(answer), "skipped": False, "answered_at": work.now}
    await work.session.execute(
        insert(FormAnswer)
        .values(response_id=response_id, question=question, **row)
        .on_conflict_do_update(
            index_elements=[FormAnswer.response_id, FormAnswer.question],
            set_={**row, "revision": FormAnswer.revision + 1},
            where=FormAnswer.value.is_(None),
        )
    )
