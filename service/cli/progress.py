"""How far a long command is: a bar on the error stream, where that is a terminal, that leaves nothing behind."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

Told = Callable[[int, int], None]
"""Told how much is done, and how much there is to do."""


@contextmanager
def bar(what: str, *, lines_follow: bool = False) -> Iterator[Told]:
    """Show a bar; where lines are written to the same terminal, these show how far it is."""
    console = Console(stderr=True)
    hidden = not console.is_terminal or (lines_follow and sys.stdout.isatty())
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        task = progress.add_task(what, total=None)

        def told(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        yield told


@contextmanager
def spinner(what: str) -> Iterator[None]:
    """Show that something is going on of which nobody knows how long it takes."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        progress.add_task(what, total=None)
        yield
