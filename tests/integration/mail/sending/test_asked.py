"""Letters to a client name whom he asks: his manager, or who stands in for him (domain 4.3)."""

from datetime import date
from email import message_from_bytes, policy

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.clients.asked import Asked, asked_of
from storage.models import Client, ClientMember, Employee, Handover
from tests.integration.mail.sending.conftest import Post

PHONE, MAIL = "+79270000011", "o.smirnova@svyaz.example"


async def _reached(post: Post, name: str, phone: str | None, email: str | None) -> None:
    async with AsyncSession(post.office.engine) as session, session.begin():
        await session.execute(
            update(Employee).where(Employee.name == name).values(phone=phone, email=email)
        )


async def _asked(post: Post, letter_id: int) -> Asked | None:
    async with AsyncSession(post.office.engine) as session:
        return (await asked_of(session, [letter_id])).get(letter_id)


async def test_the_letter_ends_with_the_manager(post: Post) -> None:
    await _reached(post, "Ольга Смирнова", PHONE, MAIL)
    letter_id = await post.write()
    async with post.sending():
        await post.becomes(letter_id, "sent")
    letter = message_from_bytes(post.relay.taken[-1].raw, policy=policy.default)
    body = letter.get_body(["plain"])
    assert body is not None
    said = str(body.get_content())
    assert said.rstrip().endswith(f"Ваш менеджер: Ольга Смирнова, +7 927 000-00-11, {MAIL}")


async def test_while_he_is_on_leave_with_who_stands_in(post: Post) -> None:
    await _reached(post, "Ольга Смирнова", PHONE, MAIL)
    office = post.office
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            insert(Handover).values(
                kind="leave",
                state="active",
                person_id=office.person("Ольга").id,
                from_on=date(2026, 11, 20),
                until_on=date(2026, 12, 5),
                plan={"main": office.person("Денис").id},
                created_at=office.clock.now(),
            )
        )
    assert await _asked(post, await post.write()) == Asked(
        "Денис Жуков", None, None, date(2026, 12, 5)
    )


async def test_who_was_named_for_service_is_known_too(post: Post) -> None:
    office = post.office
    await _reached(post, "Павел Орлов", "+79270000012", None)
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            insert(ClientMember).values(
                client_id=office.client_id,
                employee_id=office.person("Павел").id,
                part="service",
                since=office.clock.now(),
            )
        )
    found = await _asked(post, await post.write())
    assert found is not None
    assert (found.service, found.service_phone) == ("Павел Орлов", "+79270000012")


async def test_a_client_of_nobody_is_told_of_nobody(post: Post) -> None:
    async with AsyncSession(post.office.engine) as session, session.begin():
        await session.execute(update(Client).values(manager_id=None))
    assert await _asked(post, await post.write()) is None


async def test_who_writes_signs_with_his_own_department(post: Post) -> None:
    letter_id = await post.write(by="Ольга")
    async with post.sending():
        await post.becomes(letter_id, "sent")
    letter = message_from_bytes(post.relay.taken[-1].raw, policy=policy.default)
    body = letter.get_body(["plain"])
    assert body is not None
    house = post.office.policy
    own = house.department_title("sales", "ru")
    assert f"Ольга Смирнова\n{own}, {house.name}\n" in str(body.get_content()).replace("\r", "")
