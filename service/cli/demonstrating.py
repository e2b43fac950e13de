"""`decisions demo`: the demonstration told once, and everything that is needed to look around in it."""

import asyncio
import json

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from service.cli.configuring import settings_with
from service.cli.guiding import Guide, guide_to
from service.cli.serving import serve as serve_until_told_to_stop
from service.demo.calling import Unexpected
from service.demo.loading import Loaded, load_here
from service.demo.story import CHAPTERS
from service.demo.telling import Line, Listener, Telling
from service.settings import Settings


def demonstrate(database: str | None, *, serve: bool, as_json: bool) -> int:
    """Load the demonstration if it is not there yet, say what can be done with it, and perhaps serve it.

    0: it is there; 1: this database holds something else under the codes of its bodies; 64: nobody could sign in.
    """
    settings = settings_with(database, None)
    if not settings.development_issuer:
        typer.echo("The demonstration signs in personas, so it needs DECISIONS_DEVELOPMENT_ISSUER=true.", err=True)
        return 64
    telling, screen = Telling(), Console(stderr=as_json)
    try:
        loaded = _load(settings, telling, screen, quiet=as_json)
    except Unexpected as reason:
        typer.echo(f"The demonstration cannot be told here: {reason}", err=True)
        return 1
    guide = guide_to(loaded, settings)
    if as_json:
        typer.echo(_as_json(loaded, telling, guide))
    else:
        _show(screen, loaded, guide)
    if serve:
        typer.echo(f"\nServed on http://127.0.0.1:{settings.port} until you stop it (Ctrl-C).", err=True)
        serve_until_told_to_stop(database, None)
    return 0


class _OnTerminal(Listener):
    """Prints each line above a bar of chapters."""

    def __init__(self, progress: Progress, task: TaskID, *, quiet: bool) -> None:
        self._progress, self._task, self._quiet = progress, task, quiet

    def begins(self, chapter: str) -> None:
        """Name the chapter beside the bar, and as a heading."""
        self._progress.update(self._task, advance=1, description=chapter)
        if not self._quiet:
            self._progress.console.print(f"\n[bold]{escape(chapter)}[/bold]")

    def hears(self, line: Line) -> None:
        """Print the line; what was refused stands out."""
        if not self._quiet:
            mark = "[red]✗[/red]" if line.refused else "[green]✓[/green]"
            self._progress.console.print(f"{mark} {escape(line.sentence)}", highlight=False, soft_wrap=True)


def _load(settings: Settings, telling: Telling, screen: Console, *, quiet: bool) -> Loaded:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task("The demonstration", total=CHAPTERS)
        telling.listen(_OnTerminal(progress, task, quiet=quiet))
        return asyncio.run(load_here(settings, telling))


def _show(screen: Console, loaded: Loaded, guide: Guide) -> None:
    there = f"{loaded.recorded} facts were recorded just now." if loaded.recorded else "The demonstration is there."
    screen.print(f"[bold]{there}[/bold]" + ("" if loaded.recorded else " Nothing was recorded."))
    for heading, lines in guide.sections:
        screen.print(f"\n[bold]{escape(heading)}[/bold]")
        for line in lines:
            # Commands are copied from here, so nothing may break a line or colour it.
            screen.print(escape(line), highlight=False, soft_wrap=True)


def _as_json(loaded: Loaded, telling: Telling, guide: Guide) -> str:
    steps = [
        {"chapter": one.chapter, "sentence": one.sentence, "facts": one.facts, "refused": one.refused}
        for one in telling.lines
    ]
    told = {
        "recorded": loaded.recorded,
        "steps": steps,
        "addresses": guide.addresses,
        "tokens": {one.name: one.token for one in loaded.signed_in},
        "checkpoints": {body: str(file) for body, file in guide.checkpoints.items()},
        "serve": guide.serve,
        "verify": guide.verify,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
