"""States, transitions and rights of requests and handoffs: the one table of them (domain 1.3–1.4).

A request:  new → in_work → reported → closed, with reported → in_work when the author returns the
result, and new → cancelled. What ORDER may do is done to the requests of a ticket, as it moves on:
the client's word decides about them, nobody else's.

A handoff: offered → accepted | declined | withdrawn | expired.
"""

from sqlalchemy import CTE, BigInteger, bindparam, or_, update

from domain.states import Party, StateMachine, transition
from storage.base import table_of
from storage.models import Handoff, Request

HANDOFFS = StateMachine(
    table=table_of(Handoff),
    transitions={
        "accept": transition("offered", "accepted", Party.RECEIVER),
        "decline": transition("offered", "declined", Party.RECEIVER),
        "withdraw": transition("offered", "withdrawn", Party.GIVER, Party.ORDER),
        "expire": transition("offered", "expired", Party.SYSTEM),
    },
)

REQUESTS = StateMachine(
    table=table_of(Request),
    transitions={
        "take": transition("new in_work", "in_work", Party.RECEIVER),
        "report": transition("in_work", "reported", Party.HOLDER),
        "confirm": transition("reported", "closed", Party.AUTHOR, Party.LEAD),
        "return": transition("reported", "in_work", Party.AUTHOR, Party.LEAD),
        "cancel": transition("new", "cancelled", Party.AUTHOR, Party.LEAD),
        "fix": transition("in_work", "reported", Party.ORDER),
        "finish": transition("new in_work reported", "closed", Party.ORDER),
        "drop": transition("new in_work reported", "cancelled", Party.ORDER),
        "reopen": transition("reported closed", "in_work", Party.ORDER),
    },
)


def moved(machine: StateMachine, name: str, row_id: str, *columns: str, **values: object) -> CTE:
    """A transition as a part of a larger statement: what `move` does to the row whose id the
    parameter `row_id` is. It gives that id, or nothing where the transition starts elsewhere.

    Args:
        columns: that change with the state, each by the parameter of its name.
        values: the other columns that do.
    """
    step, table = machine.transitions[name], machine.table
    return (
        update(table)
        .where(
            table.c.id == bindparam(row_id, type_=BigInteger),
            or_(*(table.c.state == source for source in sorted(step.sources))),
        )
        .values(
            state=step.target,
            revision=table.c.revision + 1,
            **{column: bindparam(column) for column in columns},
            **values,
        )
        .returning(table.c.id)
        .cte(name)
    )
