"""Acts of staff by mail: the word that stands for a button, signed with mail as the channel."""

import re
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from domain.errors import DeskError, TooLate
from domain.mail import letters
from domain.mail.incoming import IncomingMail
from domain.mail.threads import Thread
from domain.people.staff import Person, actor_of, employee_columns
from domain.quality import accepting
from domain.requests import comments, handoffs, results
from domain.requests.rows import Answered
from domain.work import Actor, Evidence, Work
from storage.models import Employee, Handoff, Request

Act = Literal["accept", "decline", "done", "comment"]

_WORDS: tuple[tuple[Act, str], ...] = (
    ("accept", "принял|приняла|принимаю|беру|взял|взяла|accept|accepted|take|taken"),
    ("decline", "отказываюсь|отказ|не могу|decline|declined|refuse|refused"),
    ("done", "сделано|сделал|сделала|готово|выполнено|done|ready"),
)
_ALONE = r"(?:\s+в работу)?\s*(?:[:;,.!–—\n-]|$)"
"""After the word its clause ends: "готово будет завтра" and "принял бы" sign nothing."""
_ACTS = tuple((act, re.compile(f"(?:{words}){_ALONE}", re.IGNORECASE)) for act, words in _WORDS)
_REST = re.compile(r"^[\s:;,.–—-]+")


@dataclass(frozen=True)
class Said:
    """What somebody of the staff answered: the act, and the words that come with it."""

    act: Act
    words: str


def read_act(words: str) -> Said:
    """Read an answer: "принял", "отказываюсь: нет допуска", "сделано: заменили кабель". Anything
    else is a comment.
    """
    said = words.strip()
    for act, pattern in _ACTS:
        found = pattern.match(said)
        if found:
            return Said(act, _REST.sub("", said[found.end() :]).strip())
    return Said("comment", said)


async def act_by_mail(work: Work, mail: IncomingMail, thread: Thread) -> None:
    """Do what an employee's answer says, in his name, and tell him by mail what came of it.

    What he may not do, or is too late for, changes nothing; he is told why.
    """
    actor = await _actor(work, thread)
    if actor is None:
        return
    evidence = Evidence("mail", mail.sender, mail.message_id or f"mail:{mail.id}")
    acting = Work(work.open_session, actor, work.clock, work.policy, evidence)
    said = read_act(mail.words)
    try:
        async with work.open_session.begin_nested():
            done = await _do(acting, thread, said)
    except DeskError as refusal:
        await _answer(work, mail, thread, "act_refused", {"error": refusal.key, **_plain(refusal)})
        return
    work.outgoing.extend(acting.outgoing)
    await _answer(work, mail, thread, "act_done", {"act": said.act, "number": done.number})


async def _actor(work: Work, thread: Thread) -> Actor | None:
    """The employee a thread is with, while he is one."""
    row = (
        await work.session.execute(
            select(*employee_columns).where(Employee.id == thread.employee_id, Employee.active)
        )
    ).first()
    if row is None:
        return None
    return actor_of(Person(*row))


async def _do(acting: Work, thread: Thread, said: Said) -> Answered:
    kind, _, number = (thread.subject or "").partition(":")
    if kind == "handoff":
        return await _answer_offer(acting, int(number), said)
    if kind == "ticket":
        return await _sign_for_repair(acting, int(number), said)
    if kind != "request":
        raise DeskError("error-mail-act-unknown")
    if said.act == "done":
        return await results.report(acting, int(number), said.words)
    if said.act == "comment":
        return await comments.comment(acting, int(number), said.words)
    raise DeskError("error-mail-act-unknown")


async def _sign_for_repair(acting: Work, ticket_id: int, said: Said) -> Answered:
    """The service lead answers the letter about a ticket. What it takes to say "repaired" does not
    fit into a word: that is asked for in the chat.
    """
    if said.act != "accept":
        raise DeskError("error-mail-act-unknown")
    await accepting.accept(acting, ticket_id)
    row = (
        await acting.open_session.execute(
            select(Request.id, Request.number)
            .where(Request.ticket_id == ticket_id, Request.holder_id == acting.actor.id)
            .order_by(Request.id)
            .limit(1)
        )
    ).first()
    if row is None:
        raise TooLate("error-state-moved-on")
    return Answered(row.id, row.number)


async def _answer_offer(acting: Work, handoff_id: int, said: Said) -> Answered:
    """An answer to the letter about an offer; the same letter is answered again when it is done."""
    if said.act == "accept":
        return await handoffs.accept(acting, handoff_id)
    if said.act == "decline":
        return await handoffs.decline(acting, handoff_id, said.words)
    request_id = await acting.open_session.scalar(
        select(Handoff.request_id).where(Handoff.id == handoff_id)
    )
    if request_id is None:
        raise DeskError("error-request-unknown")
    if said.act == "done":
        return await results.report(acting, request_id, said.words)
    return await comments.comment(acting, request_id, said.words)


async def _answer(
    work: Work, mail: IncomingMail, thread: Thread, kind: str, args: dict[str, object]
) -> None:
    await letters.write(
        work,
        letters.NewLetter(
            kind=kind,
            thread_id=thread.id,
            args=args,
            in_reply_to=mail.message_id,
            key=f"{kind}:{mail.id}",
        ),
    )


def _plain(refusal: DeskError) -> dict[str, object]:
    """What the refusal's message is filled with, as it can be stored."""
    return {
        "error_args": {
            name: value if isinstance(value, str | int) else value.isoformat()
            for name, value in refusal.args_shown.items()
        }
    }
