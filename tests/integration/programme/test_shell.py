"""Campaigns from the shell: planned, split, moved, begun, read by a program."""

import pytest

from app.cli.campaigns import rep_plan
from domain.errors import DeskError
from domain.programme.planning import RepPlan
from tests.fixtures.command_line import Ended
from tests.fixtures.office import Office
from tests.integration.cli.conftest import Fieldpost, environment, fieldpost
from tests.integration.programme.conftest import CLIENTS

__all__ = ["environment", "fieldpost"]

NEW = (
    "campaign", "new", "Лето 2026", "--from", "2026-11-23", "--to", "28.02.2027", "--all-corporate",
    "--rep", "Ольга Смирнова@Самара", "--rep", "Денис Жуков:parallel", "--rep", "Анна:parallel:10",
)  # fmt: skip


def good(ended: Ended) -> Ended:
    assert ended.code == 0, ended.err
    return ended


async def test_from_the_plan_to_the_start(
    office_with_clients: Office, fieldpost: Fieldpost
) -> None:
    assert str(CLIENTS) in good(await fieldpost(*NEW)).out
    shown = good(await fieldpost("campaign", "split", "лето", "--json")).json()
    assert [share["will"] for share in shown["shares"]] == [20, 7, 13]
    words = good(await fieldpost("campaign", "split", "лето")).out
    assert shown["fingerprint"] in words
    good(await fieldpost("campaign", "split", "лето", "--apply", shown["fingerprint"]))
    assert (await fieldpost("campaign", "split", "лето", "--apply", "0000")).code == 1
    good(await fieldpost("campaign", "start", "лето"))
    document = good(await fieldpost("campaign", "Лето 2026", "--json")).json()
    assert (document["campaign"], document["state"]) == ("Лето 2026", "running")
    assert document["coverage"]["total"] == len(document["clients"]) == CLIENTS
    assert all(len(client["assignments"]) == 1 for client in document["clients"])
    assert document["norm"] == 30
    (listed,) = good(await fieldpost("campaign", "list", "--json")).json()["campaigns"]
    assert (listed["campaign"], listed["open"]) == ("Лето 2026", CLIENTS)
    assert "Ольга Смирнова" in good(await fieldpost("campaign", "лето 2026")).out
    assert "Лето 2026" in good(await fieldpost("campaign", "list")).out


async def test_the_list_by_hand(office_with_clients: Office, fieldpost: Fieldpost) -> None:
    good(await fieldpost(*NEW))
    good(await fieldpost("campaign", "assign", "лето", "--to", "Денис", "--place", "сызрань"))
    ended = good(
        await fieldpost(
            "campaign", "assign", "лето", "--to", "Анна", "--client", "Ромашка", "--reason", "Давно"
        )
    )
    assert "1 клиент" in ended.out
    good(await fieldpost("campaign", "assign", "лето", "--from", "Денис", "--to", "Ольга"))
    good(await fieldpost("campaign", "mark", "Ромашка", "Ольга", "fences_off"))
    refused = await fieldpost("campaign", "assign", "лето", "--to", "Ольга", "--client", "Ромашка")
    assert refused.code == 1
    assert "Ромашка" in refused.err
    good(await fieldpost("campaign", "mark", "Ромашка", "Ольга", "none"))
    assert (await fieldpost("campaign", "mark", "Ромашка", "Ольга", "loves")).code == 1
    good(await fieldpost("campaign", "remove", "лето", "Клиент 7", "--reason", "Закрылись"))
    good(await fieldpost("campaign", "add", "лето", "Клиент 7"))
    good(await fieldpost("campaign", "leave", "лето", "Денис"))
    good(await fieldpost("campaign", "join", "лето", "Денис:full_time"))
    document = good(await fieldpost("campaign", "лето", "--json")).json()
    romashka = next(each for each in document["clients"] if each["client"] == "Ромашка")
    assert (romashka["rep"], romashka["assignments"][0]["reason"]) == ("Анна Мельник", "Давно")
    assert (await fieldpost("campaign", "end", "лето")).code == 1
    ended = await fieldpost("campaign", "start", "лето")
    assert "26 клиентов без продавца" in ended.err


async def test_the_programme_as_a_whole(office_with_clients: Office, fieldpost: Fieldpost) -> None:
    good(await fieldpost(*NEW))
    document = good(await fieldpost("programme", "segments", "--json")).json()
    assert document == {"segments": [], "changed": 0, "without_rate": 0}
    good(await fieldpost("programme", "segments"))
    good(await fieldpost("programme", "monthly", "Ромашка"))
    assert "Ромашка" in good(await fieldpost("programme", "due")).out
    good(await fieldpost("programme", "monthly", "Ромашка", "--off"))
    due = good(await fieldpost("programme", "due", "--page", "2", "--json")).json()
    assert (due["total"], due["page"], len(due["clients"])) == (CLIENTS, 2, 8)
    staffing = good(await fieldpost("programme", "staffing", "--json")).json()
    assert (staffing["clients"], staffing["full_time_needed"]) == (CLIENTS, 1)
    assert "1" in good(await fieldpost("programme", "staffing")).out


async def test_what_is_wrong_is_told(office_with_clients: Office, fieldpost: Fieldpost) -> None:
    for words in (
        ("campaign", "Зима"),
        (*NEW, "--rep", "Никто"),
        (*NEW, "--rep", "Ольга:half"),
        ("programme", "monthly", "Нет такого"),
    ):
        ended = await fieldpost(*words)
        assert ended.code == 1
        assert ended.err.strip()


@pytest.mark.parametrize(
    ("written", "plan"),
    [
        ("Ольга", RepPlan("Ольга")),
        ("Ольга Смирнова : parallel", RepPlan("Ольга Смирнова", "parallel")),
        ("Ольга:full_time:12@Самара", RepPlan("Ольга", "full_time", 12, "Самара")),
    ],
)
def test_a_rep_as_he_is_written(written: str, plan: RepPlan) -> None:
    assert rep_plan(written) == plan


@pytest.mark.parametrize("written", ["", ":parallel", "Ольга:parallel:x", "Ольга:parallel:5:6"])
def test_a_rep_that_cannot_be_read(written: str) -> None:
    with pytest.raises(DeskError):
        rep_plan(written)
