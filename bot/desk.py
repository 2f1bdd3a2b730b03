"""What every part of the bot needs of the desk it belongs to."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from domain.asking.catalog import Forms
from domain.clock import Clock
from domain.company import Policy
from domain.texts import Texts


@dataclass(frozen=True)
class Desk:
    """Database, time, the company's decisions, all texts, and the forms that are asked."""

    engine: AsyncEngine
    clock: Clock
    policy: Policy
    texts: Texts
    forms: Forms
