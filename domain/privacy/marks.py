"""What remains of whoever was erased: hashes, by which an old table does not bring him back."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.forms.cleaning import folded
from storage.models import Erasure


def contact_mark(client_key: str, name: str) -> bytes:
    """A contact by his name at a client.

    Args:
        client_key: the client's tax number or code.
    """
    return _hashed("contact", client_key, folded(name))


def client_mark(client_key: str) -> bytes:
    """A private client by his tax number or code."""
    return _hashed("client", client_key)


def email_mark(email: str) -> bytes:
    """Anybody by his mail."""
    return _hashed("email", email.lower())


async def all_marks(session: AsyncSession) -> frozenset[bytes]:
    """The marks of all who were erased; there are few of them, and an import asks often."""
    return frozenset(await session.scalars(select(func.unnest(Erasure.marks))))


def marks_of(
    *, client_keys: Iterable[str], names: Iterable[str], emails: Iterable[str], private: bool
) -> Sequence[bytes]:
    """The marks of one person.

    Args:
        client_keys: tax number and code of his client, or his own where he is one.
        private: he is the client.
    """
    keys = list(client_keys)
    marks = [contact_mark(key, name) for key in keys for name in names]
    marks += [client_mark(key) for key in keys if private]
    return [*marks, *(email_mark(each) for each in emails)]


def _hashed(*parts: str) -> bytes:
    return sha256("\n".join(parts).encode()).digest()
