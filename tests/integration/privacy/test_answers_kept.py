"""Answers of the desk stand in the outbox for weeks: an erasure takes him out of them too."""

import re

from sqlalchemy import text

from domain.people.dismissal import dismiss
from domain.privacy.erasing import erase
from storage.models import Client, OutboxRow
from tests.fixtures.office import Office
from tests.integration.privacy.test_erasing import KIM, MARK, kim_id, put


async def answered(office: Office, *texts: str) -> list[int]:
    """Replies of the bot as they are stored, delivered; the last one still waits."""
    rows = []
    for number, said in enumerate(texts, start=1):
        sent = number < len(texts)
        rows.append(
            await put(office, OutboxRow, kind="reply", recipient="chat:7",
                      payload={"calls": [{"method": "sendMessage", "params": {
                          "chat_id": 7, "text": said,
                          "reply_markup": {"inline_keyboard": [[{"text": said}]]}}}]},
                      state="sent" if sent else "queued",
                      finished_at=office.clock.now() if sent else None)
        )  # fmt: skip
    return rows


async def places_that_name(office: Office, words: str) -> set[str]:
    """Columns of any table in which a word stands, in whatever case."""
    found: set[str] = set()
    async with office.system() as work:
        columns = await work.open_session.execute(
            text(
                "SELECT table_name, column_name FROM information_schema.columns "
                "WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', "
                "'jsonb', 'json', 'ARRAY')"
            )
        )
        for table, column in columns.all():
            there = await work.open_session.scalar(
                text(f'SELECT count(*) FROM "{table}" WHERE "{column}"::text ~* :words'),  # noqa: S608 - names of ours
                {"words": words},
            )
            if there:
                found.add(f"{table}.{column}")
    return found


async def texts_of(office: Office, ids: list[int]) -> list[str]:
    async with office.system() as work:
        rows = [await work.open_session.get(OutboxRow, each) for each in ids]
    return [re.findall(r"'text': '([^']*)'", str(row.payload))[-1] for row in rows if row]


async def test_a_surname_alone_stays_nowhere(office: Office) -> None:
    rows = await answered(
        office,
        "Встреча с <b>Кимом</b> завтра",
        "Звоните: Ирина, бухгалтер",
        "Заявка 214 у Антона Белова",
        "Ким ждёт",
    )
    assert "outbox.payload" in await places_that_name(office, r"\mким")
    async with office.acting("Алла") as work:
        await erase(work, "contact", await kim_id(office), KIM)
    assert await places_that_name(office, r"\m(ким|ирин|викторовн)") == set()
    assert await texts_of(office, rows) == [
        f"Встреча с <b>{MARK}</b> завтра",
        f"Звоните: {MARK}, бухгалтер",
        "Заявка 214 у Антона Белова",
        f"{MARK} ждёт",
    ]


async def test_nor_that_of_a_private_client(office: Office) -> None:
    now = office.clock.now()
    client_id = await put(office, Client, name="Пётр Ильин", corporate=False, language="ru",
                          created_at=now, updated_at=now)  # fmt: skip
    await answered(office, "Ильин просит перезвонить", "Петру Ильину", "Заявка 7")
    async with office.acting("Алла") as work:
        await erase(work, "client", client_id, "Пётр Ильин")
    assert await places_that_name(office, r"\m(ильин|п[её]тр)") == set()


async def test_nor_that_of_somebody_who_worked_here(office: Office) -> None:
    async with office.acting("Алла") as work:
        await dismiss(work, "Антон", ["Кирилл"])
    await answered(office, "Заявка 214 у Белова", "Её принял Кирилл Ершов", "Белов")
    async with office.acting("Алла") as work:
        await erase(work, "employee", office.person("Антон").id, "Антон Белов")
    assert await places_that_name(office, r"\m(антон|белов)") == set()
    assert "outbox.payload" in await places_that_name(office, "Кирилл Ершов")
