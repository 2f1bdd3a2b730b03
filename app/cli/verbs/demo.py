"""demo."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.help import said


def add_to(app: typer.Typer) -> None:
    """Add this verb to the application."""
    app.command("demo", help=said("help-demo"))(demo)


def demo(
    host: Annotated[str, typer.Option(help=said("help-demo-host"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help=said("help-demo-port"))] = 8090,
    data_dir: Annotated[Path | None, typer.Option(help=said("help-demo-data-dir"))] = None,
    no_sample: Annotated[
        bool, typer.Option("--no-sample", help=said("help-demo-no-sample"))
    ] = False,
    lang: Annotated[str, typer.Option(help=said("help-demo-lang"))] = "ru",
) -> None:
    from rich.console import Console

    from app.cli.shell import shell_texts, telling
    from app.demo.running import DemoOptions, run_demo

    texts = shell_texts()
    if lang not in texts.languages:
        raise typer.BadParameter(", ".join(texts.languages), param_hint="--lang")

    def say(address: str) -> None:
        typer.echo(texts.format(lang, "cli-demo-ready", address=address))

    options = DemoOptions(host, port, data_dir, not no_sample, lang)
    with telling(Console(stderr=True, soft_wrap=True)):
        run_demo(options, say)
