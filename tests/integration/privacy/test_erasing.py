"""One person's data erased: what goes, what stays, who is refused."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.clients.record import client_record
from domain.errors import DeskError, NotAllowed
from domain.people.dismissal import dismiss
from domain.privacy.erasing import erase, preview_erasure
from domain.privacy.mailed import ERASED_ADDRESS
from domain.privacy.subjects import person_named
from domain.requests.seals import verify
from storage import blobs
from storage.models import (
    AuditLine,
    Call,
    Client,
    ClientNote,
    Comment,
    Contact,
    Employee,
    Erasure,
    Letter,
    Mail,
    MailThread,
    Order,
    RegisterLine,
    RequestEvent,
    Task,
)
from tests.fixtures.office import Office
from tests.integration.requests import acting

KIM = "Ирина Викторовна Ким"
ADDRESS = "kim@romashka.example"
MARK = "[удалено]"
GONE = "удалено по просьбе 23.11.2026"


async def put(office: Office, model: type[Any], **values: object) -> int:
    async with office.system() as work:
        row_id: int | None = await work.open_session.scalar(
            insert(model).values(**values).returning(model.id)
        )
    assert row_id is not None
    return row_id


async def kim_id(office: Office) -> int:
    async with office.system() as work:
        found = await work.open_session.scalar(select(Contact.id).where(Contact.name == KIM))
    assert found is not None
    return found


async def speak_of_kim(office: Office) -> int:
    """Words about Kim all over the base; the request that stays."""
    now, client = office.clock.now(), office.client_id
    olga = office.person("Ольга").id
    async with office.system() as work:
        await work.open_session.execute(
            update(Contact).where(Contact.name == KIM).values(email=ADDRESS, consent_at=now)
        )
        raw = await blobs.put(work.open_session, b"From: kim@romashka.example\r\n\r\nI am Kim")
    request_id = await acting.accepted(office)
    await put(office, ClientNote, client_id=client, author_id=olga, at=now,
              text="Ирина любит чай, а с Кимом из «Луча» она не знакома")  # fmt: skip
    await put(office, Call, client_id=client, rep_id=olga, outcome="refused", at=now,
              words="Ириной Викторовной Ким сказано: звонить на 8 927 000-00-00")  # fmt: skip
    await put(office, Comment, request_id=request_id, author_id=olga, at=now,
              text="Звоните Ким И.В., +7 (927) 000 00 00")  # fmt: skip
    await put(office, RequestEvent, request_id=request_id, kind="comment", actor_id=olga, at=now,
              data={"text": "Спросить Иру Ким", "words": ["Ирине Ким"]})  # fmt: skip
    await put(office, Task, owner_id=olga, title="Поздравить Ирину Ким", due_on=now.date(),
              created_at=now)  # fmt: skip
    await put(office, Order, external_id="З-1", client_id=client, ordered_on=now.date(),
              amount=1200, currency="RUB", title="Канал для Ким", created_at=now,
              updated_at=now)  # fmt: skip
    thread = await put(office, MailThread, mailbox="service", address=ADDRESS, client_id=client,
                       contact_id=await kim_id(office), created_at=now)  # fmt: skip
    await put(office, Mail, mailbox="service", uidvalidity=1, uid=1, sha256=raw, size=30,
              received_at=now, stored_at=now, state="done", outcome="noted", sender=ADDRESS,
              sender_name="Ирина Ким", subject="Связь", words="Не работает. Ирина Ким",
              client_id=client, thread_id=thread)  # fmt: skip
    await put(office, Letter, kind="receipt", thread_id=thread, mailbox="service",
              address=ADDRESS, name=KIM, language="ru", time_zone="Europe/Samara",
              message_id="<1@desk>", created_at=now, words="Ирина, всё готово")  # fmt: skip
    return request_id


async def erased(office: Office, contact_id: int) -> None:
    async with office.acting("Алла") as work:
        await erase(work, "contact", contact_id, "ирина  викторовна ким")


async def everything(office: Office) -> str:
    """All tables as one text, the way somebody would look for a name in a dump."""
    async with office.system() as work:
        tables = await work.open_session.scalars(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        )
        dump: list[str] = []
        for table in tables.all():
            rows = await work.open_session.scalars(
                text(f'SELECT row_to_json(t)::text FROM "{table}" AS t')  # noqa: S608 - its own name
            )
            dump += rows.all()
    return "\n".join(dump)


async def test_nothing_in_the_base_names_him(office: Office) -> None:
    await speak_of_kim(office)
    before = await everything(office)
    assert "Викторовн" in before
    assert ADDRESS in before
    await erased(office, await kim_id(office))
    after = await everything(office)
    for trace in (
        "Викторовн",
        "Ирин",
        "9270000000",
        "927 000",
        "000 00 00",
        ADDRESS,
        " Ким",
        "Ким ",
    ):
        assert trace not in after, trace
    assert "а с Кимом" not in after, "a word alone names him where his client is spoken of"
    assert "любит чай" in after
    async with AsyncSession(office.engine) as session:
        name = await session.scalar(select(Contact.name).where(Contact.erased_at.is_not(None)))
        assert list(await session.scalars(select(Mail.sender_name))) == [name]
    assert "Не работает" in after, "a request rests on these words"


async def test_what_stays(office: Office) -> None:
    request_id = await speak_of_kim(office)
    contact_id = await kim_id(office)
    async with office.system() as work:
        lines = (await work.open_session.scalars(select(RegisterLine.hash))).all()
    async with office.acting("Алла") as work:
        seen = await preview_erasure(work, "contact", contact_id)
    async with office.acting("Алла") as work:
        done = await erase(work, "contact", contact_id, KIM)
    assert dict(done) == dict(seen.erased), "the preview said what was done"
    assert (seen.lines, seen.requests, seen.orders) == (1, 1, 1)
    async with office.system() as work:
        session = work.open_session
        assert (await session.scalars(select(RegisterLine.hash))).all() == lines
        contact = await session.get(Contact, contact_id)
        order = (await session.scalars(select(Order))).one()
        audit = (
            await session.scalars(select(AuditLine).where(AuditLine.act == "erase_person"))
        ).one()
        erasure = (await session.scalars(select(Erasure))).one()
        letter = (await session.scalars(select(Letter))).one()
    async with office.acting("Алла") as work:
        assert (await verify(work)).breach is None
    assert contact is not None
    assert (contact.name, contact.phone, contact.email, contact.consent_at) == (
        GONE,
        None,
        None,
        None,
    )
    assert contact.erased_at == office.clock.now()
    assert (int(order.amount), order.title) == (1200, f"Канал для {MARK}")
    assert (audit.subject, audit.actor_id) == (f"contact:{contact_id}", office.person("Алла").id)
    assert KIM not in str(audit.data)
    assert erasure.counts == dict(done)
    assert (letter.address, letter.state, letter.name) == (ERASED_ADDRESS, "failed", GONE)
    assert (await acting.row(office, request_id)).state == "in_work"


async def test_others_who_share_a_name_or_a_number_keep_theirs(office: Office) -> None:
    await speak_of_kim(office)
    now = office.clock.now()
    async with office.system() as work:
        await work.open_session.execute(
            update(Client).where(Client.id == office.client_id).values(phone="+79270000000")
        )
    await put(office, Contact, client_id=office.client_id, name="Ирина Зорина", created_at=now,
              updated_at=now)  # fmt: skip
    async with office.acting("Алла") as work:
        seen = await preview_erasure(work, "contact", await kim_id(office))
    assert list(seen.shared) == ["+79270000000"]
    await erased(office, await kim_id(office))
    after = await everything(office)
    assert "Ирина любит чай" in after, "a first name that a colleague has as well names nobody"
    assert "+79270000000" in after
    assert "Ким" not in after


async def by_hand(office: Office, *statements: str) -> None:
    async with office.system() as work:
        for each in statements:
            await work.open_session.execute(text(each))


async def test_the_histories_stay_closed_to_all_but_this_act(office: Office) -> None:
    await speak_of_kim(office)
    await erased(office, await kim_id(office))
    for statement in (
        "UPDATE request_events SET data = '{}'",
        "UPDATE register_lines SET kind = 'done'",
        "SET LOCAL fieldpost.erasing = 'on'; UPDATE register_lines SET kind = 'done'",
        "UPDATE erasures SET kind = 'client'",
    ):
        with pytest.raises(DBAPIError, match="append-only"):
            await by_hand(office, *statement.split(";"))


async def test_who_is_refused(office: Office) -> None:
    contact_id = await kim_id(office)
    async with office.acting("Алла") as work:
        with pytest.raises(DeskError, match="error-erase-name"):
            await erase(work, "contact", contact_id, "Ирина Ким")
        with pytest.raises(DeskError, match="error-client-is-a-company"):
            await erase(work, "client", office.client_id, "Ромашка")
        with pytest.raises(DeskError, match="error-person-works-here"):
            await person_named(work, "Антон Белов")
        with pytest.raises(DeskError, match="error-person-unknown"):
            await person_named(work, "Никто")
    for name in ("Марина", "Вера", "Ольга"):
        async with office.acting(name) as work:
            with pytest.raises(NotAllowed):
                await erase(work, "contact", contact_id, KIM)
    await erased(office, contact_id)
    async with office.acting("Алла") as work:
        with pytest.raises(DeskError, match="error-person-erased"):
            await erase(work, "contact", contact_id, GONE)


async def test_two_of_one_client_on_one_day(office: Office) -> None:
    now = office.clock.now()
    second = await put(office, Contact, client_id=office.client_id, name="Пётр Ильин",
                       created_at=now, updated_at=now)  # fmt: skip
    await erased(office, await kim_id(office))
    async with office.acting("Алла") as work:
        await erase(work, "contact", second, "петр ильин")
    async with office.acting("Алла") as work:
        record = await client_record(work, "Ромашка")
    assert [each.name for each in record.contacts] == [GONE, f"{GONE} (2)"]


async def test_a_former_employee(office: Office) -> None:
    request_id = await acting.accepted(office)
    anton = office.person("Антон").id
    await put(office, Comment, request_id=request_id, author_id=anton, at=office.clock.now(),
              text="Антон Белов был у клиента")  # fmt: skip
    async with office.acting("Алла") as work:
        await dismiss(work, "Антон", ["Кирилл"])
    async with office.acting("Алла") as work:
        subject = await person_named(work, "антон белов")
        assert (subject.kind, subject.id) == ("employee", anton)
        seen = await preview_erasure(work, "employee", anton)
        assert seen.lines == 2
        await erase(work, "employee", anton, "Антон Белов")
    after = await everything(office)
    assert "Антон" not in after
    assert "Белов" not in after
    async with office.system() as work:
        employee = await work.open_session.get(Employee, anton)
        lines = (await work.open_session.scalars(select(RegisterLine.receiver_id))).all()
    assert employee is not None
    assert (employee.name, employee.erased_at) == (GONE, office.clock.now())
    assert anton in lines, "the line still says that somebody signed"


async def test_a_private_client(office: Office) -> None:
    now = office.clock.now()
    client_id = await put(office, Client, name="Пётр Ильин", corporate=False, language="ru",
                          tax_number="500100732259", phone="+79271112233", created_at=now,
                          updated_at=now, manager_id=office.person("Ольга").id)  # fmt: skip
    await put(office, Contact, client_id=client_id, name="Мария Ильина", created_at=now,
              updated_at=now)  # fmt: skip
    await put(office, ClientNote, client_id=client_id, author_id=office.person("Ольга").id, at=now,
              text="Болеет, звонить после обеда")  # fmt: skip
    order = await put(office, Order, external_id="Ч-1", client_id=client_id, ordered_on=now.date(),
                      amount=300, currency="RUB", title="Кресло", created_at=now,
                      updated_at=now)  # fmt: skip
    async with office.acting("Алла") as work:
        subject = await person_named(work, "Пётр Ильин")
        assert (subject.kind, subject.id) == ("client", client_id)
        await erase(work, "client", client_id, "Петр Ильин")
    after = await everything(office)
    for trace in ("Ильин", "500100732259", "9271112233", "Болеет", "Кресло"):
        assert trace not in after, trace
    async with office.system() as work:
        kept = await work.open_session.get(Order, order)
    assert kept is not None
    assert (kept.client_id, int(kept.amount)) == (client_id, 300)


async def test_a_private_client_with_open_work(office: Office) -> None:
    async with office.system() as work:
        await work.open_session.execute(
            update(Client).where(Client.id == office.client_id).values(corporate=False)
        )
    await acting.accepted(office)
    async with office.acting("Алла") as work:
        with pytest.raises(DeskError, match="error-erase-unfinished"):
            await preview_erasure(work, "client", office.client_id)
    office.clock.advance(timedelta(days=1))
