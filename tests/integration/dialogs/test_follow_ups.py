"""Opportunities on a phone: written down with an amount as people say it, handed to a colleague."""

import dataclasses
from decimal import Decimal

import pytest
from sqlalchemy import select

from domain.company.programme import ProgrammeRules, Segments
from storage.models import Opportunity
from tests.integration.dialogs.conftest import House, Phone


@pytest.fixture
def olga(house: House) -> Phone:
    return house.phone("Ольга")


async def opportunity(house: House) -> Opportunity:
    async with house.office.system() as work:
        return (await work.open_session.scalars(select(Opportunity))).one()


async def written_down(house: House, olga: Phone) -> None:
    """As far as the summary, with an amount."""
    client = f"opportunity:new:{house.office.client_id}:0"
    await olga.tap_data(client, olga.notice(client))
    await olga.write("Второй канал")
    await olga.tap("+ На какую сумму")
    await olga.write("1,2 млн")


async def test_one_currency_is_not_asked_for(house: House, olga: Phone) -> None:
    await written_down(house, olga)
    assert not any("валют" in each for each in olga.labels())
    await olga.tap("Записать возможность")
    assert "Сумма: 1\u00a0200\u00a0000 ₽" in olga.text
    found = await opportunity(house)
    assert (found.amount, found.currency) == (Decimal(1_200_000), "RUB")


async def test_of_several_currencies_one_is_chosen(house: House, olga: Phone) -> None:
    segments = Segments.model_construct(currency="RUB", rates={"KZT": 1})
    rules = house.desk.policy.programme.model_copy(update={"segments": segments})
    assert isinstance(rules, ProgrammeRules)
    policy = house.desk.policy.model_copy(update={"programme": rules})
    house.intake._desk = dataclasses.replace(house.desk, policy=policy)
    await written_down(house, olga)
    await olga.tap("+ В какой валюте")
    await olga.tap("Тенге")
    await olga.tap("Записать возможность")
    assert (await opportunity(house)).currency == "KZT"


async def test_it_is_handed_to_a_colleague(house: House, olga: Phone) -> None:
    await written_down(house, olga)
    await olga.tap("Записать возможность")
    await olga.tap("Передать коллеге")
    await olga.tap("Денис Жуков")
    assert "Дальше её ведёт Денис Жуков" in olga.text
    assert (await opportunity(house)).owner_id == house.office.person("Денис").id


async def test_nobody_is_asked_in_vain_about_anothers(house: House, olga: Phone) -> None:
    await written_down(house, olga)
    await olga.tap("Записать возможность")
    found, denis = await opportunity(house), house.phone("Денис")
    for act in ("next", "lost", "give"):
        await denis.tap_data(
            f"opportunity:{act}:{found.id}:0", denis.notice("opportunity:list:0:0")
        )
        assert denis.answers[-1][1], "an alert, and no question"


async def test_the_form_gone_on_with_gets_the_words(house: House, olga: Phone) -> None:
    opened = olga.notice(f"opportunity:new:{house.office.client_id}:0", "task:new:0:0")
    await olga.tap_data(olga.labels(opened)[0], opened)
    await olga.tap_data(olga.labels(opened)[1], opened)
    await olga.tap_data(olga.labels(opened)[0], opened)
    await olga.write("Второй канал")
    await olga.tap("Записать возможность")
    assert (await opportunity(house)).title == "Второй канал"
