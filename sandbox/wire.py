"""JSON that travels over HTTP and whose shape the Bot API reference fixes."""

import json
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


def same_json(left: object, right: object) -> bool:
    """Equal as JSON, whatever the order of keys."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)
