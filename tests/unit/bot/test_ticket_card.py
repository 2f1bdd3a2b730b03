"""What is said once of tickets, and what their cards say comes next."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.texts import LOCALES as BOT
from bot.texts import Screenwriter
from bot.views.home import home_screen
from bot.views.ticket import ticket_screen
from domain.company import Policy
from domain.programme.waiting import HeadWaits
from domain.quality.facts import SeenTicket
from domain.states import Party
from domain.texts import LOCALES, Texts
from tests.unit.bot.samples import HOME
from tests.unit.bot.ticket_samples import ANSWER, ASKING, FIXED, NOW, ROW, SEEN

W = Screenwriter(Texts.load(LOCALES, BOT), "ru", "Europe/Samara", NOW)
Card = Callable[[SeenTicket], str]
WAITING = replace(SEEN, row=replace(ROW, state="awaiting_client"), problems=[FIXED], asking=ASKING)


@pytest.fixture
def card(policy: Policy) -> Card:
    return lambda seen: str(ticket_screen(W, policy, seen).text)


def test_what_was_done_for_all_complaints_is_said_once_after_them(card: Card) -> None:
    other = replace(FIXED, id=2, instance=2, words="Акты приходят через месяц")
    said = card(replace(WAITING, problems=[FIXED, other]))
    assert said.count("Сделано: ") == 1
    assert said.index("Акты приходят через месяц") < said.index("Сделано: ")


def test_what_was_done_apart_is_said_with_each_complaint(card: Card) -> None:
    other = replace(FIXED, id=2, instance=2, words="Акты", done_words="Шлём акты в день работ")
    said = card(replace(WAITING, problems=[FIXED, other]))
    assert said.count("Сделано: ") == 2
    assert said.index("блок питания") < said.index("«Акты»") < said.index("Шлём акты в день работ")


def test_a_complaint_that_is_still_open_is_not_said_to_be_done(card: Card) -> None:
    other = replace(FIXED, id=2, instance=2, state="open")
    assert card(replace(WAITING, problems=[FIXED, other])).count("Сделано: ") == 1


@pytest.mark.parametrize(
    ("step", "party", "words"),
    [
        ("remind", Party.REP, "напомним письмом вт 24 ноября"),
        ("call", Party.REP, "будет молчать, позвоните вт 24 ноября"),
        ("call", Party.LEAD, "будет молчать, вт 24 ноября позвонит продавец"),
        ("head", Party.HEAD, "будет молчать, вт 24 ноября скажем вам"),
        ("head", Party.REP, "будет молчать, вт 24 ноября скажем руководителю VIP-программы"),
    ],
)
def test_what_comes_next_is_told_in_words(card: Card, step: str, party: Party, words: str) -> None:
    asking = replace(ASKING, next_step=step)
    seen = replace(WAITING, asking=asking, parties=frozenset({party}))
    assert f"kim@romashka.example, сб 21 ноября, 12:07 · {words}\n" in f"{card(seen)}\n"


@pytest.mark.parametrize(
    "seen",
    [
        replace(WAITING, answers=[ANSWER]),
        replace(WAITING, asking=replace(ASKING, channel="phone")),
        replace(WAITING, asking=replace(ASKING, next_at=None, next_step=None)),
    ],
    ids=["he has answered", "asked by phone he gets no letters", "nothing is left"],
)
def test_nothing_is_promised_that_will_not_happen(card: Card, seen: SeenTicket) -> None:
    assert "напомним" not in card(seen)
    assert "сб 21 ноября, 12:07\n" in f"{card(seen)}\n"


def test_what_waits_for_a_head_and_what_is_new_share_a_line() -> None:
    screen = home_screen(W, replace(HOME, waiting=0, tickets=2, head=HeadWaits(tickets=3)))
    assert "❗ <b>2 тикета ждут вас</b> · новых 3\n" in screen.text
    assert "тикета качества" not in screen.text
    screen = home_screen(W, replace(HOME, waiting=0, tickets=0, head=HeadWaits(tickets=3)))
    assert "❗ <b>3 новых тикета качества</b>\n" in screen.text


@pytest.mark.parametrize(
    ("party", "leads"), [(Party.REP, ["Решить по ответу клиента"]), (Party.HOLDER, [])]
)
def test_an_answer_that_waits_for_the_rep_is_decided_from_the_card_while_it_is_worked_on(
    policy: Policy, party: Party, leads: list[str]
) -> None:
    answer = replace(ANSWER, state="asked")
    row = replace(ROW, state="in_work")
    seen = replace(SEEN, row=row, parties=frozenset({party}), acts=frozenset(), answers=[answer])
    drawn = ticket_screen(W, policy, seen)
    assert [each.text for line in drawn.buttons for each in line if each.style] == leads
