"""The command of those who see to it who reads what."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import AsJson, DatabaseUrl, OdsCode, Reason, a_moment


def access_log(
    body: OdsCode,
    reader: Annotated[
        str | None, typer.Option(metavar="SUBJECT", help="only by them, as the identity provider names them")
    ] = None,
    thing: Annotated[
        str | None, typer.Option(metavar="KIND:ID", help="only of this thing, such as breach:0189… or position:12")
    ] = None,
    start: Annotated[
        datetime | None, typer.Option("--from", parser=a_moment, metavar="TIME", help="2018-04-12T18:30:00Z, or later")
    ] = None,
    end: Annotated[datetime | None, typer.Option("--until", parser=a_moment, metavar="TIME", help="up to then")] = None,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="write them to a new file, as a sheet")] = None,
    reason: Reason = None,
    database: DatabaseUrl = None,
    *,
    seal: Annotated[
        bool, typer.Option("--seal", help="bind the log, as long as it is, into the record now, not within a day")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tell who read what is restricted, when, through what and why.

    Whoever asks is entered as well. `decisions verify` checks the log.
    """
    from domain.kernel.ids import BodyCode  # noqa: PLC0415
    from service.cli.access_entries import a_reason  # noqa: PLC0415
    from service.cli.access_log import Wanted  # noqa: PLC0415
    from service.cli.access_log import access_log as run  # noqa: PLC0415

    wanted = Wanted(
        body=BodyCode(body),
        reason=a_reason(reason or "decisions access-log"),
        reader=reader,
        thing=thing,
        start=start,
        end=end,
        csv=csv,
        seal=seal,
    )
    raise typer.Exit(run(database, wanted, as_json=as_json))
