"""Every working morning dormant clients are dealt to the letter writers, each with a draft
(domain 4.6).

A writer gets so many that, with those he has left from the days before, he has his daily quota and
never more: what was missed while the desk was down is not caught up in one day, and what was put
off to this day or came from a colleague beyond the quota waits for the next one. Who wrote to a
client before writes to him again.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, insert, select, update

from domain.handovers.away import standins
from domain.letters import dormant, stopping
from domain.letters.dormant import Dormant
from domain.letters.drafting import Draft, Reader
from domain.letters.history import History, histories
from domain.letters.novelties import OpenNovelty, telling
from domain.letters.phrases import spoken
from domain.letters.quarters import quarter_of
from domain.letters.rows import WAITING, letter_subject
from domain.letters.writing import Wanted, drafts, voice_of
from domain.permissions import Permission, needs
from domain.quality.days import next_working_day
from domain.work import Work, redraw
from storage.models import Employee, PersonalLetter

DEALT_CARD = "letters_dealt"


@needs(Permission.SWEEP)
async def deal(work: Work) -> int:
    """Deal today's letters: take back those to whom somebody has spoken meanwhile, then fill each
    writer's quota, and tell him.

    Returns:
        How many letters were dealt.
    """
    await stopping.withdraw_awake(work)
    writers = await writers_present(work)
    await _put_off_what_is_too_much(work)
    room = await _room(work, writers)
    quarter = quarter_of(work.today)
    found = await dormant.find(work, quarter, sum(room.values()))
    dealt = share(found, room)
    letters = [(writer, each) for writer in writers for each in dealt[writer.id]]
    await _write(work, letters, quarter)
    for writer in writers:
        _tell(work, writer.id, len(dealt[writer.id]), work.policy.letters.a_day - room[writer.id])
    return len(letters)


async def writers_present(work: Work) -> list[Employee]:
    """Those who write letters today: on leave nobody does; within another act."""
    rows = await work.open_session.scalars(
        select(Employee)
        .where(Employee.role == "letter_writer", Employee.active)
        .order_by(Employee.id)
    )
    writers = list(rows)
    away = await standins(work, [each.id for each in writers])
    return [each for each in writers if each.id not in away]


async def _put_off_what_is_too_much(work: Work) -> None:
    """Nobody has more than a day's quota before him; what was due first stays."""
    place = func.row_number().over(
        partition_by=PersonalLetter.writer_id, order_by=(PersonalLetter.due_on, PersonalLetter.id)
    )
    due = (
        select(PersonalLetter.id, place.label("place"))
        .where(PersonalLetter.state.in_(WAITING), PersonalLetter.due_on <= work.today)
        .subquery()
    )
    rows = await work.open_session.scalars(
        select(due.c.id).where(due.c.place > work.policy.letters.a_day)
    )
    over = list(rows)
    if not over:
        return
    await work.open_session.execute(
        update(PersonalLetter)
        .where(PersonalLetter.id.in_(over), PersonalLetter.state.in_(WAITING))
        .values(due_on=next_working_day(work.policy.calendar_of(None), work.today))
        .execution_options(synchronize_session=False)
    )
    await redraw(work, *(letter_subject(each) for each in over))


async def _room(work: Work, writers: Sequence[Employee]) -> dict[int, int]:
    """How many letters each of them gets, beside those that wait for him today."""
    waiting = dict.fromkeys((each.id for each in writers), 0)
    rows = await work.open_session.execute(
        select(PersonalLetter.writer_id, func.count())
        .where(
            PersonalLetter.writer_id.in_(waiting),
            PersonalLetter.state.in_(WAITING),
            PersonalLetter.due_on <= work.today,
        )
        .group_by(PersonalLetter.writer_id)
    )
    for writer_id, count in rows:
        waiting[writer_id] = count
    return {each: max(0, work.policy.letters.a_day - n) for each, n in waiting.items()}


def share(found: Sequence[Dormant], room: Mapping[int, int]) -> dict[int, list[Dormant]]:
    """Share clients out: each to who wrote to him before, as long as there is room with him; the
    others in turn, so that everybody gets of the most valuable.

    Args:
        found: no more than there is room for.
        room: by writer.
    """
    dealt: dict[int, list[Dormant]] = {writer_id: [] for writer_id in room}
    fresh = []
    for each in found:
        own = each.former_id
        if own in dealt and len(dealt[own]) < room[own]:
            dealt[own].append(each)
        else:
            fresh.append(each)
    for each in fresh:
        free = [writer_id for writer_id in room if len(dealt[writer_id]) < room[writer_id]]
        dealt[min(free, key=lambda writer_id: len(dealt[writer_id]))].append(each)
    return dealt


async def _write(work: Work, letters: Sequence[tuple[Employee, Dormant]], quarter: date) -> None:
    if not letters:
        return
    clients = [each.client_id for _, each in letters]
    known = await histories(work, clients)
    news = await telling(work, clients)
    before = await _written_before(work, clients)
    chosen = [news.of(each.client_id, each.language) for _, each in letters]
    wanted = [
        Wanted(
            each.client_id,
            known[each.client_id],
            Reader(each.name, each.language, (writer.id, each.client_id) in before),
            voice_of(work, writer, spoken(each.language)),
            novelty.text if novelty else None,
        )
        for (writer, each), novelty in zip(letters, chosen, strict=True)
    ]
    made = await drafts(work, wanted, quarter.isoformat())
    await work.open_session.execute(
        insert(PersonalLetter),
        [
            _row(work, writer, each, known[each.client_id], novelty, text, quarter)
            for (writer, each), novelty, text in zip(letters, chosen, made, strict=True)
        ],
    )


def _row(
    work: Work,
    writer: Employee,
    client: Dormant,
    history: History,
    novelty: OpenNovelty | None,
    text: Draft,
    quarter: date,
) -> dict[str, object]:
    return {
        "client_id": client.client_id,
        "contact_id": client.contact_id,
        "address": client.address,
        "language": spoken(client.language),
        "quarter": quarter,
        "writer_id": writer.id,
        "state": "dealt",
        "dealt_on": work.today,
        "due_on": work.today,
        "subject": text.subject,
        "body": text.body,
        "body_hash": text.hash,
        "history": history.kept(),
        "novelty_id": novelty.id if novelty else None,
        "created_at": work.now,
    }


async def _written_before(work: Work, client_ids: Sequence[int]) -> set[tuple[int, int]]:
    """Writer and client of letters that were sent before."""
    rows = await work.open_session.execute(
        select(PersonalLetter.writer_id, PersonalLetter.client_id)
        .where(PersonalLetter.client_id.in_(client_ids), PersonalLetter.state == "sent")
        .distinct()
    )
    return {(row.writer_id, row.client_id) for row in rows}


def _tell(work: Work, writer_id: int, fresh: int, left: int) -> None:
    if fresh + left:
        key = f"letters:{work.today.isoformat()}:{writer_id}"
        work.notify(writer_id, DEALT_CARD, key=key, fresh=fresh, left=left)
