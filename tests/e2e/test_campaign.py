"""A campaign from its plan to its end: split, moved by hand, called, looked at (domain 2.1 - 2.7,
2.18, 2.20). Its clients are its own: others of the sample may be on another campaign's list.
"""

import io
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.e2e.acts import HEAD, OTHER_REP, REP
from tests.e2e.campaigns import (
    CLIENTS,
    NORMS,
    THIRD_REP,
    Told,
    address_of,
    called,
    marked,
    opened,
    planned,
)
from tests.e2e.letters import Mailbox
from tests.e2e.world import COMPANY_ZONE, Message, Phone, World

THURSDAY, REMINDED_AT = 3, time(10)
"""When the sample company reminds who is behind."""

PNG = b"\x89PNG\r\n\x1a\n"
LINE_FIELDS = [
    "id", "client", "client_id", "place", "segment", "rep", "state", "reason", "refusal_asked",
    "worked", "calls", "last_call", "next_call", "assignments",
]  # fmt: skip
FIELDS = [
    "id", "campaign", "head", "state", "from", "to", "started", "ended", "coverage", "norm", "done",
    "forecast", "reps", "clients",
]  # fmt: skip
WORKED = ("handed_in", "paused", "refused", "removed")


async def test_a_campaign_from_its_plan_to_its_end(world: World, tmp_path: Path) -> None:
    await world.move_to_working_morning()
    head, rep = await world.phone(HEAD), await world.phone(REP)
    norm_before = await norm_of(rep)
    told = await planned(world, tmp_path)
    await marked(told)
    await split_by_taps(told, head)
    await check_split(told)
    await moved_and_marked_by_taps(told, head)
    await begun(told, head, rep)

    unanswered, refused, agreed, *_ = await told.clients_of(REP)
    await not_reached(told, rep, unanswered)
    await refused_and_approved(told, rep, head, refused)
    await agreed_on(told, rep, agreed)

    await check_figures(told)
    assert await norm_of(rep) == norm_before + NORMS[REP]
    await check_papers(told, head)
    await check_end_refused(told)
    await reminded(world, rep)
    await covered_and_ended(told, head)


async def split_by_taps(told: Told, head: Phone) -> None:
    """Nothing counts before it was looked at and applied; the shell shows the same proposal."""
    screen = await opened(told, head)
    await head.tap(f"Разделить список · {CLIENTS}", screen)
    shown = await head.heard_as(screen)
    assert "Пока ничего не изменено" in shown.text
    proposal = await told.world.read("campaign", "split", told.name)
    for share in proposal["shares"]:
        assert f"{share['rep']}: {share['will']} (норма {share['norm']})" in shown.text
    assert (proposal["clients"], proposal["changes"], proposal["nobody"]) == (CLIENTS, CLIENTS, 0)
    assert all(line["rep"] is None for line in (await told.json())["clients"])
    await head.tap("Применить", shown)
    assert "✔ Разделено" in (await head.heard_as(screen)).text
    outdated = await told.run("split", "--apply", proposal["fingerprint"])
    assert outdated.code != 0, outdated


async def check_split(told: Told) -> None:
    """By norm, with the two exceptions that the marks make; each change of hands has its reason."""
    lines = (await told.json())["clients"]
    shares = Counter(line["rep"] for line in lines)
    assert shares == {REP: 20, OTHER_REP: 7, THIRD_REP: 13}
    fenced, befriended = await told.line(told.fenced), await told.line(told.befriended)
    assert fenced["rep"] != REP
    assert [each["reason"] for each in fenced["assignments"]] == ["fenced_off"]
    assert befriended["rep"] == OTHER_REP
    assert [each["reason"] for each in befriended["assignments"]] == ["gets_on"]
    for line in lines:
        [move] = line["assignments"]
        assert (move["from"], move["to"], move["by"]) == (None, line["rep"], HEAD)


async def moved_and_marked_by_taps(told: Told, head: Phone) -> None:
    """One client goes from Denis to Olga by the head's thumb, and she is marked as his friend."""
    screen = await opened(told, head)
    await head.tap("Денис К. 0/", screen)
    await head.tap("1", await head.heard_as(screen))
    await head.tap("Передать другому…", await head.heard_as(screen))
    await head.tap(REP, await head.heard_as(screen))
    moved = await head.heard_as(screen)
    assert f"У кого: {REP}" in moved.text
    assert "вручную" in moved.text
    client = next(name for name in told.clients if f"«{name}»" in moved.text)
    await head.tap("Ладят", moved)
    assert f"{REP}: ладит с клиентом" in (await head.heard_as(screen)).text
    line = await told.line(client)
    assert line["rep"] == REP
    last = line["assignments"][-1]
    assert (last["from"], last["to"], last["by"]) == (OTHER_REP, REP, HEAD)
    assert last["reason"] == "by_hand"


async def begun(told: Told, head: Phone, rep: Phone) -> None:
    await head.tap("Начать кампанию", await opened(told, head))
    assert any(f"Началась кампания «{told.name}»" in each.text for each in await rep.heard())
    seen = await told.json()
    assert seen["state"] == "running"
    assert seen["started"] is not None


async def not_reached(told: Told, rep: Phone, client: str) -> None:
    call = await called(rep, client)
    await rep.tap("Не ответили", call)
    assert "не ответили. Снова в списке" in (await rep.heard_as(call)).text
    line = await told.line(client)
    assert (line["state"], line["calls"]) == ("open", 1)
    assert line["next_call"] > line["last_call"]


async def refused_and_approved(told: Told, rep: Phone, head: Phone, client: str) -> None:
    """Without the head's word a client who refused stays open."""
    await rep.tap("Отказ…", await called(rep, client))
    await rep.tap("Нет времени")
    waits = await told.line(client)
    assert waits["state"] == "open"
    assert waits["refusal_asked"] is not None
    asked = await head.last()
    assert f"Отказ: «{client}»" in asked.text
    assert "Нет времени" in asked.text
    await head.tap("Принять отказ", asked)
    assert "Отказ принят" in (await head.heard_as(asked)).text
    line = await told.line(client)
    assert (line["state"], line["refusal_asked"]) == ("refused", None)
    assert "Нет времени" in line["reason"]
    assert line["worked"] is not None


async def agreed_on(told: Told, rep: Phone, client: str) -> None:
    call = await called(rep, client)
    slot = next(label for label in call.labels if label.startswith("Встреча "))
    await rep.tap(slot, call)
    assert f"Встреча с клиентом «{client}»" in (await rep.heard_as(call)).text
    invited = await Mailbox(told.world, address_of(client)).last()
    assert invited.attachments == ["invite.ics"]
    line = await told.line(client)
    assert (line["state"], line["calls"], line["next_call"]) == ("open", 1, None)


async def check_figures(told: Told) -> None:
    """`fieldpost campaign NAME --json`, field by field."""
    seen = await told.json()
    assert list(seen) == FIELDS
    assert (seen["campaign"], seen["head"]) == (told.name, HEAD)
    assert (seen["state"], seen["ended"]) == ("running", None)
    assert date.fromisoformat(seen["to"]) - date.fromisoformat(seen["from"]) == timedelta(days=60)
    assert seen["coverage"] == {
        "open": 39, "handed_in": 0, "paused": 0, "refused": 1, "removed": 0,
        "untouched": 37, "refusals": 0, "alone": 0,
        "total": 40, "worked": 1, "percent": 2, "complete": False,
    }  # fmt: skip
    assert (seen["norm"], seen["done"]) == (sum(NORMS.values()), sum_of(seen["reps"], "done"))
    ahead = seen["forecast"]
    assert (ahead["pace"], ahead["by_norms"], ahead["short"]) == ("30.0", True, 0)
    first = date.fromisoformat(seen["from"])
    assert date.fromisoformat(ahead["finish"]) - first == timedelta(days=10)  # 39 at 30 a week
    check_reps(seen["reps"])
    assert sorted(line["client"] for line in seen["clients"]) == sorted(told.clients)
    for line in seen["clients"]:
        assert list(line) == LINE_FIELDS
        assert line["assignments"][-1]["to"] == line["rep"]


def check_reps(reps: Sequence[Any]) -> None:
    by_name = {rep["rep"]: rep for rep in reps}
    assert {name: rep["norm"] for name, rep in by_name.items()} == NORMS
    modes = {name: rep["mode"] for name, rep in by_name.items()}
    assert modes == {REP: "full_time", OTHER_REP: "parallel", THIRD_REP: "parallel"}
    totals = {name: rep["coverage"]["total"] for name, rep in by_name.items()}
    assert totals == {REP: 21, OTHER_REP: 6, THIRD_REP: 13}
    assert not any(rep["left"] for rep in reps)


def sum_of(rows: Sequence[Any], name: str) -> int:
    return sum(row[name] for row in rows)


async def norm_of(rep: Phone) -> int:
    """What his week says; it adds up all campaigns that run."""
    await rep.say("/week")
    found = re.search(r"Моя неделя: \d+ из (\d+)", (await rep.last()).text)
    return int(found[1]) if found else 0


async def check_papers(told: Told, head: Phone) -> None:
    """The chart and the spreadsheet come as messages of their own, and open."""
    screen = await opened(told, head)
    await head.tap("График", screen)
    chart = await file_of(told.world, await head.last(), "photo")
    assert chart.startswith(PNG)
    await head.tap("Таблица XLSX", screen)
    book = load_workbook(io.BytesIO(await file_of(told.world, await head.last(), "document")))
    reps, clients = book["Продавцы"], book["Клиенты"]
    assert (reps.max_row, clients.max_row) == (len(NORMS) + 1, CLIENTS + 1)
    listed = {row[0]: row for row in clients.iter_rows(min_row=2, values_only=True)}
    assert sorted(listed) == sorted(told.clients)
    assert "отказ" in {row[4] for row in listed.values()}


async def file_of(world: World, message: Message, kind: str) -> bytes:
    media = message.media
    assert media is not None, message
    assert media["kind"] == kind
    return await world.download(media["url"])


async def check_end_refused(told: Told) -> None:
    ended = await told.run("end")
    assert ended.code != 0
    assert "не отработаны 39 клиентов" in " ".join((ended.err + ended.out).split())
    assert (await told.json())["state"] == "running"


async def reminded(world: World, rep: Phone) -> None:
    """On the company's day, who has done less than the week so far asks for is told, once."""
    now = await world.clock_of_company()
    day = now.date() + timedelta(days=(THURSDAY - now.weekday()) % 7 or 7)
    before = await behind(rep)
    await world.move_to(datetime.combine(day, REMINDED_AT, COMPANY_ZONE) + timedelta(minutes=1))
    await world.settle()
    assert await behind(rep) == before + 1
    await world.advance("PT1H")
    assert await behind(rep) == before + 1


async def behind(rep: Phone) -> int:
    """How often he was told that he is behind."""
    return sum("Чтобы выполнить норму, нужно ещё" in each.text for each in await rep.heard())


async def covered_and_ended(told: Told, head: Phone) -> None:
    """Whoever is left is taken off with a reason: then it is covered, and one tap ends it."""
    for line in (await told.json())["clients"]:
        if line["state"] == "open":
            await told.done("remove", line["client"], "--reason", "Переносим на весну")
    screen = await opened(told, head)
    assert "Отработано 40 из 40 (100 %)" in screen.text
    await head.tap("Закончить кампанию", screen)
    assert f"✔ Кампания «{told.name}» закончена" in (await head.heard_as(screen)).text
    seen = await told.json()
    assert (seen["state"], seen["coverage"]["complete"]) == ("ended", True)
    assert sum(seen["coverage"][state] for state in WORKED) == CLIENTS
