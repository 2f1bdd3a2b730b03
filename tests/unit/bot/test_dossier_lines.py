"""Whoever answers the phone reads the dossier's first screen at a glance: twelve short lines."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.texts import LOCALES as BOT_LOCALES
from bot.texts import Screenwriter
from bot.views.client import LINES, client_screen
from domain.clients.connecting import Whom
from domain.clients.dossier import ClientCard, OpenTicket
from domain.texts import LOCALES, Texts
from tests.unit.bot.dossier_samples import CLIENT_CARD, NOW

W = Screenwriter(Texts.load(LOCALES, BOT_LOCALES), "ru", "Europe/Samara", NOW)
WHOM = Whom(9, "Анна Мельник", "+79350001000", "manager", "manager", instead_of=None)
THIRD = replace(CLIENT_CARD.open_requests[0], id=216, number=216)
ALL = replace(
    CLIENT_CARD,
    connect=WHOM,
    open_requests=[*CLIENT_CARD.open_requests, THIRD],
    trouble=OpenTicket(3, 17, "in_work", may_open=True),
)
"""Nothing is unknown of this client."""


def cards() -> st.SearchStrategy[ClientCard]:
    """Clients of whom more or less is known."""
    return st.builds(
        lambda people, requests, **known: replace(
            ALL, contacts=ALL.contacts[:people], open_requests=ALL.open_requests[:requests], **known
        ),
        people=st.integers(0, 2),
        requests=st.integers(0, 3),
        connect=st.sampled_from([None, WHOM]),
        tax_number=st.sampled_from([None, "9800001017"]),
        address=st.sampled_from([None, "ул. Мира, 4"]),
        team=st.sampled_from([(), ALL.team]),
        trouble=st.sampled_from([None, ALL.trouble]),
        meeting=st.sampled_from([None, NOW]),
        talk=st.sampled_from([None, ALL.talk]),
        promises=st.sampled_from([(), ALL.promises]),
        orders=st.sampled_from([[], ALL.orders]),
    )


def drawn(card: ClientCard) -> list[str]:
    return str(client_screen(W, card).text).splitlines()


@given(cards())
def test_it_is_never_longer_and_says_whatever_has_room(card: ClientCard) -> None:
    shown = drawn(card)
    assert len(shown) <= LINES
    requests = [each for each in card.open_requests if any(str(each.number) in at for at in shown)]
    assert requests == card.open_requests[: len(requests)], "those that are due first"
    assert len(requests) >= min(2, len(card.open_requests))
    left_out = len(card.open_requests) - len(requests)
    left_out += sum(each.name not in "\n".join(shown) for each in card.contacts)
    assert not left_out or len(shown) == LINES


@given(cards())
def test_that_nobody_manages_him_is_always_said(card: ClientCard) -> None:
    assert ("Менеджера нет" in "\n".join(drawn(card))) is (not card.team)


def test_whoever_may_name_a_manager_has_the_way_to_it() -> None:
    nobody = replace(ALL, team=())
    assert not [each for each in buttons(nobody) if "менеджера" in each]
    assert "Назначить менеджера…" in buttons(replace(nobody, names_manager=True))


def buttons(card: ClientCard) -> list[str]:
    return [each.text for row in client_screen(W, card).buttons for each in row]


def test_of_a_client_of_whom_everything_is_known_the_most_needed_stands_first() -> None:
    shown = drawn(ALL)
    assert len(shown) == LINES
    assert "Соединить" in shown[1]
    assert any("Ирина Ким" in each for each in shown)
    assert not any("Канал 100" in each for each in shown), "the purchases have a button"
