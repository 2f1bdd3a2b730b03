"""A world to try and test the desk in: Telegram, people and a clock, over HTTP.

It imports nothing of the desk.
"""

from sandbox.config import DeskLaunch, Group, Person, SandboxConfig
from sandbox.server import Sandbox, serve

__all__ = ["DeskLaunch", "Group", "Person", "Sandbox", "SandboxConfig", "serve"]
