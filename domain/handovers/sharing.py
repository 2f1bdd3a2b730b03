"""Sharing somebody's work out by load: each client goes whole to one person (domain 2.4, 4.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.handovers.holdings import Feelings


@dataclass(frozen=True)
class Shared:
    """Who takes which client.

    Attributes:
        by_client: for every client there is.
        fenced: clients that went to somebody who fences them off: there was nobody else.
    """

    by_client: Mapping[int, int]
    fenced: tuple[int, ...] = ()


def share(
    clients: Mapping[int, int],
    takers: Sequence[int],
    loads: Mapping[int, int],
    feelings: Feelings,
    chosen: Mapping[int, int] | None = None,
) -> Shared:
    """Give each client to whoever has the least then, the heaviest first: the shares end nearly
    even. Whoever gets on with a client has it; whoever fences it off does not, while there is
    another; whoever does not get on with it comes last.

    Args:
        clients: how much each weighs.
        takers: in the order of preference among equals.
        loads: how much each taker has already.
        chosen: clients that a person has given to somebody already.
    """
    loaded = {taker: loads.get(taker, 0) for taker in takers}
    by_client = {client: taker for client, taker in (chosen or {}).items() if client in clients}
    for client, taker in by_client.items():
        loaded[taker] = loaded.get(taker, 0) + clients[client]
    fenced: list[int] = []
    for client in sorted(clients, key=lambda each: (-clients[each], each)):
        if client in by_client:
            continue
        able = [taker for taker in takers if (client, taker) not in feelings.fenced]
        if not able:
            fenced.append(client)
        taker = _best(client, able or list(takers), loaded, feelings)
        by_client[client] = taker
        loaded[taker] += clients[client]
    return Shared(by_client, tuple(sorted(fenced)))


def _best(client: int, able: Sequence[int], loaded: Mapping[int, int], feelings: Feelings) -> int:
    liked = [taker for taker in able if (client, taker) in feelings.liked]
    calm = [taker for taker in able if (client, taker) not in feelings.disliked]
    return min(liked or calm or able, key=lambda taker: loaded[taker])
