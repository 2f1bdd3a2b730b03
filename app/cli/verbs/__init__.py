"""The verbs, a module for each group. Modules import typer alone; the rest comes when they run."""
