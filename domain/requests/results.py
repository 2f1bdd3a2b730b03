"""The end of a request: its holder reports it done, its author accepts the result or returns it."""

from dataclasses import replace

from domain.errors import DeskError
from domain.mail.telling import tell_client_done
from domain.people.leading import department_of
from domain.people.staff import hold_active
from domain.permissions import Permission, needs
from domain.quality.signing import reported
from domain.requests import history, limits, register
from domain.requests.comments import write_comment
from domain.requests.offering import close_open_offer
from domain.requests.rights import parties
from domain.requests.routes import next_look, place_of, step_again
from domain.requests.rows import Answered, RequestRow, lock_request
from domain.requests.states import REQUESTS
from domain.requests.stepping import finish_step
from domain.states import Party, move
from domain.visits import site
from domain.work import Work, redraw


@needs(Permission.WORK_ON_REQUESTS)
async def report(
    work: Work, request_id: int, words: str, response_id: int | None = None
) -> Answered:
    """Report a request done, saying what was done. Completion is a register line. On a route each
    step but the last goes on to the next department instead.

    Args:
        words: what was done; whoever is next, or the author, reads it.
        response_id: the form it was told in; its photos go with the report.

    Raises:
        NotAllowed: somebody else holds it. TooLate: it is not in work any more, or the next
            department is asked already.
    """
    await hold_active(work, {work.actor.id})
    request = await lock_request(work, request_id)
    place = place_of(work.policy, request.kind, request.route_step)
    if place is not None and not place.is_last:
        return await finish_step(work, request, place, words, response_id)
    await _sign(
        work,
        request,
        "report",
        "done",
        reported_at=work.now,
        handoff_count=0,
        stage=0,
        next_at=limits.of_answer(work, await department_of(work, request.owner_id)),
    )
    await close_open_offer(work, request, Party.GIVER)
    off = await site.settle(work, request.id)
    await _word_of(work, request, "reported", words, response_id)
    told = await tell_client_done(work, request.id, words)
    return replace(
        request.answered,
        client_told=told,
        visit_off=off.starts_at if off else None,
        visit_told=off is not None and off.told,
    )


@needs(Permission.WORK_ON_REQUESTS)
async def confirm(work: Work, request_id: int) -> Answered:
    """Accept the result: the author's signature closes his request.

    Raises:
        NotAllowed: it is not one's own request. TooLate: nothing is reported.
        DeskError: it is a repair, which the client's word alone closes.
    """
    request = await lock_request(work, request_id)
    if request.ticket_id is not None:
        raise DeskError("error-ticket-clients-word")
    await _sign(work, request, "confirm", "confirmed", closed_at=work.now, next_at=None)
    event = await history.record(work, request.id, "confirmed")
    await redraw(work, history.subject(request.id))
    await history.redraw_in_hands(work, request)
    history.tell(work, request, "confirmed", event, {request.holder_id, request.owner_id})
    return request.answered


@needs(Permission.WORK_ON_REQUESTS)
async def return_result(
    work: Work, request_id: int, words: str, response_id: int | None = None
) -> Answered:
    """Return a result that is not what was asked, saying what is wrong; the holder has it again.

    Raises:
        NotAllowed: it is not one's own request. TooLate: nothing is reported.
    """
    request = await lock_request(work, request_id)
    step_due_at = step_again(work, request)
    await _sign(
        work,
        request,
        "return",
        "returned",
        reported_at=None,
        held_since=work.now,
        stage=0,
        next_at=next_look(request, step_due_at),
        step_due_at=step_due_at,
    )
    await _word_of(work, request, "returned", words, response_id)
    return request.answered


@needs(Permission.SEND_REQUESTS)
async def cancel(
    work: Work, request_id: int, words: str, response_id: int | None = None
) -> Answered:
    """Cancel a request nobody has taken yet, saying why.

    Raises:
        NotAllowed: it is not one's own request. TooLate: somebody has taken it.
        DeskError: it is a repair, which the client's word alone closes.
    """
    request = await lock_request(work, request_id)
    if request.ticket_id is not None:
        raise DeskError("error-ticket-clients-word")
    await _sign(work, request, "cancel", "cancelled", closed_at=work.now, next_at=None)
    await close_open_offer(work, request, Party.GIVER)
    await _word_of(work, request, "cancelled", words, response_id)
    return request.answered


async def _sign(work: Work, request: RequestRow, act: str, line: str, **values: object) -> None:
    """Take a step that is the actor's to take, and write it in the register with his signature.

    Args:
        act: of the table of states; `line` the register's word for it.
        values: what else changes of the request.
    """
    acting = await parties(work, request)
    await move(work.transaction, REQUESTS, act, request.id, acting, **values)
    await register.append(work, line, request.id, register.signature(work))


async def _word_of(
    work: Work, request: RequestRow, step: str, words: str, response_id: int | None
) -> None:
    """The words of a step become a comment, its history line refers to them; author and holder
    hear of it, whichever of them did not take it.
    """
    if not words.strip() and response_id is None:
        raise DeskError("error-words-needed")
    comment_id = await write_comment(work, request.id, words, response_id)
    event = await history.record(work, request.id, step, comment_id=comment_id)
    await redraw(work, history.subject(request.id))
    await history.redraw_in_hands(work, request)
    if step == "reported" and request.ticket_id is not None:
        await reported(work, request, request.ticket_id, words)
    else:
        history.tell(work, request, step, event, {request.owner_id, request.holder_id})
