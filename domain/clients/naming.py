"""What a client is called."""

from sqlalchemy import select

from domain.errors import NotFound
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client


@needs(Permission.FIND_CLIENTS)
async def client_name(work: Work, client_id: int) -> str:
    """What a client is called.

    Raises:
        NotFound: no such client.
    """
    name = await work.session.scalar(select(Client.name).where(Client.id == client_id))
    if name is None:
        raise NotFound("error-client-unknown")
    return name
