"""Bytes kept by what they contain. An object store can take this module's place one day."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import ARRAY, LargeBinary, bindparam, select, text

from storage.models.blob import Blob
from storage.statements import Executor, Statement

_NAMED = Blob.sha256 == bindparam("sha256")
_KNOWN = Statement(select(Blob.sha256).where(_NAMED))
_GET = Statement(select(Blob.data).where(_NAMED))


async def put(executor: Executor, data: bytes) -> bytes:
    """Keep some bytes; what is there already is not stored again.

    Returns:
        Their SHA-256 (32 bytes), the name to ask for them by.
    """
    sha256 = hashlib.sha256(data).digest()
    # Known bytes are not even sent to the server: a photo forwarded to ten people travels once.
    if await _KNOWN.value(executor, sha256=sha256) is None:
        await put_all(executor, [data])
    return sha256


_PUT_ALL = Statement(
    text(
        """
        INSERT INTO blobs (sha256, size, data)
        SELECT sha256, octet_length(data), data FROM unnest(:names, :contents) AS new (sha256, data)
        ON CONFLICT DO NOTHING
        """
    ).bindparams(
        bindparam("names", type_=ARRAY(LargeBinary)),
        bindparam("contents", type_=ARRAY(LargeBinary)),
    )
)


async def put_all(executor: Executor, contents: Sequence[bytes]) -> list[bytes]:
    """Keep several, each likely to be new.

    Returns:
        Their names, in the order given.
    """
    names = [hashlib.sha256(data).digest() for data in contents]
    await _PUT_ALL.all(executor, names=names, contents=list(contents))
    return names


async def get(executor: Executor, sha256: bytes) -> bytes | None:
    """The bytes of that name, or None if there are none."""
    data: bytes | None = await _GET.value(executor, sha256=sha256)
    return data
