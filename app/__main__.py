"""`python -m app`: the command line, where no console script is installed."""

from app.cli import main

main()
