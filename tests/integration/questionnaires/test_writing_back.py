"""What a questionnaire says goes to where it lives on, exactly once (domain 2.8, 2.16)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select

from domain.errors import TooLate
from domain.questionnaires import beginning
from domain.questionnaires.reading import questionnaire_card
from storage.models import (
    AuditLine,
    Client,
    Contact,
    FormAnswer,
    Meeting,
    Opportunity,
    Questionnaire,
    Request,
    Task,
)
from tests.fixtures.office import Office
from tests.integration.questionnaires.filling import (
    ALL_GOOD,
    GOOD,
    KIM,
    Row,
    Script,
    fill,
    filled,
    next_week,
    sent,
)

NEW: Row = {
    "name": "Пётр Ильич Зорин",
    "position": "директор",
    "roles": ("decides", "pays"),
    "consent": "yes",
    "phone": "+79271112233",
    "email": "zorin@romashka.example",
}


async def contacts(office: Office) -> dict[str, Contact]:
    async with office.system() as work:
        rows = await work.open_session.scalars(select(Contact).order_by(Contact.id))
        return {each.name: each for each in rows}


async def test_a_questionnaire_that_goes_well_is_handed_in_and_counts(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, ALL_GOOD)
    async with visiting.system() as work:
        row = await work.open_session.get_one(Questionnaire, questionnaire_id)
        meetings = (await work.open_session.scalars(select(Meeting))).all()
    assert row.state == "handed_in"
    assert row.counted_at == row.handed_in_at == visiting.clock.now()
    assert [(each.kind, each.questionnaire_id) for each in meetings] == [
        ("questionnaire", questionnaire_id)
    ]


async def test_a_new_person_becomes_a_contact(visiting: Office) -> None:
    await filled(visiting, replace(ALL_GOOD, added={"people": [NEW]}))
    zorin = (await contacts(visiting))["Пётр Ильич Зорин"]
    assert zorin.position == "директор"
    assert zorin.roles == ["decides", "pays"]
    assert zorin.phone == "+79271112233"
    assert zorin.email == "zorin@romashka.example"
    assert zorin.consent_at == visiting.clock.now()


async def test_a_known_person_is_confirmed_and_stays_as_he_is(visiting: Office) -> None:
    before = (await contacts(visiting))["Ирина Викторовна Ким"]
    await filled(visiting, ALL_GOOD)
    after = (await contacts(visiting))["Ирина Викторовна Ким"]
    assert (after.id, after.name, after.position, after.phone) == (
        before.id,
        before.name,
        before.position,
        before.phone,
    )
    assert after.consent_at == visiting.clock.now()
    assert after.roles == ["decides"]


async def test_a_changed_person_is_the_same_contact(visiting: Office) -> None:
    before = (await contacts(visiting))["Ирина Викторовна Ким"]
    married: Row = {**KIM, "name": "Ирина Викторовна Лебедева", "position": "директор"}
    await filled(
        visiting, replace(ALL_GOOD, known={"people[1]": "changed"}, rows={"people": married})
    )
    after = await contacts(visiting)
    assert list(after) == ["Ирина Викторовна Лебедева"]
    assert after["Ирина Викторовна Лебедева"].id == before.id
    assert after["Ирина Викторовна Лебедева"].position == "директор"


async def test_one_who_left_is_marked_and_never_deleted(visiting: Office) -> None:
    number = await filled(
        visiting, replace(ALL_GOOD, known={"people[1]": "gone"}, added={"people": [NEW]})
    )
    async with visiting.acting("Ольга") as work:
        assert (await questionnaire_card(work, number)).outcome.gone == ["Ирина Викторовна Ким"]
    kim = (await contacts(visiting))["Ирина Викторовна Ким"]
    assert kim.gone_at == visiting.clock.now()
    assert kim.phone == "+79270000000"


@pytest.mark.parametrize("name", ["Пётр Ильич Зорин", "Ирина Викторовна Ким"])
async def test_without_consent_neither_phone_nor_mail_is_kept(visiting: Office, name: str) -> None:
    """Neither as a contact's, nor among the answers; the card says so."""
    refuses: Row = {**NEW, "consent": "no"}
    script = (
        replace(ALL_GOOD, added={"people": [refuses]})
        if name == refuses["name"]
        else replace(ALL_GOOD, rows={"people": {**KIM, "consent": "no"}})
    )
    questionnaire_id = await filled(visiting, script)
    person = (await contacts(visiting))[name]
    assert (person.phone, person.email, person.consent_at) == (None, None, None)
    row = 2 if name == refuses["name"] else 1
    async with visiting.acting("Ольга") as work:
        card = await questionnaire_card(work, questionnaire_id)
        kept = await work.open_session.scalars(
            select(FormAnswer.question).where(
                FormAnswer.question.in_([f"people[{row}].phone", f"people[{row}].email"])
            )
        )
        assert list(kept) == []
    assert card.without_consent == [name]


async def test_fields_of_the_client_are_brought_up_to_date(visiting: Office) -> None:
    await filled(visiting, Script({**GOOD, "client": "Ромашка и Ко", "address": "ул. Лесная, 7"}))
    async with visiting.system() as work:
        client = await work.open_session.get_one(Client, visiting.client_id)
    assert (client.name, client.address) == ("Ромашка и Ко", "ул. Лесная, 7")


async def test_answers_become_opportunities_tasks_and_requests(visiting: Office) -> None:
    week = next_week(visiting)
    questionnaire_id = await filled(
        visiting,
        Script(
            {
                **GOOD,
                "g_more": "Второй канал, если дадут скидку",
                "g_amount": Decimal(120_000),
                "g_budget": week,
                "n_interest": "Видеонаблюдение",
                "n_next": "Показать на складе",
                "n_next_on": week,
                "n_request": "Расчёт на пять камер",
                "z_todo": "Прислать договор",
                "z_next": week,
            }
        ),
    )
    async with visiting.system() as work:
        session = work.open_session
        found = (await session.scalars(select(Opportunity).order_by(Opportunity.id))).all()
        tasks = (await session.scalars(select(Task).order_by(Task.id))).all()
        requests = (await session.scalars(select(Request))).all()
        meeting = (await session.scalars(select(Meeting))).one()
    assert [(each.title, each.amount, each.next_step, each.next_on) for each in found] == [
        ("Второй канал, если дадут скидку", Decimal("120000.00"), None, week),
        ("Видеонаблюдение", None, "Показать на складе", week),
    ]
    assert {each.title for each in tasks} == {
        "Второй канал, если дадут скидку",
        "Показать на складе",
        "Прислать договор",
    }
    assert all(each.due_on == week for each in tasks)
    assert [each.title for each in requests] == ["Расчёт на пять камер"]
    assert requests[0].response_id is not None
    assert meeting.offered
    async with visiting.acting("Ольга") as work:
        card = await questionnaire_card(work, questionnaire_id)
    assert card.outcome.requests == [requests[0].number]
    assert len(card.outcome.opportunities) == 2


async def test_a_referral_becomes_a_prospective_client(visiting: Office) -> None:
    rows: list[Row] = [
        {"r_company": "Василёк", "r_person": "Анна, +7 927 1", "r_intro": "in_person"},
        {"r_company": "ромашка", "r_intro": "no"},
    ]
    await filled(visiting, replace(ALL_GOOD, added={"referrals": rows}))
    async with visiting.system() as work:
        clients = (await work.open_session.scalars(select(Client).order_by(Client.id))).all()
    assert [each.name for each in clients] == ["Ромашка", "Василёк"], "known ones are not doubled"
    vasilek = clients[1]
    assert vasilek.standing == "prospective"
    assert vasilek.referred_by_id == visiting.client_id
    assert vasilek.introduction == "in_person"
    assert vasilek.note == "Анна, +7 927 1"


async def test_handing_in_twice_makes_nothing_twice(visiting: Office) -> None:
    script = Script({**GOOD, "n_interest": "Видеонаблюдение", "z_todo": "Прислать договор"})
    async with visiting.acting("Ольга") as work:
        draft = await beginning.begin(work, visiting.client_id)
        draft = await fill(work, draft, script)
    async with visiting.acting("Ольга") as work:
        await sent(work, draft)
    with pytest.raises(TooLate):
        async with visiting.acting("Ольга") as work:
            await sent(work, draft)
    async with visiting.system() as work:
        opportunities = (await work.open_session.scalars(select(Opportunity))).all()
        tasks = (await work.open_session.scalars(select(Task))).all()
    assert (len(opportunities), len(tasks)) == (1, 2)


async def test_a_crash_before_the_commit_leaves_the_draft_and_nothing_else(
    visiting: Office,
) -> None:
    class CrashError(Exception):
        pass

    script = replace(
        ALL_GOOD, added={"people": [NEW], "referrals": [{"r_company": "Василёк", "r_intro": "no"}]}
    )
    async with visiting.acting("Ольга") as work:
        draft = await beginning.begin(work, visiting.client_id)
        draft = await fill(work, draft, script)

    async def crash() -> None:
        async with visiting.acting("Ольга") as work:
            await sent(work, draft)
            raise CrashError

    with pytest.raises(CrashError):
        await crash()
    assert list(await contacts(visiting)) == ["Ирина Викторовна Ким"]
    async with visiting.acting("Ольга") as work:
        again = await beginning.begin(work, visiting.client_id)
        assert again.id == draft.id
        assert again.question is None
        await sent(work, again)
    assert "Пётр Ильич Зорин" in await contacts(visiting)
    async with visiting.system() as work:
        names = (await work.open_session.scalars(select(Client.name).order_by(Client.id))).all()
    assert list(names) == ["Ромашка", "Василёк"]


async def test_nothing_of_people_is_written_to_the_audit(visiting: Office) -> None:
    await filled(visiting, replace(ALL_GOOD, added={"people": [NEW]}))
    async with visiting.system() as work:
        lines = (await work.open_session.scalars(select(AuditLine))).all()
    assert not any("Зорин" in str(each.data) for each in lines)
