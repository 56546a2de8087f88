"""The smallest program that Typer makes: what any command line of Typer takes to start."""

from __future__ import annotations

import typer

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    """Greet."""
    print(f"Hello {name}")


app()
