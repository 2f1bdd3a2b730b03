"""Who hears of a handover: each colleague once, with all that came to him; the clients by letter,
if whoever orders it wants so (domain 4.3).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, and_, bindparam, delete, select, text
from sqlalchemy.dialects.postgresql import ARRAY

from domain.handovers.takers import Moved
from domain.mail import letters, threads
from domain.mail.notices import mailbox_for
from domain.people.leading import above
from domain.visits.persons import KEY_PERSON_FIRST
from domain.work import Work
from storage.models import Client, Employee, Handover, Letter, MailThread

HANDED_OVER = "handed_over"
"""Card for a colleague: `handover_id`; what came to him is counted when it is drawn."""

LEAVE = "leave"
"""Card of a leave, for whoever decides on it and for the person himself: `handover_id`."""

LEFT = "somebody_left"
"""Card for those above somebody who was dismissed: `handover_id`."""

BACK = "leave_over"
"""Card for somebody who is back at work, or was never to leave: `handover_id`."""

GIVEN_BACK = "handed_back"
"""Card for a colleague from whom work went back: `handover_id`, `n`, `undone`."""

NEW_MANAGER = "new_manager"
"""Kind of the letter that names a client who is there for him now."""


def subject(handover_id: int) -> str:
    """What cards of a handover are drawn again by."""
    return f"handover:{handover_id}"


def shares_of(moved: Mapping[str, Sequence[Moved]]) -> dict[int, int]:
    """How many things came to each colleague."""
    return Counter(each.to_id for rows in moved.values() for each in rows if each.to_id is not None)


def tell_takers(work: Work, handover_id: int, moved: Mapping[str, Sequence[Moved]]) -> None:
    """One message to each of them."""
    for person_id in sorted(shares_of(moved)):
        if person_id != work.actor.employee_id:
            work.notify(
                person_id, HANDED_OVER, subject=subject(handover_id), handover_id=handover_id
            )


async def tell_above(work: Work, handover: Handover, moved: Mapping[str, Sequence[Moved]]) -> None:
    """Those who lead him hear who has his work now, unless they ordered or took it themselves."""
    know = {work.actor.employee_id, *shares_of(moved)}
    for person_id in sorted(await above(work, [handover.person_id])):
        if person_id not in know:
            work.notify(person_id, LEFT, subject=subject(handover.id), handover_id=handover.id)


@dataclass(frozen=True)
class _Reader:
    """Whom a client is written to by: his own person, or the company's address."""

    client_id: int
    address: str
    contact_id: int | None


async def tell_clients(work: Work, handover: Handover, clients: Sequence[Moved]) -> int:
    """Write to each client who is there for him now, in that colleague's name.

    Returns:
        How many are written to: those with an address that letters reach.
    """
    if not work.policy.mailboxes or not clients:
        return 0
    managers = await _managers(work, {each.to_id for each in clients} | {handover.person_id})
    former = managers[handover.person_id]
    takers = {each.row_id: each.to_id for each in clients}
    written = 0
    for reader in await _readers(work, list(takers)):
        manager = managers[takers[reader.client_id] or handover.person_id]
        thread_id = await threads.begin(
            work,
            mailbox_for(work, manager.department),
            reader.address,
            subject=f"client:{reader.client_id}",
            client_id=reader.client_id,
            contact_id=reader.contact_id,
        )
        until = handover.until_on
        said = {"former": former.name, "until": until.isoformat() if until is not None else ""}
        key = f"{subject(handover.id)}:{reader.client_id}"
        written += await _write(work, thread_id, manager, said, key)
    handover.clients_told = True
    return written


async def call_off_letters(work: Work, handover_id: int) -> None:
    """What still waits for the clients' morning does not leave: it is not true any more."""
    of_it = Letter.key.startswith(f"{subject(handover_id)}:", autoescape=True)
    waits = and_(Letter.state == "queued", Letter.due_at.is_not(None))
    await work.session.execute(
        delete(Letter).where(of_it, waits).execution_options(synchronize_session=False)
    )


@dataclass(frozen=True)
class ToldAgain:
    """Clients who were told of another manager, and whose own one is back.

    Attributes:
        by_letter: how many are written to anew. unreached: how many no letter reaches any more.
    """

    by_letter: int = 0
    unreached: int = 0


async def tell_again(work: Work, handover: Handover) -> ToldAgain:
    """Write to those clients whom a letter of this handover has reached that everything is as it
    was; once it is undone, and his clients are his again.
    """
    rows = await work.session.execute(
        select(Client.id, Letter.thread_id, Letter.args["manager"].astext.label("taker"))
        .join(MailThread, MailThread.id == Letter.thread_id)
        .join(Client, Client.id == MailThread.client_id)
        .where(
            Letter.key.startswith(f"{subject(handover.id)}:", autoescape=True),
            Letter.state.not_in(("failed", "bounced")),
            Client.manager_id == handover.person_id,
        )
        .order_by(Letter.id)
    )
    told = rows.all()
    manager = (await _managers(work, {handover.person_id}))[handover.person_id]
    written = 0
    for row in told:
        said = {"former": row.taker, "until": "", "again": "yes"}
        key = f"{subject(handover.id)}:{row.id}:again"
        written += await _write(work, row.thread_id, manager, said, key)
    return ToldAgain(written, len(told) - written)


async def _write(
    work: Work, thread_id: int, manager: Employee, said: Mapping[str, str], key: str
) -> bool:
    """Whom to ask from now on.

    Args:
        said: what the letter says beside that.

    Returns:
        Whether there is a letter: not to an address that none reaches.
    """
    new = letters.NewLetter(
        kind=NEW_MANAGER,
        thread_id=thread_id,
        args={
            "manager": manager.name,
            "phone": manager.phone or "",
            "email": manager.email or "",
            **said,
        },
        words="",
        author_id=manager.id,
        urgent=False,
        key=key,
    )
    return await letters.write(work, new) is not None


async def _managers(work: Work, ids: set[int | None]) -> dict[int, Employee]:
    rows = await work.session.scalars(select(Employee).where(Employee.id.in_(ids - {None})))
    return {each.id: each for each in rows}


async def _readers(work: Work, client_ids: Sequence[int]) -> list[_Reader]:
    rows = await work.session.execute(_READERS, {"ids": client_ids})
    return [_Reader(row.client_id, row.address, row.contact_id) for row in rows]


# Whom one speaks to; whoever left the client is not written to.
_READERS = text(
    f"""
    SELECT clients.id AS client_id, lower(coalesce(person.email, clients.email)) AS address,
           person.id AS contact_id
    FROM clients LEFT JOIN LATERAL (
        SELECT id, email FROM contacts
        WHERE contacts.client_id = clients.id AND gone_at IS NULL AND erased_at IS NULL
          AND email IS NOT NULL
          AND NOT EXISTS (
              SELECT FROM mail_addresses AS known
              WHERE known.address = lower(contacts.email)
                AND (known.bounced_at IS NOT NULL OR known.blocked_at IS NOT NULL)
          )
        ORDER BY {KEY_PERSON_FIRST}
        LIMIT 1
    ) AS person ON true
    WHERE clients.id = ANY(:ids) AND coalesce(person.email, clients.email) IS NOT NULL
    ORDER BY clients.id
    """  # noqa: S608 - a constant
).bindparams(bindparam("ids", type_=ARRAY(BigInteger)))
