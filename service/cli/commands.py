"""The commands of the command line; each loads what it needs when it is called, so that none pays for another."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from service.cli import keeping, looking_back, proving, vouching, watching
from service.cli.exits import Commands
from service.cli.options import AsJson, DatabaseUrl, Version

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The record of how NHS boards decide: serve it, keep it, prove it.",
    epilog="Exit codes: 0 done, 1 failed or refused, 64 wrong usage; those of verify are in `decisions verify --help`.",
)

SERVING, KEEPING, PROVING = "Serve", "Keep the record", "Prove the record"


@app.callback()
def program(*, version: Version = False) -> None:
    """Take the options that stand before any command."""


@app.command(rich_help_panel=SERVING)
def serve(
    database: DatabaseUrl = None,
    port: Annotated[
        int | None, typer.Option(envvar="PORT", min=0, max=65535, show_default="8000", help="where to listen")
    ] = None,
) -> None:
    """Serve the API until told to stop; on SQLite the database is made and migrated first."""
    gc.disable()  # until all is loaded: to look through it again and again for garbage is a sixth of a start
    from service.cli.serving import serve as run  # noqa: PLC0415

    run(database, port)


@app.command(rich_help_panel=SERVING)
def demo(
    database: DatabaseUrl = None,
    *,
    serve: Annotated[bool, typer.Option("--serve", help="serve it on 127.0.0.1:PORT afterwards")] = False,
    as_json: AsJson = False,
) -> None:
    """Load the demonstration, once, and say how to look around in it."""
    from service.cli.demonstrating import demonstrate  # noqa: PLC0415

    raise typer.Exit(demonstrate(database, serve=serve, as_json=as_json))


@app.command(rich_help_panel=SERVING)
def token(
    body: Annotated[str, typer.Argument(metavar="ODS", help="the body's ODS code, such as 08W")],
    roles: Annotated[list[str], typer.Argument(help="secretary, chair, member, auditor, registrar, …")],
    person: Annotated[str | None, typer.Option(metavar="ID", help="the person the caller is in the registers")] = None,
    hours: Annotated[int, typer.Option(min=1, max=12, help="for how long it is good")] = 8,
    *,
    as_json: AsJson = False,
) -> None:
    """Make a token of the development issuer, for trying things out on this machine."""
    from service.cli.tokens import token as run  # noqa: PLC0415

    raise typer.Exit(run(body, roles, person, hours, as_json=as_json))


@app.command(rich_help_panel=SERVING)
def health(
    port: Annotated[int, typer.Option(envvar="PORT", help="where it listens")] = 8000, *, as_json: AsJson = False
) -> None:
    """Ask the running service of this machine whether it is ready; exit 0 if it is."""
    from service.cli.health import health as run  # noqa: PLC0415

    raise typer.Exit(run(port, as_json=as_json))


@app.command(rich_help_panel=KEEPING)
def migrate(database: DatabaseUrl = None, *, as_json: AsJson = False) -> None:
    """Bring the database to the shape that this program needs; safe to repeat."""
    from service.cli.migrating import migrate as run  # noqa: PLC0415

    raise typer.Exit(run(database, as_json=as_json))


app.command("import", rich_help_panel=KEEPING)(keeping.import_organisations)
app.command(rich_help_panel=KEEPING)(keeping.export)
app.command(rich_help_panel=KEEPING)(keeping.backup)
app.command(rich_help_panel=KEEPING)(keeping.compact)
app.command(rich_help_panel=KEEPING)(keeping.rebuild)
app.command(rich_help_panel=PROVING)(proving.verify)
app.command(rich_help_panel=PROVING)(proving.verifier)
app.command(rich_help_panel=PROVING)(proving.anchor)
app.command(rich_help_panel=PROVING)(proving.pack)
app.command(rich_help_panel=PROVING)(proving.acknowledge)
app.command(rich_help_panel=PROVING)(proving.rotate)
app.command(rich_help_panel=PROVING)(looking_back.replay)
app.command(rich_help_panel=PROVING)(looking_back.diff)
app.command(rich_help_panel=PROVING)(proving.exceptions)
app.command("access-log", rich_help_panel=PROVING)(watching.access_log)
app.command(rich_help_panel=PROVING, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(
    proving.ask
)
app.command(rich_help_panel=PROVING)(vouching.cosignatures)
app.command(rich_help_panel=PROVING)(vouching.witness)


@app.command(rich_help_panel="Develop")
def openapi(
    *,
    check: Annotated[bool, typer.Option("--check", help="write nothing; exit 1 if a document differs")] = False,
    as_json: AsJson = False,
) -> None:
    """Write `openapi/openapi.json` and the schemas of all events, or check that they are up to date."""
    from service.cli.documents import documents as run  # noqa: PLC0415

    raise typer.Exit(run(Path("openapi"), only_check=check, as_json=as_json))
