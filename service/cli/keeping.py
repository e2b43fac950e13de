"""The commands of those who keep the record: rebuild, import, export, backup and compact."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import AsJson, DatabaseUrl, OdsCode, Reason


def rebuild(
    database: DatabaseUrl = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="only compare; exit 1 at the first difference")] = False,
    as_json: AsJson = False,
) -> None:
    """Make all lists and registers anew from the log, or check that they say what the log says.

    The service may go on reading and recording meanwhile.
    Stopped at any moment, this leaves everything as it was.
    """
    from service.cli.rebuilding import rebuild as run  # noqa: PLC0415

    raise typer.Exit(run(database, check=check, as_json=as_json))


def import_organisations(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV in UTF-8: epraccur, or with named columns")],
    body: OdsCode,
    memberships: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CSV with practice_code, parent_code, joined, left: who belonged when"),
    ] = None,
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="what those are of which FILE does not say it, such as GP_PRACTICE")
    ] = "UNKNOWN",
    database: DatabaseUrl = None,
    *,
    members_only: Annotated[
        bool, typer.Option("--members-only", help="pass over those that never belonged to the body")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="say what would be recorded, and record nothing")] = False,
    as_json: AsJson = False,
) -> None:
    """Take over organisations from the Organisation Data Service; what is already so is not recorded again.

    Columns: code, name; and where there are any: opened, closed,
    kind or prescribing_setting; for memberships parent_code, joined, left.

    Where any line is at fault, all faults are named and nothing is recorded.
    """
    from domain.kernel.ids import BodyCode  # noqa: PLC0415
    from service.cli.importing import Wanted, a_kind  # noqa: PLC0415
    from service.cli.importing import import_organisations as run  # noqa: PLC0415

    wanted = Wanted(
        body=BodyCode(body),
        file=file,
        memberships=memberships,
        members_only=members_only,
        kind=a_kind(kind),
        dry_run=dry_run,
    )
    raise typer.Exit(run(database, wanted, as_json=as_json))


def export(
    body: OdsCode,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", show_default="the standard output", help="a new file to write to")
    ] = None,
    reason: Reason = None,
    database: DatabaseUrl = None,
    *,
    with_texts: Annotated[
        bool, typer.Option("--with-texts", help="with names and narratives: personal data leaves the building")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write a body's whole record as lines of JSON: a header, every fact with its bytes, the signed checkpoint.

    The export is of one moment; the service may go on meanwhile.
    Whoever has it can check it without this program.

    With texts it needs a reason, and is entered in the access log first.
    """
    from domain.kernel.ids import BodyCode  # noqa: PLC0415
    from service.cli.exporting import export as run  # noqa: PLC0415

    raise typer.Exit(run(database, BodyCode(body), output, with_texts=with_texts, reason=reason, as_json=as_json))


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="a new file; nothing is overwritten")],
    database: DatabaseUrl = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Copy the whole database as of one moment into a new file, and check that the copy holds the same.

    SQLite: a database file. PostgreSQL: a dump made by pg_dump, for pg_restore.
    The service may go on meanwhile.

    The keys in the data directory are not in it: keep them elsewhere.
    """
    from service.cli.backing_up import backup as run  # noqa: PLC0415

    raise typer.Exit(run(database, file, as_json=as_json))


def compact(database: DatabaseUrl = None, *, as_json: AsJson = False) -> None:
    """Write the database anew, so that its files hold nothing more of the words that were erased.

    Whoever records waits meanwhile.

    Copies that were made before, such as backups, still hold them.
    """
    from service.cli.compacting import compact as run  # noqa: PLC0415

    raise typer.Exit(run(database, as_json=as_json))
