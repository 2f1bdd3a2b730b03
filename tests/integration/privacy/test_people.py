"""A contact's consent, who is found, and the audit that tells of it."""

import pytest
from sqlalchemy import select

from domain.errors import DeskError, NotAllowed, NotFound
from domain.follow_ups.opportunities import set_stage
from domain.follow_ups.writing_down import NewOpportunity, new_opportunity
from domain.people.audit_reading import audit_page
from domain.people.dismissal import dismiss
from domain.privacy.erasing import erase
from domain.privacy.people import consents, find_people, person_card, withdraws, working_people
from storage.models import Contact
from tests.fixtures.office import Office

KIM = "Ирина Викторовна Ким"


async def kim_id(office: Office) -> int:
    async with office.system() as work:
        found = await work.open_session.scalar(select(Contact.id).where(Contact.name == KIM))
    assert found is not None
    return found


async def test_consent_is_given_once_and_taken_back(office: Office) -> None:
    contact_id = await kim_id(office)
    given_at = office.clock.now()
    for name in ("Антон", "Ольга"):
        async with office.acting(name) as work:
            await consents(work, contact_id)
            card = await person_card(work, contact_id)
        assert (card.consent_at, card.phone) == (given_at, "+79270000000")
    async with office.acting("Ольга") as work:
        await withdraws(work, contact_id)
        card = await person_card(work, contact_id)
    assert (card.consent_at, card.phone, card.email) == (None, None, None)


async def test_nothing_is_marked_on_who_is_erased_or_unknown(office: Office) -> None:
    contact_id = await kim_id(office)
    async with office.acting("Алла") as work:
        await erase(work, "contact", contact_id, KIM)
    async with office.acting("Ольга") as work:
        with pytest.raises(DeskError, match="error-person-erased"):
            await consents(work, contact_id)
        with pytest.raises(NotFound):
            await person_card(work, 987_654)


async def test_people_are_found_by_whoever_may_erase(office: Office) -> None:
    async with office.acting("Алла") as work:
        await dismiss(work, "Антон", ["Кирилл"])
    async with office.acting("Алла") as work:
        kim = await find_people(work, "ким")
        anton = await find_people(work, " антон  бел")
        assert await find_people(work, "Кирилл") == [], "he works here"
        assert [each.name for each in await working_people(work, "кирилл")] == ["Кирилл Ершов"]
        assert await working_people(work, "Антон") == [], "he has left"
    assert [(each.kind, each.name, each.client) for each in kim] == [("contact", KIM, "Ромашка")]
    assert [(each.kind, each.name) for each in anton] == [("employee", "Антон Белов")]
    async with office.acting("Марина") as work:
        with pytest.raises(NotAllowed):
            await find_people(work, "ким")
        with pytest.raises(NotAllowed):
            await working_people(work, "ким")


async def test_the_audit_names_the_client_of_what_has_no_name(office: Office) -> None:
    async with office.acting("Ольга") as work:
        new = NewOpportunity(office.client_id, "Канал", office.person("Ольга").id)
        opportunity_id = await new_opportunity(work, new)
        await set_stage(work, opportunity_id, "talks")
    async with office.acting("Алла") as work:
        (line,) = (await audit_page(work)).entries
    assert (line.act, line.about) == ("opportunity_stage", ("opportunity", "Ромашка"))


async def test_the_audit_is_read_by_parts(office: Office) -> None:
    contact_id = await kim_id(office)
    async with office.acting("Ольга") as work:
        await consents(work, contact_id)
    async with office.acting("Алла") as work:
        await dismiss(work, "Антон", ["Кирилл"])
    async with office.acting("Алла") as work:
        every = await audit_page(work)
        people = await audit_page(work, "people")
        imports = await audit_page(work, "imports", page=9)
    assert [(each.act, each.actor, each.about) for each in every.entries] == [
        ("dismiss", "Алла Громова", ("employee", "Антон Белов")),
        ("consent", "Ольга Смирнова", ("contact", KIM)),
    ]
    assert [each.act for each in people.entries] == ["dismiss", "consent"]
    assert (imports.entries, imports.page, imports.pages) == ([], 0, 1)
    async with office.acting("Вера") as work:
        with pytest.raises(NotAllowed):
            await audit_page(work)
