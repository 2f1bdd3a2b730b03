"""From the pause to "repaired": who signs, who works, what is told, what stands in the register."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import DeskError, NotAllowed, TooLate
from domain.quality import accepting, fixing, holding, planning
from domain.requests import handoffs, offering, results
from domain.requests.offering import Receiver
from storage.models import Employee
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office
from tests.integration.quality.acting import (
    CASH_DESK,
    DONE,
    PAPERS,
    accepted,
    answering_by_category,
    fixed,
    history,
    lines,
    offer_of,
    paused,
    problems,
    requests,
    steps_told,
    ticket,
    told,
)


async def hand(office: Office, request_id: int, giver: str, taker: str) -> None:
    """Hand a request on; the taker signs."""
    receiver = Receiver(employee_id=office.person(taker).id)
    async with office.acting(giver) as work:
        await offering.offer(work, request_id, receiver)
    offer = await offer_of(office, request_id)
    async with office.acting(taker) as work:
        await handoffs.accept(work, offer.id)


async def test_the_questionnaire_itself_is_the_request(office: Office) -> None:
    ticket_id = await paused(office, [CASH_DESK, PAPERS])
    (request,) = await requests(office, ticket_id)
    offer = await offer_of(office, request.id)
    assert (request.kind, request.title, request.state) == ("questionnaire", CASH_DESK.words, "new")
    assert (request.author_id, request.response_id) == (office.person("Ольга").id, None)
    assert offer.to_employee_id == office.person("Павел").id
    assert {each.request_id for each in await problems(office, ticket_id)} == {request.id}
    assert office.policy.kind_title(request.kind, "ru") == "VIP-анкета"
    assert office.policy.kind_title(request.kind, "en") == "VIP questionnaire"


async def test_each_copy_is_one_message(office: Office) -> None:
    await paused(office)
    for name in ("Павел", "Марина"):
        assert [each["card"] for each in await notices_to(office, name)] == ["ticket"]
    assert not await notices_to(office, "Ольга")


async def test_the_lead_signs_and_decides_from_then_on(office: Office) -> None:
    ticket_id = await accepted(office)
    row = await ticket(office, ticket_id)
    (request,) = await requests(office, ticket_id)
    pavel = office.person("Павел").id
    assert (row.state, row.lead_id, row.accepted_at) == ("accepted", pavel, office.clock.now())
    assert (request.holder_id, request.successor_id, request.state) == (pavel, pavel, "in_work")
    assert await lines(office, request.id) == ["handed"]
    assert await told(office, "Ольга") == ["accepted"]
    assert await steps_told(office, "Ольга") == []


async def test_a_repeated_tap_changes_nothing(office: Office) -> None:
    ticket_id = await accepted(office)
    async with office.acting("Павел") as work:
        await accepting.accept(work, ticket_id)
    assert await history(office, ticket_id) == ["opened", "accepted"]


async def test_signed_for_as_any_other_request(office: Office) -> None:
    ticket_id = await paused(office)
    (request,) = await requests(office, ticket_id)
    offer = await offer_of(office, request.id)
    async with office.acting("Павел") as work:
        await handoffs.accept(work, offer.id)
    assert (await ticket(office, ticket_id)).state == "accepted"
    assert await history(office, ticket_id) == ["opened", "accepted"]


async def test_nobody_else_signs(office: Office) -> None:
    ticket_id = await paused(office)
    for name in ("Ольга", "Марина", "Антон", "Вера"):
        async with office.acting(name) as work:
            with pytest.raises(NotAllowed):
                await accepting.accept(work, ticket_id)
    assert (await ticket(office, ticket_id)).state == "new"


async def test_of_two_leads_at_once_one_has_it(office: Office) -> None:
    """Both of the service leads of one department see it, and both tap."""
    async with office.system() as work:
        second = await work.open_session.get_one(Employee, office.person("Антон").id)
        second.role = "service_lead"
    office.staff["Антон Белов"] = replace(office.person("Антон"), role="service_lead")
    ticket_id = await paused(office)

    async def tap(name: str) -> str:
        try:
            async with office.acting(name) as work:
                await accepting.accept(work, ticket_id)
        except TooLate as late:
            return late.key
        return name

    first, other = await asyncio.gather(tap("Павел"), tap("Антон"))
    winner = {first, other} - {"error-ticket-taken"}
    assert len(winner) == 1
    row = await ticket(office, ticket_id)
    assert row.lead_id == office.person(winner.pop()).id
    (request,) = await requests(office, ticket_id)
    assert await lines(office, request.id) == ["handed"]
    assert await history(office, ticket_id) == ["opened", "accepted"]


async def test_the_lead_neither_declines_nor_is_it_taken_back(office: Office) -> None:
    ticket_id = await paused(office)
    (request,) = await requests(office, ticket_id)
    offer = await offer_of(office, request.id)
    async with office.acting("Павел") as work:
        with pytest.raises(DeskError, match="error-ticket-not-declined"):
            await handoffs.decline(work, offer.id, "не наше")
    async with office.acting("Ольга") as work:
        with pytest.raises(NotAllowed):
            await offering.withdraw(work, offer.id)
        with pytest.raises(DeskError, match="error-ticket-clients-word"):
            await results.cancel(work, request.id, "передумала")


async def test_a_technicians_signature_is_work_begun(office: Office) -> None:
    ticket_id = await accepted(office)
    (request,) = await requests(office, ticket_id)
    office.clock.advance(timedelta(minutes=5))
    await hand(office, request.id, "Павел", "Антон")
    row = await ticket(office, ticket_id)
    assert (row.state, row.planned_at) == ("in_work", office.clock.now())
    assert await history(office, ticket_id) == ["opened", "accepted", "started"]
    assert await steps_told(office, "Павел") == ["accepted"]


async def test_the_lead_hears_of_the_work_done_once(office: Office) -> None:
    ticket_id = await accepted(office)
    (request,) = await requests(office, ticket_id)
    await hand(office, request.id, "Павел", "Антон")
    async with office.acting("Антон") as work:
        await results.report(work, request.id, "Заменил блок питания")
    assert await told(office, "Павел") == ["reported"]
    assert await steps_told(office, "Павел") == ["accepted"]
    async with office.acting("Павел") as work:
        with pytest.raises(DeskError, match="error-ticket-clients-word"):
            await results.confirm(work, request.id)
        await results.return_result(work, request.id, "Проверьте под нагрузкой")
    assert (await requests(office, ticket_id))[0].state == "in_work"


async def test_fixed_needs_all_three_answers(office: Office) -> None:
    ticket_id = await accepted(office)
    for missing in range(3):
        told_of = [" " if number == missing else words for number, words in enumerate(DONE)]
        async with office.acting("Павел") as work:
            with pytest.raises(DeskError, match="error-words-needed"):
                await fixing.fix(work, ticket_id, (), *told_of)
    assert (await ticket(office, ticket_id)).state == "accepted"


async def test_fixed_reports_the_work_of_others_by_the_leads_order(office: Office) -> None:
    ticket_id = await accepted(office)
    (request,) = await requests(office, ticket_id)
    await hand(office, request.id, "Павел", "Антон")
    assert await fixed(office, ticket_id)
    row = await ticket(office, ticket_id)
    (problem,) = await problems(office, ticket_id)
    (request,) = await requests(office, ticket_id)
    assert (row.state, row.fixed_at) == ("fixed", office.clock.now())
    assert (problem.done_words, problem.root_cause, problem.own_check) == DONE
    assert (request.state, request.next_at) == ("reported", None)
    assert await lines(office, request.id) == ["handed", "handed", "done"]


async def test_only_who_answers_for_it_says_fixed(office: Office) -> None:
    ticket_id = await accepted(office)
    (request,) = await requests(office, ticket_id)
    await hand(office, request.id, "Павел", "Антон")
    for name in ("Антон", "Ольга", "Марина"):
        with pytest.raises(NotAllowed):
            await fixed(office, ticket_id, name)
    assert await fixed(office, ticket_id, "Вера")


async def test_taken_back_before_the_client_is_asked(office: Office) -> None:
    ticket_id = await accepted(office)
    await fixed(office, ticket_id)
    async with office.acting("Ольга") as work:
        await fixing.unfix(work, ticket_id, "Звонил завхоз: ещё стоит")
    row = await ticket(office, ticket_id)
    (request,) = await requests(office, ticket_id)
    assert (row.state, row.round, request.state) == ("in_work", 1, "in_work")
    assert [each.state for each in await problems(office, ticket_id)] == ["open"]
    assert "unfixed" in await told(office, "Павел")


async def test_departments_repair_their_problems_apart(office: Office) -> None:
    office = answering_by_category(office)
    ticket_id = await paused(office, [CASH_DESK, PAPERS])
    first, second = await requests(office, ticket_id)
    assert (first.department, second.department) == ("tech", "construction")
    assert first.due_at < second.due_at
    for name in ("Павел", "Игорь"):
        async with office.acting(name) as work:
            await accepting.accept(work, ticket_id)
    assert await history(office, ticket_id) == ["opened", "accepted", "signed"]
    assert not await fixed(office, ticket_id)
    assert [each.state for each in await problems(office, ticket_id)] == ["fixed", "open"]
    assert [each.state for each in await requests(office, ticket_id)] == ["reported", "in_work"]
    assert (await ticket(office, ticket_id)).state == "in_work"
    with pytest.raises(NotAllowed):
        await fixed(office, ticket_id)
    assert await fixed(office, ticket_id, "Игорь")
    assert (await ticket(office, ticket_id)).state == "fixed"


async def test_a_promised_day_is_told_to_the_rep(office: Office) -> None:
    ticket_id = await accepted(office)
    tomorrow = office.clock.now().date() + timedelta(days=1)
    async with office.acting("Павел") as work:
        await planning.promise(work, ticket_id, tomorrow, "Ждём деталь")
    row = await ticket(office, ticket_id)
    assert (row.state, row.planned_on) == ("in_work", tomorrow)
    assert await told(office, "Ольга") == ["accepted", "planned"]
    async with office.acting("Павел") as work:
        with pytest.raises(DeskError, match="error-ticket-day-passed"):
            await planning.promise(work, ticket_id, tomorrow - timedelta(days=2))


async def test_a_hold_has_a_reason_and_a_day(office: Office) -> None:
    ticket_id = await accepted(office)
    until = office.clock.now().date() + timedelta(days=3)
    async with office.acting("Павел") as work:
        with pytest.raises(DeskError, match="error-words-needed"):
            await holding.hold(work, ticket_id, " ", until)
        await holding.hold(work, ticket_id, "Клиент закрыт на учёт", until)
    row = await ticket(office, ticket_id)
    assert (row.state, row.hold_until, row.hold_reason) == (
        "on_hold",
        until,
        "Клиент закрыт на учёт",
    )
    async with office.acting("Павел") as work:
        await holding.unhold(work, ticket_id)
    assert (await ticket(office, ticket_id)).state == "in_work"
    assert await told(office, "Ольга") == ["accepted", "held", "unheld"]
