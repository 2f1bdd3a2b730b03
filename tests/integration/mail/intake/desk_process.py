"""The whole desk, as `python -m app run` starts it from the environment.

It is to be killed: whenever it is, its parent, which has imported everything, forks the next one
and prints its process id. A desk that starts anew from nothing would live no other life.
"""

import os
import sys

import app.mail
import app.processes  # noqa: F401 - all that a desk imports, once for all lives
from app.cli import main


def live_again_and_again() -> None:
    """Until this process is killed too."""
    while True:
        child = os.fork()
        if child == 0:
            sys.argv = ["fieldpost", "run"]
            main()
            return
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)


if __name__ == "__main__":
    live_again_and_again()
