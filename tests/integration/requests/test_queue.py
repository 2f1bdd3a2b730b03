"""The queue of sales support: its order, the next by one tap, hours told and hours that slip."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from app.texts import desk_texts
from bot.cards import CARDS
from bot.texts import Screenwriter
from domain.company import Policy
from domain.company.routes import RouteStep
from domain.company.support import SupportRules
from domain.company.values import WorkSpan
from domain.errors import DeskError, NotAllowed
from domain.permissions import Permission
from domain.reports.taken_off import Share, taken_off
from domain.requests import queue, queue_order, queue_promises, results
from domain.requests.offering import Receiver
from domain.requests.rows import lock_request
from domain.requests.slips import MOST_IN_ONE, slips_of
from storage.models import Employee, Handover, Request, RequestEvent
from tests.fixtures.notices import notices_to
from tests.fixtures.office import Office
from tests.fixtures.statements import statements
from tests.integration.requests.acting import kinds_of, row, sent

HOUR = timedelta(hours=1)
SECTION = "construction"
"""Its lead is Игорь Сомов; Роман Титов works there."""


@pytest.fixture
def policy(policy: Policy) -> Policy:
    return policy.model_copy(
        update={"support": SupportRules.model_construct(departments=(SECTION,))}
    )


async def queued(office: Office, *, saves: int | None = 90, due: timedelta = 4 * HOUR) -> int:
    """A request of Olga's in the queue, with its hour promised."""
    request_id, _ = await sent(office, Receiver(department=SECTION))
    async with office.acting("Ольга") as work:
        with work.permitted(Permission.SEND_REQUESTS):
            await work.session.execute(
                update(Request)
                .where(Request.id == request_id)
                .values(saves=saves, due_at=work.now + due)
            )
            request = await lock_request(work, request_id)
            await queue_promises.promise(work, request, Receiver(department=SECTION))
    return request_id


async def order(office: Office, name: str = "Игорь") -> list[int]:
    async with office.acting(name) as work:
        return [line.id for line in (await queue.queue_page(work)).lines]


async def test_the_queue_is_by_urgency_and_then_by_promised_hours(office: Office) -> None:
    """What came later is due sooner, but its author was told the later hour."""
    first = await queued(office, due=9 * HOUR)
    second = await queued(office, due=2 * HOUR)
    assert await order(office) == [first, second]
    async with office.acting("Игорь") as work:
        await queue_order.prioritise(work, second, urgent=True)
    assert await order(office) == [second, first]
    async with office.acting("Игорь") as work:
        await queue_order.prioritise(work, second, urgent=False)
    assert await order(office) == [second, first]  # the first has slipped by it, and was told so


async def test_hours_follow_the_order_that_is_shown(office: Office) -> None:
    """One works there: each hour is later than the one above it, and no promise is overtaken."""
    for due in (9, 1, 5, 2):
        await queued(office, due=due * HOUR)
    async with office.acting("Игорь") as work:
        lines = (await queue.queue_page(work)).lines
    hours = [line.ready_at for line in lines if line.ready_at]
    assert len(set(hours)) == 4
    assert hours == sorted(hours)
    assert hours == [line.promised_at for line in lines]


async def test_what_was_told_no_hour_comes_by_its_own_date(office: Office) -> None:
    promised = [await queued(office, due=9 * HOUR) for _ in range(2)]
    silent = await queued(office, due=HOUR + HOUR / 2)
    async with office.system() as work:
        await work.open_session.execute(
            update(Request).where(Request.id == silent).values(promised_at=None)
        )
    assert await order(office) == [promised[0], silent, promised[1]]


async def test_what_is_taken_next_is_what_stands_first(office: Office) -> None:
    first, _ = await queued(office, due=9 * HOUR), await queued(office, due=2 * HOUR)
    async with office.acting("Роман") as work:
        assert (await queue.take_next(work)).request_id == first


async def test_only_the_lead_says_what_comes_first(office: Office) -> None:
    request_id = await queued(office)
    for name in ("Роман", "Ольга", "Павел"):
        async with office.acting(name) as work:
            with pytest.raises(DeskError):
                await queue_order.prioritise(work, request_id, urgent=True)
    assert not (await row(office, request_id)).urgent
    async with office.acting("Вера") as work:  # the director
        await queue_order.prioritise(work, request_id, urgent=True)
    assert (await row(office, request_id)).urgent


async def test_who_has_no_queue_is_told_so(office: Office) -> None:
    for name in ("Ольга", "Антон"):
        async with office.acting(name) as work:
            with pytest.raises(DeskError, match="queue-none"):
                await queue.queue_page(work)
            with pytest.raises(DeskError, match="queue-none"):
                await queue.take_next(work)
    async with office.acting("Игорь") as work:
        with pytest.raises(NotAllowed):
            await queue.queue_page(work, "tech")


async def test_the_next_one_is_taken_by_one_tap_and_two_at_once_take_two(office: Office) -> None:
    late = await queued(office, due=9 * HOUR)
    soon = await queued(office, due=2 * HOUR)

    async def take(name: str) -> int:
        async with office.acting(name) as work:
            return (await queue.take_next(work)).request_id

    assert set(await asyncio.gather(take("Роман"), take("Игорь"))) == {soon, late}
    async with office.acting("Роман") as work:
        with pytest.raises(DeskError, match="queue-empty"):
            await queue.take_next(work)
    holders = {(await row(office, each)).holder_id for each in (soon, late)}
    assert holders == {office.person("Роман").id, office.person("Игорь").id}


async def test_the_rep_is_told_an_hour_from_the_load_of_those_who_are_there(
    office: Office,
) -> None:
    """One works there beside the lead; a request of a kind nobody knows takes an hour."""
    first, second = await queued(office), await queued(office)
    assert (await row(office, first)).promised_at == office.clock.at + HOUR
    assert (await row(office, second)).promised_at == office.clock.at + 2 * HOUR
    async with office.system() as work:
        work.open_session.add(
            Handover(
                kind="leave",
                state="active",
                person_id=office.person("Роман").id,
                from_on=work.today,
                until_on=work.today,
                created_at=work.now,
            )
        )
    third = await queued(office)
    assert (await row(office, third)).promised_at == office.clock.at + 3 * HOUR  # the lead alone
    async with office.acting("Игорь") as work:
        (roman,) = [each for each in (await queue.queue_page(work)).queue.hands if each.away]
        assert roman.name == "Роман Титов"


async def test_an_hour_that_slips_is_told_twice_and_then_no_longer_named(office: Office) -> None:
    request_id = await queued(office)
    for slips in (1, 2, 3):
        promised = (await row(office, request_id)).promised_at
        assert promised is not None
        office.clock.at = promised
        async with office.system() as work:
            with work.permitted(Permission.SWEEP):
                assert await queue_promises.next_due(work) == promised
            await queue_promises.sweep_hours(work)
        async with office.system() as work:
            assert await queue_promises.sweep_hours(work) == 0
        seen = await row(office, request_id)
        assert seen.slips == slips
        assert await slips_told(office, "Ольга") == [[request_id]] * slips
        if slips < 3:
            assert seen.promised_at is not None
            assert seen.promised_at > promised
    assert seen.promised_at is None
    async with office.system() as work:
        kinds = list(
            await work.open_session.scalars(
                select(RequestEvent.kind)
                .where(RequestEvent.kind.like("hour_%"))
                .order_by(RequestEvent.id)
            )
        )
    assert kinds == ["hour_slipped", "hour_slipped", "hour_unknown"]
    # From the second time on the lead hears of it too.
    assert await slips_told(office) == [[request_id], [request_id]]


async def slips_told(office: Office, name: str = "Игорь") -> list[list[int]]:
    """The requests that each message to a lead or an author names, oldest first."""
    card = "hours_slipped" if name == "Игорь" else "own_hours_slipped"
    told = await notices_to(office, name)
    return [each["args"]["request_ids"] for each in told if each["card"] == card]


async def slipped_before(office: Office, ids: list[int]) -> None:
    """Their authors were told another hour already: the lead hears of it the next time."""
    async with office.system() as work:
        await work.open_session.execute(update(Request).where(Request.id.in_(ids)).values(slips=1))


async def test_what_slips_together_lead_and_author_are_told_together(office: Office) -> None:
    """The first is late, and all behind it: a dozen slips make two messages, and none is lost."""
    ids = [await queued(office) for _ in range(12)]
    await slipped_before(office, ids)
    office.clock.advance(HOUR)
    async with office.system() as work:
        await queue_promises.sweep_hours(work)
    for name in ("Игорь", "Ольга"):
        assert await slips_told(office, name) == [ids[:MOST_IN_ONE], ids[MOST_IN_ONE:]]
    assert [(await kinds_of(office, each))[-1] for each in ids] == ["hour_slipped"] * 12
    async with office.system() as work:
        await queue_promises.sweep_hours(work)
    for name in ("Игорь", "Ольга"):
        assert len(await slips_told(office, name)) == 2


async def test_each_author_is_told_of_his_own_slips(office: Office) -> None:
    ids = [await queued(office) for _ in range(3)]
    async with office.system() as work:
        his = update(Request).where(Request.id == ids[1])
        await work.open_session.execute(his.values(author_id=office.person("Денис").id))
    office.clock.advance(HOUR)
    async with office.system() as work:
        await queue_promises.sweep_hours(work)
    assert await slips_told(office, "Ольга") == [[ids[0], ids[2]]]
    assert await slips_told(office, "Денис") == [[ids[1]]]


async def test_many_slips_cost_as_many_questions_as_few(office: Office) -> None:
    counts = []
    for more in (2, 6):
        await slipped_before(office, [await queued(office) for _ in range(more)])
        office.clock.advance(HOUR)
        with statements(office.engine) as asked:
            async with office.system() as work:
                await queue_promises.sweep_hours(work)
        counts.append(len(asked))
    assert counts[0] == counts[1]


async def test_an_author_reads_what_is_true_of_slips_when_he_reads_it(office: Office) -> None:
    hourly, hourless = [await queued(office) for _ in range(2)]
    async with office.system() as work:
        await work.open_session.execute(
            update(Request).where(Request.id == hourless).values(promised_at=None)
        )
    async with office.acting("Ольга") as work:
        w = Screenwriter(desk_texts(), "ru", "Europe/Samara", work.now)
        screen = await CARDS["own_hours_slipped"](work, w, {"request_ids": [hourly, hourless]})
    assert screen is not None
    head, *named, advice = screen.text.split("\n")
    assert head == "Не успевают к обещанному часу: <b>2 заявки</b>"
    assert named[0].endswith("новый час пока неизвестен")
    assert named[1].endswith("теперь: сегодня к 11:00")
    assert advice == "Где часа нет, спросите руководителя отдела, когда ждать."
    assert "Ольга" not in screen.text


async def test_what_slips_by_an_order_the_lead_is_told_together_if_he_did_not_give_it(
    office: Office,
) -> None:
    *others, last = [await queued(office) for _ in range(4)]
    await slipped_before(office, others)
    async with office.acting("Игорь") as work:
        await queue_order.prioritise(work, last, urgent=True)
    assert await slips_told(office) == []
    async with office.acting("Игорь") as work:
        await queue_order.prioritise(work, last, urgent=False)
    *others, last = [await queued(office) for _ in range(3)]
    await slipped_before(office, others)
    async with office.acting("Вера") as work:
        await queue_order.prioritise(work, last, urgent=True)
    (named,) = await slips_told(office)
    assert set(others) <= set(named)


async def test_a_lead_reads_what_is_true_of_slips_when_he_reads_it(office: Office) -> None:
    """What was done meanwhile is left out, and what has no hour any more comes first."""
    done, hourly, hourless = [await queued(office) for _ in range(3)]
    async with office.acting("Роман") as work:
        await queue.take_next(work)
    async with office.acting("Роман") as work:
        await results.report(work, done, "Готово")
    async with office.system() as work:
        await work.open_session.execute(
            update(Request).where(Request.id == hourless).values(promised_at=None)
        )
    async with office.acting("Игорь") as work:
        w = Screenwriter(desk_texts(), "ru", "Europe/Samara", work.now)
        ids = [done, hourly, hourless]
        screen = await CARDS["hours_slipped"](work, w, {"request_ids": ids})
        assert screen is not None
        assert [tap.text for line in screen.buttons for tap in line] == ["3", "2"]
        head, *named, advice = screen.text.split("\n")
        assert head == "Не успевают к обещанному часу: <b>2 заявки</b>"
        assert named[0].endswith("нового часа не назвать, ждёт Ольга Смирнова")
        assert named[1].endswith("теперь: сегодня к 12:00")
        assert advice.startswith("Где часа нет, решите, когда будет готово")
        assert await CARDS["hours_slipped"](work, w, {"request_ids": [done]}) is None
    async with office.acting("Денис") as work:  # who has nothing to do with them
        assert await slips_of(work, [hourly, hourless]) == []


async def test_whoever_comes_after_a_late_one_hears_before_his_hour_comes(office: Office) -> None:
    first, second = await queued(office, due=2 * HOUR), await queued(office, due=9 * HOUR)
    office.clock.advance(HOUR)
    async with office.system() as work:
        assert await queue_promises.sweep_hours(work) == 1
    assert (await row(office, first)).promised_at == office.clock.at + HOUR
    assert (await row(office, second)).promised_at == office.clock.at + 2 * HOUR
    assert [(await row(office, each)).slips for each in (first, second)] == [1, 1]
    async with office.system() as work:
        assert await queue_promises.sweep_hours(work) == 0


async def test_a_sweep_and_an_act_on_several_requests_do_not_wait_for_each_other(
    office: Office,
) -> None:
    """A dismissal moves requests one after another, by their numbers; the sweep tells of the later
    one first, whose hour has come. Both end, and both hours are told.
    """
    first, second = await queued(office), await queued(office)
    async with office.system() as work:
        await work.open_session.execute(
            update(Request).where(Request.id == second).values(promised_at=work.now)
        )
        await work.open_session.execute(
            update(Request).where(Request.id == first).values(promised_at=work.now + HOUR / 2)
        )
    office.clock.advance(HOUR / 4)
    holds_first, sweeps = asyncio.Event(), asyncio.Event()

    async def move_both() -> None:
        async with office.system() as work:
            with work.permitted(Permission.SWEEP):
                await lock_request(work, first)
                holds_first.set()
                await sweeps.wait()
                await until_somebody_waits(office)
                await lock_request(work, second)

    async def sweep() -> int:
        await holds_first.wait()
        async with office.system() as work:
            sweeps.set()
            return await queue_promises.sweep_hours(work)

    _, swept = await asyncio.gather(move_both(), sweep())
    assert swept == 1
    assert [(await row(office, each)).slips for each in (first, second)] == [1, 1]


async def until_somebody_waits(office: Office) -> None:
    """Until a transaction waits for a lock that another one has."""
    async with asyncio.timeout(10):
        while True:
            async with office.engine.connect() as connection:
                if await connection.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                    return


async def test_two_who_put_something_first_at_once_do_not_wait_for_each_other(
    office: Office,
) -> None:
    ids = [await queued(office, due=9 * HOUR) for _ in range(6)]

    async def first(request_id: int, name: str) -> None:
        async with office.acting(name) as work:
            await queue_order.prioritise(work, request_id, urgent=True)

    await asyncio.gather(first(ids[5], "Игорь"), first(ids[2], "Вера"), first(ids[4], "Игорь"))
    assert (await order(office))[:3] == [ids[2], ids[4], ids[5]]


async def test_of_a_route_the_section_does_only_a_step_and_names_no_hour(office: Office) -> None:
    step = RouteStep.model_construct(department="tech", within=WorkSpan(1, timedelta()), title=None)
    incident = office.policy.kinds["incident"].model_copy(update={"route": (step, step)})
    kinds = {**office.policy.kinds, "incident": incident}
    office.policy = office.policy.model_copy(update={"kinds": kinds})
    assert (await row(office, await queued(office))).promised_at is None


async def test_putting_one_first_tells_the_author_of_the_other(office: Office) -> None:
    first, second = await queued(office), await queued(office, due=6 * HOUR)
    before = (await row(office, first)).promised_at
    async with office.acting("Игорь") as work:
        await queue_order.prioritise(work, second, urgent=True)
    assert before is not None
    assert (await row(office, first)).promised_at == before + HOUR
    assert (await row(office, second)).slips == 0
    kinds = [each["card"] for each in await notices_to(office, "Ольга")]
    assert kinds[-1] == "own_hours_slipped"


async def test_what_is_done_in_time_slips_never(office: Office) -> None:
    request_id = await queued(office)
    async with office.acting("Роман") as work:
        await queue.take_next(work)
    async with office.acting("Роман") as work:
        await results.report(work, request_id, "Готово")
    office.clock.advance(timedelta(days=3))
    async with office.system() as work:
        assert await queue_promises.sweep_hours(work) == 0


async def test_what_was_taken_off_reps_is_counted_by_kind_and_rep(office: Office) -> None:
    begun = office.clock.at
    for saves in (90, 90, None):
        request_id = await queued(office, saves=saves)
        async with office.acting("Роман") as work:
            await queue.take_next(work)
        async with office.acting("Роман") as work:
            await results.report(work, request_id, "Готово")
    waiting = await queued(office)
    async with office.acting("Игорь") as work:
        found = await taken_off(work, begun, work.now + HOUR)
        assert (found.requests, found.minutes) == (2, 180)
        assert found.kinds == [Share("incident", 2, 180)]
        assert found.reps == [Share("Ольга Смирнова", 2, 180)]
        assert (await taken_off(work, begun - HOUR, begun)).requests == 0
    async with office.system() as work:  # a technician's time is not a rep's
        await work.open_session.execute(
            update(Employee).where(Employee.name == "Ольга Смирнова").values(role="technician")
        )
    async with office.acting("Игорь") as work:
        assert (await taken_off(work, begun, work.now + HOUR)).requests == 0
        assert waiting


async def test_a_returned_result_is_no_time_taken_off(office: Office) -> None:
    begun = office.clock.at
    request_id = await queued(office)
    async with office.acting("Роман") as work:
        await queue.take_next(work)
    async with office.acting("Роман") as work:
        await results.report(work, request_id, "Готово")
    async with office.acting("Ольга") as work:
        await results.return_result(work, request_id, "Не то")
    async with office.acting("Игорь") as work:
        assert (await taken_off(work, begun, work.now + HOUR)).requests == 0


async def test_a_queue_asks_a_fixed_number_of_times(office: Office) -> None:
    counts = []
    for _ in range(2):
        await queued(office)
        await queued(office)
        async with office.acting("Игорь") as work:
            with statements(office.engine) as asked:
                await queue.queue_page(work)
        counts.append(len(asked))
    assert counts == [3, 3]
