"""Changing hands: who holds a request, what the register says, who hears of it (domain 1.2–1.6)."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from domain.errors import DeskError, NotAllowed, TooLate, UndeclaredUseCase
from domain.people import dismissal
from domain.requests import (
    comments,
    handoffs,
    lists,
    offering,
    reading,
    results,
    steps,
    sweeps,
)
from domain.requests.journal import lines_of
from domain.requests.mine import mine as own_requests
from domain.requests.offering import Receiver
from storage.models import Handoff, Request
from tests.fixtures.office import Office
from tests.fixtures.statements import statements
from tests.integration.requests.acting import accepted, notices, row, sent


async def test_until_somebody_signs_the_sender_holds_it(office: Office) -> None:
    request_id, _ = await sent(office)
    request = await row(office, request_id)
    assert (request.state, request.holder_id) == ("new", office.person("Ольга").id)
    async with office.acting("Ольга") as work:
        assert await lines_of(work, request_id) == []


async def test_one_tap_and_the_line_carries_both_signatures(office: Office) -> None:
    request_id, handoff_id = await sent(office)
    office.clock.advance(timedelta(minutes=5))
    async with office.acting("Антон") as work:
        await handoffs.accept(work, handoff_id)
    async with office.acting("Антон") as work:
        (line,) = await lines_of(work, request_id)
    assert (line.kind, line.giver, line.receiver) == ("handed", "Ольга Смирнова", "Антон Белов")
    assert line.receiver_at is not None
    assert line.receiver_at - line.giver_at == timedelta(minutes=5)
    assert line.giver_evidence["event"] == "update:1"
    assert line.receiver_evidence is not None
    assert line.receiver_evidence["channel"] == "telegram"
    assert line.receiver_evidence["account"] == str(1000 + office.person("Антон").id)


async def test_a_repeated_tap_changes_nothing(office: Office) -> None:
    request_id, handoff_id = await sent(office)
    for _ in range(3):
        async with office.acting("Антон") as work:
            await handoffs.accept(work, handoff_id)
    async with office.acting("Антон") as work:
        assert len(await lines_of(work, request_id)) == 1
    assert (await notices(office, "Ольга")).count("step") == 1


async def test_two_taps_at_once_give_one_winner_and_a_clear_answer(office: Office) -> None:
    request_id, handoff_id = await sent(office)

    async def tap(name: str) -> DeskError | None:
        try:
            async with office.acting(name) as work:
                await handoffs.accept(work, handoff_id)
        except DeskError as told:
            return told
        return None

    told = [each for each in await asyncio.gather(tap("Антон"), tap("Кирилл")) if each]
    assert [type(each) for each in told] == [TooLate]
    request = await row(office, request_id)
    winner = next(n for n, a in office.staff.items() if a.id == request.holder_id)
    assert told[0].key == "error-handoff-taken"
    assert told[0].args_shown["name"] == winner


async def test_to_sign_is_two_statements(office: Office) -> None:
    """The locks with what the signature is linked to, and all that it writes."""
    _, handoff_id = await sent(office)
    async with office.acting("Антон") as work:
        with statements(office.engine) as asked:
            await handoffs.accept(work, handoff_id)
    assert len(asked) == 2


async def test_what_is_in_no_state_to_be_signed_for_gets_no_line(office: Office) -> None:
    request_id, handoff_id = await sent(office)
    async with office.system() as work:
        closed = update(Request).where(Request.id == request_id).values(state="closed")
        await work.open_session.execute(closed)
    async with office.acting("Антон") as work:
        with pytest.raises(TooLate, match="moved-on"):
            await handoffs.accept(work, handoff_id)
    async with office.acting("Ольга") as work:
        assert await lines_of(work, request_id) == []


async def test_it_was_not_offered_to_everybody(office: Office) -> None:
    _, handoff_id = await sent(office)
    for stranger in ("Роман", "Денис", "Ольга"):
        with pytest.raises(NotAllowed):
            async with office.acting(stranger) as work:
                await handoffs.accept(work, handoff_id)


async def test_declined_with_a_reason_the_giver_still_holds_it(office: Office) -> None:
    request_id, handoff_id = await sent(office, Receiver(office.person("Антон").id))
    async with office.acting("Антон") as work:
        await handoffs.decline(work, handoff_id, "Болею до пятницы")
    assert (await row(office, request_id)).holder_id == office.person("Ольга").id
    async with office.acting("Ольга") as work:
        offered, declined = await steps.history_of(work, request_id)
    assert (offered.kind, declined.kind) == ("offered", "declined")
    assert declined.reason == "Болею до пятницы"


async def test_withdrawn_it_can_be_offered_to_another(office: Office) -> None:
    request_id, handoff_id = await sent(office)
    with pytest.raises(TooLate):
        async with office.acting("Ольга") as work:
            await offering.offer(work, request_id, Receiver(department="construction"))
    async with office.acting("Ольга") as work:
        await offering.withdraw(work, handoff_id)
        await offering.offer(work, request_id, Receiver(department="construction"))
    with pytest.raises(TooLate):
        async with office.acting("Антон") as work:
            await handoffs.accept(work, handoff_id)


async def test_report_then_the_author_accepts_the_result(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Заменил порт")
    async with office.acting("Ольга") as work:
        await results.confirm(work, request_id)
        kinds = [line.kind for line in await lines_of(work, request_id)]
    assert kinds == ["handed", "done", "confirmed"]
    assert (await row(office, request_id)).state == "closed"


async def test_a_returned_result_is_in_work_again_with_the_same_holder(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Заменил порт")
    async with office.acting("Ольга") as work:
        await results.return_result(work, request_id, "Клиент говорит: не работает")
    request = await row(office, request_id)
    assert (request.state, request.holder_id) == ("in_work", office.person("Антон").id)


async def test_only_the_author_or_his_lead_decides_on_the_result(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Заменил порт")
    with pytest.raises(NotAllowed):
        async with office.acting("Антон") as work:
            await results.confirm(work, request_id)
    async with office.acting("Марина") as work:
        await results.confirm(work, request_id)


async def test_ping_pong_is_shown_to_both_leads(office: Office) -> None:
    request_id = await accepted(office)
    for giver, receiver in (("Антон", "Роман"), ("Роман", "Антон")):
        async with office.acting(giver) as work:
            await offering.offer(work, request_id, Receiver(office.person(receiver).id))
        async with office.acting(receiver) as work:
            handoff_id = await work.open_session.scalar(
                select(Handoff.id).where(Handoff.state == "offered")
            )
            assert handoff_id is not None
            await handoffs.accept(work, handoff_id)
    assert "step" in await notices(office, "Павел")
    assert "step" in await notices(office, "Игорь")
    async with office.acting("Ольга") as work:
        kinds = [step.kind for step in await steps.history_of(work, request_id)]
    assert kinds.count("ping_pong") == 1


async def test_an_unanswered_offer_reminds_once_then_tells_the_lead_then_expires(
    office: Office,
) -> None:
    request_id, handoff_id = await sent(office)
    kinds: list[str] = []
    for _ in range(20):
        async with office.system() as work:
            due = await sweeps.next_due(work)
        assert due is not None
        office.clock.at = max(office.clock.at, due)
        for _ in range(2):
            async with office.system() as work:
                await sweeps.sweep_offers(work)
        async with office.system() as work:
            await sweeps.sweep_requests(work)
        async with office.system() as work:
            await sweeps.sweep_seals(work)
        async with office.acting("Ольга") as work:
            kinds = [step.kind for step in await steps.history_of(work, request_id)]
        if "expired" in kinds:
            break
    assert [kind for kind in kinds if "overdue" not in kind] == [
        "offered",
        "reminded",
        "escalated",
        "expired",
    ]
    assert (await row(office, request_id)).holder_id == office.person("Ольга").id
    with pytest.raises(TooLate):
        async with office.acting("Антон") as work:
            await handoffs.accept(work, handoff_id)


async def test_one_look_tells_what_is_not_done_who_has_it_since_when(office: Office) -> None:
    first = await accepted(office)
    office.clock.advance(timedelta(hours=1))
    second, _ = await sent(office)
    async with office.acting("Павел") as work:
        page = await lists.not_done(work, lists.Filter())
    assert [line.id for line in page.lines] == [first, second]
    assert [line.holder for line in page.lines] == ["Антон Белов", "Ольга Смирнова"]
    assert (page.total, page.not_accepted) == (2, 1)
    async with office.acting("Роман") as work:
        assert (await lists.not_done(work, lists.Filter())).total == 0
    async with office.acting("Антон") as work:
        my = await own_requests(work)
    assert (my.part, my.waiting, my.holding) == ("waiting", 1, 1)


async def test_work_of_the_dismissed_is_moved_by_order_and_the_lead_holds_it(
    office: Office,
) -> None:
    request_id = await accepted(office)
    async with office.acting("Алла") as work:
        moved = await dismissal.dismiss(work, "Антон Белов", ["Кирилл"])
    assert moved.counts == {"request": 1}
    assert (await row(office, request_id)).holder_id == office.person("Павел").id
    async with office.acting("Ольга") as work:
        lines = await lines_of(work, request_id)
    assert (lines[-1].kind, lines[-1].by_order_of) == ("moved", "Алла Громова")
    async with office.acting("Кирилл") as work:
        card = await reading.request_card(work, request_id)
        assert card.offer is not None
        await handoffs.accept(work, card.offer.id)
    assert (await row(office, request_id)).holder_id == office.person("Кирилл").id


async def test_comments_belong_to_author_and_holder(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Ольга") as work:
        await comments.comment(work, request_id, "Клиент сидит без кассы")
    assert (await notices(office, "Антон"))[-1] == "step"
    with pytest.raises(NotAllowed):
        async with office.acting("Роман") as work:
            await comments.comment(work, request_id, "Можно мне?")


async def test_a_use_case_that_names_no_permission_is_refused(office: Office) -> None:
    async with office.acting("Ольга") as work:
        with pytest.raises(UndeclaredUseCase):
            _ = work.session
