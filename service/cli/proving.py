"""The commands of those who check the record."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from service.cli.exits import FAILED, explained
from service.cli.options import AsJson, DatabaseUrl, OdsCode, OneBody, a_moment

CANNOT_TELL = 2


def verify(
    database: DatabaseUrl = None,
    body: OneBody = None,
    checkpoint: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="a checkpoint or receipt that was kept outside; may be given again"),
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME+ID+KEY", help="a public key of the log, pinned by you; may be given again"),
    ] = None,
    master_key_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="the master key, to open the sealed texts as well")
    ] = None,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="check a file that `decisions export` wrote, and no database")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Check from the bytes up whether a database still holds what was recorded, and name the first wrong position.

    Needs no running service and changes nothing; the service may go on meanwhile.

    Exit codes: 0 nothing is wrong, 1 tampering is shown,
    2 cannot tell because something is missing, 64 wrong usage.
    """
    with explained(CANNOT_TELL, unforeseen="The verification itself failed"):  # 1 would mean that tampering is shown
        from service.cli.verify import verify as run  # noqa: PLC0415
        from service.cli.verify import verify_file  # noqa: PLC0415
        from service.contexts import PROJECTIONS  # noqa: PLC0415

        kept, known = checkpoint or (), key or ()
        if export is not None:
            raise typer.Exit(verify_file(export, checkpoints=kept, keys=known, ledger=body, json=as_json))
        code = run(
            _named(database),
            PROJECTIONS,
            checkpoints=kept,
            keys=known,
            master_key_file=master_key_file,
            ledger=body,
            json=as_json,
        )
    raise typer.Exit(code)


def verifier(
    output: Annotated[Path, typer.Argument(metavar="FILE", help="a new file, such as verifier.pyz")],
    *,
    as_json: AsJson = False,
) -> None:
    """Write the verifier that stands alone: one file for an auditor who trusts neither the operator nor this program.

    It needs Python 3.11 and the package `cryptography`, no server and no network: `python verifier.pyz --help`.
    """
    from service.cli.standing_alone import write_verifier as run  # noqa: PLC0415

    raise typer.Exit(run(output, as_json=as_json))


def replay(
    body: OdsCode,
    database: DatabaseUrl = None,
    meeting: Annotated[str | None, typer.Option(metavar="ID", help="only what mentions this meeting")] = None,
    case: Annotated[str | None, typer.Option(metavar="ID", help="only what mentions this case")] = None,
    position: Annotated[int | None, typer.Option(min=1, metavar="N", help="up to this position")] = None,
    known_at: Annotated[
        datetime | None,
        typer.Option(parser=a_moment, metavar="TIME", help="up to what was recorded by then: 2018-04-12T18:30:00Z"),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Tell the story of a body, a meeting or a case, fact by fact, as it was known at a moment."""
    from service.cli.replay import replay as run  # noqa: PLC0415

    code = run(_named(database), body, meeting=meeting, case=case, position=position, known_at=known_at, json=as_json)
    raise typer.Exit(FAILED if code == CANNOT_TELL else code)


def _named(database: str | None) -> str:
    """The database that was named, for which no settings are wanted; else the one of the settings."""
    from service.cli.configuring import settings_with  # noqa: PLC0415

    return database or settings_with(None).store_url


def ask(
    context: typer.Context,
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="such as A13; without one, all are listed")
    ] = None,
    body: OneBody = None,
    database: DatabaseUrl = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Ask the record a question of the auditors, by the same queries as over HTTP, or list the questions.

    What is said with a question is spelt as in the API,
    with hyphens: --as-at 2010-03-31 --known-at 2012-01-31T09:00:00Z.
    """
    if question is None:
        from service.cli.listing import listing  # noqa: PLC0415

        raise typer.Exit(listing(as_json=as_json))
    from domain.kernel.ids import BodyCode  # noqa: PLC0415
    from service.cli.asking import ask as run  # noqa: PLC0415

    if body is None:
        raise typer.BadParameter("say which body is asked: --body ODS")
    raise typer.Exit(run(database, question, BodyCode(body), context.args, as_json=as_json))
