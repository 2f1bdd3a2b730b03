"""Tokens are put into addresses and Message-IDs, and found again whatever way a mail came."""

from dataclasses import replace

import pytest

from mail.message import Address
from mail.tokens import (
    answer_address,
    envelope_address,
    new_token,
    recipients,
    tokens_in,
    tokens_of,
)
from tests.unit.mail.robots.hand_made import BOX, mail

TOKEN, OTHER = "k3x9" * 5, "p7q1" * 5


def test_a_token_survives_folding_of_case_and_cannot_be_guessed() -> None:
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert all(token == token.lower() and token.isalnum() for token in tokens)
    assert min(map(len, tokens)) * 5.17 >= 100  # bits: 36 letters are 5.17 each


def test_written_and_found_again() -> None:
    token = new_token()
    assert tokens_of([answer_address(BOX, token)]).answered == (token,)
    assert tokens_of([envelope_address(BOX, token).upper()]).bounced == (token,)


@pytest.mark.parametrize(
    "header", ["x_gm_original_to", "delivered_to", "x_original_to", "envelope_to"]
)
def test_looked_for_in_the_envelope(header: str) -> None:
    message = mail(**{header: f"Desk <desk+t-{TOKEN}@ours.ru>"})
    assert tokens_in(message).answered == (TOKEN,)


def test_looked_for_in_to_and_cc_and_references() -> None:
    message = replace(
        mail(),
        to=(Address("boss@client.ru"),),
        cc=(Address(f"desk+t-{TOKEN}@ours.ru"),),
        references=(f"<t-{OTHER}.x@ours.ru>", f"<t-{TOKEN}.y@ours.ru>"),
    )
    assert tokens_in(message).answered == (TOKEN, OTHER)


def test_the_envelope_is_surer_than_what_is_written() -> None:
    message = mail(delivered_to=["a@ours.ru", "b@ours.ru"], x_gm_original_to="C@ours.ru")
    assert recipients(message) == ("c@ours.ru", "a@ours.ru", "b@ours.ru", BOX)


@pytest.mark.parametrize("address", ["desk+t-shirts@ours.ru", "desk+x-k3x9k3x9k3x9k3x9@ours.ru"])
def test_other_plus_addresses_are_not_ours(address: str) -> None:
    assert tokens_of([address]).answered == ()
