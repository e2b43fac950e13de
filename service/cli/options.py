"""The options that several commands share, so that each means the same everywhere."""

from datetime import date, datetime
from typing import Annotated

import typer


def _a_database(url: str | None) -> str | None:
    if url:
        from service.cli.configuring import the_url  # noqa: PLC0415 - only where one is named
        from service.cli.exits import Misused  # noqa: PLC0415

        try:
            found = the_url(url)
        except Misused as reason:
            raise typer.BadParameter(str(reason)) from None
        return found.render_as_string(hide_password=False)
    return url


def _a_body(code: str | None) -> str | None:
    if code is not None:
        from domain.kernel.ids import BodyCode, NotAnId  # noqa: PLC0415

        try:
            return BodyCode(code)
        except NotAnId:
            raise typer.BadParameter("an ODS code has 3 to 10 capitals and digits, such as 08W") from None
    return None


def _version(asked: bool) -> None:  # noqa: FBT001 - as the library calls it
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - only where it is asked for

        typer.echo(f"decisions {version('commissioning-decisions')}")
        raise typer.Exit


def a_moment(text: str) -> datetime:
    """An instant with its offset (RFC 3339); raises `BadParameter`."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.min  # noqa: DTZ901 - refused below
    if moment.tzinfo is None:
        raise typer.BadParameter("say the moment with its offset: 2018-04-12T18:30:00+01:00")
    return moment


def a_day(text: str | None) -> str | None:
    """A day as the API takes it; raises `BadParameter`."""
    if text is not None:
        try:
            date.fromisoformat(text)
        except ValueError:
            raise typer.BadParameter("say the day as 2018-04-12") from None
    return text


def named(database: str | None) -> str:
    """The database that was named, for which no settings are wanted; else the one of the settings."""
    from service.cli.configuring import settings_with  # noqa: PLC0415

    return database or settings_with(None).store_url


DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="DATABASE_URL",
        callback=_a_database,
        metavar="URL",
        show_default="a SQLite file in the data directory",
        help="where the log is kept: sqlite:///file.db or postgresql+psycopg://user@host/name",
    ),
]
Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="say which version this is")]
OdsCode = Annotated[
    str, typer.Option("--body", callback=_a_body, metavar="ODS", help="the body, by its ODS code, such as 08W")
]
AsJson = Annotated[bool, typer.Option("--json", help="for programs: say it as JSON")]
Reason = Annotated[
    str | None,
    typer.Option("--reason", metavar="TEXT", help="why you read what is restricted; kept in the access log"),
]
OneBody = Annotated[
    str | None,
    typer.Option("--body", callback=_a_body, metavar="ODS", show_default="every body", help="only this body"),
]
