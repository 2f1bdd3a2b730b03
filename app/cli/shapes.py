"""The fields of the JSON documents. Their names are a contract, which each `--help` lists."""

from collections.abc import Sequence
from datetime import datetime

from domain.forms.answers import answer_to_json
from domain.requests.card import Offer, RequestCard
from domain.requests.contractors import Contractor
from domain.requests.files import File
from domain.requests.journal import JournalLine
from domain.requests.lists import Line
from domain.requests.routes import RoutePlace
from domain.requests.steps import Step
from domain.visits.site import SiteVisit

Shape = dict[str, object]


def line_shape(line: JournalLine) -> Shape:
    """A register line: who handed over and who accepted, when, and what proves it."""
    return {
        "request": line.number,
        "line": line.line_no,
        "what": line.kind,
        "kind": line.request_kind,
        "title": line.title,
        "client": line.client,
        "state": line.state,
        "handed_over_by": line.giver,
        "handed_over_at": line.giver_at,
        "handed_over_evidence": line.giver_evidence,
        "accepted_by": line.receiver,
        "accepted_at": line.receiver_at,
        "accepted_evidence": line.receiver_evidence,
        "moved_by_order_of": line.by_order_of,
        "route_step": None if line.route_step is None else line.route_step + 1,
    }


def open_shape(line: Line, now: datetime) -> Shape:
    """What is not done, who has it now, since when."""
    return {
        "request": line.number,
        "kind": line.kind,
        "department": line.department,
        "client": line.client,
        "title": line.title,
        "state": line.state,
        "holder": line.holder,
        "since": line.held_since,
        "due": line.due_at,
        "overdue": line.overdue(now),
        "offered_to_person": line.offered_to,
        "offered_to_department": line.offered_department,
        "offered_at": line.offered_at,
        "route_step": None if line.route_step is None else line.route_step + 1,
        "contractor_until": line.outside_until,
    }


def request_shape(
    card: RequestCard, lines: Sequence[JournalLine], history: Sequence[Step]
) -> Shape:
    """A request with its answers, attachments, register lines and history."""
    return {
        "request": card.number,
        "kind": card.kind,
        "state": card.state,
        "title": card.title,
        "client": card.client,
        "author": card.author,
        "written_by": None if card.writer is None else card.writer[0],
        "missing": [question.name for question in card.missing],
        "holder": card.holder,
        "since": card.held_since,
        "due": card.due_at,
        "created": card.created_at,
        "closed": card.closed_at,
        "route": None if card.place is None else _route(card, card.place),
        "contractors": [_contractor(each) for each in card.contractors],
        "visits": [_visit(each) for each in card.visits],
        "offer": None if card.offer is None else _offer(card.offer),
        "answers": _answers(card),
        "attachments": [_file(file) for file in card.files],
        "lines": [line_shape(line) for line in lines],
        "history": [_step(step) for step in history],
    }


def _route(card: RequestCard, place: RoutePlace) -> Shape:
    """Steps are counted from 1, as people say them."""
    return {
        "step": place.number + 1,
        "of": place.of,
        "department": place.step.department,
        "due": card.step_due_at,
    }


def _contractor(work: Contractor) -> Shape:
    return {
        "name": work.name,
        "what": work.what,
        "reached_at": work.reached_at,
        "until": work.until_on,
        "given_by": work.by,
        "done_at": work.done_at,
    }


def _visit(visit: SiteVisit) -> Shape:
    return {
        "person": visit.person,
        "state": visit.state,
        "starts_at": visit.starts_at,
        "place": visit.place,
        "contact": visit.contact,
        "invited": visit.invited,
        "client_reply": visit.client_reply,
    }


def _offer(offer: Offer) -> Shape:
    return {
        "to_person": offer.to_person,
        "to_department": offer.to_department,
        "offered_at": offer.offered_at,
        "note": offer.note,
    }


def _answers(card: RequestCard) -> Shape:
    answers = {} if card.answers is None else card.answers.answers
    return {name: answer_to_json(answer)["value"] for name, answer in answers.items()}


def _file(file: File) -> Shape:
    return {
        "kind": file.kind,
        "file_name": file.file_name,
        "mime_type": file.mime_type,
        "size": file.size,
        "seconds": file.seconds,
        "caption": file.caption,
        "state": file.state,
        "sha256": file.blob,
    }


def _step(step: Step) -> Shape:
    return {
        "what": step.kind,
        "at": step.at,
        "by": step.actor,
        "words": step.words,
        "to_person": step.to_person,
        "to_department": step.to_department,
        "reason": step.reason,
    }
