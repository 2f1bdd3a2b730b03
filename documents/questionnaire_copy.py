"""The filled copy of a questionnaire, A4: one goes with every problem questionnaire."""

from collections.abc import Iterable, Sequence
from typing import Literal

from documents.paper import Paper
from documents.typesetting import Plain, breakable, typeset
from domain.forms import engine
from domain.forms.answers import Answer, Media
from domain.forms.model import FormDefinition, Question, QuestionType
from domain.forms.questions import parts_of, row_name
from domain.forms.showing import show
from domain.questionnaires.reading import Correction, QuestionnaireCard

Pair = Sequence[str]
"""What is asked, and what was answered."""


def questionnaire_copy(
    paper: Paper, card: QuestionnaireCard, file_format: Literal["pdf", "png"] = "pdf"
) -> bytes:
    """A questionnaire with all that was answered, what became of it, and every correction."""
    return typeset("questionnaire.typ", copy_data(paper, card), file_format)


def copy_data(paper: Paper, card: QuestionnaireCard) -> dict[str, Plain]:
    """What the template is given."""
    title = card.form.text(card.form.title, paper.language)
    return {
        "language": paper.language,
        "company": paper.policy.name,
        "title": paper.t("questionnaire-title", title=title, number=card.number),
        "client": breakable(card.client),
        "state": paper.t(f"questionnaire-{card.state.replace('_', '-')}"),
        "facts": [[label, breakable(words)] for label, words in _facts(paper, card) if words],
        "sections": list(_sections(paper, card)),
        "made_title": paper.t("questionnaire-made"),
        "made": [[label, breakable(words)] for label, words in _made(paper, card) if words],
        "corrections_title": paper.t("questionnaire-corrections"),
        "corrections": [[label, breakable(words)] for label, words in _corrections(paper, card)],
        "printed": paper.printed,
        "page": paper.t("page"),
    }


def _facts(paper: Paper, card: QuestionnaireCard) -> Iterable[tuple[str, str]]:
    yield paper.t("questionnaire-rep"), card.rep
    yield paper.t("questionnaire-begun"), paper.moment(card.begun_at)
    yield paper.t("questionnaire-paused-at"), paper.moment(card.paused_at)
    yield paper.t("questionnaire-resumed-at"), paper.moment(card.resumed_at)
    yield paper.t("questionnaire-handed-in-at"), paper.moment(card.handed_in_at)
    if card.ticket is not None:
        number = paper.t("questionnaire-ticket-number", number=card.ticket)
        yield paper.t("questionnaire-ticket"), number
    if card.copies is not None:
        names = (*card.copies.service, *card.copies.programme)
        yield paper.t("questionnaire-copies"), ", ".join(names)
    yield paper.t("questionnaire-no-consent"), ", ".join(card.without_consent)


def _sections(paper: Paper, card: QuestionnaireCard) -> Iterable[dict[str, Plain]]:
    """The sections that have answers; the rows of a repeat apart from each other."""
    parts: list[list[Pair]] = []
    here: tuple[str | None, str] | None = None
    opened: dict[str, Plain] = {}
    for row in engine.summary(card.form, card.answers):
        question = row.question
        if row.answer is None or question.type in (QuestionType.REPEAT, QuestionType.ROW):
            continue
        section, part = question.section, _row_of(question)
        if here is None or here[0] != section:
            if opened:
                yield opened
            parts = []
            opened = {"title": _section(paper, card.form, section), "parts": parts}
        if here != (section, part):
            parts.append([])
        here = (section, part)
        label = engine.wording(card.form, card.answers, question.label, paper.language)
        parts[-1].append([label, breakable(_words(paper, card.form, question, row.answer))])
    if opened:
        yield opened


def _row_of(question: Question) -> str:
    return "" if question.row is None else row_name(*question.row)


def _section(paper: Paper, form: FormDefinition, name: str | None) -> str:
    section = form.section(name)
    return "" if section is None else form.text(section.label, paper.language)


def _words(paper: Paper, form: FormDefinition, question: Question, answer: Answer) -> str:
    """The answer as people read it; recordings and photos are named, they stay with the desk."""
    words = show(form, question, answer, paper.language)
    return ", ".join([*([words] if words else []), *(_file(paper, m) for m in answer.attachments)])


def _file(paper: Paper, media: Media) -> str:
    length = f" {media.seconds // 60}:{media.seconds % 60:02}" if media.seconds else ""
    return f"[{paper.t(f'file-{media.kind}')}{length}]"


def _made(paper: Paper, card: QuestionnaireCard) -> Iterable[tuple[str, str]]:
    made = card.outcome
    yield paper.t("questionnaire-opportunities"), "; ".join(made.opportunities)
    yield paper.t("questionnaire-tasks"), "; ".join(made.tasks)
    yield paper.t("questionnaire-requests"), ", ".join(map(str, made.requests))
    yield paper.t("questionnaire-referrals"), "; ".join(made.referrals)
    yield paper.t("questionnaire-gone"), "; ".join(made.gone)


def _corrections(paper: Paper, card: QuestionnaireCard) -> Iterable[tuple[str, str]]:
    for each in card.corrections:
        when = ", ".join((paper.moment(each.at), each.by))
        yield when, f"{_asked(paper, card.form, each)} {_before(paper, card.form, each)}"


def _asked(paper: Paper, form: FormDefinition, correction: Correction) -> str:
    parts = parts_of(correction.question)
    question = form.question(correction.question)
    label = correction.question if question is None else form.text(question.label, paper.language)
    return label if parts is None else f"{label} ({parts[1]})"


def _before(paper: Paper, form: FormDefinition, correction: Correction) -> str:
    """What the answer was before it was corrected."""
    question = form.question(correction.question)
    if correction.erased:
        return paper.t("questionnaire-was-erased")
    if question is None or correction.answer is None:
        return paper.t("questionnaire-was-empty")
    return paper.t("questionnaire-was", words=_words(paper, form, question, correction.answer))
