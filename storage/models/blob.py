"""Attachments and raw mails, named by what they contain."""

from sqlalchemy import LargeBinary, func
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant


class Blob(Base):
    """Bytes under their SHA-256. Kept in PostgreSQL, so that one backup holds everything; the
    same photo sent to five people is stored once."""

    __tablename__ = "blobs"

    sha256: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    size: Mapped[int]
    data: Mapped[bytes]
    created_at: Mapped[Instant] = mapped_column(server_default=func.now())
