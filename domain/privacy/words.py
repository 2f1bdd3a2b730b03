"""Finding a person in the words of all tables, and taking him out of them."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Text,
    and_,
    cast,
    false,
    func,
    inspect,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB

from domain.privacy.names import Named, Redaction, digits_pattern, like_patterns
from domain.privacy.places import PLACES, Group, Place
from domain.privacy.subjects import Subject
from domain.work import Work

TRIES = 3
"""Rounds of taking him out, as long as there is anything to take."""


@dataclass(frozen=True)
class Mention:
    """A row that speaks of him: where it is, what stands there, and what is to stand there."""

    place: Place
    key: Mapping[str, object]
    before: Mapping[str, object]
    after: Mapping[str, object]


async def mentions(work: Work, subject: Subject, mark: str) -> AsyncIterator[Mention]:
    """Every row whose words name him, or, of a private client, are about him.

    Args:
        mark: what is put in his place.
    """
    redaction = Redaction(subject.named, mark)
    for place in PLACES:
        keys = _keys(place)
        columns = [getattr(place.model, name) for name in (*keys, *place.columns)]
        near = _near(place, subject)
        rows = await work.session.execute(
            select(*columns, near.label("near"))
            .where(_speaks(place, subject, near))
            .order_by(*columns[: len(keys)])
        )
        for row in rows:
            before = {name: getattr(row, name) for name in place.columns}
            after = {
                name: _without(redaction, value, mark, near=row.near, whole=subject.whole)
                for name, value in before.items()
            }
            changed = {name for name in before if before[name] != after[name]}
            if changed:
                yield Mention(
                    place,
                    {name: getattr(row, name) for name in keys},
                    {name: before[name] for name in changed},
                    {name: after[name] for name in changed},
                )


async def redact(work: Work, subject: Subject, mark: str) -> Counter[Group]:
    """Take him out of everybody's words. Words that somebody changes meanwhile are looked at once
    more.

    Returns:
        How many rows of each group were changed.
    """
    done: Counter[Group] = Counter()
    for _ in range(TRIES):
        found = [each async for each in mentions(work, subject, mark)]
        for each in found:
            done[each.place.group] += await _replace(work, each)
        if not found:
            break
    return done


async def _replace(work: Work, mention: Mention) -> int:
    model = mention.place.model
    same = {**mention.key, **mention.before}
    found = await work.session.execute(
        update(model)
        .where(*(getattr(model, name).is_not_distinct_from(each) for name, each in same.items()))
        .values(mention.after)
        .returning(*(getattr(model, name) for name in mention.key))
        .execution_options(synchronize_session=False)
    )
    return len(found.all())


def _keys(place: Place) -> list[str]:
    return [str(column.key) for column in inspect(place.model).primary_key]


def _without(redaction: Redaction, value: object, mark: str, *, near: bool, whole: bool) -> object:
    """A value without him. Of a private client's own words nothing stays; what a program keeps
    beside them does, without his name.
    """
    if isinstance(value, str):
        return mark if whole and near else redaction.of_text(value, near=near)
    return redaction.of_json(value, near=near)


def _near(place: Place, subject: Subject) -> ColumnElement[bool]:
    near = false() if place.said is None else place.said
    if place.of_client is None or subject.client_id is None:
        return near
    return or_(near, func.coalesce(place.of_client(subject.client_id), false()))


def _speaks(place: Place, subject: Subject, near: ColumnElement[bool]) -> ColumnElement[bool]:
    """Rows that may name him: the words themselves are looked at afterwards, one by one."""
    text = func.concat_ws(" ", *(_as_text(place, name) for name in place.columns))
    anywhere = _anywhere(text, subject.named)
    if subject.whole and place.of_client is not None:
        return or_(anywhere, near)
    alone = [text.ilike(each) for each in like_patterns(subject.named.alone_stems)]
    return or_(anywhere, and_(near, or_(false(), *alone)))


def _anywhere(text: ColumnElement[str], named: Named) -> ColumnElement[bool]:
    found: list[ColumnElement[bool]] = [
        text.icontains(email, autoescape=True) for email in named.emails
    ]
    found += [text.regexp_match(digits_pattern(phone)) for phone in named.phones]
    words = [text.ilike(each) for each in like_patterns(named.stems)]
    if len(words) > 1:
        several = sum((cast(each, Integer) for each in words[1:]), cast(words[0], Integer))
        initials = text.regexp_match(r"[A-ZА-ЯЁ]\.")
        found.append(or_(several > 1, and_(several == 1, initials)))
    return or_(false(), *found)


def _as_text(place: Place, name: str) -> ColumnElement[str]:
    column = getattr(place.model, name)
    if isinstance(column.type, ARRAY):
        return func.array_to_string(column, " ")
    return cast(column, Text) if isinstance(column.type, JSONB) else column
