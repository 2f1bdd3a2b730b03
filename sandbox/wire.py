"""The one alias for JSON that travels over HTTP and whose shape the Bot API reference fixes."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
