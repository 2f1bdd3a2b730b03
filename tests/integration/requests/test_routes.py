"""A request that follows a route: from department to department, forward and back (domain 1.7)."""

import random
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from domain.company import Policy, load_policy
from domain.errors import DeskError, NotAllowed, TooLate
from domain.permissions import Permission
from domain.requests import handoffs, journal, offering, reading, results, stepping
from domain.requests.card import StepBefore
from domain.requests.offering import Receiver
from domain.requests.purposes import REQUEST_PURPOSES
from domain.visits import site
from domain.visits.reading import appointment_card
from storage.models import Employee, RegisterLine
from tests.fixtures.notices import notices_to
from tests.fixtures.office import DATA, Office
from tests.fixtures.statements import statements
from tests.integration.requests.acting import (
    accepted,
    kinds_of,
    offered,
    put,
    report_begun,
    row,
    sweep_next,
    told,
)

ROUTE = """
[kinds.contract]
title = { ru = "Договор", en = "Contract" }
form = "general.xlsx"
department = "sales"
due_within = "5d"
route = [
  { department = "sales", within = "4h", title = { ru = "Проект", en = "Draft" } },
  { department = "tech", within = "1d" },
  { department = "construction", within = "1d", title = { ru = "Монтаж", en = "Fitting" } },
  { department = "sales", within = "4h", title = { ru = "Акт", en = "Act" } },
]
"""


@pytest.fixture(scope="session")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    path: Path = tmp_path_factory.mktemp("routes") / "company.toml"
    path.write_text((DATA / "company.toml").read_text(encoding="utf-8") + ROUTE, encoding="utf-8")
    return load_policy(path)


async def contract(office: Office) -> int:
    """A contract that Marina wants, offered to sales."""
    async with office.acting("Марина") as work:
        with work.permitted(Permission.SEND_REQUESTS):
            to = Receiver(department="sales")
            request_id, _ = await put(work, office, "contract", "Договор поставки", to)
            return request_id


async def sign(office: Office, request_id: int, name: str) -> None:
    handoff = await offered(office, request_id)
    async with office.acting(name) as work:
        await handoffs.accept(work, handoff.id)


async def done(office: Office, request_id: int, name: str, words: str = "Сделано") -> str | None:
    async with office.acting(name) as work:
        return (await results.report(work, request_id, words)).offered_to


async def at_step(office: Office, step: int) -> int:
    """A contract in work at a step: Olga, Anton, Roman, and Olga again do them."""
    request_id = await contract(office)
    for number, name in enumerate(("Ольга", "Антон", "Роман", "Ольга")[: step + 1]):
        await sign(office, request_id, name)
        if number < step:
            await done(office, request_id, name)
    return request_id


async def test_each_step_done_offers_the_next_department_and_the_last_reports(
    office: Office,
) -> None:
    request_id = await contract(office)
    asked = []
    for name in ("Ольга", "Антон", "Роман"):
        await sign(office, request_id, name)
        asked.append(await done(office, request_id, name))
    assert asked == ["Технический отдел", "Монтаж", "Отдел продаж"]
    await sign(office, request_id, "Денис")
    assert await done(office, request_id, "Денис") is None
    found = await row(office, request_id)
    assert (found.state, found.route_step, found.handoff_count) == ("reported", 3, 0)
    async with office.acting("Марина") as work:
        lines = await journal.lines_of(work, request_id)
    assert [(line.kind, line.route_step) for line in lines] == [
        ("handed", None),
        ("handed", 1),
        ("handed", 2),
        ("handed", 3),
        ("done", None),
    ]
    assert [line.giver for line in lines[1:4]] == ["Ольга Смирнова", "Антон Белов", "Роман Титов"]
    assert lines[1].receiver == "Антон Белов"


async def test_the_card_of_a_step_says_what_was_done_at_the_one_before_and_by_whom(
    office: Office,
) -> None:
    request_id = await at_step(office, 0)
    async with office.acting("Ольга") as work:
        assert (await reading.request_card(work, request_id)).before is None
    await done(office, request_id, "Ольга", "Договор подписан")
    async with office.acting("Ольга") as work:  # still hers, and still at her step
        assert (await reading.request_card(work, request_id)).before is None
    await sign(office, request_id, "Антон")
    came = StepBefore("step_done", 0, "Ольга Смирнова", office.clock.at, "Договор подписан")
    async with office.acting("Антон") as work:
        assert (await reading.request_card(work, request_id)).before == came
        await stepping.send_back(work, request_id, "Нет печати")
    await sign(office, request_id, "Ольга")
    async with office.acting("Ольга") as work:
        card = await reading.request_card(work, request_id)
    assert card.before == StepBefore("step_back", 0, "Антон Белов", office.clock.at, "Нет печати")


async def test_the_step_before_costs_one_question_and_only_on_a_route(office: Office) -> None:
    request_id, other = await at_step(office, 1), await accepted(office)
    asked = []
    for each in (request_id, other):
        async with office.acting("Антон") as work:
            with statements(office.engine) as seen:
                await reading.request_card(work, each)
        asked.append(sum("step_back" in each or "step_done" in each for each in seen))
    assert asked == [1, 0]


async def test_before_a_step_is_reported_it_is_known_who_has_the_next(office: Office) -> None:
    foresee = REQUEST_PURPOSES["done"].outlook
    assert foresee is not None
    for step, to in ((0, "Технический отдел"), (2, "Отдел продаж"), (3, None)):
        request_id = await at_step(office, step)
        async with office.acting("Ольга") as work:
            with work.permitted(Permission.ANSWER_FORMS):
                assert (await foresee(work, report_begun(request_id))).goes_on_to == to


async def test_after_a_visit_the_button_names_the_next_department(office: Office) -> None:
    """Whoever was at the client's reports his step from the question how it was."""
    titles = []
    for step, name in ((2, "Роман"), (3, "Ольга")):
        request_id = await at_step(office, step)
        async with office.acting(name) as work:
            at = work.now + timedelta(days=step)
            appointment_id = await site.arrange(work, request_id, at, None, None)
        async with office.acting(name) as work:
            titles.append((await appointment_card(work, appointment_id)).goes_on_to)
    assert titles == ["Отдел продаж", None]


async def test_until_the_next_department_signs_whoever_did_his_step_holds_it(
    office: Office,
) -> None:
    request_id = await at_step(office, 0)
    await done(office, request_id, "Ольга", "Договор у клиента на подписи")
    found = await row(office, request_id)
    assert (found.state, found.route_step) == ("in_work", 0)
    assert found.holder_id == office.person("Ольга").id
    offer = await offered(office, request_id)
    assert (offer.to_department, offer.route_step) == ("tech", 1)
    assert offer.note == "Договор у клиента на подписи"
    async with office.acting("Ольга") as work:
        acts = (await reading.request_card(work, request_id)).acts
    assert "done" not in acts
    assert "withdraw" in acts
    with pytest.raises(TooLate):
        await done(office, request_id, "Ольга")


async def test_the_author_hears_of_each_step(office: Office) -> None:
    request_id = await at_step(office, 1)
    await done(office, request_id, "Антон")
    assert [kind for kind in await told(office, "Марина") if kind == "step_done"] == [
        "step_done",
        "step_done",
    ]


async def test_a_step_that_is_declined_is_with_its_giver_who_may_offer_it_again(
    office: Office,
) -> None:
    request_id = await at_step(office, 0)
    await done(office, request_id, "Ольга")
    offer = await offered(office, request_id)
    async with office.acting("Антон") as work:
        await handoffs.decline(work, offer.id, "Нет приложения № 2")
    assert (await row(office, request_id)).route_step == 0
    assert "declined" in await told(office, "Ольга")
    assert await done(office, request_id, "Ольга", "Приложение добавлено") == "Технический отдел"
    await sign(office, request_id, "Антон")
    assert (await row(office, request_id)).route_step == 1


async def test_back_a_step_it_goes_to_whoever_did_that_step(office: Office) -> None:
    request_id = await at_step(office, 1)
    async with office.acting("Антон") as work:
        assert "step_back" in (await reading.request_card(work, request_id)).acts
        assert "back" not in (await reading.request_card(work, request_id)).acts
        back = await stepping.send_back(work, request_id, "Не указан адрес монтажа")
    assert back.offered_to == "Ольга Смирнова"
    assert (await row(office, request_id)).route_step == 1, "until Olga signs it stays here"
    await sign(office, request_id, "Ольга")
    found = await row(office, request_id)
    assert (found.route_step, found.holder_id) == (0, office.person("Ольга").id)
    assert await done(office, request_id, "Ольга", "Адрес вписан") == "Технический отдел"
    await sign(office, request_id, "Кирилл")
    assert (await row(office, request_id)).route_step == 1


async def test_back_a_step_it_goes_to_the_department_when_he_has_left(office: Office) -> None:
    request_id = await at_step(office, 2)
    async with office.system() as work:
        gone = office.person("Антон").id
        await work.open_session.execute(
            update(Employee).where(Employee.id == gone).values(active=False)
        )
    async with office.acting("Роман") as work:
        back = await stepping.send_back(work, request_id, "Нет замеров")
    assert back.offered_to == "Технический отдел"


async def test_nothing_goes_back_from_the_first_step_or_out_of_others_hands(
    office: Office,
) -> None:
    request_id = await at_step(office, 0)
    async with office.acting("Ольга") as work:
        assert "step_back" not in (await reading.request_card(work, request_id)).acts
        with pytest.raises(TooLate):
            await stepping.send_back(work, request_id, "Почему-то")
    await done(office, request_id, "Ольга")
    await sign(office, request_id, "Антон")
    async with office.acting("Кирилл") as work:
        with pytest.raises(NotAllowed):
            await stepping.send_back(work, request_id, "Не моё")
    async with office.acting("Антон") as work:
        with pytest.raises(DeskError):
            await stepping.send_back(work, request_id, "  ")


async def test_within_a_step_it_changes_hands_and_stays_at_its_step(office: Office) -> None:
    request_id = await at_step(office, 1)
    limit = (await row(office, request_id)).step_due_at
    office.clock.advance(timedelta(hours=1))
    async with office.acting("Антон") as work:
        await offering.offer(work, request_id, Receiver(office.person("Кирилл").id), "Мне на выезд")
    await sign(office, request_id, "Кирилл")
    found = await row(office, request_id)
    assert (found.route_step, found.step_due_at) == (1, limit)
    async with office.acting("Кирилл") as work:
        acts = (await reading.request_card(work, request_id)).acts
    assert {"back", "step_back", "done"} <= acts


async def test_a_route_is_no_ping_pong_and_going_to_and_fro_on_it_is(office: Office) -> None:
    """Sales have it at the first step and at the last; the limit of this company is 3 changes."""
    request_id = await at_step(office, 3)
    assert "ping_pong" not in await kinds_of(office, request_id)
    async with office.acting("Ольга") as work:
        await stepping.send_back(work, request_id, "Не то оборудование")
    await sign(office, request_id, "Роман")
    assert (await kinds_of(office, request_id)).count("ping_pong") == 1, "it came back"
    await done(office, request_id, "Роман")
    await sign(office, request_id, "Ольга")
    assert (await kinds_of(office, request_id)).count("ping_pong") == 1, "forward again is due"
    async with office.acting("Ольга") as work:
        await stepping.send_back(work, request_id, "Снова не то")
    await sign(office, request_id, "Роман")
    assert (await kinds_of(office, request_id)).count("ping_pong") == 2


async def test_the_limit_of_a_step_runs_from_the_offer_and_is_told_before_the_due_date(
    office: Office,
) -> None:
    request_id = await contract(office)
    offered_at = office.clock.now()
    office.clock.advance(timedelta(minutes=30))
    await sign(office, request_id, "Ольга")
    limit = office.policy.calendar_of("sales").add(offered_at, timedelta(hours=4))
    found = await row(office, request_id)
    assert (found.step_due_at, found.next_at) == (limit, limit)
    await sweep_next(office)  # yesterday is sealed first
    await sweep_next(office)
    assert office.clock.now() == limit
    assert await kinds_of(office, request_id) == ["offered", "accepted", "step_overdue"]
    assert "step_overdue" in await told(office, "Ольга")
    await sweep_next(office)
    assert "step_overdue_lead" in await told(office, "Марина")
    found = await row(office, request_id)
    assert (found.stage, found.next_at) == (0, found.due_at)


async def test_two_who_sign_for_a_step_at_once_are_one(office: Office) -> None:
    request_id = await at_step(office, 0)
    await done(office, request_id, "Ольга")
    handoff = await offered(office, request_id)
    async with office.acting("Антон") as work:
        await handoffs.accept(work, handoff.id)
    async with office.acting("Кирилл") as work:
        with pytest.raises(TooLate):
            await handoffs.accept(work, handoff.id)
    async with office.acting("Антон") as work:
        await handoffs.accept(work, handoff.id)
        count = await work.open_session.scalar(
            select(func.count())
            .select_from(RegisterLine)
            .where(RegisterLine.request_id == request_id)
        )
    assert count == 2


async def test_who_does_the_next_step_is_told_where_it_stands(office: Office) -> None:
    request_id = await at_step(office, 0)
    await done(office, request_id, "Ольга", "Готов")
    assert [each["card"] for each in await notices_to(office, "Антон")] == ["handoff"]
    async with office.acting("Антон") as work:
        card = await reading.request_card(work, request_id)
    assert card.offer is not None
    assert card.offer.route_step == 1
    assert card.place is not None
    assert (card.place.number, card.place.of) == (0, 4)


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_is_done_along_a_route_it_has_one_holder_and_one_line_a_signature(
    office: Office, seed: int
) -> None:
    """Thirty acts by chance, each one that a screen offers to somebody."""
    chance = random.Random(seed)
    request_id = await contract(office)
    signed = 0
    for _ in range(30):
        name, act = chance.choice(await _offered_acts(office, request_id))
        before = await row(office, request_id)
        await _do(office, request_id, name, act)
        found = await row(office, request_id)
        if act == "accept":
            signed += 1
            assert found.holder_id == office.person(name).id
        else:
            assert (found.holder_id, found.route_step) == (before.holder_id, before.route_step)
        assert found.route_step is None or 0 <= found.route_step < 4
        assert (found.state == "new") == (signed == 0)
        if found.state == "reported":
            assert found.route_step == 3
            break
    async with office.acting("Вера") as work:
        lines = await journal.lines_of(work, request_id)
    assert len([line for line in lines if line.kind == "handed"]) == signed


async def _offered_acts(office: Office, request_id: int) -> list[tuple[str, str]]:
    """Who may do what now, of the acts that move a request; going on is what people do most."""
    found: list[tuple[str, str]] = []
    for name in ("Марина", "Ольга", "Денис", "Антон", "Кирилл", "Роман", "Игорь"):
        async with office.acting(name) as work:
            try:
                acts = (await reading.request_card(work, request_id)).acts
            except NotAllowed:
                continue
        found += [(name, act) for act in ("accept", "decline", "withdraw") if act in acts]
        found += [(name, act) for act in ("done", "done", "step_back", "hand") if act in acts]
    assert found, "nobody can do anything with it"
    return found


async def _do(office: Office, request_id: int, name: str, act: str) -> None:
    async with office.acting(name) as work:
        if act == "done":
            await results.report(work, request_id, "Сделано")
        elif act == "step_back":
            await stepping.send_back(work, request_id, "Не то")
        elif act == "hand":
            await offering.offer(work, request_id, Receiver(department="tech"))
        else:
            handoff = (await offered(office, request_id)).id
            if act == "decline":
                await handoffs.decline(work, handoff, "Не моё")
            else:
                await getattr(handoffs if act == "accept" else offering, act)(work, handoff)
