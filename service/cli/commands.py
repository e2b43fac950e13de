"""The commands of the command line; each loads what it needs when it is called, so that none pays for another."""

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)

DatabaseUrl = Annotated[str | None, typer.Option("--database", envvar="DATABASE_URL", help="SQLAlchemy URL")]


@app.command()
def serve(database: DatabaseUrl = None, port: Annotated[int | None, typer.Option(envvar="PORT")] = None) -> None:
    """Serve the API; on SQLite the database is made and migrated first."""
    from service.cli.serving import serve as run  # noqa: PLC0415

    run(database, port)


@app.command()
def migrate(database: DatabaseUrl = None) -> None:
    """Bring the database to the shape that this program needs."""
    from service.cli.serving import settings_with  # noqa: PLC0415
    from service.store.databases import Database  # noqa: PLC0415
    from service.store.migrating import migrate as run  # noqa: PLC0415

    run(Database(settings_with(database, None).store_url))
    typer.echo("The database is ready.")


@app.command()
def token(
    body: Annotated[str, typer.Argument(help="the body's ODS code")],
    roles: Annotated[list[str], typer.Argument(help="secretary, chair, member, auditor, registrar, …")],
    person: Annotated[str | None, typer.Option(help="the person the caller is in the registers")] = None,
    hours: Annotated[int, typer.Option(min=1, max=12)] = 8,
    *,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """A token of the development issuer, for trying things out on this machine."""
    from service.cli.tokens import development_token  # noqa: PLC0415

    made = development_token(body, roles, person, hours)
    typer.echo(json.dumps({"token": made}) if as_json else made)


@app.command()
def demo(
    database: DatabaseUrl = None,
    *,
    serve: Annotated[bool, typer.Option("--serve", help="serve it on 127.0.0.1:PORT afterwards")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Load the demonstration, once, and say how to look around in it."""
    from service.cli.demonstrating import demonstrate  # noqa: PLC0415

    raise typer.Exit(demonstrate(database, serve=serve, as_json=as_json))


@app.command()
def openapi(
    *, check: Annotated[bool, typer.Option("--check", help="fail if the committed document differs")] = False
) -> None:
    """Write `openapi/openapi.json` and the schemas of all events, or check that they are up to date."""
    from service.cli.documents import write_documents  # noqa: PLC0415

    stale = write_documents(Path("openapi"), only_check=check)
    for path in stale:
        typer.echo(f"{'differs' if check else 'written'}: {path}")
    raise typer.Exit(1 if check and stale else 0)


@app.command()
def health(port: Annotated[int, typer.Option(envvar="PORT")] = 8000) -> None:
    """Ask the running service whether it is ready; exit 0 if it is."""
    import httpx  # noqa: PLC0415

    try:
        answer = httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=5)
    except httpx.HTTPError as error:
        typer.echo(f"no answer: {error}", err=True)
        raise typer.Exit(1) from None
    typer.echo(answer.text)
    raise typer.Exit(0 if answer.is_success else 1)
