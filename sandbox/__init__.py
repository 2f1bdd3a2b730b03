"""A world to try and test the desk in: Telegram, mail, people and a clock, over HTTP.

It imports nothing of the desk.
"""

from sandbox.config import DeskLaunch, DeskMailbox, Group, MailSettings, Person, SandboxConfig
from sandbox.server import Sandbox, serve

__all__ = [
    "DeskLaunch",
    "DeskMailbox",
    "Group",
    "MailSettings",
    "Person",
    "Sandbox",
    "SandboxConfig",
    "serve",
]
