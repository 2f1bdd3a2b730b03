"""The one error of the embedded server."""


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot be used; the text says why, and what to do about it."""
