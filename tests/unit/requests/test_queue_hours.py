"""By what hour a queue's requests are ready: people work one thing at a time, in working hours."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.company import Policy
from domain.requests.queue_hours import LEAST, Item, hours_of, rounded

MONDAY = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
"""9:00 in Samara."""

HOUR = timedelta(hours=1)
ANNA, OLEG = 1, 2
ITEM = Item(10, HOUR)


def test_the_first_free_hands_take_the_next(policy: Policy) -> None:
    items = [replace(ITEM, id=number) for number in (10, 11, 12)]
    found = hours_of(policy.calendar_of("tech"), [ANNA, OLEG], items, MONDAY)
    assert found.ready == {10: MONDAY + HOUR, 11: MONDAY + HOUR, 12: MONDAY + 2 * HOUR}


def test_what_is_in_hand_is_finished_first_and_what_was_worked_counts(policy: Policy) -> None:
    held = Item(9, 2 * HOUR, ANNA, MONDAY)
    also = Item(8, HOUR, ANNA, MONDAY)
    found = hours_of(policy.calendar_of("tech"), [ANNA], [held, also, ITEM], MONDAY + HOUR)
    assert found.ready == {9: MONDAY + 2 * HOUR, 8: MONDAY + 3 * HOUR, 10: MONDAY + 4 * HOUR}


def test_what_takes_longer_than_it_should_still_takes_something(policy: Policy) -> None:
    held = Item(9, HOUR, ANNA, MONDAY)
    found = hours_of(policy.calendar_of("tech"), [ANNA], [held], MONDAY + 3 * HOUR)
    assert found.ready[9] == MONDAY + 3 * HOUR + LEAST


def test_the_rest_of_a_day_that_does_not_suffice_is_done_the_next(policy: Policy) -> None:
    evening = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)  # 17:30 in Samara
    found = hours_of(policy.calendar_of("tech"), [ANNA], [ITEM], evening)
    assert found.ready[10] == datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


def test_what_is_offered_to_one_person_waits_for_him(policy: Policy) -> None:
    held = Item(9, 3 * HOUR, ANNA, MONDAY)
    offered = replace(ITEM, person_id=ANNA)
    found = hours_of(policy.calendar_of("tech"), [ANNA, OLEG], [held, offered], MONDAY)
    assert found.ready[10] == MONDAY + 4 * HOUR


def test_without_hands_no_hour_is_known(policy: Policy) -> None:
    assert hours_of(policy.calendar_of("tech"), [], [ITEM], MONDAY).ready == {}


@pytest.mark.parametrize(("minute", "said"), [(0, 0), (1, 5), (5, 5), (37, 40), (56, 60)])
def test_hours_are_said_in_fives(minute: int, said: int) -> None:
    assert rounded(MONDAY + timedelta(minutes=minute)) == MONDAY + timedelta(minutes=said)


@given(st.lists(st.tuples(st.integers(5, 600), st.sampled_from([None, ANNA, OLEG]), st.booleans())))
def test_nobody_does_two_things_at_once(
    policy: Policy, made: list[tuple[int, int | None, bool]]
) -> None:
    """All work there is fits into the hours of those who are there, and everything gets an hour."""
    items = [
        Item(number, timedelta(minutes=minutes), person, MONDAY if person and held else None)
        for number, (minutes, person, held) in enumerate(made)
    ]
    calendar = policy.calendar_of("tech")
    found = hours_of(calendar, [ANNA, OLEG], items, MONDAY)
    assert found.ready.keys() == {item.id for item in items}
    worked = sum((calendar.between(MONDAY, at) for at in found.free.values()), timedelta())
    wanted = sum((max(item.takes, LEAST if item.held_since else item.takes) for item in items),
                 timedelta())  # fmt: skip
    assert worked == wanted
