"""Doing what a person decided about a mail: it becomes a request, is added to one, or nothing."""

from dataclasses import dataclass, replace

from domain.errors import DeskError
from domain.mail.adding import add_to_request
from domain.mail.incoming import IncomingMail, Outcome
from domain.mail.missing import fill_in
from domain.mail.opening import KindForms, open_request
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import MailThread


@dataclass(frozen=True)
class Decision:
    """What somebody decided: `request:KIND`, `belongs`, `not_ours` or `spam`; and about whose
    mail, in which thread.
    """

    word: str
    client_id: int | None
    contact_id: int | None
    thread_id: int | None


_NOTHING_DONE = {"not_ours": "refused", "spam": "spam"}


@needs(Permission.TAKE_MAIL)
async def do_decided(
    work: Work, forms: KindForms, mail: IncomingMail, decision: Decision
) -> Outcome:
    """Do what was decided about a mail.

    Raises:
        DeskError: it cannot be done; it is tried again.
    """
    known = Outcome(
        "refused",
        thread_id=decision.thread_id,
        client_id=decision.client_id,
        contact_id=decision.contact_id,
    )
    if decision.word in _NOTHING_DONE:
        return replace(known, name=_NOTHING_DONE[decision.word])
    if decision.word == "belongs":
        return await _add(work, mail, known)
    kind = decision.word.removeprefix("request:")
    if decision.client_id is None or kind not in forms:
        raise DeskError("error-kind-unknown")
    opened = await open_request(work, forms, mail, decision.client_id, decision.contact_id, kind)
    return replace(known, name="request", request_id=opened.request_id, thread_id=opened.thread_id)


async def _add(work: Work, mail: IncomingMail, known: Outcome) -> Outcome:
    thread = await work.session.get(MailThread, known.thread_id) if known.thread_id else None
    if thread is None or thread.request_id is None:
        raise DeskError("error-request-unknown")
    await add_to_request(work, mail, thread.request_id)
    await fill_in(work, mail, thread.request_id)
    return replace(known, name="added")
