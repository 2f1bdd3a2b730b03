"""The people everything is measured with, the same in every database."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.work import Actor

ZONE = "Europe/Moscow"
CHAT_OF = 1_000_000
"""Added to a person's id, it is the id of his Telegram account and private chat."""

REPS = range(1, 21)
TECHNICIANS = range(101, 301)
COORDINATORS = range(401, 441)
LEAD, DIRECTOR = 501, 502
CLIENTS = 2_000

_STAFF = text(
    """
    INSERT INTO employees (id, name, role, department, language, time_zone, created_at)
    SELECT n, 'Сотрудник ' || n, role, department, 'ru', :zone, now()
    FROM (
        SELECT n, 'rep' AS role, 'sales' AS department FROM generate_series(1, 20) AS n
        UNION ALL
        SELECT n, 'technician', (ARRAY['tech', 'tech', 'construction', 'service', 'documents'])
                                [1 + n % 5]
        FROM generate_series(101, 300) AS n
        UNION ALL
        SELECT n, 'coordinator', NULL FROM generate_series(401, 440) AS n
        UNION ALL
        SELECT 502, 'director', NULL
    ) AS people
    UNION ALL
    SELECT 501, 'Начальник tech', 'technician', 'tech', 'ru', :zone, now()
    """
)
_ACCOUNTS = text(
    """
    INSERT INTO accounts (employee_id, channel, external_id, created_at)
    SELECT id, 'telegram', (:chat_of + id)::text, now() FROM employees
    """
)
_CLIENTS = text(
    """
    INSERT INTO clients (id, name, tax_number, address, language, manager_id, created_at,
                         updated_at)
    SELECT n, 'ООО «Клиент ' || n || '»', (7700000000 + n)::text, 'ул. Мира, ' || n, 'ru',
           1 + n % 20, now(), now()
    FROM generate_series(1, :clients) AS n
    """
)
_CONTACTS = text(
    """
    INSERT INTO contacts (client_id, name, phone, created_at, updated_at)
    SELECT n, 'Контакт ' || n, '+7916' || (1000000 + n), now(), now()
    FROM generate_series(1, :clients) AS n
    """
)


async def hire(connection: AsyncConnection) -> None:
    """Put the people in, each with a Telegram account, and the clients they serve; the planner
    hears of them at once, not a minute later by autovacuum.
    """
    await connection.execute(_STAFF, {"zone": ZONE})
    await connection.execute(_ACCOUNTS, {"chat_of": CHAT_OF})
    await connection.execute(_CLIENTS, {"clients": CLIENTS})
    await connection.execute(_CONTACTS, {"clients": CLIENTS})
    for table in ("employees", "accounts", "clients", "contacts"):
        await connection.execute(text(f"ANALYZE {table}"))


def actor(person_id: int, role: str, department: str | None, name: str = "") -> Actor:
    """One of these people as whoever acts."""
    return Actor(person_id, name or f"Сотрудник {person_id}", role, department, "ru", ZONE)


LEAD_OF_TECH = actor(LEAD, "technician", "tech", "Начальник tech")
DIRECTOR_OF_ALL = actor(DIRECTOR, "director", None)
A_TECHNICIAN = actor(105, "technician", "tech")
