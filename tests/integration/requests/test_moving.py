"""Leaving: nothing hangs on somebody who is gone, and nothing is done in his name (domain 1.3)."""

import asyncio

import pytest
from sqlalchemy import func, insert, select, text

from domain.errors import DeskError, NotAllowed
from domain.people import dismissal
from domain.requests import handoffs, offering, reading, results, steps
from domain.requests.journal import lines_of
from domain.requests.mine import mine as own_requests
from domain.requests.offering import Receiver
from storage.models import Account, Client, FormResponse, FormVersion, Request
from tests.fixtures.office import Office
from tests.integration.requests.acting import accepted, kinds_of, notices, offered, row, sent, told


async def dismiss(office: Office, name: str, to: str) -> dismissal.Dismissed:
    async with office.acting("Алла") as work:
        return await dismissal.dismiss(work, office.person(name).name, [office.person(to).name])


async def test_what_was_offered_to_the_dismissed_is_offered_to_his_successor(
    office: Office,
) -> None:
    request_id, _ = await sent(office, Receiver(office.person("Антон").id))
    done = await dismiss(office, "Антон", "Кирилл")
    assert done.counts == {"offer": 1}
    offer = await offered(office, request_id)
    assert (offer.giver_id, offer.to_employee_id) == (
        office.person("Ольга").id,
        office.person("Кирилл").id,
    )
    assert await told(office, "Ольга") == ["readdressed"]
    async with office.acting("Кирилл") as work:
        await handoffs.accept(work, offer.id)
        (line,) = await lines_of(work, request_id)
    assert (line.giver, line.receiver, line.by_order_of) == (
        "Ольга Смирнова",
        "Кирилл Ершов",
        "Алла Громова",
    )


async def test_what_the_successor_himself_had_offered_comes_back_to_him(office: Office) -> None:
    request_id, _ = await sent(office, Receiver(office.person("Денис").id))
    await dismiss(office, "Денис", "Ольга")
    request = await row(office, request_id)
    assert (request.state, request.holder_id) == ("new", office.person("Ольга").id)
    assert await told(office, "Ольга") == ["withdrawn"]
    async with office.acting("Ольга") as work:
        assert "hand" in (await reading.request_card(work, request_id)).acts


async def test_what_the_dismissed_had_offered_goes_on_to_the_same_receivers(
    office: Office,
) -> None:
    request_id, before = await sent(office)
    await dismiss(office, "Ольга", "Денис")
    request = await row(office, request_id)
    assert request.holder_id == office.person("Марина").id  # the lead, until somebody signs
    offer = await offered(office, request_id)
    assert (offer.id != before, offer.to_department) == (True, "tech")
    async with office.acting("Антон") as work:
        await handoffs.accept(work, offer.id)
        lines = await lines_of(work, request_id)
    assert [(line.kind, line.giver, line.receiver) for line in lines] == [
        ("moved", "Ольга Смирнова", "Марина Лис"),
        ("handed", "Марина Лис", "Антон Белов"),
    ]


async def test_the_successor_who_declines_leaves_it_with_the_lead(office: Office) -> None:
    request_id = await accepted(office)
    await dismiss(office, "Антон", "Кирилл")
    offer = await offered(office, request_id)
    async with office.acting("Кирилл") as work:
        await handoffs.decline(work, offer.id, "У меня своих двадцать")
    assert (await row(office, request_id)).holder_id == office.person("Павел").id
    assert "declined" in await told(office, "Павел")
    async with office.acting("Павел") as work:
        assert "hand" in (await reading.request_card(work, request_id)).acts


async def test_the_successor_decides_on_what_the_dismissed_had_asked_for(office: Office) -> None:
    request_id = await accepted(office)
    done = await dismiss(office, "Ольга", "Денис")
    assert done.counts == {"client": 1, "authored": 1}
    assert await notices(office, "Денис") == ["handed_over"]
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Заменил порт")
    async with office.acting("Денис") as work:
        assert (await own_requests(work)).waiting == 1
        card = await reading.request_card(work, request_id)
        assert {"confirm", "return"} <= card.acts
        assert card.author == "Ольга Смирнова"  # who wrote it stays on it
        await results.confirm(work, request_id)
    assert (await row(office, request_id)).state == "closed"


async def test_a_reported_request_of_the_dismissed_waits_with_his_lead(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Заменил порт")
    await dismiss(office, "Антон", "Кирилл")
    async with office.acting("Ольга") as work:
        await results.return_result(work, request_id, "Не работает")
    request = await row(office, request_id)
    assert (request.state, request.holder_id) == ("in_work", office.person("Павел").id)
    assert (await told(office, "Павел"))[-1] == "returned"


async def test_a_lead_who_leaves_hands_his_own_work_to_those_above(office: Office) -> None:
    request_id, handoff_id = await sent(office, Receiver(office.person("Павел").id))
    async with office.acting("Павел") as work:
        await handoffs.accept(work, handoff_id)
    await dismiss(office, "Павел", "Антон")
    assert (await row(office, request_id)).holder_id == office.person("Вера").id


async def test_drafts_and_clients_go_along_and_access_ends(office: Office) -> None:
    async with office.system() as work:
        version = await work.open_session.scalar(
            insert(FormVersion)
            .values(name="request", version="1", definition={}, created_at=work.now)
            .returning(FormVersion.id)
        )
        for purpose, asked in (("request", True), ("comment", False)):
            await work.open_session.execute(
                insert(FormResponse).values(
                    form_version_id=version,
                    person_id=office.person("Ольга").id,
                    purpose=purpose,
                    state="open",
                    asked=asked,
                    created_at=work.now,
                    updated_at=work.now,
                )
            )
    done = await dismiss(office, "Ольга", "Денис")
    assert done.counts == {"client": 1, "draft": 1}
    async with office.system() as work:
        left = await work.open_session.execute(
            select(FormResponse.person_id, FormResponse.purpose, FormResponse.state).order_by(
                FormResponse.id
            )
        )
        assert [tuple(each) for each in left] == [
            (office.person("Денис").id, "request", "open"),
            (office.person("Ольга").id, "comment", "dropped"),
        ]
        managed = select(func.count()).where(Client.manager_id == office.person("Денис").id)
        assert await work.open_session.scalar(managed) == 1
        live = select(func.count()).where(
            Account.employee_id == office.person("Ольга").id, Account.revoked_at.is_(None)
        )
        assert await work.open_session.scalar(live) == 0


async def test_one_cannot_succeed_oneself(office: Office) -> None:
    with pytest.raises(DeskError):
        await dismiss(office, "Антон", "Антон")


@pytest.mark.parametrize("name", ["Ольга", "Павел", "Кирилл"])
async def test_only_heads_and_administrators_dismiss(office: Office, name: str) -> None:
    with pytest.raises(NotAllowed):
        async with office.acting(name) as work:
            await dismissal.dismiss(work, "Антон Белов", ["Кирилл Ершов"])


async def test_a_tap_in_flight_does_not_leave_work_with_the_dismissed(office: Office) -> None:
    """Whichever comes first, an acceptance or the dismissal, an active person holds the request."""
    for _ in range(5):
        request_id, handoff_id = await sent(office)
        accepting, leaving = await asyncio.gather(
            _accept(office, handoff_id), dismiss(office, "Антон", "Кирилл"), return_exceptions=True
        )
        assert not isinstance(leaving, BaseException), leaving
        assert accepting is None or isinstance(accepting, NotAllowed)
        assert (await row(office, request_id)).holder_id != office.person("Антон").id
        await _rehire(office)


async def _accept(office: Office, handoff_id: int) -> None:
    async with office.acting("Антон") as work:
        await handoffs.accept(work, handoff_id)


async def _rehire(office: Office) -> None:
    async with office.system() as work:
        await work.open_session.execute(text("UPDATE employees SET active = true"))


async def test_an_offer_in_flight_does_not_reach_the_dismissed(office: Office) -> None:
    request_id = await accepted(office)

    async def offer() -> None:
        async with office.acting("Антон") as work:
            await offering.offer(work, request_id, Receiver(office.person("Роман").id))

    offering_done, leaving = await asyncio.gather(
        offer(), dismiss(office, "Роман", "Игорь"), return_exceptions=True
    )
    assert not isinstance(leaving, BaseException), leaving
    async with office.acting("Антон") as work:
        card = await reading.request_card(work, request_id)
    if offering_done is None:
        assert card.offer is not None
        assert card.offer.to_person == "Игорь Сомов"
    else:
        assert isinstance(offering_done, DeskError)
        assert card.offer is None


async def test_history_says_by_whose_order(office: Office) -> None:
    request_id = await accepted(office)
    await dismiss(office, "Антон", "Кирилл")
    assert (await kinds_of(office, request_id))[-2:] == ["moved", "offered"]
    async with office.acting("Ольга") as work:
        moved = (await steps.history_of(work, request_id))[-2]
    assert moved.actor == "Алла Громова"


async def test_no_open_request_is_held_by_somebody_who_is_gone(office: Office) -> None:
    for to in (None, Receiver(office.person("Антон").id), Receiver(office.person("Кирилл").id)):
        await sent(office, to)
    await accepted(office)
    for leaver, successor in (("Ольга", "Денис"), ("Антон", "Кирилл"), ("Кирилл", "Павел")):
        await dismiss(office, leaver, successor)
    async with office.system() as work:
        gone = await work.open_session.scalar(
            select(func.count()).where(
                Request.state.in_(("new", "in_work", "reported")),
                Request.holder_id.in_(
                    office.person(name).id for name in ("Ольга", "Антон", "Кирилл")
                ),
            )
        )
    assert gone == 0
