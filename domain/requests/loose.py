"""Words and files that came while nothing was asked: kept until it is said what they are for."""

from dataclasses import replace

from sqlalchemy import update

from domain.asking.catalog import Forms
from domain.forms import answering, responses
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.requests import attaching, drafting
from domain.requests.form import WORDS, main_question
from domain.requests.purposes import LOOSE
from domain.work import Work
from storage.models import FormResponse


@needs(Permission.ANSWER_FORMS)
async def keep_loose(work: Work, forms: Forms) -> Draft:
    """Begin a draft for what came while nothing was being asked."""
    draft = await responses.start(work, forms.short["comment"], LOOSE)
    return await answering.ask(work, draft, None)


@needs(Permission.ANSWER_FORMS)
async def make_comment(work: Work, draft: Draft, request_id: int) -> Draft:
    """Say which request loose words are for: they are a comment to it from now on."""
    await work.session.execute(
        update(FormResponse)
        .where(FormResponse.id == draft.id)
        .values(purpose="comment", subject_id=request_id)
    )
    return replace(draft, purpose="comment", subject_id=request_id)


@needs(Permission.SEND_REQUESTS)
async def make_request(work: Work, forms: Forms, draft: Draft) -> Draft:
    """Begin a new request with loose words and their files."""
    question = main_question(draft.definition)
    words = draft.state.answers.get(question.name) if question else None
    known = {WORDS: words} if words else {}
    request = await responses.start(work, forms.requests.opening, drafting.PURPOSE, known=known)
    await attaching.move_files(work, draft.id, request.id)
    await responses.drop(work, draft.id)
    return await responses.load(work, request.id)
