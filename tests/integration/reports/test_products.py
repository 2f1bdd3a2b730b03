"""What each section has made in a week, and in the week before (domain 4.7)."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.company import Policy
from domain.company.reports import Products
from domain.company.support import SupportRules
from domain.permissions import Permission
from domain.reports.product_facts import Made, ProductLine, told
from domain.reports.products import products
from domain.reports.scope import Scope
from storage.models import Client, Opportunity, Order, Request
from tests.fixtures.office import Office
from tests.integration.reports.conftest import DAY, OLGA, Story
from tests.integration.requests.acting import accepted

SINCE = datetime(2026, 11, 22, 20, tzinfo=UTC)
"""Midnight before Monday the 23rd in Samara."""

UNTIL = SINCE + 7 * DAY
WHOLE = Scope(whole=True, me=1)


async def counted(office: Office, scope: Scope = WHOLE) -> dict[str, ProductLine]:
    async with office.acting("Вера") as work:
        with work.permitted(Permission.READ_REPORTS):
            zone = work.policy.zone
            found = await products(work, scope, SINCE.astimezone(zone), UNTIL.astimezone(zone))
    return {each.product: each for each in found}


async def ordered(story: Story, day: date, amount: str, currency: str = "RUB") -> None:
    story.numbers += 1
    await story.add(
        Order,
        external_id=f"o{story.numbers}",
        client_id=story.office.client_id,
        ordered_on=day,
        amount=Decimal(amount),
        currency=currency,
        title="Кабель",
        created_at=story.now,
        updated_at=story.now,
    )


async def won(story: Story, at: datetime, amount: str | None) -> None:
    await story.add(
        Opportunity,
        client_id=story.office.client_id,
        owner_id=story.id(OLGA),
        title="Второй канал",
        amount=None if amount is None else Decimal(amount),
        currency=None if amount is None else "RUB",
        stage="won",
        created_at=SINCE,
        closed_at=at,
    )


async def test_income_is_of_the_orders_of_the_week_by_currency(story: Story) -> None:
    await ordered(story, date(2026, 11, 23), "1000")
    await ordered(story, date(2026, 11, 29), "500.50")
    await ordered(story, date(2026, 11, 25), "70", "USD")
    await ordered(story, date(2026, 11, 30), "9999")  # the next week
    await ordered(story, date(2026, 11, 22), "300")  # the week before
    line = (await counted(story.office))["sales"]
    assert line.made == Made(sums=(("RUB", Decimal("1500.50")), ("USD", Decimal(70))))
    assert line.before == Made(sums=(("RUB", Decimal(300)),))


async def test_contracts_are_those_won_from_corporate_clients(story: Story) -> None:
    await won(story, SINCE, "900")
    await won(story, SINCE + DAY, None)
    await won(story, UNTIL, "1")
    assert (await counted(story.office))["corporate"].made == Made(2, sums=(("RUB", Decimal(900)),))
    async with AsyncSession(story.office.engine) as session, session.begin():
        await session.execute(update(Client).values(corporate=False))
    assert (await counted(story.office))["corporate"].made.nothing


async def test_support_made_the_time_it_took_off_reps(story: Story, policy: Policy) -> None:
    office = story.office
    office.policy = policy.model_copy(
        update={"support": SupportRules.model_construct(departments=("tech",))}
    )
    request_id = await accepted(office)
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            update(Request)
            .where(Request.id == request_id)
            .values(saves=90, state="reported", reported_at=SINCE + timedelta(hours=9))
        )
    assert (await counted(office))["support"].made == Made(1, 90)


async def test_nothing_made_is_no_line_but_for_a_named_department(
    story: Story, policy: Policy
) -> None:
    office = story.office
    assert told(list((await counted(office)).values())) == []
    named = Products.model_construct(
        sales="sales", support=None, letters=None, corporate=None, quality="tech"
    )
    reports = policy.reports.model_copy(update={"products": named})
    office.policy = policy.model_copy(update={"reports": reports})
    found = await counted(office)
    assert [(each.product, each.department) for each in told(list(found.values()))] == [
        ("sales", "sales"),
        ("quality", "tech"),
    ]
    # A lead of one department has the product of his own.
    lead = Scope(whole=False, me=1, departments=("tech",))
    assert list(await counted(office, lead)) == ["quality"]
    assert await counted(office, Scope(whole=False, me=1)) == {}
