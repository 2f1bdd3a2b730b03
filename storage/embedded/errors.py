"""The errors of the embedded server."""


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot be used; the text says why, and what to do about it."""


class ProgramsOutOfReach(EmbeddedPostgresError):
    """Root has to run PostgreSQL as another user, who cannot enter the folder of its programs."""

    def __init__(self, user: int, text: str) -> None:
        """
        Args:
            user: who is to run them, by number.
            text: for a person: what is wrong, and what to do.
        """
        self.user = user
        super().__init__(text)
