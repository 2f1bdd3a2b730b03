"""A company that has kept its clients for three years: what its reports are made of.

The million register lines are those of `benchmarks.register`; beside them 100,000 clients, 20,000
tickets of which one in twenty is open, and the letters, mails, visits and tasks of as many years.
"""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks import register
from benchmarks.staff import ZONE

CLIENTS = 100_000
TICKETS = 20_000
HEAD, SERVICE_LEAD = 601, 602

_PEOPLE = text(
    """
    INSERT INTO employees (id, name, role, department, email, language, time_zone, created_at)
    VALUES (:head, 'Марина Лис', 'programme_head', 'sales', 'lis@trial.example', 'ru', :zone,
            now()),
           (:lead, 'Павел Орлов', 'service_lead', 'tech', NULL, 'ru', :zone, now())
    """
)
# Who was hired today would have no report to catch up with; of mornings nothing is measured.
_HIRED = text(
    """
    UPDATE employees SET created_at = now() - interval '3 years',
                         digest_by = CASE WHEN role = 'rep' THEN 'none' END
    """
)
_LINKED = text(
    """
    INSERT INTO accounts (employee_id, channel, external_id, created_at)
    SELECT id, 'telegram', (2000000 + id)::text, now() FROM employees WHERE id IN (:head, :lead)
    """
)
_CLIENTS = text(
    """
    INSERT INTO clients (id, name, tax_number, language, manager_id, referred_by_id, created_at,
                         updated_at)
    OVERRIDING SYSTEM VALUE
    SELECT n, 'ООО «Клиент ' || n || '»', (7800000000 + n)::text, 'ru', 1 + n % 20,
           CASE WHEN n % 50 = 0 THEN 1 + n % 2000 END,
           now() - interval '3 years' * (1 - n::float8 / :clients), now()
    FROM generate_series(2001, CAST(:clients AS int)) AS n
    """
)
# The last twentieth is open; every third of those waits for the client's word.
_TICKETS = text(
    """
    INSERT INTO tickets (id, number, client_id, questionnaire_id, rep_id, lead_id, state, severity,
                         opened_at, fixed_at, closed_at, closed_words, confirmed_by)
    OVERRIDING SYSTEM VALUE
    SELECT n, n, 1 + n % 2000, n, 1 + n % 20, :lead,
           CASE WHEN NOT is_open THEN 'confirmed'
                ELSE (ARRAY['awaiting_client', 'in_work', 'new'])[1 + n % 3] END,
           (ARRAY['stopped', 'losses', 'nuisance'])[1 + n % 3], opened_at,
           CASE WHEN NOT is_open OR n % 3 = 0 THEN opened_at + interval '1 day' END,
           CASE WHEN NOT is_open THEN least(now(), opened_at + interval '3 days') END,
           CASE WHEN NOT is_open THEN 'Да, всё работает' END,
           CASE WHEN NOT is_open THEN 'mail' END
    FROM generate_series(1, CAST(:tickets AS int)) AS n,
         LATERAL (SELECT n > :tickets * 19 / 20 AS is_open,
                         now() - interval '3 years' * (1 - n::float8 / :tickets) AS opened_at)
         AS known
    """
)
_PROBLEMS = text(
    """
    INSERT INTO problems (ticket_id, instance, category, severity, place, product, words,
                          repaired_when, state, request_id, done_words, root_cause, own_check,
                          fixed_at, fixed_by_id)
    SELECT id, place, (ARRAY['speed', 'delivery', 'papers', 'people'])[1 + id % 4], severity,
           'Здание ' || id % 40, 'Товар ' || id % 30, 'не работает связь', 'работает',
           CASE state WHEN 'confirmed' THEN 'confirmed' WHEN 'awaiting_client' THEN 'fixed'
                ELSE 'open' END,
           id * 10, 'Заменили', (ARRAY['equipment', 'line', 'people'])[1 + id % 3], 'проверили',
           fixed_at, CASE WHEN fixed_at IS NOT NULL THEN lead_id END
    FROM tickets, generate_series(1, 2) AS place
    """
)
_ASKINGS = text(
    """
    INSERT INTO askings (ticket_id, round, channel, address, asked_at, ended_at)
    SELECT id, 1, 'mail', 'kim@client.example', fixed_at, closed_at
    FROM tickets WHERE fixed_at IS NOT NULL
    """
)
_EVENTS = text(
    """
    INSERT INTO ticket_events (ticket_id, kind, round, at, words)
    SELECT id, (ARRAY['opened', 'accepted', 'started', 'fixed', 'asked', 'refused', 'fixed',
                      'confirmed'])[place],
           1, opened_at + interval '6 hours' * place, 'слова'
    FROM tickets, generate_series(1, 8) AS place
    """
)
_LETTERS = text(
    """
    INSERT INTO letters (kind, mailbox, address, name, language, time_zone, message_id, state,
                         created_at, sent_at, bounced_at)
    SELECT 'receipt', 'help', 'kim' || n || '@client.example', '', 'ru', :zone,
           '<' || n || '@trial.example>', CASE WHEN n % 100 = 0 THEN 'bounced' ELSE 'sent' END,
           at, at, CASE WHEN n % 100 = 0 THEN at END
    FROM generate_series(1, CAST(:letters AS int)) AS n,
         LATERAL (SELECT now() - interval '3 years' * (1 - n::float8 / :letters) AS at) AS known
    """
)
_MAILS = text(
    """
    INSERT INTO mails (mailbox, uidvalidity, uid, sha256, size, received_at, stored_at, state,
                       outcome, sender, subject)
    SELECT 'help', 1, n, sha256(int8send(n)), 1000, at, at, 'done',
           CASE WHEN n > :letters - 40 THEN 'asked' ELSE 'noted' END, 'kim@client.example', 'Тема'
    FROM generate_series(1, CAST(:letters AS int)) AS n,
         LATERAL (SELECT now() - interval '3 years' * (1 - n::float8 / :letters) AS at) AS known
    """
)
_VISITS = text(
    """
    INSERT INTO questionnaires (client_id, rep_id, response_id, state, begun_at, counted_at,
                                earned_by_id)
    SELECT 1 + n % 2000, 1 + n % 20, n, 'handed_in', at, at, 1 + n % 20
    FROM generate_series(1, CAST(:clients AS int)) AS n,
         LATERAL (SELECT now() - interval '3 years' * (1 - n::float8 / :clients) AS at) AS known
    """
)
_APPOINTMENTS = text(
    """
    INSERT INTO appointments (client_id, rep_id, purpose, starts_at, ends_at, state, uid,
                              next_at, created_at)
    SELECT 1 + n % 2000, 1 + n % 20, 'questionnaire', at, at + interval '1 hour',
           CASE WHEN at < now() THEN 'held' ELSE 'planned' END, n::text,
           CASE WHEN at > now() THEN at END, at
    FROM generate_series(1, CAST(:clients AS int)) AS n,
         LATERAL (SELECT now() + interval '7 days'
                         - interval '3 years' * (1 - n::float8 / :clients) AS at) AS known
    """
)
_TASKS = text(
    """
    INSERT INTO tasks (client_id, owner_id, title, due_on, done_at, created_at)
    SELECT 1 + n % 2000, 1 + n % 20, 'Позвонить', at::date,
           CASE WHEN n % 100 <> 0 THEN at END, at
    FROM generate_series(1, CAST(:clients AS int)) AS n,
         LATERAL (SELECT now() - interval '3 years' * (1 - n::float8 / :clients) AS at) AS known
    """
)
_OPPORTUNITIES = text(
    """
    INSERT INTO opportunities (client_id, owner_id, title, amount, currency, stage, created_at,
                               closed_at)
    SELECT 1 + n % 2000, 1 + n % 20, 'Канал', 1000 + n, 'RUB',
           CASE WHEN n % 20 = 0 THEN 'talks' ELSE 'won' END, at, CASE WHEN n % 20 <> 0 THEN at END
    FROM generate_series(1, CAST(:tickets AS int)) AS n,
         LATERAL (SELECT now() - interval '3 years' * (1 - n::float8 / :tickets) AS at) AS known
    """
)
_KEY_CLIENTS = text("UPDATE clients SET segment = 'A' WHERE id % 5 = 0")
_MEETINGS = text(
    """
    INSERT INTO decisions (week, words, responsible_id, due_on, author_id, state, made_at,
                           closed_at)
    SELECT current_date - n, 'Решили', 1 + n % 20, current_date - n + 7, :head,
           CASE WHEN n > 12 THEN 'kept' ELSE 'open' END, now() - interval '1 day' * n,
           CASE WHEN n > 12 THEN now() - interval '1 day' * (n - 6) END
    FROM generate_series(1, 1000) AS n
    """
)
_MEASURES = text(
    """
    INSERT INTO measures (dimension, value, what, cost, currency, due_on, owner_id, author_id,
                          state, created_at, done_at)
    SELECT CASE WHEN n % 2 = 0 THEN 'category' ELSE 'place' END,
           CASE WHEN n % 2 = 0 THEN 'speed' ELSE 'Здание ' || n % 40 END, 'Мера', n, 'RUB',
           current_date + n - 20, 1 + n % 20, :head, CASE WHEN n > 6 THEN 'done' ELSE 'planned' END,
           now() - interval '1 year', CASE WHEN n > 6 THEN now() - interval '1 day' * n END
    FROM generate_series(1, 200) AS n
    """
)
_CAMPAIGN = text(
    """
    INSERT INTO campaigns (id, name, head_id, form_version_id, starts_on, ends_on, state,
                           created_at, started_at)
    OVERRIDING SYSTEM VALUE
    VALUES (1, 'Проба', :head, 1, current_date - 30, current_date + 300, 'running',
            now() - interval '30 days', now() - interval '30 days')
    """
)
_REPS = text(
    """
    INSERT INTO campaign_reps (campaign_id, rep_id, mode, norm)
    SELECT 1, n, 'parallel', 5 FROM generate_series(1, 20) AS n
    """
)
# Requests of the open tickets, so that what is overdue is joined with them.
_LINKED_REQUESTS = text(
    """
    UPDATE requests SET ticket_id = CAST(:tickets AS int) - id % (CAST(:tickets AS int) / 20)
    WHERE state <> 'closed' AND id % 4 = 0
    """
)

_ALL = (
    _PEOPLE,
    _HIRED,
    _LINKED,
    _CLIENTS,
    _TICKETS,
    _PROBLEMS,
    _ASKINGS,
    _EVENTS,
    _LETTERS,
    _MAILS,
    _VISITS,
    _APPOINTMENTS,
    _TASKS,
    _OPPORTUNITIES,
    _KEY_CLIENTS,
    _MEETINGS,
    _MEASURES,
    _CAMPAIGN,
    _REPS,
    _LINKED_REQUESTS,
)


async def fill(engine: AsyncEngine, *, share: int = 1) -> None:
    """Three years of a company's work.

    Args:
        share: so many times less of everything.
    """
    await register.fill(engine, register.REQUESTS // share)
    given = {
        "head": HEAD,
        "lead": SERVICE_LEAD,
        "zone": ZONE,
        "clients": max(CLIENTS // share, 3000),
        "tickets": TICKETS // share,
        "letters": 3 * CLIENTS // share,
    }
    async with engine.begin() as connection:
        # What is put in here refers to what is there; to look each row up takes minutes.
        await connection.execute(text("SET LOCAL session_replication_role = replica"))
        for statement in _ALL:
            await connection.execute(statement, given)
    async with engine.connect() as connection:
        autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await autocommit.execute(text("VACUUM ANALYZE"))
