"""A new version of a form: used from now on, while old responses keep theirs."""

from dataclasses import dataclass
from pathlib import Path

from domain.errors import NotFound
from domain.forms.changes import Changes, changes
from domain.forms.files import file_hash, read_files
from domain.forms.model import FormDefinition
from domain.forms.versions import current, make_current
from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.work import Work


@dataclass(frozen=True)
class Imported:
    """A form that is used from now on. `before` is the version used until now, if there was one;
    `changes` what is different from it.
    """

    definition: FormDefinition
    before: FormDefinition | None
    changes: Changes | None


@needs(Permission.IMPORT)
async def import_form(work: Work, path: Path) -> Imported:
    """Read a form from its file and use it from now on. The same file again changes nothing.

    Raises:
        FormFilesError: with everything that must be mended in the file.
        NotAllowed: the actor may not import.
    """
    hashed = file_hash(path)
    definition = read_files([path])[path]
    before = await _used_now(work, definition.name)
    if before is None or before.version != definition.version:
        await make_current(work.session, definition, hashed, work.now)
        await note(work, "import", "form", file=path.name, version=definition.version)
    return Imported(definition, before, changes(before, definition) if before else None)


async def _used_now(work: Work, name: str) -> FormDefinition | None:
    try:
        return await current(work, name)
    except NotFound:
        return None
