"""What each section of a digest holds, by a small story each."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.reports.sweeps import send_reports
from domain.requests import handoffs
from storage.models import (
    Appointment,
    Client,
    Handoff,
    Mail,
    Problem,
    RegisterLine,
    Task,
    TicketAnswer,
    TicketEvent,
)
from storage.models.blob import Blob
from tests.fixtures.statements import statements
from tests.integration.reports.conftest import (
    DAY,
    DENIS,
    FRIDAY_EVENING,
    HEAD,
    HOUR,
    LEAD,
    OLGA,
    Story,
)
from tests.integration.requests.acting import sent

NOON = FRIDAY_EVENING - 6 * HOUR
YESTERDAY = FRIDAY_EVENING - DAY


async def test_a_quiet_day_is_told_too(story: Story) -> None:
    await story.sweep()
    facts = await story.daily()
    assert facts.quiet
    assert not facts.late
    assert len(await story.cards(HEAD)) == 1


async def test_new_problem_questionnaires_the_worst_first(story: Story) -> None:
    await story.ticket("Вектор", "долго отвечают", severity="nuisance", opened_at=NOON)
    await story.ticket("Луч", "касса стоит", severity="stopped", opened_at=NOON + HOUR)
    await story.ticket("Маяк", opened_at=YESTERDAY - HOUR)  # was told yesterday
    await story.sweep()
    opened = (await story.daily()).opened
    assert opened.total == 2
    assert [(each.client, each.severity, each.words) for each in opened.lines] == [
        ("Луч", "stopped", "касса стоит"),
        ("Вектор", "nuisance", "долго отвечают"),
    ]
    assert opened.worst.rep == "Ольга Смирнова"


async def test_work_done_names_who_did_it_not_the_lead_who_passed_it_on(story: Story) -> None:
    request_id, handoff_id = await sent(story.office)
    async with story.office.acting("Антон") as work:
        await handoffs.accept(work, handoff_id)
    await _reported_by(story, request_id, "Антон")
    told = {
        "done_words": "Заменили коммутатор",
        "root_cause": "equipment",
        "own_check": "проверили",
        "fixed_by_id": story.id(LEAD),
    }
    ticket_id = await story.ticket("Ромашка", state="fixed", fixed_at=NOON, **told)
    await _fixed(story, ticket_id, request_id=request_id, fixed_at=NOON)
    alone = await story.ticket("Вектор", state="fixed", fixed_at=NOON, **told)
    await _fixed(story, alone, fixed_at=NOON + HOUR)
    await story.sweep()
    done = (await story.daily()).done
    assert [(each.client, each.person, each.words) for each in done.lines] == [
        ("Ромашка", "Антон Белов", "Заменили коммутатор"),
        ("Вектор", "Павел Орлов", "Заменили коммутатор"),
    ]


async def test_what_was_done_for_several_problems_is_one_repair(story: Story) -> None:
    how = {"done_words": "Заменили коммутатор", "root_cause": "line", "own_check": "проверили"}
    by = story.id(LEAD)
    ticket_id = await story.ticket(
        "Ромашка", "нет связи", "quality", state="fixed", fixed_at=NOON, fixed_by_id=by, **how
    )
    for instance, words in ((2, how["done_words"]), (3, "Шлём акты в день работ")):
        await story.add(
            Problem,
            ticket_id=ticket_id,
            instance=instance,
            category="papers",
            severity="nuisance",
            words="акты опаздывают",
            repaired_when="акты вовремя",
            **{**how, "done_words": words},
        )
    await _fixed(story, ticket_id, fixed_by_id=by, fixed_at=NOON)
    await story.sweep()
    done = (await story.daily()).done
    assert done.total == 2
    assert [(each.words, each.problems) for each in done.lines] == [
        ("Заменили коммутатор", 2),
        ("Шлём акты в день работ", 1),
    ]


async def _reported_by(story: Story, request_id: int, name: str) -> None:
    async with AsyncSession(story.office.engine) as session, session.begin():
        await session.execute(
            insert(RegisterLine).values(
                request_id=request_id,
                line_no=2,
                kind="done",
                giver_id=story.id(name),
                giver_at=NOON,
                giver_evidence={},
                recorded_at=NOON,
                previous_hash=b"",
                hash=b"",
            )
        )


async def _fixed(story: Story, ticket_id: int, **values: object) -> None:
    async with story.office.engine.begin() as connection:
        await connection.execute(
            update(Problem)
            .where(Problem.ticket_id == ticket_id)
            .values(**{"state": "fixed", **values})
        )


async def test_whose_word_is_awaited_and_since_when(story: Story) -> None:
    long_ago = FRIDAY_EVENING - 4 * DAY
    silent = await story.ticket("Луч", state="awaiting_client", fixed_at=long_ago)
    await story.asked(silent, long_ago)
    await story.ticket("Маяк", state="fixed", fixed_at=NOON)
    await story.ticket("Вектор", state="in_work")
    await story.sweep()
    waiting = (await story.daily()).waiting
    assert [
        (each.client, each.days, each.asked_at is None, each.asked) for each in waiting.lines
    ] == [("Луч", 4, False, "kim@romashka.example"), ("Маяк", 0, True, None)]


async def test_confirmed_and_refused_with_the_clients_words(story: Story) -> None:
    closed = {
        "state": "confirmed",
        "closed_words": "Да, всё работает",
        "opened_at": YESTERDAY - DAY,
    }
    await story.ticket(
        "Вектор", closed_at=NOON, confirmed_by="mail", confirmed_name="Ирина Ким", **closed
    )
    await story.ticket(
        "Маяк", closed_at=NOON + HOUR, confirmed_by="phone", confirmed_name=None, **closed
    )
    await story.ticket("Парус", closed_at=YESTERDAY - HOUR, confirmed_by="mail", **closed)
    cancelled = {**closed, "state": "cancelled"}
    await story.ticket("Заря", closed_at=NOON, **cancelled)
    again = await story.ticket("Луч", state="in_work", opened_at=YESTERDAY - DAY, round=2)
    for kind, at in (("refused", NOON), ("accepted", NOON), ("refused", YESTERDAY - HOUR)):
        await story.add(
            TicketEvent, ticket_id=again, kind=kind, round=1, at=at, words="Нет, опять пропадает"
        )
    await story.sweep()
    facts = await story.daily()
    assert [(each.client, each.person, each.by_phone) for each in facts.confirmed.lines] == [
        ("Вектор", "Ирина Ким", False),
        ("Маяк", None, True),
    ]
    assert [(each.client, each.words) for each in facts.refused.lines] == [
        ("Луч", "Нет, опять пропадает")
    ]
    assert [(day.opened, day.confirmed) for day in facts.days] == [
        (0, 0), (0, 0), (5, 0), (0, 1), (0, 2)
    ]  # fmt: skip


async def test_overdue_with_holder_and_since_when_the_longest_first(story: Story) -> None:
    now = story.now
    await story.request("Вектор", "Антон", due_at=now - 2 * DAY, held_since=now - 9 * DAY)
    await story.request("Луч", "Кирилл", due_at=now - HOUR)
    await story.request("Маяк", "Антон", due_at=now + HOUR)
    await story.request("Парус", "Антон", due_at=now - 3 * DAY, state="closed")
    await story.sweep()
    overdue = (await story.daily()).overdue
    assert [(each.client, each.holder) for each in overdue.lines] == [
        ("Вектор", "Антон Белов"),
        ("Луч", "Кирилл Ершов"),
    ]
    assert overdue.worst.held_since == now - 9 * DAY
    assert overdue.worst.late == 2 * overdue.worst.working_day


async def test_a_repair_that_waits_for_the_client_or_for_its_day_is_not_overdue(
    story: Story,
) -> None:
    due_at = story.now - DAY
    states = {
        "Вектор": {"state": "awaiting_client", "fixed_at": NOON},
        "Луч": {"state": "on_hold", "hold_until": date(2026, 12, 4)},
        "Маяк": {"state": "on_hold", "hold_until": date(2026, 11, 27)},
        "Парус": {"state": "in_work"},
    }
    for client, values in states.items():
        ticket_id = await story.ticket(client, **values)
        await story.request(client, LEAD, ticket_id=ticket_id, due_at=due_at)
    await story.sweep()
    overdue = (await story.daily()).overdue
    assert [each.client for each in overdue.lines] == ["Маяк", "Парус"]
    assert all(each.ticket is not None for each in overdue.lines)


@pytest.mark.parametrize(
    ("offered_at", "stage", "told"),
    [
        (FRIDAY_EVENING - HOUR, 0, False),
        (FRIDAY_EVENING - HOUR, 1, True),
        (FRIDAY_EVENING - DAY, 0, True),
    ],
)
async def test_handoffs_that_nobody_signed(
    story: Story, offered_at: object, stage: int, told: bool
) -> None:
    _, handoff_id = await sent(story.office)
    async with story.office.engine.begin() as connection:
        await connection.execute(
            update(Handoff)
            .where(Handoff.id == handoff_id)
            .values(offered_at=offered_at, stage=stage)
        )
    await story.sweep()
    unsigned = (await story.daily()).unsigned
    assert unsigned.total == told
    assert [(each.client, each.to, each.department) for each in unsigned.lines] == (
        [("Ромашка", None, "tech")] if told else []
    )


async def test_visits_against_the_norm_those_behind_first(story: Story) -> None:
    await story.campaign({OLGA: 5, DENIS: 2}, FRIDAY_EVENING - 30 * DAY)
    for _ in range(2):
        await story.questionnaire(
            "Вектор", DENIS, state="handed_in", counted_at=NOON, earned_by_id=story.id(DENIS)
        )
    before = NOON - 7 * DAY
    await story.questionnaire(
        "Луч", OLGA, state="handed_in", counted_at=before, earned_by_id=story.id(OLGA)
    )
    await story.sweep()
    visits = (await story.daily()).visits
    assert (visits.done, visits.norm, visits.behind) == (2, 7, 1)
    assert [(each.rep, each.done, each.behind) for each in visits.reps] == [
        ("Ольга Смирнова", 0, True),
        ("Денис Жуков", 2, False),
    ]


async def test_the_appointments_of_the_next_working_day(story: Story) -> None:
    at = {"Луч": 2 * DAY + 16 * HOUR, "Маяк": 3 * DAY, "Вектор": DAY, "Парус": -HOUR}
    for client, later in at.items():
        starts_at = FRIDAY_EVENING + later
        await story.add(
            Appointment,
            client_id=await story.client(client),
            rep_id=story.id(OLGA),
            purpose="relationship",
            starts_at=starts_at,
            ends_at=starts_at + HOUR,
            uid=client,
            created_at=story.now,
        )
    await story.sweep()
    facts = await story.daily()
    assert facts.ahead == date(2026, 11, 30)
    # One on a day off stands between, and is not lost.
    assert [each.client for each in facts.meetings.lines] == ["Вектор", "Луч", "Маяк"]


async def test_letters_that_did_not_arrive(story: Story) -> None:
    await story.letter(state="bounced", bounced_at=NOON, author_id=story.id(OLGA))
    await story.letter(state="failed", sending_at=NOON, answer="550 5.1.1", name="")
    await story.letter(state="failed", sending_at=NOON, answer="given up")
    await story.letter(state="bounced", bounced_at=YESTERDAY - HOUR)
    await story.letter(state="sent")
    await story.sweep()
    returned = (await story.daily()).returned
    assert [(each.name, each.author) for each in returned.lines] == [
        ("Ирина Ким", "Ольга Смирнова"),
        ("", None),
    ]


async def test_mail_that_waits_for_a_person(story: Story) -> None:
    asked = {"state": "done", "outcome": "asked", "sender_name": "Пётр", "subject": "Счёт"}
    await _mail(story, 1, **asked)
    await _mail(story, 2, **asked, decided_by_id=story.id(LEAD))
    await _mail(story, 3, state="quarantined", sender="x@y.example")
    await _mail(story, 4, state="done", outcome="noted")
    await story.sweep()
    found = (await story.daily()).unsorted
    assert [(each.sender, each.subject) for each in found.lines] == [
        ("Пётр", "Счёт"),
        ("x@y.example", ""),
    ]


async def _mail(story: Story, uid: int, **values: object) -> None:
    async with AsyncSession(story.office.engine) as session, session.begin():
        await session.execute(
            insert(Blob).values(sha256=bytes([uid]) * 32, size=1, data=b"x", created_at=story.now)
        )
        await session.execute(
            insert(Mail).values(
                mailbox="help",
                uidvalidity=1,
                uid=uid,
                sha256=bytes([uid]) * 32,
                size=1,
                received_at=NOON + uid * timedelta(minutes=1),
                stored_at=NOON,
                **values,
            )
        )


async def test_referrals_and_tasks(story: Story) -> None:
    await story.add(
        Client,
        name="Парус",
        standing="prospective",
        referred_by_id=story.office.client_id,
        language="ru",
        created_at=NOON,
        updated_at=NOON,
    )
    late, today = date(2026, 11, 25), date(2026, 11, 27)
    for title, due_on, done_at in (("A", late, None), ("B", late, NOON), ("C", today, None)):
        await story.add(
            Task,
            title=title,
            due_on=due_on,
            done_at=done_at,
            owner_id=story.id(OLGA),
            created_at=NOON,
        )
    await story.sweep()
    facts = await story.daily()
    assert [(each.client, each.by) for each in facts.referrals.lines] == [("Парус", "Ромашка")]
    assert [(each.title, each.owner) for each in facts.tasks.lines] == [("A", "Ольга Смирнова")]


async def test_what_was_promised_to_a_client_stands_apart_once_it_is_late(story: Story) -> None:
    late, today = date(2026, 11, 25), date(2026, 11, 27)
    for title, due_on in (("A", late), ("B", today)):
        await story.add(
            Task,
            title=title,
            client_id=story.office.client_id,
            owner_id=story.id(OLGA),
            promised=True,
            due_on=due_on,
            created_at=NOON,
        )
    await story.sweep()
    facts = await story.daily()
    assert [(each.title, each.client) for each in facts.promises.lines] == [("A", "Ромашка")]
    assert not facts.tasks.total
    assert not facts.quiet


async def test_news_are_told_once(story: Story) -> None:
    await story.ticket("Вектор", opened_at=NOON)
    await story.sweep()
    story.office.clock.at = FRIDAY_EVENING + 3 * DAY
    await story.ticket("Луч", opened_at=FRIDAY_EVENING + 2 * HOUR)  # after Friday's digest
    await story.sweep()
    assert [each.client for each in (await story.daily()).opened.lines] == ["Луч"]


async def test_a_lead_who_reads_no_reports_by_his_role_sees_his_own(story: Story) -> None:
    """A technician leads the department that answers for one category of complaints."""
    policy = story.office.policy
    rules = policy.quality.model_copy(
        update={"categories": {"wiring": "construction"}, "department": "tech"}
    )
    story.office.policy = policy.model_copy(update={"quality": rules})
    await story.ticket("Вектор", category="wiring", opened_at=NOON)
    await story.ticket("Луч", category="billing", opened_at=NOON)
    due_at = story.now - DAY
    await story.request("Маяк", "Роман", due_at=due_at)
    await story.request("Парус", "Антон", due_at=due_at)
    await story.sweep()
    his, whole = await story.daily("Игорь"), await story.daily(HEAD)
    assert [each.client for each in his.opened.lines] == ["Вектор"]
    assert [each.client for each in his.overdue.lines] == ["Маяк"]
    assert (whole.opened.total, whole.overdue.total) == (2, 2)


async def test_a_digest_asks_the_database_little(story: Story) -> None:
    for number in range(20):
        await story.ticket(f"Клиент {number}", opened_at=NOON)
        await story.request(f"Клиент {number}", "Антон", due_at=story.now - DAY)
    with statements(story.office.engine) as seen:
        async with story.office.system() as work:
            await send_reports(work)
    assert len([each for each in seen if "SAVEPOINT" not in each]) <= 20


@pytest.mark.parametrize(
    ("values", "need"),
    [
        ({"state": "fixed", "fixed_at": NOON}, "ask"),
        ({"state": "in_work"}, None),
    ],
)
async def test_a_morning_names_the_tickets_that_wait_for_the_rep(
    story: Story, values: dict[str, object], need: str | None
) -> None:
    await story.ticket("Вектор", **values)
    await story.sweep()
    assert [each.need for each in (await story.morning()).tickets.lines] == ([need] if need else [])


async def test_a_morning_tells_a_silent_client_from_one_whose_letter_came_back(
    story: Story,
) -> None:
    asking = {"state": "awaiting_client", "fixed_at": FRIDAY_EVENING - 20 * DAY}
    for client, days, values in (
        ("Вектор", 15, {}),
        ("Луч", 2, {}),
        ("Маяк", 1, {"returned_at": NOON}),
    ):
        ticket_id = await story.ticket(client, **asking)
        await story.asked(ticket_id, FRIDAY_EVENING - days * DAY, **values)
    await story.sweep()
    assert {each.client: each.need for each in (await story.morning()).tickets.lines} == {
        "Вектор": "call",
        "Маяк": "address",
    }


async def test_a_morning_asks_for_the_answers_he_is_to_read(story: Story) -> None:
    said = {"channel": "phone", "round": 1, "said_by": "Ирина Ким", "words": "вроде да"}
    for client, state, next_at in (
        ("Вектор", "asked", None),
        ("Луч", "later", FRIDAY_EVENING + DAY),
        ("Маяк", "later", NOON),
        ("Парус", "noted", None),
    ):
        ticket_id = await story.ticket(client, state="awaiting_client")
        await story.asked(ticket_id, NOON)
        await story.add(
            TicketAnswer, ticket_id=ticket_id, state=state, said_at=NOON, next_at=next_at, **said
        )
    await story.sweep()
    found = (await story.morning()).tickets.lines
    assert {(each.client, each.need) for each in found} == {
        ("Вектор", "answer"),
        ("Маяк", "answer"),
    }


async def test_a_morning_holds_meetings_tasks_and_the_norm(story: Story) -> None:
    story.office.clock.at = FRIDAY_EVENING - 9 * HOUR  # 9:00
    await story.campaign({OLGA: 5}, FRIDAY_EVENING - 30 * DAY)
    await story.questionnaire(
        "Луч",
        OLGA,
        state="handed_in",
        counted_at=FRIDAY_EVENING - DAY,
        earned_by_id=story.id(OLGA),
    )
    await story.add(
        Appointment,
        client_id=story.office.client_id,
        rep_id=story.id(OLGA),
        purpose="relationship",
        starts_at=NOON,
        ends_at=NOON + HOUR,
        place="ул. Мира, 4",
        uid="one",
        created_at=story.now,
    )
    for title, day in (("A", 25), ("B", 27), ("C", 30)):
        due_on = date(2026, 11, day)
        await story.add(
            Task, title=title, due_on=due_on, owner_id=story.id(OLGA), created_at=story.now
        )
    await story.sweep()
    facts = await story.morning()
    assert [(each.client, each.place) for each in facts.meetings.lines] == [
        ("Ромашка", "ул. Мира, 4")
    ]
    assert [each.title for each in facts.tasks.lines] == ["A", "B"]
    assert (facts.late, facts.done, facts.norm, facts.days_left) == (1, 1, 5, 1)
    other = await story.morning(DENIS)
    assert other.empty
