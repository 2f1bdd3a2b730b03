"""The copy of one person's data is about him: others who stand in the same words are masked."""

from datetime import timedelta

from sqlalchemy import select, update

from domain.people.dismissal import dismiss
from domain.privacy.export import PersonCopy, person_copy
from domain.privacy.subjects import Kind
from storage.models import Call, Client, ClientNote, Contact, Employee, Letter, MailThread, Report
from tests.fixtures.office import Office
from tests.integration.privacy.test_erasing import KIM, kim_id, put

OTHER = "[другой человек]"


async def copy_of(office: Office, kind: Kind, row_id: int) -> PersonCopy:
    async with office.acting("Алла") as work:
        return await person_copy(work, kind, row_id)


def said(copy: PersonCopy) -> list[object]:
    return [row["words"] for row in copy.sections["said_of_him"]]


async def noted(office: Office, *texts: str) -> None:
    for number, text in enumerate(texts):
        await put(office, ClientNote, client_id=office.client_id, text=text,
                  author_id=office.person("Ольга").id,
                  at=office.clock.now() + timedelta(minutes=number))  # fmt: skip


async def colleague(office: Office, name: str, **values: object) -> int:
    now = office.clock.now()
    values = {"client_id": office.client_id, "created_at": now, "updated_at": now} | values
    return await put(office, Contact, name=name, **values)


async def test_others_who_are_known_are_masked_and_he_stays(office: Office) -> None:
    await colleague(office, "Пётр Ильин", phone="+79271112233", email="Petr@romashka.example")
    await noted(
        office,
        "Ирина просила не звонить Ильину, его 8 (927) 111-22-33, petr@romashka.example",
        "С Кимом был Антон Белов, потом О. Смирнова; звонить Ирине на 8 927 000-00-00",
    )
    copy = await copy_of(office, "contact", await kim_id(office))
    assert said(copy) == [
        f"Ирина просила не звонить {OTHER}, его {OTHER}, {OTHER}",
        f"С Кимом был {OTHER}, потом {OTHER}; звонить Ирине на 8 927 000-00-00",
    ]
    assert (copy.masked, copy.to_read) == (5, 2)
    assert copy.sections["person"][0]["name"] == KIM


async def test_where_names_overlap_the_longer_one_is_meant(office: Office) -> None:
    await colleague(office, "Ирина Викторовна Петрова")
    await noted(
        office,
        "Ирина Викторовна Ким и Ирина Викторовна Петрова из одного отдела",
        "Ким: Петрова в отпуске",
    )
    copy = await copy_of(office, "contact", await kim_id(office))
    assert said(copy) == [f"Ирина Викторовна Ким и {OTHER} из одного отдела",
                          f"Ким: {OTHER} в отпуске"]  # fmt: skip


async def test_people_of_other_clients_are_masked_by_their_whole_names_only(
    office: Office,
) -> None:
    now = office.clock.now()
    other = await put(office, Client, name="Луч", language="ru", created_at=now, updated_at=now)
    await colleague(office, "Сергей Лебедев", client_id=other)
    await noted(office, "Ирина Ким знает Лебедева Сергея", "Ирине нравится лебедь")
    copy = await copy_of(office, "contact", await kim_id(office))
    assert said(copy) == [f"Ирина Ким знает {OTHER}", "Ирине нравится лебедь"]


async def test_of_a_digest_only_the_words_about_him(office: Office) -> None:
    facts = {"calls": ["Позвонить: Ирина Ким", "Позвонить: Сергей Лебедев"], "total": 2}
    await put(office, Report, kind="morning", employee_id=office.person("Ольга").id,
              day=office.clock.now().date(), made_at=office.clock.now(), facts=facts)  # fmt: skip
    copy = await copy_of(office, "contact", await kim_id(office))
    assert said(copy) == [{"calls": ["Позвонить: Ирина Ким"]}]


async def test_what_he_got_is_his_as_it_is(office: Office) -> None:
    now, address = office.clock.now(), "kim@romashka.example"
    async with office.system() as work:
        await work.open_session.execute(
            update(Contact).where(Contact.name == KIM).values(email=address)
        )
    thread = await put(office, MailThread, mailbox="service", address=address,
                       client_id=office.client_id, created_at=now)  # fmt: skip
    await put(office, Letter, kind="receipt", thread_id=thread, mailbox="service",
              address=address, name=KIM, language="ru", time_zone="Europe/Samara",
              message_id="<1@desk>", created_at=now, sent_at=now, state="sent",
              words="Ваш менеджер Ольга Смирнова")  # fmt: skip
    copy = await copy_of(office, "contact", await kim_id(office))
    assert copy.sections["letters"][0]["words"] == "Ваш менеджер Ольга Смирнова"


async def test_of_a_call_too(office: Office) -> None:
    await put(office, Call, client_id=office.client_id, rep_id=office.person("Ольга").id,
              contact_id=await kim_id(office), outcome="refused", at=office.clock.now(),
              words="Сказала, что всё решает Денис Жуков")  # fmt: skip
    copy = await copy_of(office, "contact", await kim_id(office))
    assert copy.sections["calls"][0]["words"] == f"Сказала, что всё решает {OTHER}"


async def test_a_private_client_and_his_wife_are_two_people(office: Office) -> None:
    now = office.clock.now()
    client_id = await put(office, Client, name="Пётр Ильин", corporate=False, language="ru",
                          phone="+79271112233", created_at=now, updated_at=now)  # fmt: skip
    for name in ("Ильин Пётр", "Мария Ильина"):
        await colleague(office, name, client_id=client_id)
    await put(office, ClientNote, client_id=client_id, author_id=office.person("Ольга").id, at=now,
              text="Пётр занят, решает Мария")  # fmt: skip
    copy = await copy_of(office, "client", client_id)
    assert [row["name"] for row in copy.sections["accounts"]] == ["Ильин Пётр"]
    assert said(copy) == [f"Пётр занят, решает {OTHER}"]


async def test_somebody_who_worked_here(office: Office) -> None:
    await noted(office, "Был Антон Белов с Кириллом, встретила Ирина Ким")
    async with office.acting("Алла") as work:
        await dismiss(work, "Антон", ["Кирилл"])
    async with office.system() as work:
        anton = await work.open_session.scalar(
            select(Employee.id).where(Employee.name == "Антон Белов")
        )
    assert anton is not None
    copy = await copy_of(office, "employee", anton)
    assert f"Был Антон Белов с {OTHER}, встретила {OTHER}" in said(copy)
