"""Splitting a list: fences are respected whatever comes, load follows the norm, places go whole."""

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.programme.splitting import KEEPING, Listed, Placed, Splitter, split, targets
from tests.fixtures.ci import examples

OLGA, DENIS, ANNA = 1, 2, 3
REPS = (Splitter(OLGA, 15), Splitter(DENIS, 5), Splitter(ANNA, 5))
PLACES = ("Самара", "Тольятти", "Сызрань", None)
VERDICTS = ("gets_on", "fences_off", "does_not")


@dataclass(frozen=True)
class World:
    """A list and its reps, made from one number: drawing each field would take minutes."""

    listed: list[Listed]
    reps: list[Splitter]


def world(seed: int) -> World:
    made = Random(seed)
    reps = [
        Splitter(number, made.randint(1, 30), made.choice(PLACES))
        for number in made.sample(range(1, 9), made.randint(1, 6))
    ]
    return World([listed(made, number) for number in range(1, made.randint(1, 61))], reps)


def listed(made: Random, number: int) -> Listed:
    """A client; one mark for a rep and a client, as the base keeps them."""
    marks = {made.randint(1, 8): made.choice(VERDICTS) for _ in range(made.randint(0, 3))}
    return Listed(
        id=number,
        place=made.choice(PLACES),
        rep_id=made.choice((None, made.randint(1, 10))),
        manager_id=made.choice((None, made.randint(1, 10))),
        begun=made.random() < 0.3,
        **{
            verdict: tuple(rep for rep, each in sorted(marks.items()) if each == verdict)
            for verdict in VERDICTS
        },
    )


def unmarked(found: World) -> World:
    return replace(
        found,
        listed=[
            replace(client, begun=False, gets_on=(), fences_off=(), does_not=())
            for client in found.listed
        ],
    )


worlds = st.integers(0, 2**32).map(world)


def counted(placed: list[Placed]) -> Counter[int | None]:
    return Counter(each.rep_id for each in placed)


@given(worlds)
@settings(max_examples=examples(300), deadline=None)
def test_nobody_stays_with_a_rep_who_fences_others_off(made: World) -> None:
    placed = split(made.listed, made.reps)
    assert [each.client.id for each in placed] == [client.id for client in made.listed]
    ids = {rep.id for rep in made.reps}
    for each in placed:
        assert each.rep_id not in each.client.fences_off
        if each.rep_id is None:
            assert ids <= set(each.client.fences_off)
            assert each.reason == "nobody"
        else:
            assert each.rep_id in ids


@given(worlds.map(unmarked))
@settings(max_examples=examples(300), deadline=None)
def test_without_marks_the_load_follows_the_norm(made: World) -> None:
    load = counted(split(made.listed, made.reps))
    weight = sum(rep.norm for rep in made.reps)
    for rep in made.reps:
        assert abs(load[rep.id] - Fraction(len(made.listed) * rep.norm, weight)) < 1


@given(worlds)
@settings(max_examples=examples(200), deadline=None)
def test_who_gets_on_keeps_the_client(made: World) -> None:
    ids = {rep.id for rep in made.reps}
    for each in split(made.listed, made.reps):
        begun = each.client.begun and each.client.rep_id in ids - set(each.client.fences_off)
        if begun:
            assert (each.rep_id, each.reason) == (each.client.rep_id, "begun")
        elif ids & set(each.client.gets_on):
            assert each.rep_id in each.client.gets_on


@given(worlds, st.integers())
@settings(max_examples=examples(100), deadline=None)
def test_the_same_list_is_split_the_same_way(made: World, order: int) -> None:
    first = split(made.listed, made.reps)
    random = Random(order)
    shuffled, others = list(made.listed), list(made.reps)
    random.shuffle(shuffled)
    random.shuffle(others)
    assert split(shuffled, others) == first


@given(worlds)
@settings(max_examples=examples(100), deadline=None)
def test_a_split_that_is_done_is_kept_when_nothing_changed(made: World) -> None:
    done = [replace(each.client, rep_id=each.rep_id) for each in split(made.listed, made.reps)]
    again = split(done, made.reps)
    forced = {each.client.id for each in again if set(each.client.does_not)}
    moved = {
        each.client.id
        for each in again
        if each.rep_id != each.client.rep_id and each.client.id not in forced
    }
    assert len(moved) <= len(forced)


@given(st.dictionaries(st.integers(1, 9), st.integers(1, 30), min_size=1), st.data())
def test_targets_add_up_and_take_nothing_away(norms: dict[int, int], data: st.DataObject) -> None:
    already = {rep: data.draw(st.integers(0, 20)) for rep in norms}
    total = sum(already.values()) + data.draw(st.integers(0, 100))
    found = targets(total, norms, already)
    assert sum(found.values()) == total
    assert all(found[rep] >= already[rep] for rep in norms)


def test_a_place_goes_to_the_rep_who_is_at_home_there() -> None:
    reps = [Splitter(OLGA, 10, "Самара"), Splitter(DENIS, 10, "Сызрань")]
    clients = [Listed(number, "Сызрань" if number % 2 else "Самара") for number in range(1, 21)]
    for each in split(clients, reps):
        assert each.rep_id == (OLGA if each.client.place == "Самара" else DENIS)
        assert each.reason == "place"


def test_a_place_without_a_rep_of_its_own_goes_whole_to_one() -> None:
    reps = [Splitter(OLGA, 10), Splitter(DENIS, 10)]
    clients = [Listed(number, PLACES[number % 2]) for number in range(1, 21)]
    reps_of = {place: set[int | None]() for place in PLACES[:2]}
    for each in split(clients, reps):
        reps_of[each.client.place or ""].add(each.rep_id)
    assert all(len(found) == 1 for found in reps_of.values())


@pytest.mark.parametrize(
    ("client", "reason"),
    [
        (Listed(1, manager_id=OLGA), "manager"),
        (Listed(1, rep_id=OLGA, manager_id=DENIS), "stays"),
        (Listed(1, rep_id=OLGA, begun=True), "begun"),
        (Listed(1, manager_id=OLGA, fences_off=(OLGA,)), "fenced_off"),
        (Listed(1, manager_id=OLGA, does_not=(OLGA,)), "does_not"),
        (Listed(1, rep_id=77), "left"),
        (Listed(1), "split"),
        (Listed(1, fences_off=(OLGA, DENIS, ANNA)), "nobody"),
    ],
)
def test_each_says_why(client: Listed, reason: str) -> None:
    (placed,) = split([client], REPS)
    assert placed.reason == reason
    if placed.reason in KEEPING:
        assert placed.rep_id == OLGA
    elif client.owner_id == OLGA:
        assert placed.rep_id != OLGA


def test_a_manager_with_too_many_gives_some_away() -> None:
    placed = split([Listed(number, manager_id=DENIS) for number in range(1, 51)], REPS)
    assert counted(placed) == {OLGA: 30, DENIS: 10, ANNA: 10}
    assert Counter(each.reason for each in placed) == {"manager": 10, "load": 40}
