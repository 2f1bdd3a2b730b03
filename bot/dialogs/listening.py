"""Whose answer a message is: of the message it replies to, of the question being asked, or of
nothing yet. Whatever it is, nothing of it is lost.
"""

from markupsafe import escape

from bot.dialogs.acts import act
from bot.dialogs.binding import About
from bot.dialogs.draft_screens import edit_too_late_screen
from bot.dialogs.hearing import hear, hear_more, read_words, too_big
from bot.dialogs.presenting import News, own_open
from bot.dialogs.said import Said
from bot.dialogs.spoken import act_said
from bot.dialogs.talk import Talk, show
from bot.dialogs.taps import form_tap, question_of
from bot.screen import Screen, rows, tap
from domain.asking import steps
from domain.errors import DeskError, TooLate
from domain.forms import answering, drafts, responses
from domain.forms.answering import Written
from domain.forms.cleaning import clean
from domain.forms.errors import FormError
from domain.forms.model import TEXTS, Question, QuestionType
from domain.forms.responses import Draft
from domain.forms.state import row_exists
from domain.requests import loose, purposes
from domain.requests.purposes import LOOSE


async def listen(talk: Talk, said: Said, about: About) -> None:
    """Take a message in."""
    if said.is_empty:
        blank = "form-empty-message" if said.words else "form-cannot-take"
        talk.reply.send(Screen(talk.say.t(blank)))
        return
    draft, question = await _addressed(talk, about)
    if draft is None:
        await _listen_to_loose(talk, said)
        return
    spoken = None if said.file else act_said(talk.say, draft, question, said.words)
    if spoken is not None:
        await act(talk, draft, spoken.act, question, spoken.value)
        return
    going_on = steps.follows_long_text(draft, said.sent_at) if not said.file else None
    long_one = draft.definition.question(going_on) if going_on else None
    if about == About() and long_one is not None:
        await hear_more(talk, draft, long_one, said)
    elif draft.purpose == LOOSE and (request_id := await _numbered(talk, said.words)):
        await act(talk, draft, "to", None, str(request_id))
    else:
        await hear(talk, draft, question, said)


async def _addressed(talk: Talk, about: About) -> tuple[Draft | None, Question | None]:
    """The draft and question that a message is for; no question means the draft's summary."""
    request_id = about.request
    if about.response is not None:
        try:
            draft = await responses.load(talk.work, about.response)
        except TooLate:
            request_id = await purposes.request_of(talk.work, about.response)
        else:
            marked = question_of(draft.definition, about.question) if about.question else None
            if marked is not None and not row_exists(draft.state, marked):
                raise TooLate("form-no-such-row")
            return draft, marked or _present(draft)
    if about.handoff is not None:
        request_id = await purposes.request_of_offer(talk.work, about.handoff)
    if request_id is not None:
        return await _comment_on(talk, request_id)
    asked = await drafts.being_asked(talk.work)
    return asked, _present(asked) if asked else None


async def _comment_on(talk: Talk, request_id: int) -> tuple[Draft | None, Question | None]:
    """Words that answer a message about a request are a comment to it."""
    try:
        draft = await purposes.begin(talk.work, talk.forms, "comment", request_id)
    except DeskError as refusal:
        talk.reply.send(Screen(escape(talk.say.error(refusal))))
        return None, None
    return draft, _present(draft)


def _present(draft: Draft) -> Question | None:
    return draft.definition.question(draft.question) if draft.question else None


async def _numbered(talk: Talk, words: str) -> int | None:
    """The request whose number was typed as the answer to "which one?"."""
    number = clean(words)
    found = await own_open(talk.work) if number.isascii() and number.isdigit() else []
    return next((line.id for line in found if str(line.number) == number), None)


async def _listen_to_loose(talk: Talk, said: Said) -> None:
    """Nothing was asked: the words are kept, and what they are for is asked."""
    if not said.words and said.file is None:
        talk.reply.send(Screen(escape(talk.say.error(too_big(talk)))))
        return
    await hear(talk, await loose.keep_loose(talk.work, talk.forms), None, said)


async def listen_to_edit(talk: Talk, said: Said) -> None:
    """A message was changed afterwards: so is the answer it gave, as long as it can be."""
    written = await answering.written_in(talk.work, said.message_id)
    if written is None:
        if said.words and not said.words.startswith("/"):
            talk.reply.send(Screen(talk.say.t("form-edit-useless")))
        return
    if written.state != "open":
        await _add_to_sent(talk, written, said)
        return
    draft = await responses.load(talk.work, written.response_id)
    question = draft.definition.question(written.question)
    if question is None:
        talk.reply.send(Screen(talk.say.t("form-edit-useless")))
        return
    try:
        await _correct(talk, draft, question, said)
    except FormError as refusal:
        await show(talk, draft, News(error=refusal))


async def _correct(talk: Talk, draft: Draft, question: Question, said: Said) -> None:
    read = read_words(talk, draft, question, said)
    if question.type is QuestionType.LOOKUP:
        raise FormError("form-kind-lookup")
    before = draft.state.answers.get(question.name)
    if before is not None and question.type in TEXTS:
        read = type(read)(read.value, before.attachments)
    asked = await drafts.being_asked(talk.work)
    if asked is None or asked.id != draft.id:
        await answering.correct(talk.work, draft, question.name, read, said.message_id)
        go_on = tap(talk.say.label("form-button-open"), form_tap(draft.id, "open"))
        talk.reply.send(Screen(talk.say.t("form-corrected-aside"), rows(go_on)))
        return
    draft = await steps.change(talk.work, talk.forms, draft, question.name, read, said.message_id)
    await show(talk, draft, News(talk.say.t("form-corrected")))


async def _add_to_sent(talk: Talk, written: Written, said: Said) -> None:
    """What was sent stays as it was. To a request the new words can follow as a comment; an answer
    of a questionnaire is corrected there.
    """
    request_id = await purposes.request_of(talk.work, written.response_id)
    if request_id is None:
        talk.reply.send(edit_too_late_screen(talk.say, written))
        return
    draft = await purposes.begin(talk.work, talk.forms, "comment", request_id)
    draft = await answering.ask(talk.work, draft, None)
    added = await steps.add_words(talk.work, draft, clean(said.words), said.message_id)
    await show(talk, added or draft, News(talk.say.t("form-sent-already")))
