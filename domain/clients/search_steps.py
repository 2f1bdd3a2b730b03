"""The steps of a search of clients, each one statement that an index serves whatever was typed.

A step finds rows (`hit`) by an index alone, and only so many are put in order. What changes from
run to run are parameters: the statements are compiled once.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BigInteger, Integer, Text, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import TypeEngine

from storage.statements import Statement

_OWN = """(client.manager_id IS NOT DISTINCT FROM :me OR EXISTS (
    SELECT FROM client_members AS member
    WHERE member.client_id = client.id AND member.employee_id = :me AND member.until IS NULL
))"""
"""One's own clients: those one manages, or serves in any other part."""

_ORDER = f"{_OWN} DESC, client.name_key, client.id"
_RANKED = """
    SELECT client.id, client.name, client.address, hit.contact, hit.name_key
    FROM ({hits}) AS hit
    JOIN clients AS client ON client.id = hit.id
    ORDER BY {order}
    LIMIT :most
    """

_LISTS = ("patterns", "words", "texts", "house_words", "house_texts")
_TYPES: Mapping[str, TypeEngine[Any]] = {
    "me": BigInteger(),
    "most": Integer(),
    **{name: ARRAY(Text) for name in _LISTS},
}


def _step(hits: str, *names: str, order: str = _ORDER) -> Statement:
    """
    Args:
        hits: gives id, contact (the person who was found, if any) and name_key (of whom was found).
        names: its parameters, beside `me` (who searches) and `most` (rows).
    """
    return _statement(_RANKED.format(hits=hits, order=order), "me", "most", *names)


def _statement(sql: str, *names: str) -> Statement:
    given = [bindparam(name, type_=_TYPES.get(name, Text())) for name in names]
    return Statement(text(sql).bindparams(*given))


# A beginning is a range and no LIKE: so a plan that is made once for all uses the index too.
BEGINNINGS = _step(
    """
    (SELECT id, NULL::text AS contact, name_key FROM clients
     WHERE manager_id = :me AND name_key >= :low AND name_key < :high
     ORDER BY name_key LIMIT :most)
    UNION
    (SELECT served.id, NULL::text, served.name_key FROM client_members AS member
     JOIN clients AS served ON served.id = member.client_id
     WHERE member.employee_id = :me AND member.until IS NULL AND member.part <> 'manager'
       AND served.name_key >= :low AND served.name_key < :high
     LIMIT :most)
    UNION
    (SELECT id, NULL::text, name_key FROM clients WHERE name_key >= :low AND name_key < :high
     ORDER BY name_key LIMIT :most)
    """,
    *("low", "high"),
)
"""Names that begin with what was typed."""

PARTS = _step(
    """
    (SELECT id, NULL::text AS contact, name_key FROM clients
     WHERE manager_id = :me AND name_key LIKE :rare AND name_key LIKE :next
       AND name_key LIKE ALL (:words)
     LIMIT :most)
    UNION
    (SELECT id, NULL::text, name_key FROM clients
     WHERE name_key LIKE :rare AND name_key LIKE :next AND name_key LIKE ALL (:words)
     LIMIT :most)
    """,
    *("rare", "next", "words"),
)
"""Names that hold all the words; the index is asked for two."""

NUMBERS = _step(
    """
    (SELECT id, NULL::text AS contact, name_key FROM clients WHERE search LIKE :digits LIMIT :most)
    UNION ALL
    (SELECT client_id, name, name_key FROM contacts
     WHERE search LIKE :digits AND gone_at IS NULL LIMIT :most)
    """,
    *("digits",),
)
"""Phones, tax numbers and codes."""

PARTICULARS = _step(
    """
    SELECT id, NULL::text AS contact, name_key FROM clients
    WHERE (name_key LIKE :rare OR search LIKE :rare_text)
      AND (name_key LIKE :next OR search LIKE :next_text)
      AND NOT EXISTS (
          SELECT FROM unnest(:words, :texts) AS asked (word, text)
          WHERE name_key NOT LIKE asked.word AND search NOT LIKE asked.text
      )
    LIMIT :most
    """,
    *("rare", "rare_text", "next", "next_text", "words", "texts"),
)
"""Every word in the name, the address, the mail or a code."""

PEOPLE = _step(
    """
    SELECT client_id AS id, name AS contact, name_key FROM contacts
    WHERE (name_key LIKE :rare OR search LIKE :rare_text)
      AND (name_key LIKE :next OR search LIKE :next_text) AND gone_at IS NULL
      AND NOT EXISTS (
          SELECT FROM unnest(:words, :texts) AS asked (word, text)
          WHERE name_key NOT LIKE asked.word AND search NOT LIKE asked.text
      )
    LIMIT :most
    """,
    *("rare", "rare_text", "next", "next_text", "words", "texts"),
    order=f"hit.name_key NOT LIKE '% ' || substr(:rare, 2), {_ORDER}",
)
"""Every word in a contact's name, phone or mail."""

PEOPLE_OF = _step(
    """
    SELECT person.client_id AS id, person.name AS contact, person.name_key
    FROM (
        (SELECT contact.id FROM contacts AS contact
         JOIN (
             SELECT id FROM clients WHERE name_key LIKE :house OR search LIKE :house_text
             LIMIT 1000
         ) AS named ON named.id = contact.client_id)
        UNION
        (SELECT id FROM contacts WHERE name_key LIKE :rare OR search LIKE :rare_text LIMIT 1000)
    ) AS either
    JOIN contacts AS person ON person.id = either.id
    JOIN clients AS house ON house.id = person.client_id
    WHERE person.gone_at IS NULL
      AND NOT EXISTS (
          SELECT FROM unnest(:words, :texts) AS asked (word, text)
          WHERE person.name_key NOT LIKE asked.word AND person.search NOT LIKE asked.text
      )
      AND NOT EXISTS (
          SELECT FROM unnest(:house_words, :house_texts) AS asked (word, text)
          WHERE house.name_key NOT LIKE asked.word AND house.search NOT LIKE asked.text
      )
    LIMIT :most
    """,
    *("rare", "rare_text", "words", "texts", "house", "house_text", "house_words", "house_texts"),
)
"""Some of the words in a contact's name, phone or mail, the others at his client. One of the two
must be rarer than a thousand: more says nothing.
"""

SLIPS = _step(
    """
    SELECT found.id, min(found.contact) AS contact, min(found.name_key) AS name_key
    FROM unnest(:patterns) AS slip (pattern)
    CROSS JOIN LATERAL (
        (SELECT id, NULL::text AS contact, name_key FROM clients
         WHERE name_key LIKE slip.pattern LIMIT :most)
        UNION ALL
        (SELECT client_id, name, name_key FROM contacts
         WHERE name_key LIKE slip.pattern AND gone_at IS NULL LIMIT :most)
    ) AS found
    GROUP BY found.id
    """,
    *("patterns",),
    order=f"hit.contact IS NOT NULL, {_ORDER}",
)
"""Short names that are one slip away; each pattern is asked for by itself."""

LIKE = _step(
    """
    (SELECT id, NULL::text AS contact, name_key FROM clients WHERE :phrase <% name_key
     ORDER BY word_similarity(:phrase, name_key) DESC, id LIMIT :most)
    UNION ALL
    (SELECT client_id, name, name_key FROM contacts WHERE :phrase <% name_key AND gone_at IS NULL
     ORDER BY word_similarity(:phrase, name_key) DESC, id LIMIT :most)
    """,
    *("phrase",),
    order=f"word_similarity(:phrase, hit.name_key) DESC, hit.contact IS NOT NULL, {_ORDER}",
)
"""Names like what was typed, the likest first; how like at least, says LIKENESS."""

LIKENESS = _statement(
    "SELECT set_config('pg_trgm.word_similarity_threshold', :least, true)", "least"
)
