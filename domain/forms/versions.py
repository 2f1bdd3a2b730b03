"""Versions of forms in the database: a response keeps the one it began with."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from domain.forms.model import FormDefinition
from domain.work import Work
from storage.models import FormVersion


async def version_id(work: Work, definition: FormDefinition) -> int:
    """The id under which this very definition is kept; it is stored when it is new."""
    known = select(FormVersion.id).where(
        FormVersion.name == definition.name, FormVersion.version == definition.version
    )
    found = await work.session.scalar(known)
    if found is not None:
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
    stored = await work.session.scalar(known)
    assert stored is not None  # noqa: S101 - just inserted, here or by somebody else
    return stored
