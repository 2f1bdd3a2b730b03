"""What the company has decided about who wins clients, who develops them, and the first call."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from domain.company.table import Table
from domain.company.values import Name, WorkingTime, WorkSpan


class CallScript(Table):
    """What whoever answers the phone says, in one language. What is left out is said in our words
    (seed 003: «Вы уже работаете с нашей компанией? С кем из менеджеров?»).
    """

    greeting: Name | None = None
    manager: Name | None = None
    help: Name | None = None


class SellingRules(Table):
    """The table `[selling]`. Nothing passes by itself where nobody of the staff wins or develops
    clients.
    """

    pass_by_itself: StrictBool = True
    """A client whom his winner has won is offered to a developer, without anybody's tap."""
    pass_after_orders: Annotated[StrictInt, Field(ge=1, le=1000)] = 1
    """Orders of the client, and he is won."""
    pass_after_days: Annotated[StrictInt, Field(ge=1, le=3650)] | None = None
    """Days with his winner, orders or not. Without it only orders count."""
    pass_within: WorkingTime = WorkSpan(2, timedelta())
    """Until then his developer is to accept him."""
    waiting_at_once: Annotated[StrictInt, Field(ge=1, le=1000)] = 5
    """Clients offered to one developer by themselves and not yet accepted: more wait their turn."""
    on_duty: tuple[Name, ...] = ()
    """Who is connected with callers nobody manages, a day each in turn; without them, all who win
    clients.
    """
    script: dict[str, CallScript] = Field(default={})
    """By language."""
