"""What every table of the desk has in common."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from sqlalchemy import CheckConstraint, DateTime, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column

JsonObject = dict[str, object]
"""What a JSONB column holds: a JSON object with string keys."""

Instant = Annotated[datetime, mapped_column(DateTime(timezone=True))]
"""A moment, always aware. PostgreSQL keeps it in UTC; readers convert it for display."""


class Base(DeclarativeBase):
    """The one metadata of the schema.

    Constraints are named by convention, so that a migration can drop what another one made
    without asking the database how it was called.
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    # str means TEXT: lengths are rules of the domain, not of the disk. A bare datetime annotation
    # gets a time zone too, for nothing here is ever a naive time.
    type_annotation_map = {  # noqa: RUF012 - read once by SQLAlchemy, which asks for a plain dict
        str: Text(),
        datetime: DateTime(timezone=True),
        JsonObject: JSONB(),
    }


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """CHECK that a text column holds one of the given words.

    Text with a CHECK stands for a native enum, because a native enum survives a downgrade of the
    schema and cannot lose a value. The constraint is called ``ck_<table>_<column>_known``.

    Raises:
        ValueError: a value is not a plain word (a StrEnum's members are fine), or none is given.
    """
    words = [str(value) for value in values]
    if not words:
        raise ValueError(f"{column}: no values given")
    for word in words:
        if not word.replace("_", "").replace("-", "").isalnum():
            raise ValueError(f"{column}: {word!r} is not a plain word")
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def table_of(model: type[Base]) -> Table:
    """The table of a model, for statements that speak of columns."""
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101 - narrows SQLAlchemy's FromClause for the checker
    return table
