"""Things done once under a key, whatever crashes and however many replicas look."""

from sqlalchemy import bindparam, exists, select
from sqlalchemy.dialects.postgresql import insert

from domain.work import Work
from storage.models import Effect
from storage.statements import Statement


async def first_time(work: Work, key: str) -> bool:
    """Whether this is not done yet; from now on it is, once this act is committed."""
    done = insert(Effect).values(key=key, at=work.now).on_conflict_do_nothing()
    return await work.session.scalar(done.returning(Effect.key)) is not None


async def is_done(work: Work, key: str) -> bool:
    """Whether this is done: for what only looks ahead, and does nothing itself."""
    return bool(await _DONE.value(work.transaction, key=key))


_DONE = Statement(select(exists().where(Effect.key == bindparam("key"))))
