"""The commands of those who check the record."""

from pathlib import Path
from typing import Annotated, Any

import typer

from service.cli.exits import Misused, explained
from service.cli.options import AsJson, DatabaseUrl, OdsCode, OneBody, Reason, named

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
    witness: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME+ID+KEY", help="a witness that must have cosigned; may be given again"),
    ] = None,
    policy: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="which logs and witnesses are believed, and how many are enough"),
    ] = None,
    master_key_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="the master key, to open the sealed texts as well")
    ] = None,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="check a file that `decisions export` wrote, and no database")
    ] = None,
    *,
    replay: Annotated[
        bool, typer.Option("--replay", help="have every judgement follow from the facts before it; takes more memory")
    ] = False,
    hashes_only: Annotated[
        bool,
        typer.Option("--hashes-only", help="look at hashes, the tree and what was signed of it, and read no fact"),
    ] = False,
    record: Annotated[
        bool, typer.Option("--record", help="write down what was found, for the lists of exceptions")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check from the bytes up whether a database still holds what was recorded, and name the first wrong position.

    Needs no running service, and changes nothing unless told to write down
    what was found; the service may go on meanwhile.

    Exit codes: 0 nothing is wrong, 1 tampering is shown,
    2 cannot tell because something is missing, 64 wrong usage.
    """
    with explained(CANNOT_TELL, unforeseen="The verification itself failed"):  # 1 would mean that tampering is shown
        from service.cli.verify import verify as run  # noqa: PLC0415
        from service.cli.verify import verify_file  # noqa: PLC0415
        from service.contexts import PROJECTIONS  # noqa: PLC0415

        told: Any = {"checkpoints": checkpoint or (), "keys": key or (), "witnesses": witness or (), "policy": policy}
        told |= {"ledger": body, "replay": replay, "hashes_only": hashes_only, "json": as_json}
        if record and hashes_only:
            raise Misused("what hashes alone show is not written down: give --record without --hashes-only")
        if export is not None:
            if record:
                raise Misused("what is found in a file is not written down: --record is for databases")
            raise typer.Exit(verify_file(export, **told))
        code = run(
            named(database),
            PROJECTIONS,
            **told,
            master_key_file=master_key_file,
            record=record,
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


def anchor(
    body: OneBody = None,
    database: DatabaseUrl = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Take the checkpoint of every body out of the building now: to the folder, mailboxes and webhooks configured.

    The running service does this by itself whenever a meeting is closed, and daily.
    """
    from service.cli.anchoring import anchor as run  # noqa: PLC0415

    raise typer.Exit(run(database, body, as_json=as_json))


def rotate(
    database: DatabaseUrl = None,
    *,
    prepare: Annotated[
        bool, typer.Option("--prepare", help="only make the new key, to be copied to every server")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Put a new key in the place of the one that signs the logs; in each log a fact says so, signed by both.

    Two steps: with --prepare the new key is made beside the old one,
    and without it every log changes to it, while the service runs on.
    """
    from service.cli.rotating import prepare_key, rotate_key  # noqa: PLC0415

    raise typer.Exit(prepare_key(as_json=as_json) if prepare else rotate_key(database, as_json=as_json))


def acknowledge(
    body: OdsCode,
    why: Annotated[str, typer.Option(metavar="TEXT", help="what happened, in words; kept as a text of the record")],
    by: Annotated[
        str, typer.Option(metavar="SUBJECT", help="who acknowledges it, as the identity provider names them")
    ] = "operator",
    database: DatabaseUrl = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Acknowledge that facts which the log had signed are lost; it goes on under a new name, and says so for ever.

    Only where the database was rolled back behind what was signed, or holds something else:
    restore a newer backup instead wherever there is one.
    """
    from domain.kernel.ids import BodyCode  # noqa: PLC0415
    from service.cli.acknowledging import acknowledge as run  # noqa: PLC0415

    raise typer.Exit(run(database, BodyCode(body), why=why, by=by, as_json=as_json))


def pack(
    output: Annotated[Path, typer.Argument(metavar="FILE", help="a new file, such as case.zip")],
    body: OdsCode,
    case: Annotated[str, typer.Option(metavar="REF", help="the case, by its reference or its id")],
    purpose: Annotated[str, typer.Option(metavar="TEXT", help="what it is for; goes on record, and can be erased")],
    issued_to: Annotated[str, typer.Option("--for", metavar="WHO", help="who gets it; the same")],
    position: Annotated[
        int | None, typer.Option(min=1, metavar="N", show_default="now", help="as known at this position of the log")
    ] = None,
    profile: Annotated[
        str, typer.Option(metavar="WORD", help="public: no personal or free text; full: all that was not erased")
    ] = "public",
    database: DatabaseUrl = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Make an evidence pack of a case: facts, receipts, pages to read, and the verifier, in one zip file.

    To whom it goes and for what is recorded with its SHA-256.
    """
    from domain.kernel.ids import BodyCode  # noqa: PLC0415
    from service.cli.packing import Packing, a_profile  # noqa: PLC0415
    from service.cli.packing import pack as run  # noqa: PLC0415

    wanted = Packing(
        body=BodyCode(body),
        case=case,
        position=position,
        profile=a_profile(profile),
        issued_to=issued_to,
        purpose=purpose,
    )
    raise typer.Exit(run(database, wanted, output, as_json=as_json))


def exceptions(
    body: OdsCode,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", show_default="every kind", help="only these, such as overdue")
    ] = None,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="write them to a new file, as a sheet")] = None,
    as_at: Annotated[
        str | None, typer.Option(metavar="DAY", show_default="today", help="what was overdue then: 2018-04-12")
    ] = None,
    reason: Reason = None,
    database: DatabaseUrl = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="exit 1 where there are any")] = False,
    as_json: AsJson = False,
) -> None:
    """Tell what an auditor should look at first, in lists by kind, or write the lists to a file.

    Without --kind it says how many there are of each kind.
    With --check it exits 1 where there are any, for a job that somebody watches.
    """
    from domain.kernel.ids import BodyCode  # noqa: PLC0415
    from service.cli.exceptions import Wanted  # noqa: PLC0415
    from service.cli.exceptions import exceptions as run  # noqa: PLC0415

    wanted = Wanted(body=BodyCode(body), kind=kind, csv=csv, as_at=as_at, check=check, reason=reason)
    raise typer.Exit(run(database, wanted, as_json=as_json))


def ask(
    context: typer.Context,
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="such as A13; without one, all are listed")
    ] = None,
    body: OneBody = None,
    reason: Reason = None,
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
    raise typer.Exit(run(database, question, BodyCode(body), context.args, reason=reason, as_json=as_json))
