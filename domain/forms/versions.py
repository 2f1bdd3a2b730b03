"""Versions of forms in the database: a response keeps the one it began with."""

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from domain.forms.model import FormDefinition
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
    """A stored definition by its version. A version never changes, so a process reads it once."""
    known = _definitions.get(version)
    if known is None:
        stored = await _DEFINITION.value(work.transaction, version=version)
        assert stored is not None  # noqa: S101 - a response names it
        known = _definitions[version] = FormDefinition.from_json(stored)
    return known


_definitions: dict[str, FormDefinition] = {}
_DEFINITION = Statement(
    select(FormVersion.definition).where(FormVersion.version == bindparam("version"))
)
