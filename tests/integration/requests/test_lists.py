"""One look at the register: filters, pages, figures; one's own requests; the home screen."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.errors import DeskError
from domain.follow_ups import tasks
from domain.follow_ups.writing_down import NewOpportunity, new_opportunity
from domain.people.own import overview
from domain.requests import journal, lists, offering, results
from domain.requests.documents import order_copy, order_journal
from domain.requests.lists import Filter, not_done
from domain.requests.mine import mine as own_requests
from domain.requests.offering import Receiver
from storage.models import AuditLine, OutboxRow
from tests.fixtures.office import Office
from tests.integration.requests.acting import accepted, row, sent


async def found(office: Office, chosen: Filter, name: str = "Павел") -> list[int]:
    async with office.acting(name) as work:
        return [line.id for line in (await not_done(work, chosen)).lines]


async def test_the_register_is_narrowed_by_department_person_kind_and_lateness(
    office: Office,
) -> None:
    held = await accepted(office)
    offered_on, _ = await sent(office, Receiver(department="construction"))
    anton = office.person("Антон").id
    assert await found(office, Filter(department="tech")) == [held]
    assert await found(office, Filter(department="construction")) == [offered_on]
    assert await found(office, Filter(department="sales")) == [offered_on]  # still in her hands
    assert await found(office, Filter(person_id=anton)) == [held]
    assert await found(office, Filter(kind="repair")) == []
    assert await found(office, Filter(kind="incident", department="tech")) == [held]
    assert await found(office, Filter(overdue=True)) == []
    office.clock.advance(timedelta(days=2))
    assert await found(office, Filter(overdue=True, person_id=anton)) == [held]


async def test_what_is_done_is_not_in_the_register(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Готово")
    assert await found(office, Filter()) == [request_id]  # until the author has accepted it
    async with office.acting("Ольга") as work:
        await results.confirm(work, request_id)
    assert await found(office, Filter()) == []


async def test_pages_follow_each_other_and_a_page_past_the_end_is_the_last(
    office: Office,
) -> None:
    ids = []
    for _ in range(lists.PAGE + 3):
        ids.append((await sent(office))[0])
        office.clock.advance(timedelta(seconds=1))
    async with office.acting("Павел") as work:
        pages = [await not_done(work, Filter(), number) for number in (0, 1, 99, -5, 10**30)]
    assert [line.id for page in pages[:2] for line in page.lines] == ids
    assert [page.page for page in pages] == [0, 1, 1, 0, 1]
    assert {page.total for page in pages} == {len(ids)}
    async with office.acting("Ольга") as work:
        mine = [await own_requests(work, "holding", number) for number in (0, 1, 99, -5, 10**30)]
    assert [page.page for page in mine] == [0, 1, 1, 0, 1]
    assert [line.id for page in mine[:2] for line in page.lines] == ids


async def test_the_register_offers_only_holders_the_reader_may_see(office: Office) -> None:
    await accepted(office)
    async with office.acting("Денис") as work:
        assert await lists.holders(work) == []
    async with office.acting("Павел") as work:
        assert [person.name for person in await lists.holders(work)] == ["Антон Белов"]


async def test_the_home_screen_counts_what_is_ones_own(office: Office) -> None:
    held = await accepted(office)
    await sent(office)
    async with office.acting("Антон") as work:
        await offering.offer(work, held, Receiver(office.person("Роман").id))
    figures = {}
    for name in ("Ольга", "Антон", "Роман", "Павел", "Вера"):
        async with office.acting(name) as work:
            seen = await overview(work)
        figures[name] = (
            seen.my.waiting,
            seen.my.holding,
            seen.my.sent,
            seen.register.total if seen.register else None,
        )
    assert figures == {
        "Ольга": (0, 1, 1, None),
        "Антон": (1, 1, 0, None),
        "Роман": (1, 0, 0, None),
        "Павел": (1, 0, 0, 2),
        "Вера": (0, 0, 0, 2),
    }


async def test_the_home_screen_counts_what_is_left_to_be_done(office: Office) -> None:
    day, olga = office.clock.now().date(), office.person("Ольга").id
    async with office.acting("Ольга") as work:
        done = await tasks.new_task(work, "Отправить каталог", day, None)
        await tasks.finish_task(work, done)
        await tasks.new_task(work, "Прислать договор", day, None)
        await new_opportunity(work, NewOpportunity(office.client_id, "Канал", olga))
        assert (await overview(work)).begun == (0, 1, 1, 0)
    async with office.acting("Денис") as work:
        assert (await overview(work)).begun == (0, 0, 0, 0)


async def test_what_leaves_the_house_is_noted(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Павел") as work:
        lines = await journal.journal(work, date(2026, 11, 1), date(2026, 11, 30))
        await order_copy(work, request_id)
    assert len(lines) == 1
    async with office.system() as work:
        audit = await work.open_session.execute(
            select(AuditLine.act, AuditLine.subject, AuditLine.data).order_by(AuditLine.id)
        )
        assert [tuple(line) for line in audit] == [
            ("export_register", None, {"lines": 1}),
            ("export_request", f"request:{request_id}", {}),
        ]


async def test_a_journal_that_is_too_long_is_refused_when_it_is_ordered(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await accepted(office)
    await accepted(office)
    monkeypatch.setattr(journal, "JOURNAL_LIMIT", 1)
    with pytest.raises(DeskError, match="error-journal-too-long"):
        async with office.acting("Павел") as work:
            await order_journal(work, date(2026, 11, 1), date(2026, 11, 30), "pdf")
    async with office.system() as work:
        ordered = await work.open_session.scalars(
            select(OutboxRow.id).where(OutboxRow.kind == "document")
        )
        assert list(ordered) == []


async def test_kinds_and_departments_that_are_gone_leave_their_requests_in_work(
    office: Office,
) -> None:
    """company.toml was changed while requests of an old kind and department are still open."""
    request_id = await accepted(office)
    policy = office.policy
    office.policy = policy.model_copy(
        update={
            "kinds": {"repair": policy.kinds["repair"]},
            "departments": {"sales": policy.departments["sales"]},
        }
    )
    async with office.acting("Антон") as work:
        assert work.policy.kind_title("incident", "ru") == "incident"
        assert work.policy.department_title("tech", "ru") == "tech"
        await offering.offer(work, request_id, Receiver(office.person("Денис").id))
    assert (await row(office, request_id)).state == "in_work"
