"""Splitting a list of clients among reps (domain 2.4): a rule without a database.

Whoever gets on with a client keeps him, and so does whoever has begun to work with him. From a rep
who fences others off he goes to somebody else, whatever that does to the balance. The others are
shared out by norm, whole places to few reps. The same list gives the same split at every run.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

Reason = Literal[
    "begun", "gets_on", "stays", "manager", "place", "load", "fenced_off", "does_not", "left",
    "split", "nobody",
]  # fmt: skip
"""Why a client is with whom he is: four to keep him, six to move him; `nobody` is left for him."""

REASONS: tuple[Reason, ...] = get_args(Reason)

KEEPING: frozenset[Reason] = frozenset({"begun", "gets_on", "stays", "manager"})


@dataclass(frozen=True, slots=True)
class Splitter:
    """A rep of the campaign. `norm` is questionnaires a week, `place` where he is at home."""

    id: int
    norm: int
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A client of the list, still to be worked through.

    Attributes:
        rep_id: who has him now in this campaign.
        begun: that rep has called him, met him or begun his questionnaire.
        gets_on, fences_off, does_not: reps, as the head marked them.
    """

    id: int
    place: str | None = None
    rep_id: int | None = None
    manager_id: int | None = None
    begun: bool = False
    gets_on: tuple[int, ...] = ()
    fences_off: tuple[int, ...] = ()
    does_not: tuple[int, ...] = ()

    @property
    def owner_id(self) -> int | None:
        """Whose client he is so far: in the campaign, before it the company's manager."""
        return self.manager_id if self.rep_id is None else self.rep_id

    def refuses(self, rep_id: int) -> bool:
        return rep_id in self.fences_off or rep_id in self.does_not


@dataclass(frozen=True, slots=True)
class Placed:
    """Whom a client goes to, and why."""

    client: Listed
    rep_id: int | None
    reason: Reason


def split(clients: Iterable[Listed], reps: Collection[Splitter]) -> list[Placed]:
    """Share clients out among reps; in the order of the clients' ids.

    Args:
        reps: those who work in the campaign; a client whom only a fencing rep could take stays
            without one.
    """
    listed = sorted(clients, key=lambda client: client.id)
    table = _Table({rep.id: rep for rep in sorted(reps, key=lambda rep: rep.id)})
    free = list(table.keep_for_good(listed))
    placeable = [client for client in free if table.may_place(client)]
    table.set_targets(len(placeable))
    free = list(table.keep_while_there_is_room(placeable))
    table.place(table.share_out(free))
    return [table.placed.get(client.id) or Placed(client, None, "nobody") for client in listed]


def targets(total: int, norms: Mapping[int, int], already: Mapping[int, int]) -> dict[int, int]:
    """How many clients each rep shall have: by norm, and nobody fewer than he has already.

    Args:
        total: of all clients, with those that somebody has already.
    """
    wanted = dict(norms)
    found: dict[int, int] = {}
    while wanted:
        rest, weight = total - sum(found.values()), sum(wanted.values())
        over = [rep for rep in wanted if already.get(rep, 0) * weight > rest * wanted[rep]]
        if not over:
            return found | _by_largest_rest(rest, wanted)
        for rep in over:
            found[rep] = already[rep]
            del wanted[rep]
    return found


def _by_largest_rest(total: int, norms: Mapping[int, int]) -> dict[int, int]:
    weight = sum(norms.values())
    shares = {rep: divmod(total * norm, weight) for rep, norm in norms.items()}
    left = total - sum(whole for whole, _ in shares.values())
    first = sorted(shares, key=lambda rep: (-shares[rep][1], rep))[:left]
    return {rep: whole + (rep in first) for rep, (whole, _) in shares.items()}


@dataclass
class _Table:
    """Who has how many so far, and where."""

    reps: Mapping[int, Splitter]
    placed: dict[int, Placed] = field(default_factory=dict)
    taken: Counter[int] = field(default_factory=Counter)
    there: Counter[tuple[int, str | None]] = field(default_factory=Counter)
    targets: Mapping[int, int] = field(default_factory=dict)
    movable: dict[int, list[Listed]] = field(default_factory=lambda: defaultdict(list))

    def room(self, rep_id: int) -> int:
        return self.targets[rep_id] - self.taken[rep_id]

    def may_place(self, client: Listed) -> bool:
        return any(rep not in client.fences_off for rep in self.reps)

    def set_targets(self, free: int) -> None:
        norms = {rep.id: rep.norm for rep in self.reps.values()}
        self.targets = targets(free + self.taken.total(), norms, self.taken)

    def keep_for_good(self, clients: Sequence[Listed]) -> Iterator[Listed]:
        """Keep those whom nothing may move; the others are given back."""
        for client in clients:
            keeper = self._keeper(client)
            if keeper is None:
                yield client
            else:
                self._take(client, *keeper)

    def _keeper(self, client: Listed) -> tuple[int, Reason] | None:
        now = client.rep_id
        if client.begun and now is not None and now in self.reps and now not in client.fences_off:
            return now, "begun"
        able = self.reps.keys() - set(client.fences_off)
        friends = [rep for rep in client.gets_on if rep in able]
        if not friends:
            return None
        return (client.owner_id if client.owner_id in friends else min(friends)), "gets_on"

    def keep_while_there_is_room(self, clients: Sequence[Listed]) -> Iterator[Listed]:
        """Keep clients with their owner up to his share, whole places first; the others are given
        back.
        """
        owned: dict[int, list[Listed]] = defaultdict(list)
        for client in clients:
            owner = client.owner_id
            if owner is not None and owner in self.reps and not client.refuses(owner):
                owned[owner].append(client)
            else:
                yield client
        for owner in sorted(owned):
            kept = self._whole_places_first(self.reps[owner], owned[owner])
            room = max(0, self.room(owner))
            for client in kept[:room]:
                self._take(client, owner, "manager" if client.rep_id is None else "stays")
                self.movable[owner].append(client)
            yield from kept[room:]

    @staticmethod
    def _whole_places_first(rep: Splitter, clients: Sequence[Listed]) -> list[Listed]:
        there = Counter(client.place for client in clients)

        def order(client: Listed) -> tuple[bool, bool, int, str, int]:
            # Who has him in the campaign goes before who manages him: it may be by hand.
            at_home = rep.place is not None and client.place == rep.place
            place = client.place or ""
            return client.rep_id is None, not at_home, -there[client.place], place, client.id

        return sorted(clients, key=order)

    def share_out(self, clients: Iterable[Listed]) -> Iterator[Listed]:
        """Give places to reps, the largest first; clients for whom no rep has room who may have
        them are given back.
        """
        by_place: dict[str | None, list[Listed]] = defaultdict(list)
        for client in clients:
            by_place[client.place].append(client)
        homes = {rep.place for rep in self.reps.values()} - {None}
        order = sorted(
            by_place, key=lambda place: (place not in homes, -len(by_place[place]), place or "")
        )
        for place in order:
            yield from self._share_place(
                place, sorted(by_place[place], key=lambda client: client.id)
            )

    def _share_place(self, place: str | None, clients: Sequence[Listed]) -> Iterator[Listed]:
        left = list(clients)
        while left:
            with_room = [rep for rep in self.reps.values() if self.room(rep.id) > 0]
            rep = min(with_room, key=lambda rep: self._rank(rep, place, len(left)), default=None)
            if rep is None:
                break
            suited = [each for each in left if not each.refuses(rep.id)][: self.room(rep.id)]
            if not suited:
                yield from self._one_by_one(left)
                return
            for client in suited:
                self._give(client, rep.id)
            given = {client.id for client in suited}
            left = [client for client in left if client.id not in given]
        yield from left

    def _rank(self, rep: Splitter, place: str | None, clients: int) -> tuple[object, ...]:
        """Who is at home there, then who has clients there, then whoever they fit best."""
        room = self.room(rep.id)
        local = place is not None
        return (
            not (local and rep.place == place),
            -self.there[rep.id, place] if local else 0,
            room < clients,
            room if room >= clients else -room,
            rep.id,
        )

    def _one_by_one(self, clients: Iterable[Listed]) -> Iterator[Listed]:
        for client in clients:
            able = [rep for rep in self.reps if self.room(rep) > 0 and not client.refuses(rep)]
            if able:
                self._give(client, max(able, key=lambda rep: (self.room(rep), -rep)))
            else:
                yield client

    def place(self, clients: Iterable[Listed]) -> None:
        """Find a rep for those who are left: by an exchange, else with the least loaded of those
        who may have them.
        """
        for client in list(clients):
            if not self._exchange(client):
                able = [rep for rep in self.reps if rep not in client.fences_off]
                liked = [rep for rep in able if rep not in client.does_not] or able
                self._give(client, min(liked, key=lambda rep: (self._load(rep), rep)))

    def _load(self, rep_id: int) -> float:
        return self.taken[rep_id] / self.reps[rep_id].norm

    def _exchange(self, client: Listed) -> bool:
        """Have a rep take him and pass another client on to whoever has room."""
        roomy = [rep for rep in self.reps if self.room(rep) > 0]
        for taker in self.reps:
            if client.refuses(taker):
                continue
            for rep in roomy:
                for place, other in enumerate(self.movable[taker]):
                    if not other.refuses(rep):
                        del self.movable[taker][place]
                        self._leave(other, taker)
                        self._give(other, rep)
                        self._give(client, taker)
                        return True
        return False

    def _give(self, client: Listed, rep_id: int) -> None:
        self._take(client, rep_id, self._why(client, rep_id))
        self.movable[rep_id].append(client)

    def _why(self, client: Listed, rep_id: int) -> Reason:
        owner = client.owner_id
        if owner == rep_id:
            return "manager" if client.rep_id is None else "stays"
        if owner in client.fences_off:
            return "fenced_off"
        if owner in client.does_not:
            return "does_not"
        if owner in self.reps:
            return "load"
        if client.rep_id is not None:
            return "left"
        rep = self.reps[rep_id]
        at_home = client.place is not None and rep.place == client.place
        return "place" if at_home or self.there[rep_id, client.place] else "split"

    def _take(self, client: Listed, rep_id: int, reason: Reason) -> None:
        self.placed[client.id] = Placed(client, rep_id, reason)
        self.taken[rep_id] += 1
        self.there[rep_id, client.place] += 1

    def _leave(self, client: Listed, rep_id: int) -> None:
        del self.placed[client.id]
        self.taken[rep_id] -= 1
        self.there[rep_id, client.place] -= 1
