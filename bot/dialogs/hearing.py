"""What a person wrote, dictated or sent, taken as the answer to a question of a draft."""

from dataclasses import replace
from datetime import timedelta

from markupsafe import Markup, escape

from bot.dialogs import rows
from bot.dialogs.asked import Asked, offered_now
from bot.dialogs.choice_buttons import has_legend, step_number
from bot.dialogs.finishing import finish
from bot.dialogs.naming import named_on_summary
from bot.dialogs.parts import RowItem, is_long
from bot.dialogs.presenting import News, searched
from bot.dialogs.said import BIGGEST_FILE, Said
from bot.dialogs.talk import Talk, look_at_part, search, show
from bot.fetching import fetch_row
from bot.markup import units
from bot.screen import Screen
from domain.asking import steps
from domain.asking.purposes import PURPOSES
from domain.errors import DeskError
from domain.forms import answering, engine, responses
from domain.forms.answers import Answer, Media
from domain.forms.cleaning import clean
from domain.forms.errors import FormError
from domain.forms.model import MEDIA, TEXTS, Question, QuestionType
from domain.forms.parsing import parse
from domain.forms.responses import Draft
from domain.lookups import PAGE, lookup_of, meant, options
from domain.requests.attaching import attach
from domain.requests.purposes import LOOSE

LONG_TEXT = 4_000
"""From this length on a text may be the first part of one that Telegram has cut: it cuts at 4,096,
or a few words before.
"""

PARTS_APART = timedelta(seconds=3)
"""The parts of a long text are sent at once; nobody types the next answer as quickly."""


async def hear(talk: Talk, draft: Draft, question: Question | None, said: Said) -> None:
    """Take a message as the answer to a question, or as words and files for the summary."""
    media = await _keep_file(talk, draft, said)
    if said.too_big and not said.words:
        await show(talk, draft, News(error=too_big(talk)))
    elif question is None:
        await _hear_on_summary(talk, draft, said, media)
    else:
        try:
            await _hear_answer(talk, draft, question, said, media)
        except DeskError as refusal:
            await show(talk, draft, News(_attached(talk, media), refusal))
    if said.too_big and said.words:
        talk.reply.send(Screen(escape(talk.say.error(too_big(talk)))))


def too_big(talk: Talk) -> DeskError:
    """What is said of a file that Telegram does not give to bots."""
    return DeskError("error-file-too-big", limit=talk.say.byte_size(BIGGEST_FILE))


async def _keep_file(talk: Talk, draft: Draft, said: Said) -> Media | None:
    if said.file is None:
        return None
    media = await attach(talk.work, draft.id, said.file)
    talk.work.outgoing.append(fetch_row(int(media.attachment)))
    return media


async def _hear_answer(
    talk: Talk, draft: Draft, question: Question, said: Said, media: Media | None
) -> None:
    if question.type is QuestionType.LOOKUP and said.words:
        await _look_up(talk, draft, question, said)
    elif question.type is QuestionType.REPEAT and said.words:
        await _hear_row(talk, draft, question, said, media)
    elif _is_beside(draft, question, said, media):
        await _put_beside(talk, draft, question, media)
    else:
        await _answer_with(talk, draft, question, said, media)


async def _answer_with(
    talk: Talk, draft: Draft, question: Question, said: Said, media: Media | None
) -> None:
    try:
        answer = _answer(talk, draft, question, said, media)
    except FormError as refusal:
        if refusal.key != "form-option-ambiguous" or question.type is QuestionType.SELECT_MANY:
            raise
        draft = await answering.ask(talk.work, draft, question.name)
        await show(talk, await search(talk, draft, question, said.words, 0), News(error=refusal))
        return
    if answer is None:
        await show(talk, draft, News(_attached(talk, media)))
        return
    await take_answer(talk, draft, question, answer, said)


async def _hear_row(
    talk: Talk, draft: Draft, repeat: Question, said: Said, media: Media | None
) -> None:
    """Words at "another one?": a row that is there is opened or taken away by its name; anything
    else begins a new row, as the answer to its first question.
    """
    lost = rows.row_to_lose(talk, draft, repeat, said.words)
    if lost is not None:
        await rows.lose_row(talk, draft, repeat, str(lost))
        return
    meant_row = rows.row_meant(talk, draft, repeat, said.words)
    if meant_row is not None:
        await rows.look_at_row(talk, draft, repeat, str(meant_row))
        return
    draft = await rows.add_row(talk, draft, repeat)
    first = draft.definition.question(draft.question) if draft.question else None
    if first is None or first.type in (QuestionType.REPEAT, QuestionType.ROW):
        await show(talk, draft)
    else:
        await _answer_with(talk, draft, first, said, media)


def _is_beside(draft: Draft, question: Question, said: Said, media: Media | None) -> bool:
    """Whether a file without words goes beside the answer to a question for words, which is still
    to be written, or stands already. A voice message alone is an answer.
    """
    if media is None or said.words or question.type not in TEXTS or question.read_only:
        return False
    before = draft.state.answers.get(question.name)
    if before is not None and before.value is not None:
        return True
    spoken = media.kind in ("voice", "audio")
    return PURPOSES[draft.purpose].in_turn and not spoken


async def _put_beside(talk: Talk, draft: Draft, question: Question, media: Media | None) -> None:
    before = draft.state.answers.get(question.name) or offered_now(draft, question) or Answer()
    files = (*before.attachments, media) if media else before.attachments
    whole = replace(before, attachments=files)
    if question.name == draft.question:
        draft = await steps.mark(talk.work, draft, question.name, whole)
    else:
        # A file for an earlier question: what is asked now stays, or its words would go there.
        draft = await answering.correct(talk.work, draft, question.name, whole, None)
    await show(talk, draft, News(_attached(talk, media)))


def _answer(
    talk: Talk, draft: Draft, question: Question, said: Said, media: Media | None
) -> Answer | None:
    """The answer that a message gives; None when it only brought a file to go along."""
    if question.read_only:
        raise FormError("form-only-shown")
    files = (media,) if media else ()
    if question.type in MEDIA:
        if media is None:
            raise FormError(f"form-kind-{question.type}")
        before = draft.state.answers.get(question.name, Answer())
        return replace(before, attachments=before.attachments + files)
    if not said.words:
        alone = media and (media.kind in ("voice", "audio") or PURPOSES[draft.purpose].by_files)
        return Answer(None, files) if alone and question.type in TEXTS else None
    read = read_words(talk, draft, question, said)
    if question.type not in TEXTS:
        return read
    before = draft.state.answers.get(question.name, Answer())
    return replace(read, attachments=before.attachments + files)


def read_words(talk: Talk, draft: Draft, question: Question, said: Said) -> Answer:
    """What was typed, as an answer: an option by its words, or by its place among those offered.

    Raises:
        FormError: it is none.
    """
    asked = Asked(draft, question, typed=searched(draft, question)[0])
    step = _step_typed(talk, asked, said.words)
    if step is not None:
        return step
    words = said.phone if said.phone and question.type is QuestionType.PHONE else said.words
    say = talk.say
    shown = replace(question, choices=asked.choices) if question.choices else question
    try:
        return parse(shown, words, language=say.language, now=talk.work.now, time_zone=say.zone)
    except FormError:
        if len(shown.choices) == len(question.choices):
            raise
    whole = engine.as_asked(draft.definition, draft.state, question)
    return parse(whole, words, language=say.language, now=talk.work.now, time_zone=say.zone)


def _step_typed(talk: Talk, asked: Asked, words: str) -> Answer | None:
    """A step of a scale, by the number that stands on its button."""
    if not has_legend(talk.say, asked):
        return None
    typed = clean(words)
    numbered = enumerate(asked.choices, 1)
    found = [each for at, each in numbered if step_number(asked.choices, at) == typed]
    return Answer(found[0].name) if found else None


async def take_answer(
    talk: Talk, draft: Draft, question: Question, answer: Answer, said: Said
) -> None:
    """Save an answer that came by a message, and show what comes next."""
    draft = await steps.answer(talk.work, talk.forms, draft, question.name, answer, said.message_id)
    goes_on = units(said.words) >= LONG_TEXT
    if goes_on:
        draft = await _expect_more(talk, draft, question, said)
    wordless_photo = not said.words and (said.file is not None and said.file.kind != "voice")
    if steps.ready_to_go(draft) and not (goes_on or said.in_album or wordless_photo):
        await finish(talk, draft)
    else:
        await show(talk, draft)


async def _expect_more(talk: Talk, draft: Draft, question: Question, said: Said) -> Draft:
    until = (said.sent_at + PARTS_APART).isoformat()
    screen = {**draft.screen, "long": {"question": question.name, "until": until}}
    await responses.remember_screen(talk.work, draft, screen)
    return replace(draft, screen=screen)


async def hear_more(talk: Talk, draft: Draft, question: Question, said: Said) -> None:
    """Join the next part of a long text to its first one, and say so."""
    before = draft.state.answers.get(question.name, Answer())
    whole = Answer(f"{before.value or ''} {clean(said.words)}".strip(), before.attachments)
    try:
        draft = await answering.correct(talk.work, draft, question.name, whole, None)
    except FormError as refusal:
        await show(talk, draft, News(error=refusal))
        return
    if units(said.words) >= LONG_TEXT:
        draft = await _expect_more(talk, draft, question, said)
    joined = talk.say.t("form-joined", length=len(str(whole.value)))
    await show(talk, draft, News(joined))


async def _look_up(talk: Talk, draft: Draft, question: Question, said: Said) -> None:
    """Letters typed: the one of that very name, one of the list by its number, or a search."""
    lookup, typed = lookup_of(question, draft), clean(said.words)
    found = await meant(talk.work, lookup, typed)
    if found is None and typed.isascii() and typed.isdigit() and 1 <= int(typed[:3]) <= PAGE:
        shown = await options(talk.work, lookup, *searched(draft, question))
        if int(typed) <= len(shown.items):
            found = shown.items[int(typed) - 1].picked
    if found is not None:
        await take_answer(talk, draft, question, Answer(found), said)
        return
    draft = await answering.ask(talk.work, draft, question.name)
    await show(talk, await search(talk, draft, question, typed, 0))


async def _hear_on_summary(talk: Talk, draft: Draft, said: Said, media: Media | None) -> None:
    """Words are added to the form's main text; a file goes along with the form; a place on the map
    is the answer to the question for one.
    """
    if said.is_place and not PURPOSES[draft.purpose].by_files:
        await _hear_place(talk, draft, said)
        return
    if media is not None and PURPOSES[draft.purpose].by_files:
        draft = await _add_file(talk, draft, media)
    if said.words and is_long(draft):
        await _find_on_summary(talk, draft, said.words)
        return
    if not said.words:
        await show(talk, draft, News(_attached(talk, media)))
        return
    try:
        added = await steps.add_words(talk.work, draft, clean(said.words), said.message_id)
    except FormError as refusal:
        await show(talk, draft, News(error=refusal))
        return
    told = talk.say.t("form-added") if draft.purpose != LOOSE else None
    await show(talk, added or draft, News(told if added else None))


async def _hear_place(talk: Talk, draft: Draft, said: Said) -> None:
    """The first question for a place that is still open has it; of those answered, the first."""
    asked = [
        each
        for each in engine.relevant_questions(draft.definition, draft.state)
        if each.type is QuestionType.LOCATION
    ]
    if not asked:
        await show(talk, draft, News(error=FormError("form-no-place")))
        return
    still_open = [each for each in asked if each.name not in draft.state.answers]
    question = (still_open or asked)[0]
    try:
        answer = read_words(talk, draft, question, said)
        draft = await answering.correct(talk.work, draft, question.name, answer, said.message_id)
    except FormError as refusal:
        await show(talk, draft, News(error=refusal))
    else:
        await show(talk, draft)


async def _find_on_summary(talk: Talk, draft: Draft, words: str) -> None:
    """Words on the summary of a long form open a section, or ask the question that they name."""
    part, item = named_on_summary(talk.say, draft, words)
    if part is None:
        await show(talk, draft, News(error=FormError("form-part-unknown")))
    elif item is None:
        await look_at_part(talk, draft, part)
    elif isinstance(item, RowItem):
        repeat = draft.definition.question(item.repeat)
        await rows.look_at_row(talk, draft, repeat, str(item.number))
    else:
        await show(talk, await answering.ask(talk.work, draft, item.question.name))


async def _add_file(talk: Talk, draft: Draft, media: Media) -> Draft:
    question = draft.definition.questions[0]
    before = draft.state.answers.get(question.name, Answer())
    whole = replace(before, attachments=(*before.attachments, media))
    return await answering.correct(talk.work, draft, question.name, whole, None)


def _attached(talk: Talk, media: Media | None) -> Markup | None:
    return talk.say.t("form-attached", kind=media.kind) if media else None
