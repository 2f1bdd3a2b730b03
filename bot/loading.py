"""aiogram loaded without the readers of hundreds of Telegram's types that no desk ever meets."""

import sys
from collections.abc import Mapping

from pydantic import BaseModel


def load_aiogram() -> None:
    """Load aiogram so that the reader of a type is built when the type is first read.

    To be called before anything imports aiogram; later it does nothing. aiogram asks pydantic for
    just that (`defer_build`), then builds all 400 at the end of its import, because pydantic could
    not find the names they use among themselves: three quarters of the processor time that a desk
    needs to start, and 110 MB. Here the names are kept and given to pydantic when it asks.
    """
    if "aiogram" in sys.modules:
        return
    names: dict[str, object] = {}
    build_now = BaseModel.__dict__["model_rebuild"]

    def build_later(
        cls: type[BaseModel],
        /,
        *,
        _types_namespace: Mapping[str, object] | None = None,
        **options: bool | int,
    ) -> bool | None:
        if _types_namespace is None:
            return build(cls, **options)
        names.update(_types_namespace)
        return None

    def build(cls: type[BaseModel], /, **options: bool | int) -> bool | None:
        built: bool | None = build_now.__func__(cls, _types_namespace=names or None, **options)
        return built

    BaseModel.model_rebuild = classmethod(build_later)  # type: ignore[assignment, method-assign]
    try:
        from aiogram.methods import TelegramMethod
        from aiogram.types import TelegramObject
    finally:
        BaseModel.model_rebuild = build_now  # type: ignore[method-assign]
    for base in (TelegramObject, TelegramMethod):
        base.model_rebuild = classmethod(build)  # type: ignore[assignment, method-assign]
