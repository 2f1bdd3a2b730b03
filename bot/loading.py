"""aiogram loaded without the readers of hundreds of Telegram's types that no desk ever meets."""

import sys
from collections.abc import Mapping

from pydantic import BaseModel


def load_aiogram() -> None:
    """Load aiogram so that the reader of a type is built when the type is first read.

    To be called before anything imports aiogram; later it does nothing. aiogram asks pydantic for
    just that (`defer_build`), then builds all 400 at the end of its import, because its modules
    hide from pydantic the names they use of each other: two thirds of the processor time that a
    desk needs to start, and 110 MB. Here the modules are given those names instead.
    """
    if "aiogram" in sys.modules:
        return
    names: dict[str, object] = {}
    build = BaseModel.__dict__["model_rebuild"]

    def build_later(
        cls: type[BaseModel],
        /,
        *,
        _types_namespace: Mapping[str, object] | None = None,
        **options: bool | int,
    ) -> bool | None:
        if _types_namespace is None:
            built: bool | None = build.__func__(cls, **options)
            return built
        names.update(_types_namespace)
        return None

    BaseModel.model_rebuild = classmethod(build_later)  # type: ignore[assignment, method-assign]
    try:
        import aiogram  # noqa: F401 - this is the whole point
    finally:
        BaseModel.model_rebuild = build  # type: ignore[method-assign]
    for module in [
        name for name in sys.modules if name.startswith(("aiogram.types.", "aiogram.methods."))
    ]:
        for name, value in names.items():
            vars(sys.modules[module]).setdefault(name, value)
