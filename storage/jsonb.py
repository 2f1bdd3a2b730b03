"""JSON as the database takes and gives it, by orjson: a twentieth of the time that `json` takes."""

import orjson

# Like `json`: keys that are numbers become words, and what is no JSON is refused, not guessed.
_AS_JSON_DOES = (
    orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
)


def written(document: object) -> str:
    """A document as it is sent: Russian letters as they are, two bytes and not six.

    Raises:
        TypeError: something in it is no JSON.
    """
    return orjson.dumps(document, option=_AS_JSON_DOES).decode()


read = orjson.loads
"""A document as it comes; PostgreSQL has none that is not well-formed."""
