"""Who may see and do what to whose request (domain 1.4, 5), and that screens offer just that."""

from collections.abc import Awaitable, Callable, Mapping

import pytest
from sqlalchemy import select

from bot.cards import CARDS
from bot.texts import LOCALES as BOT_LOCALES
from bot.texts import Screenwriter
from domain.errors import DeskError, NotAllowed, NotFound
from domain.people import dismissal
from domain.requests import comments, handoffs, lists, moving, offering, reading, results, steps
from domain.requests.journal import lines_of
from domain.requests.mine import mine as own_requests
from domain.requests.offering import Receiver
from domain.requests.offers import offer_facts
from domain.texts import LOCALES, Texts
from domain.work import Work
from storage.models import OutboxRow, Request
from tests.fixtures.office import PEOPLE, Office
from tests.integration.requests.acting import accepted, offered, row, sent, sweep_next, told


async def sees(office: Office, name: str, request_id: int) -> bool:
    """Whether every door to a request agrees on letting a person in."""
    async with office.acting(name) as work:
        number = (await work.open_session.get_one(Request, request_id)).number
        in_register = bool((await lists.not_done(work, lists.Filter())).lines)
        doors = [in_register, bool(await lists.holders(work))]
        for door in (
            reading.request_card(work, request_id),
            reading.request_by_number(work, number),
            steps.history_of(work, request_id),
        ):
            try:
                await door
                doors.append(True)
            except (NotAllowed, NotFound):
                doors.append(False)
        assert len(set(doors)) == 1, doors
        return doors[0]


async def test_a_person_sees_what_concerns_him_or_his_people(office: Office) -> None:
    request_id = await accepted(office)
    seeing = {name for name, _, _ in PEOPLE if await sees(office, name, request_id)}
    assert seeing == {
        "Ольга Смирнова",  # wrote it
        "Марина Лис",  # leads the author
        "Антон Белов",  # holds it
        "Кирилл Ершов",  # it was offered to his department
        "Павел Орлов",
        "Вера Дементьева",
        "Алла Громова",
    }
    async with office.acting("Денис") as work:
        assert await lines_of(work, request_id) == []


async def test_a_lead_reads_what_his_people_wrote_gave_and_were_offered(office: Office) -> None:
    """Igor leads Roman, and his role alone reads no more than a technician's."""
    request_id = await accepted(office)
    assert not await sees(office, "Игорь", request_id)
    async with office.acting("Антон") as work:
        await offering.offer(work, request_id, Receiver(office.person("Роман").id))
    assert await sees(office, "Игорь", request_id)


async def test_every_notice_can_be_drawn_for_whom_it_is_told(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await offering.offer(work, request_id, Receiver(office.person("Роман").id), "Ваш участок")
    for _ in range(8):
        await sweep_next(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Сделал сам")
    for _ in range(3):
        await sweep_next(office)
    async with office.acting("Ольга") as work:
        await results.return_result(work, request_id, "Не работает")
    texts = Texts.load(LOCALES, LOCALES.parent / "forms" / "locales", BOT_LOCALES)
    async with office.system() as work:
        rows = await work.open_session.scalars(
            select(OutboxRow).where(OutboxRow.kind == "notice").order_by(OutboxRow.id)
        )
        sent_notices = list(rows)
    people = {actor.id: name for name, actor in office.staff.items()}
    for notice in sent_notices:
        lane, _, which = notice.recipient.partition(":")
        if lane == "person":
            async with office.acting(people[int(which)]) as work:
                say = Screenwriter(texts, "ru", "Europe/Samara", office.clock.now())
                card = CARDS[str(notice.payload["card"])]
                assert await card(work, say, notice.payload["args"]) is not None  # type: ignore[arg-type] # JSON
    assert "escalated" in await told(office, "Игорь")


async def test_forged_ids_tell_nothing_about_the_offers_of_others(office: Office) -> None:
    _, handoff_id = await sent(office, Receiver(office.person("Антон").id))
    async with office.acting("Антон") as work:
        await handoffs.accept(work, handoff_id)
    forged: tuple[Callable[[Work], Awaitable[object]], ...] = (
        lambda work: handoffs.accept(work, handoff_id),
        lambda work: handoffs.decline(work, handoff_id, "Не моё"),
        lambda work: offering.withdraw(work, handoff_id),
        lambda work: offer_facts(work, handoff_id),
    )
    for act in forged:
        with pytest.raises(NotAllowed):
            async with office.acting("Роман") as work:
                await act(work)


async def test_what_is_offered_to_one_person_waits_for_nobody_else(office: Office) -> None:
    """A director belongs to no department; an offer to a person is to no department either."""
    request_id, _ = await sent(office, Receiver(office.person("Антон").id))
    async with office.acting("Вера") as work:
        assert (await own_requests(work)).waiting == 0
        with pytest.raises(NotAllowed):
            await comments.comment(work, request_id, "Почему так долго?")


async def test_a_lead_does_not_accept_his_own_work_for_the_author(office: Office) -> None:
    request_id, handoff_id = await sent(office, Receiver(office.person("Марина").id))
    async with office.acting("Марина") as work:
        await handoffs.accept(work, handoff_id)
        await results.report(work, request_id, "Позвонила сама")
        card = await reading.request_card(work, request_id)
    assert not card.acts & {"confirm", "return"}
    with pytest.raises(NotAllowed):
        async with office.acting("Марина") as work:
            await results.confirm(work, request_id)
    async with office.acting("Ольга") as work:
        await results.confirm(work, request_id)


async def test_screens_offer_what_is_allowed_and_nothing_else(office: Office) -> None:
    """Each one-tap act is tried by everybody who sees the request, in each of its states."""
    tries: dict[str, Try] = {
        "confirm": lambda work, r: results.confirm(work, r),
        "cancel": lambda work, r: results.cancel(work, r, "Не нужно"),
        "done": lambda work, r: results.report(work, r, "Готово"),
        "comment": lambda work, r: comments.comment(work, r, "Вопрос"),
        "order": lambda work, r: moving.take_by_order(work, r),
    }
    offered_now, _ = await sent(office)
    in_work = await accepted(office)
    reported = await accepted(office)
    async with office.acting("Антон") as work:
        await results.report(work, reported, "Готово")
    for request_id in (offered_now, in_work, reported):
        for name in ("Ольга", "Марина", "Антон", "Кирилл", "Павел", "Вера"):
            async with office.acting(name) as work:
                card = await reading.request_card(work, request_id)
            await _try_each(office, name, card, tries)


Try = Callable[[Work, int], Awaitable[object]]


async def _try_each(
    office: Office, name: str, card: reading.RequestCard, tries: Mapping[str, Try]
) -> None:
    for act, attempt in tries.items():
        if act == "order" and card.holder_id == office.person(name).id:
            continue  # he has it already: the act is a repeated tap that changes nothing
        async with office.acting(name) as work:
            savepoint = await work.open_session.begin_nested()
            try:
                await attempt(work, card.id)
                done = True
            except DeskError:
                done = False
            await savepoint.rollback()
            work.outgoing.clear()
        assert done == (act in card.acts), (name, card.state, act)


async def test_a_lead_takes_the_work_of_the_ill_by_order(office: Office) -> None:
    request_id = await accepted(office)
    with pytest.raises(NotAllowed):
        async with office.acting("Кирилл") as work:
            await moving.take_by_order(work, request_id)
    async with office.acting("Павел") as work:
        await moving.take_by_order(work, request_id)
        await moving.take_by_order(work, request_id)
        lines = await lines_of(work, request_id)
    assert [line.kind for line in lines] == ["handed", "moved"]
    assert (lines[-1].giver, lines[-1].receiver) == ("Антон Белов", "Павел Орлов")
    assert lines[-1].by_order_of == "Павел Орлов"
    assert (await row(office, request_id)).holder_id == office.person("Павел").id
    assert await told(office, "Антон") == ["moved"]
    assert await told(office, "Ольга") == ["accepted", "moved"]


async def test_back_is_offered_only_while_the_giver_is_there(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        assert "back" in (await reading.request_card(work, request_id)).acts

    async with office.acting("Алла") as work:
        await dismissal.dismiss(work, "Ольга Смирнова", ["Денис Жуков"])
    async with office.acting("Антон") as work:
        assert "back" not in (await reading.request_card(work, request_id)).acts


async def test_a_department_without_people_is_refused_at_once(office: Office) -> None:
    """Roman and Igor are all of construction; Igor's own offer there would reach only Roman."""

    async with office.acting("Алла") as work:
        await dismissal.dismiss(work, "Роман Титов", ["Игорь Сомов"])
        await dismissal.dismiss(work, "Игорь Сомов", ["Антон Белов"])
    with pytest.raises(DeskError) as told_so:
        await sent(office, Receiver(department="construction"))
    assert told_so.value.key == "error-department-empty"


async def test_words_of_an_offer_and_of_its_refusal_stand_with_their_own_steps(
    office: Office,
) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await offering.offer(
            work, request_id, Receiver(office.person("Роман").id), "Нужна лестница"
        )
    handoff = await offered(office, request_id)
    long = "Лестницы нет. " * 300
    async with office.acting("Роман") as work:
        await handoffs.decline(work, handoff.id, long)
    async with office.acting("Антон") as work:
        last = (await steps.history_of(work, request_id))[-2:]
    assert [(step.kind, step.reason) for step in last] == [
        ("offered", "Нужна лестница"),
        ("declined", long),
    ]


async def test_who_may_not_finish_a_request_leaves_its_offer_as_it_is(office: Office) -> None:
    request_id, handoff_id = await sent(office)
    for act in (results.report, results.cancel):
        async with office.acting("Денис") as work:
            with pytest.raises(NotAllowed):
                await act(work, request_id, "Уже не нужно")
    assert (await offered(office, request_id)).id == handoff_id
