"""`python -m benchmarks`: every measure on one server in one run; `--help` tells the rest."""

import argparse
import asyncio
import json
import platform
import sys
from collections.abc import Awaitable, Callable, Collection
from importlib import import_module
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.ground import Ground, standing
from benchmarks.machine import fast_loop

MEASURES = (
    "updates",
    "questionnaires",
    "register",
    "imports",
    "outbox",
    "mail",
    "letters",
    "dealing",
    "programme",
    "reports",
    "search",
    "memory",
)
"""Modules of this package; each has `async def measure(ground, *, quick) -> list[Figure]`."""

Measure = Callable[..., Awaitable[list[Figure]]]


def main() -> None:
    """Run the measures asked for, print a table, write JSON."""
    arguments = _arguments()
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        found = runner.run(_measure(arguments.only or MEASURES, quick=arguments.quick))
    if arguments.json is not None:
        arguments.json.write_text(_as_json(found, quick=arguments.quick), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=MEASURES, help="may be given again")
    parser.add_argument(
        "--quick", action="store_true", help="seconds instead of minutes; the numbers mean little"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    return parser.parse_args()


async def _measure(names: Collection[str], *, quick: bool) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    async with standing() as ground:
        for name in MEASURES:
            if name in names:
                print(f"\n{name}", flush=True)
                found[name] = await _figures(name, ground, quick=quick)
                print("\n".join(figure.line() for figure in found[name]), flush=True)
    return found


async def _figures(name: str, ground: Ground, *, quick: bool) -> list[Figure]:
    measure: Measure = import_module(f"benchmarks.{name}").measure
    return await measure(ground, quick=quick)


def _as_json(found: dict[str, list[Figure]], *, quick: bool) -> str:
    document = {
        "machine": platform.machine(),
        "system": platform.platform(),
        "python": sys.version.split()[0],
        "quick": quick,
        "figures": {name: [each.plain() for each in figures] for name, figures in found.items()},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    main()
