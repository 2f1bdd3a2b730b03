"""The copy of a request that stays with whoever handed it over (domain 1.2), A4."""

from collections.abc import Iterable, Sequence

from documents.paper import Paper
from documents.register_page import route_step, row_data
from documents.typesetting import Plain, breakable, typeset
from domain.contact_data import shown_phone
from domain.forms import engine
from domain.forms.showing import show
from domain.people_time import byte_size
from domain.requests.card import RequestCard
from domain.requests.files import File
from domain.requests.journal import JournalLine
from domain.requests.steps import Step

_HEADS = ("row", "name", "moment", "signature", "what", "gave", "took")


def request_copy(
    paper: Paper, card: RequestCard, history: Sequence[Step], lines: Sequence[JournalLine]
) -> bytes:
    """A request with its answers, files, all words that were said on the way, and all register
    lines, as PDF.

    Args:
        history: of this request, oldest first; lines likewise.
    """
    return typeset("request.typ", copy_data(paper, card, history, lines))


def copy_data(
    paper: Paper, card: RequestCard, history: Sequence[Step], lines: Sequence[JournalLine]
) -> dict[str, Plain]:
    """What the template is given."""
    return {
        "language": paper.language,
        "company": paper.policy.name,
        "title": paper.t("request-title", number=card.number),
        "kind": paper.policy.kind_title(card.kind, paper.language),
        "state": paper.t(f"state-{card.state.replace('_', '-')}"),
        "facts": [[label, breakable(words)] for label, words in _facts(paper, card) if words],
        "answers_title": paper.t("request-answers"),
        "answers": [[label, breakable(words)] for label, words in _answers(paper, card)],
        "files_title": paper.t("request-files"),
        "files": [breakable(words) for words in _files(paper, card.files)],
        "said_title": paper.t("request-said"),
        "said": [[label, breakable(words)] for label, words in _said(paper, history)],
        "lines_title": paper.t("request-lines"),
        "no_lines": paper.t("request-no-lines"),
        "heads": {name: paper.t(f"head-{name}") for name in _HEADS},
        "rows": [row_data(paper, line) for line in lines],
        "printed": paper.printed,
        "page": paper.t("page"),
    }


def _facts(paper: Paper, card: RequestCard) -> Iterable[tuple[str, str]]:
    phone = shown_phone(card.contact_phone) if card.contact_phone else None
    contact = ", ".join(filter(None, (card.contact, phone)))
    yield paper.t("fact-client"), card.client
    yield paper.t("fact-address"), card.client_address or ""
    yield paper.t("fact-contact"), contact
    yield paper.t("fact-author"), card.author
    yield paper.t("fact-created"), paper.moment(card.created_at)
    yield paper.t("fact-due"), paper.moment(card.due_at)
    if card.place is not None:
        yield paper.t("fact-route"), route_step(paper, card.place)
    for work in card.contractors:
        until = paper.t("contractor-until", what=work.what, until=paper.day(work.until_on))
        done = paper.t("contractor-done", at=paper.moment(work.done_at)) if work.done_at else until
        yield paper.t("fact-contractor"), f"{work.name}: {done}"
    for visit in card.visits:
        state = paper.t(f"visit-{visit.state}")
        yield paper.t("fact-visit"), f"{paper.moment(visit.starts_at)}, {visit.person}, {state}"
    if card.closed_at is None:
        holder = paper.t("held-since", name=card.holder, at=paper.moment(card.held_since))
        yield paper.t("fact-holder"), holder
    else:
        yield paper.t("fact-closed"), paper.moment(card.closed_at)


def _answers(paper: Paper, card: RequestCard) -> Iterable[tuple[str, str]]:
    if card.form is None or card.answers is None:
        yield paper.t("fact-words"), card.title
        return
    for row in engine.summary(card.form, card.answers):
        if row.answer is not None:
            words = show(card.form, row.question, row.answer, paper.language)
            if words:
                yield card.form.text(row.question.label, paper.language), words


def _said(paper: Paper, history: Iterable[Step]) -> Iterable[tuple[str, str]]:
    """Comments, reports, notes and reasons, whole: a phone's screen cuts the long ones."""
    for step in history:
        words = step.words or step.reason
        if words:
            who = step.writer or step.actor
            yield ", ".join(filter(None, (paper.moment(step.at), who))), words


def _files(paper: Paper, files: Iterable[File]) -> Iterable[str]:
    for file in files:
        size = byte_size(paper.texts, paper.language, file.size) if file.size else ""
        about = ", ".join(filter(None, (paper.t(f"file-{file.kind}"), size, file.caption)))
        yield f"{file.file_name} ({about})"
