"""A client is found by what whoever answers the phone has before him (domain 4.2)."""

from collections.abc import Iterable
from itertools import dropwhile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import column, literal_column, select, values
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Text

from domain.clients.searching import FOUND_LIMIT, FoundClient, find_clients
from storage.folding import FORMS, folded, folding, folding_company
from storage.models import Client, ClientMember, Contact
from tests.fixtures.ci import examples
from tests.fixtures.office import Office
from tests.fixtures.statements import statements

WORDS = st.text(
    st.characters(
        codec="utf-8",
        categories=("L", "Nd", "P", "S", "Zs"),
        max_codepoint=0x4FF,
        include_characters="№",
        exclude_characters="İ",  # one letter to the database, two to Python
    ),
    max_size=20,
)
COMPANIES = st.lists(
    st.sampled_from(["ООО", "ao", "Ип", "GmbH", "Ромашка", "Вектор", "«", "»", "|", "-", " "]),
    max_size=8,
).map(" ".join)


async def add(office: Office, *names: str, manager: str | None = None, **data: str) -> list[int]:
    async with AsyncSession(office.engine) as session, session.begin():
        made = [
            Client(
                name=name,
                language="ru",
                manager_id=office.person(manager).id if manager else None,
                created_at=office.clock.now(),
                updated_at=office.clock.now(),
                **data,
            )
            for name in names
        ]
        session.add_all(made)
        await session.flush()
        return [each.id for each in made]


async def found(office: Office, typed: str, offset: int = 0) -> list[str]:
    async with office.acting("Ольга") as work:
        return [each.name for each in await find_clients(work, typed, offset)]


@pytest.mark.parametrize(
    "typed",
    [
        "ромаш",
        "6316000010",
        "6316 000",
        "Мира",
        "мира 4",
        "ромашка мира",
        "Ким",
        "ирина ким",
        "ким ромашка",
        "ромашка ким",
        "+7 927 000-00-00",
        "8 (927) 000 00 00",
        "89270000000",
        "7000000",
        "0000",
        "Hjvfirf",
        "rbv",
        "romash",
        "romashka mira",
        "ООО «Ромашка»",
        "рамашка",
        "ромшака",
        "ромашкка",
        "рамаш",
        "Rjv",
        "ро",
        "р",
    ],
)
async def test_by_any_part_of_what_is_known(office: Office, typed: str) -> None:
    if typed == "Rjv":  # a slip in three letters says nothing
        assert await found(office, typed) == []
    else:
        assert await found(office, typed) == ["Ромашка"]


@pytest.mark.parametrize(
    "typed", ["Спектр", "+7 927 000-00-01", "24-7", "ромашка ленина", "%", "_____", "ы" * 500]
)
async def test_nobody_has_it(office: Office, typed: str) -> None:
    expected = ["Ромашка"] if not any(map(str.isalnum, typed)) else []
    assert await found(office, typed) == expected  # without letters: whom one serves


async def test_the_best_first(office: Office) -> None:
    ids = await add(office, "ООО «Завод Ромашка»", "Аромашка", "ООО «Ромашкино»", "Вектор")
    async with AsyncSession(office.engine) as session, session.begin():
        session.add(
            Contact(
                client_id=ids[3],
                name="Пётр Ромашкин",
                created_at=office.clock.now(),
                updated_at=office.clock.now(),
            )
        )
    assert await found(office, "ромашк") == [
        "Ромашка",
        "ООО «Ромашкино»",
        "ООО «Завод Ромашка»",
        "Аромашка",
        "Вектор",
    ]


async def test_ones_own_come_first_among_equals(office: Office) -> None:
    await add(office, "Альфа Строй")
    await add(office, "Бета Строй", manager="Ольга")
    served = await add(office, "Вега Строй", manager="Денис")
    async with AsyncSession(office.engine) as session, session.begin():
        session.add(
            ClientMember(
                client_id=served[0],
                employee_id=office.person("Ольга").id,
                part="vip_rep",
                since=office.clock.now(),
            )
        )
    assert await found(office, "строй") == ["Бета Строй", "Вега Строй", "Альфа Строй"]


async def test_a_contact_who_was_found_is_named(office: Office) -> None:
    async with office.acting("Ольга") as work:
        assert await find_clients(work, "ирина") == [
            FoundClient(office.client_id, "Ромашка", "ул. Мира, 4", "Ирина Викторовна Ким")
        ]


async def test_who_has_left_is_not_found(office: Office) -> None:
    async with AsyncSession(office.engine) as session, session.begin():
        person = (await session.scalars(select(Contact))).one()
        person.gone_at = office.clock.now()
    assert await found(office, "ирина") == []


async def test_latin_names_in_cyrillic_letters(office: Office) -> None:
    await add(office, "Mars LLC", "Coca-Cola")
    assert await found(office, "марс") == ["Mars LLC"]
    assert await found(office, "ьфкы") == ["Mars LLC"]
    assert await found(office, "мрас") == ["Mars LLC"]
    assert await found(office, "кока") == ["Coca-Cola"]


async def test_pages_have_everybody_once(office: Office) -> None:
    await add(office, *(f"Строй {n}" for n in range(30)))
    await add(office, *(f"Завод Строй {n}" for n in range(30)))
    seen: list[str] = []
    for offset in range(0, 80, FOUND_LIMIT):
        seen += (await found(office, "строй", offset))[:FOUND_LIMIT]
    assert len(seen) == len(set(seen)) == 60
    assert all(name.startswith("Строй") for name in seen[:30])


async def test_a_name_that_is_found_at_once_costs_one_question(office: Office) -> None:
    await add(office, *(f"Строй {n}" for n in range(30)))
    with statements(office.engine) as sent:
        await found(office, "строй")
    assert len([each for each in sent if "hit" in each]) == 1


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(texts=st.lists(WORDS, min_size=1, max_size=20))
async def test_the_database_folds_as_the_desk_does(session: AsyncSession, texts: list[str]) -> None:
    kept = await computed(session, folding("name"), texts)
    assert kept == [f" {words} " if (words := folded(each)) else " " for each in texts]


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(texts=st.lists(COMPANIES, min_size=1, max_size=20))
async def test_of_legal_forms_only_those_before_and_behind_a_name_are_left_out(
    session: AsyncSession, texts: list[str]
) -> None:
    kept = await computed(session, folding_company("name"), texts)
    assert kept == [f" {words} " if (words := inside(folded(each))) else " " for each in texts]


async def computed(session: AsyncSession, expression: str, names: list[str]) -> list[str]:
    """What the database makes of some names."""
    given_names = values(column("at"), column("name", Text), name="t").data(list(enumerate(names)))
    rows: Iterable[str] = await session.scalars(
        select(literal_column(expression)).select_from(given_names).order_by("at")
    )
    return list(rows)


def inside(words: str) -> str:
    """From the first word that is no legal form to the last."""
    forms = FORMS.split("|")
    rest = list(dropwhile(forms.__contains__, words.split()))
    return " ".join(reversed(list(dropwhile(forms.__contains__, reversed(rest)))))
