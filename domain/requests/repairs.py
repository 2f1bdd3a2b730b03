"""Whose word a repair waits for once it is done: its author's never closes it (domain 2.13)."""

from typing import Literal

_WITH_CLIENT = ("fixed", "awaiting_client")
"""States of a ticket in which service has said that all is repaired: the client's word is next."""


def next_word(state: str, ticket_state: str | None) -> Literal["client", "service"] | None:
    """Who has the next word on a repair that its holder has done; None of any other request.

    Args:
        state: of the request. ticket_state: of its ticket, None where it has none.
    """
    if state != "reported" or ticket_state is None:
        return None
    return "client" if ticket_state in _WITH_CLIENT else "service"
