"""Every act that the audit keeps is told in words."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.texts import LOCALES
from domain.texts import Texts

ROOT = Path(__file__).parents[3]


def acts() -> Iterator[str]:
    """The second argument of `note(work, act, …)` where it is written out, also "retry_mail" that
    is handed on by a name.
    """
    for source in (ROOT / "domain").rglob("*.py"):
        tree = ast.parse(source.read_text(encoding="utf-8"))
        if "domain.people.audit import note" in ast.unparse(tree) or "import audit" in ast.unparse(
            tree
        ):
            for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
                name = ast.unparse(call.func)
                if name in ("note", "audit.note") and len(call.args) > 1:
                    act = call.args[1]
                    if isinstance(act, ast.Constant):
                        yield str(act.value)


def test_every_act_has_its_words() -> None:
    texts = Texts.load(LOCALES)
    every = set(acts())
    assert {"import", "dismiss", "erase_person"} <= every
    assert {act for act in every if not texts.has(f"audit-act-{act.replace('_', '-')}")} == set(), (
        "bot/locales/*/privacy.ftl lacks words for these"
    )
