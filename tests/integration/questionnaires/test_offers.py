"""Not every meeting may carry an offer: questionnaires that brought one count too (domain 2.17)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.visits import meetings
from domain.visits.reading import call_card
from tests.fixtures.office import Office
from tests.integration.questionnaires.filling import ALL_GOOD, GOOD, STOPPED, Script, filled

DAY = timedelta(days=1)
OFFERED = Script({**GOOD, "n_interest": "Видеонаблюдение"})


async def in_row(visiting: Office) -> int:
    """As many offers in a row as the screen of a call warns of."""
    async with visiting.acting("Ольга") as work:
        return (await call_card(work, visiting.client_id)).dossier.offers_in_row


async def two_meetings_with_offers(visiting: Office) -> None:
    for _ in range(2):
        async with visiting.acting("Ольга") as work:
            await meetings.note_meeting(work, visiting.client_id, "Показали новое", offered=True)
        visiting.clock.at += DAY


@pytest.mark.parametrize(
    ("said", "warned"),
    [
        (OFFERED, 3),
        (Script({**GOOD, "n_request": "Расчёт на пять камер"}), 3),
        (ALL_GOOD, 0),
        (STOPPED, 0),
    ],
    ids=["interest", "request", "nothing-new", "stopped-before-it"],
)
async def test_a_questionnaire_with_an_offer_is_a_meeting_with_one(
    visiting: Office, said: Script, warned: int
) -> None:
    await two_meetings_with_offers(visiting)
    assert await in_row(visiting) == 0
    await filled(visiting, said)
    assert await in_row(visiting) == warned


async def test_a_referral_alone_is_no_offer(visiting: Office) -> None:
    await two_meetings_with_offers(visiting)
    referral = {"r_company": "Василёк", "r_intro": "no"}
    await filled(visiting, replace(ALL_GOOD, added={"referrals": [referral]}))
    assert await in_row(visiting) == 0
