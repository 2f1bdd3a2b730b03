"""Tasks and opportunities live on: stages, next steps, reminders, and whose they are."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from app.texts import desk_texts
from bot.cards import CARDS
from bot.texts import Screenwriter
from domain.errors import DeskError, NotAllowed
from domain.follow_ups import opportunities, sweeps, tasks
from domain.follow_ups.opportunities import OpportunityCard, Stage
from domain.follow_ups.tasks import TaskCard
from domain.follow_ups.writing_down import NewOpportunity, new_opportunity
from storage.models import OutboxRow, Task
from tests.fixtures.office import MONDAY_MORNING, Office

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
SUNDAY = date(2026, 11, 29)


async def new_task(office: Office, due_on: date, to: str | None = None) -> int:
    owner = None if to is None else office.person(to).id
    async with office.acting("Ольга") as work:
        return await tasks.new_task(work, "Прислать договор", due_on, office.client_id, owner)


async def seen(office: Office, name: str, task_id: int) -> TaskCard:
    async with office.acting(name) as work:
        return await tasks.task_card(work, task_id)


async def swept(office: Office) -> int:
    async with office.system() as work:
        return await sweeps.sweep_tasks(work)


async def next_due(office: Office) -> datetime | None:
    async with office.system() as work:
        return await sweeps.next_due(work)


async def reminders(office: Office) -> list[str]:
    async with office.system() as work:
        rows = await work.open_session.scalars(
            select(OutboxRow.recipient)
            .where(OutboxRow.kind == "notice", OutboxRow.key.like("task:%"))
            .order_by(OutboxRow.id)
        )
        return list(rows)


async def test_a_task_is_listed_until_it_is_done(office: Office) -> None:
    task_id = await new_task(office, FRIDAY)
    async with office.acting("Ольга") as work:
        page = await tasks.my_tasks(work)
        assert [(each.id, each.client) for each in page.tasks] == [(task_id, "Ромашка")]
        await tasks.finish_task(work, task_id)
        first = await tasks.task_card(work, task_id)
    office.clock.advance(timedelta(hours=1))
    async with office.acting("Ольга") as work:
        again = await tasks.finish_task(work, task_id)
        assert (await tasks.my_tasks(work)).total == 0
    assert again.done_at == first.done_at == MONDAY_MORNING


async def test_who_is_given_a_task_is_told_and_others_keep_their_hands_off(office: Office) -> None:
    task_id = await new_task(office, FRIDAY, to="Антон")
    async with office.system() as work:
        told = await work.open_session.scalars(
            select(OutboxRow.recipient).where(OutboxRow.subject == f"task:{task_id}")
        )
        assert list(told) == [f"person:{office.person('Антон').id}"]
    assert (await seen(office, "Антон", task_id)).may_change
    with pytest.raises(NotAllowed):
        await seen(office, "Кирилл", task_id)
    head = await seen(office, "Марина", task_id)
    assert not head.may_change


async def test_its_owner_is_reminded_in_his_morning_and_once_when_it_is_late(
    office: Office,
) -> None:
    await new_task(office, FRIDAY)
    assert await swept(office) == 0
    assert await next_due(office) == datetime(2026, 11, 27, 5, tzinfo=UTC), "9:00 in Samara"
    office.clock.at = datetime(2026, 11, 27, 5, tzinfo=UTC)
    assert (await swept(office), await swept(office)) == (1, 0)
    assert await next_due(office) == datetime(2026, 11, 30, 5, tzinfo=UTC), "Monday"
    office.clock.at = datetime(2026, 11, 30, 5, tzinfo=UTC)
    assert (await swept(office), await swept(office)) == (1, 0)
    assert await next_due(office) is None
    assert len(await reminders(office)) == 2


async def test_a_reminder_says_for_today_on_that_day_only(office: Office) -> None:
    """When it is late, what came that morning is drawn again and says so too."""
    task_id = await new_task(office, FRIDAY)
    office.clock.at = datetime(2026, 11, 27, 5, tzinfo=UTC)
    await swept(office)
    async with office.system() as work:
        (reminder,) = await work.open_session.scalars(select(OutboxRow))
        reminder.state, reminder.finished_at = "sent", work.now
    assert "Задача на сегодня" in await drawn(office, task_id)
    office.clock.at = datetime(2026, 11, 30, 5, tzinfo=UTC)
    await swept(office)
    async with office.system() as work:
        (again,) = await work.open_session.scalars(
            select(OutboxRow.payload).where(OutboxRow.kind == "redraw")
        )
    assert again == {"of": reminder.id}
    assert "Задача просрочена</b> · срок был пт 27 ноября" in await drawn(office, task_id)


async def drawn(office: Office, task_id: int) -> str:
    """The words of its owner's notices, as they are drawn now."""
    async with office.acting("Ольга") as work:
        w = Screenwriter(desk_texts(), "ru", "Europe/Samara", work.now)
        screen = await CARDS["task"](work, w, {"task_id": task_id})
    assert screen is not None
    return screen.text


async def test_what_is_due_on_a_day_off_is_brought_to_mind_before(office: Office) -> None:
    await new_task(office, SUNDAY)
    assert await next_due(office) == datetime(2026, 11, 27, 5, tzinfo=UTC)


async def test_a_morning_that_is_over_is_not_waited_for(office: Office) -> None:
    await new_task(office, TODAY)
    assert await next_due(office) == datetime(2026, 11, 24, 5, tzinfo=UTC)


async def test_postponed_its_reminders_begin_anew(office: Office) -> None:
    task_id = await new_task(office, FRIDAY)
    office.clock.at = datetime(2026, 11, 27, 5, tzinfo=UTC)
    await swept(office)
    async with office.acting("Ольга") as work:
        await tasks.postpone_task(work, task_id, date(2026, 12, 4))
    assert await next_due(office) == datetime(2026, 12, 4, 5, tzinfo=UTC)


async def test_done_it_is_reminded_of_no_more(office: Office) -> None:
    task_id = await new_task(office, FRIDAY)
    async with office.acting("Ольга") as work:
        await tasks.finish_task(work, task_id)
    assert await next_due(office) is None


async def found(office: Office, next_on: date | None = None) -> int:
    async with office.acting("Ольга") as work:
        return await new_opportunity(
            work,
            NewOpportunity(
                office.client_id,
                "Видеонаблюдение",
                work.actor.id,
                Decimal(120_000),
                "Показать" if next_on else None,
                next_on,
            ),
        )


async def staged(
    office: Office, name: str, opportunity_id: int, stage: Stage, reason: str | None = None
) -> OpportunityCard:
    async with office.acting(name) as work:
        return await opportunities.set_stage(work, opportunity_id, stage, reason)


async def open_steps(office: Office) -> list[tuple[str, date]]:
    async with office.system() as work:
        rows = await work.open_session.execute(
            select(Task.title, Task.due_on).where(Task.done_at.is_(None)).order_by(Task.id)
        )
        return [(row.title, row.due_on) for row in rows]


async def test_an_opportunity_goes_through_its_stages(office: Office) -> None:
    opportunity_id = await found(office, FRIDAY)
    assert await open_steps(office) == [("Показать", FRIDAY)]
    assert (await staged(office, "Ольга", opportunity_id, "offer")).stage == "offer"
    won = await staged(office, "Ольга", opportunity_id, "won")
    assert (won.stage, won.closed_at) == ("won", office.clock.now())
    assert await open_steps(office) == [], "what was to be done next needs doing no more"
    async with office.acting("Ольга") as work:
        assert (await opportunities.my_opportunities(work)).total == 0
    again = await staged(office, "Ольга", opportunity_id, "talks")
    assert (again.stage, again.closed_at) == ("talks", None)


async def test_it_is_lost_for_a_reason(office: Office) -> None:
    opportunity_id = await found(office)
    with pytest.raises(DeskError):
        await staged(office, "Ольга", opportunity_id, "lost", "  ")
    lost = await staged(office, "Ольга", opportunity_id, "lost", "Дорого")
    assert (lost.stage, lost.reason) == ("lost", "Дорого")
    with pytest.raises(NotAllowed):
        await staged(office, "Денис", opportunity_id, "talks")


async def test_the_next_step_is_one_task_that_changes(office: Office) -> None:
    opportunity_id = await found(office)
    await stepped(office, opportunity_id, "Позвонить", FRIDAY)
    await stepped(office, opportunity_id, "Приехать", date(2026, 12, 4))
    assert await open_steps(office) == [("Приехать", date(2026, 12, 4))]
    async with office.acting("Ольга") as work:
        (step,) = (await tasks.my_tasks(work)).tasks
        await tasks.finish_task(work, step.id)
    await stepped(office, opportunity_id, "Отправить счёт", date(2026, 12, 5))
    assert await open_steps(office) == [("Отправить счёт", date(2026, 12, 5))]
    await staged(office, "Ольга", opportunity_id, "won")
    with pytest.raises(DeskError):
        await stepped(office, opportunity_id, "Ещё", FRIDAY)


async def stepped(office: Office, opportunity_id: int, words: str, due_on: date) -> None:
    async with office.acting("Ольга") as work:
        await opportunities.set_next_step(work, opportunity_id, words, due_on)


async def found_by(office: Office, name: str, **more: Any) -> int:
    async with office.acting(name) as work:
        owner = office.person(name).id
        new = NewOpportunity(office.client_id, "Второй канал", owner, **more)
        return await new_opportunity(work, new)


async def test_an_opportunity_goes_to_a_colleague_with_its_open_steps(office: Office) -> None:
    found = await found_by(office, "Ольга", next_step="Показать", next_on=FRIDAY)
    denis = office.person("Денис").id
    async with office.acting("Ольга") as work:
        [step] = (await tasks.my_tasks(work)).tasks
        await opportunities.hand_opportunity(work, found, denis)
    async with office.acting("Денис") as work:
        card = await opportunities.opportunity_card(work, found)
        assert (card.owner, card.may_change) == ("Денис Жуков", True)
        assert [each.id for each in (await tasks.my_tasks(work)).tasks] == [step.id]
    async with office.acting("Ольга") as work:
        with pytest.raises(NotAllowed):
            await opportunities.hand_opportunity(work, found, office.person("Ольга").id)
        told = await work.open_session.scalars(
            select(OutboxRow.recipient).where(OutboxRow.subject == f"opportunity:{found}")
        )
        assert list(told) == [f"person:{denis}"]


async def test_what_is_over_is_handed_to_nobody(office: Office) -> None:
    found = await found_by(office, "Ольга")
    async with office.acting("Ольга") as work:
        await opportunities.set_stage(work, found, "won")
    with pytest.raises(DeskError, match="error-opportunity-over"):
        async with office.acting("Ольга") as work:
            await opportunities.hand_opportunity(work, found, office.person("Денис").id)
    with pytest.raises(DeskError, match="error-employee-gone"):
        async with office.acting("Ольга") as work:
            await opportunities.hand_opportunity(work, found, 999)


@pytest.mark.parametrize(("currency", "kept"), [(None, "RUB"), ("KZT", "KZT"), ("тугрики", "RUB")])
async def test_an_amount_has_the_currency_chosen_or_the_companys_own(
    office: Office, currency: str | None, kept: str
) -> None:
    found = await found_by(office, "Ольга", amount=Decimal(1_200_000), currency=currency)
    async with office.acting("Ольга") as work:
        card = await opportunities.opportunity_card(work, found)
    assert (card.amount, card.currency) == (Decimal(1_200_000), kept)


async def test_an_amount_nobody_can_mean_is_refused(office: Office) -> None:
    with pytest.raises(DeskError, match="error-amount-large"):
        await found_by(office, "Ольга", amount=Decimal(10) ** 12)
