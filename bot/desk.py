"""What every part of the bot needs of the desk it belongs to."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from domain.clock import Clock
from domain.company import Policy
from domain.texts import Texts


@dataclass(frozen=True)
class Desk:
    """Database, time, the company's decisions, and all texts."""

    engine: AsyncEngine
    clock: Clock
    policy: Policy
    texts: Texts
