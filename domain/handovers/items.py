"""The things of a handover, one by one, so that each can be given back."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, any_, case, func, insert, literal, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, aliased
from sqlalchemy.types import BigInteger

from domain.handovers.away import IS_ON_LEAVE
from domain.handovers.takers import Handed, Moved, Takers
from domain.requests.handing_over import HELD, KEEPER, OFFERED
from domain.work import Work
from storage.models import Handover, HandoverItem

_ROWS_A_TIME = 1000
_NOT_BACK = HandoverItem.returned_at.is_(None)


async def keep(
    work: Work, handover_id: int, from_id: int, moved: Mapping[str, Sequence[Moved]]
) -> None:
    """Write down what changed hands."""
    rows = [
        {
            "handover_id": handover_id,
            "thing": thing,
            "row_id": each.row_id,
            "from_id": from_id,
            "to_id": each.to_id,
            "before": each.before,
        }
        for thing, things in moved.items()
        for each in things
    ]
    for first in range(0, len(rows), _ROWS_A_TIME):
        await work.session.execute(insert(HandoverItem), rows[first : first + _ROWS_A_TIME])


async def kept(work: Work, handover_id: int) -> dict[str, list[Handed]]:
    """What has not gone back yet, by sort."""
    rows = await work.session.execute(
        select(
            HandoverItem.id,
            HandoverItem.thing,
            HandoverItem.row_id,
            HandoverItem.from_id,
            HandoverItem.to_id,
            HandoverItem.before,
        )
        .where(HandoverItem.handover_id == handover_id, _NOT_BACK)
        .order_by(HandoverItem.id)
    )
    found: dict[str, list[Handed]] = {}
    for row in rows:
        found.setdefault(row.thing, []).append(Handed(*row))
    return found


async def mark_returned(work: Work, returned: Sequence[Handed]) -> None:
    """Note that these went back now."""
    ids = [each.id for each in returned]
    await work.session.execute(
        update(HandoverItem)
        .where(HandoverItem.id == any_(literal(ids, ARRAY(BigInteger))))
        .values(returned_at=work.now)
        .execution_options(synchronize_session=False)
    )


STANDIN, MAIN_STANDIN = "standin", "main_standin"
"""He stood in for somebody on leave: with one client (a thing of that leave), or for the rest (that
leave). Whoever takes over stands in now, until this comes back to him.
"""


_SAME_AS = {OFFERED: HELD}
"""One request is both: what he held is offered to whoever stands in, and goes on from him as what
was offered, until he signs for it.
"""


async def follow(
    work: Work, handover_id: int, from_id: int, takers: Takers, moved: Mapping[str, Sequence[Moved]]
) -> None:
    """What he had for somebody on leave went on with all that is his; it comes back from whoever
    has it now.
    """
    leaves = select(Handover.id).where(IS_ON_LEAVE)
    lent = (HandoverItem.to_id == from_id, _NOT_BACK, HandoverItem.handover_id.in_(leaves))
    things = (
        await work.session.execute(
            select(HandoverItem.id, HandoverItem.thing, HandoverItem.row_id).where(*lent)
        )
    ).all()
    where = {
        (_SAME_AS.get(thing, thing), each.row_id): each.to_id
        for thing, rows in moved.items()
        for each in rows
    }
    now_with = {
        row.id: takers.of(row.row_id)
        if row.thing == "client"
        else where.get((_SAME_AS.get(row.thing, row.thing), row.row_id))
        for row in things
    }
    # For whom he stood in comes back from whoever stands in now, however far it was lent on.
    for row in things:
        if row.thing == MAIN_STANDIN:
            now_with[row.id] = takers.main_id
        elif row.thing == STANDIN:
            now_with[row.id] = now_with.get(row.row_id)
    kept_by = {each.row_id: each.before[KEEPER] for each in moved.get(HELD, ())}
    await _let_go_on(
        work,
        [
            (row.id, to_id, kept_by.get(row.row_id) if row.thing in (HELD, OFFERED) else None)
            for row in things
            if (to_id := now_with.get(row.id)) is not None
        ],
    )
    clients = [Moved(each.id, now_with[each.id]) for each in things if each.thing == "client"]
    leaves_of_his = await _stand_in(work, from_id, takers.main_id)
    mains = [Moved(each, takers.main_id) for each in leaves_of_his]
    await keep(work, handover_id, from_id, {STANDIN: clients, MAIN_STANDIN: mains})


async def _stand_in(
    work: Work, before_id: int, now_id: int, *conditions: ColumnElement[bool]
) -> list[int]:
    """The other is there for whoever had the one as his first substitute; the ids of the leaves."""
    rows = await work.session.scalars(
        update(Handover)
        .where(IS_ON_LEAVE, Handover.plan["main"].astext == str(before_id), *conditions)
        .values(plan=Handover.plan.concat(func.jsonb_build_object("main", now_id)))
        .returning(Handover.id)
        .execution_options(synchronize_session=False)
    )
    return sorted(rows)


async def stand_in_again(work: Work, things: Sequence[Handed]) -> list[Handed]:
    """He stands in for those on leave as before, unless that leave is over, or somebody else took
    it over since.

    Args:
        things: STANDIN and MAIN_STANDIN of a handover that is over, or undone.

    Returns:
        All of them: nothing is left to be done about any.
    """
    for each in things:
        if each.thing == STANDIN:
            await work.session.execute(
                update(HandoverItem)
                .where(
                    HandoverItem.id == each.row_id,
                    HandoverItem.to_id == each.to_id,
                    _NOT_BACK,
                    HandoverItem.handover_id.in_(select(Handover.id).where(IS_ON_LEAVE)),
                )
                .values(to_id=each.from_id)
                .execution_options(synchronize_session=False)
            )
        elif each.to_id is not None:
            await _stand_in(work, each.to_id, each.from_id, Handover.id == each.row_id)
    return list(things)


async def _let_go_on(work: Work, items: Sequence[tuple[int, int, object]]) -> None:
    """
    Args:
        items: of each its id, who has the thing now, and of a request that lies with another lead
            now, with whom.
    """
    columns = ([each[at] for each in items] for at in range(3))
    given = (
        func.unnest(*(literal(column, ARRAY(BigInteger)) for column in columns))
        .table_valued("id", "to_id", "keeper_id")
        .render_derived()
    )
    keeper = func.jsonb_strip_nulls(func.jsonb_build_object(KEEPER, given.c.keeper_id))
    await work.session.execute(
        update(HandoverItem)
        .where(HandoverItem.id == given.c.id)
        .values(to_id=given.c.to_id, before=HandoverItem.before.concat(keeper))
        .execution_options(synchronize_session=False)
    )


def _sort(thing: InstrumentedAttribute[str]) -> ColumnElement[str]:
    return case(_SAME_AS, value=thing, else_=thing)


async def follow_back(work: Work, returned: Sequence[Handed]) -> None:
    """What he had for somebody on leave is with him again: it comes back from him. Those to whom he
    had lent it, and who lent it on themselves, have no more to do with it: leaves lent several deep
    end in any order, and whoever passed a thing on does not get it instead of its owner.

    Args:
        returned: of a handover that is over, or undone.
    """
    ids = [each.id for each in returned]
    mine = aliased(HandoverItem)
    same = (
        mine.id == any_(literal(ids, ARRAY(BigInteger))),
        _sort(HandoverItem.thing) == _sort(mine.thing),
        HandoverItem.row_id == mine.row_id,
        HandoverItem.to_id == mine.to_id,
        _NOT_BACK,
        Handover.id == HandoverItem.handover_id,
        IS_ON_LEAVE,
    )
    # Lent on by somebody else after he had lent it.
    await work.session.execute(
        update(HandoverItem)
        .where(*same, HandoverItem.id > mine.id, HandoverItem.handover_id != mine.handover_id)
        .values(returned_at=work.now)
        .execution_options(synchronize_session=False)
    )
    # Lent to him before he lent it on himself.
    await work.session.execute(
        update(HandoverItem)
        .where(*same, HandoverItem.id < mine.id)
        .values(to_id=mine.from_id)
        .execution_options(synchronize_session=False)
    )
