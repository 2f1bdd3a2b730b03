"""The desk's bot as a process of its own: what `fieldpost bot` runs, with the company of the
benchmarks. Settings come by the environment, as everywhere.
"""

import os

from benchmarks.ground import company
from benchmarks.machine import stay_on_core


def main() -> None:
    """Run until told to stop."""
    stay_on_core(int(os.environ["BENCHMARK_CORE"]))
    from app.processes import Role, serve_until_told
    from app.settings import load_settings
    from app.texts import desk_texts

    serve_until_told(load_settings(), company(), desk_texts(), frozenset({Role.BOT}))


if __name__ == "__main__":
    main()
