"""The desk's bot as a process of its own: what `fieldpost bot` runs, with the company of the
benchmarks. Settings come by the environment, as everywhere.
"""

import os

from benchmarks.cores import stay_on_core
from benchmarks.ground import company, texts


def main() -> None:
    """Run until told to stop."""
    stay_on_core(int(os.environ["BENCHMARK_CORE"]))
    from app.processes import Role, serve_until_told
    from app.settings import load_settings

    serve_until_told(load_settings(), company(), texts(), frozenset({Role.BOT}))


if __name__ == "__main__":
    main()
