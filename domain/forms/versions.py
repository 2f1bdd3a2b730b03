"""Versions of forms in the database: a response keeps the one it began with."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import NotFound
from domain.forms.model import FormDefinition
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import FormVersion
from storage.statements import Statement


async def version_id(work: Work, definition: FormDefinition) -> int:
    """The id under which this very definition is kept; it is stored when it is new."""
    if (found := await _known_id(work, definition)) is not None:
        return found
    await work.session.execute(
        insert(FormVersion)
        .values(
            name=definition.name,
            version=definition.version,
            definition=definition.to_json(),
            created_at=work.now,
        )
        .on_conflict_do_nothing()
    )
    stored = await _known_id(work, definition)
    assert stored is not None  # noqa: S101 - just inserted, here or by somebody else
    return stored


async def _known_id(work: Work, definition: FormDefinition) -> int | None:
    found: int | None = await _ID.value(
        work.transaction, name=definition.name, version=definition.version
    )
    return found


_ID = Statement(
    select(FormVersion.id).where(
        FormVersion.name == bindparam("name"), FormVersion.version == bindparam("version")
    )
)


async def definition_of(work: Work, version: str) -> FormDefinition:
    """A stored definition by its version."""
    if (known := kept(version)) is not None:
        return known
    stored = await _DEFINITION.value(work.transaction, version=version)
    assert stored is not None  # noqa: S101 - a response names it
    return keep(FormDefinition.from_json(stored))


def keep(definition: FormDefinition) -> FormDefinition:
    """The one definition of its version that a process holds: the first that was read of it.

    A version never changes, and what is worked out of a form is remembered with its definition.
    """
    return _definitions.setdefault(definition.version, definition)


def kept(version: str) -> FormDefinition | None:
    """A definition that the process holds already."""
    return _definitions.get(version)


@needs(Permission.ANSWER_FORMS)
async def current(work: Work, name: str) -> FormDefinition:
    """The version of a form that is used from now on: the one imported last.

    Raises:
        NotFound: no form of this name was ever imported.
    """
    version = await _CURRENT.value(work.transaction, name=name)
    if version is None:
        raise NotFound("error-form-unknown")
    return await definition_of(work, version)


async def make_current(
    session: AsyncSession, definition: FormDefinition, file_hash: bytes, now: datetime
) -> None:
    """Keep a definition as the version of its form that is used from now on.

    Args:
        file_hash: of the file it was read from, so that the file is not read again.
        now: aware.
    """
    row = {"file_hash": file_hash, "imported_at": now}
    await session.execute(
        insert(FormVersion)
        .values(
            name=definition.name,
            version=definition.version,
            definition=definition.to_json(),
            created_at=now,
            **row,
        )
        .on_conflict_do_update(index_elements=[FormVersion.name, FormVersion.version], set_=row)
    )


_CURRENT = Statement(
    select(FormVersion.version)
    .where(FormVersion.name == bindparam("name"), FormVersion.imported_at.is_not(None))
    .order_by(FormVersion.imported_at.desc(), FormVersion.id.desc())
    .limit(1)
)
_definitions: dict[str, FormDefinition] = {}
_DEFINITION = Statement(
    select(FormVersion.definition).where(FormVersion.version == bindparam("version"))
)
