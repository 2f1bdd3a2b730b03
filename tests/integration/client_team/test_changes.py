"""Naming who does which part for a client (domain 4.3)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.clients import passing, team_changes
from domain.clients.team import team_of
from domain.errors import DeskError, NotAllowed, NotFound
from storage.models import (
    Campaign,
    CampaignClient,
    Client,
    FormVersion,
    OutboxRow,
    PersonalLetter,
    Rapport,
)
from tests.fixtures.office import Office
from tests.fixtures.statements import statements


async def _told(office: Office) -> list[str]:
    async with office.system() as work:
        rows = await work.open_session.scalars(
            select(OutboxRow.recipient)
            .where(OutboxRow.payload["card"].astext == "team_changed")
            .order_by(OutboxRow.id)
        )
        return list(rows)


async def _team(office: Office) -> dict[str, tuple[str, bool]]:
    async with office.acting("Ольга") as work:
        return {
            each.part: (each.name, each.named) for each in await team_of(work, office.client_id)
        }


async def test_everybody_concerned_is_told_once_but_not_who_did_it(office: Office) -> None:
    anton, kirill = office.person("Антон").id, office.person("Кирилл").id
    async with office.acting("Марина") as work:
        await team_changes.name_member(work, office.client_id, "service", anton)
        await team_changes.name_member(work, office.client_id, "service", anton)
    olga = f"person:{office.person('Ольга').id}"
    assert await _told(office) == [olga, f"person:{anton}"]
    async with office.acting("Ольга") as work:
        await team_changes.name_member(work, office.client_id, "service", kirill)
    assert (await _told(office))[2:] == [f"person:{anton}", f"person:{kirill}"]
    assert (await _team(office))["service"] == ("Кирилл Ершов", True)


async def test_the_history_says_since_and_until(office: Office) -> None:
    denis = office.person("Денис").id
    office.clock.advance(timedelta(days=3))
    async with office.acting("Марина") as work:
        await team_changes.name_member(work, office.client_id, "manager", denis)
        page = await team_changes.team_history(work, office.client_id)
    assert [(each.name, each.until) for each in page.members] == [
        ("Денис Жуков", None),
        ("Ольга Смирнова", work.now),
    ]
    assert page.members[0].since == work.now


async def test_nobody_is_left_when_the_manager_is_taken(office: Office) -> None:
    async with office.acting("Марина") as work:
        await team_changes.clear_member(work, office.client_id, "manager")
        await team_changes.clear_member(work, office.client_id, "manager")
    assert "manager" not in await _team(office)
    assert await _told(office) == [f"person:{office.person('Ольга').id}"]


async def test_the_manager_does_not_give_himself_away(office: Office) -> None:
    denis = office.person("Денис").id
    async with office.acting("Ольга") as work:
        with pytest.raises(NotAllowed):
            await team_changes.name_member(work, office.client_id, "manager", denis)
        with pytest.raises(NotFound):
            await team_changes.name_member(work, office.client_id, "cook", denis)
    async with office.acting("Денис") as work:
        with pytest.raises(NotAllowed):
            await team_changes.name_member(work, office.client_id, "service", denis)


async def test_whoever_fences_a_client_off_does_not_visit_him(office: Office) -> None:
    denis = office.person("Денис").id
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            insert(Rapport).values(
                client_id=office.client_id,
                employee_id=denis,
                verdict="fences_off",
                at=office.clock.now(),
            )
        )
    async with office.acting("Марина") as work:
        with pytest.raises(DeskError, match="error-client-fenced"):
            await team_changes.name_member(work, office.client_id, "vip_rep", denis)


async def test_on_his_way_a_client_gets_no_other_manager(office: Office) -> None:
    async with office.acting("Ольга") as work:
        await passing.hand_to(work, office.client_id, office.person("Денис").id)
    async with office.acting("Марина") as work:
        with pytest.raises(DeskError, match="error-client-on-his-way"):
            await team_changes.clear_member(work, office.client_id, "manager")


async def test_whose_list_and_whose_letters_he_is_on_has_the_part_in_fact(office: Office) -> None:
    now = office.clock.now()
    async with AsyncSession(office.engine) as session, session.begin():
        version = await session.scalar(
            insert(FormVersion)
            .values(name="vip", version="1", definition={}, created_at=now)
            .returning(FormVersion.id)
        )
        campaign = await session.scalar(
            insert(Campaign)
            .values(
                name="Осень",
                head_id=office.person("Марина").id,
                form_version_id=version,
                starts_on=date(2026, 9, 1),
                ends_on=date(2026, 12, 31),
                state="running",
                created_at=now,
            )
            .returning(Campaign.id)
        )
        await session.execute(
            insert(CampaignClient).values(
                campaign_id=campaign,
                client_id=office.client_id,
                rep_id=office.person("Денис").id,
            )
        )
        await session.execute(
            insert(PersonalLetter).values(
                client_id=office.client_id,
                address="kim@romashka.example",
                language="ru",
                quarter=date(2026, 10, 1),
                writer_id=office.person("Алла").id,
                state="dealt",
                dealt_on=date(2026, 11, 2),
                due_on=date(2026, 11, 2),
                subject="",
                body="",
                body_hash=b"1",
                created_at=now,
            )
        )
    found = await _team(office)
    assert found["vip_rep"] == ("Денис Жуков", False)
    assert found["letters"] == ("Алла Громова", False)


async def test_a_team_is_read_in_few_statements(office: Office) -> None:
    async with office.acting("Ольга") as work:
        await work.open_session.scalar(select(Client.id))  # the transaction is begun
        with statements(office.engine) as seen:
            await team_changes.team_card(work, office.client_id)
    assert len(seen) <= 5
