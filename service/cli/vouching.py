"""The commands of witnesses, and of those who are witnessed."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import AsJson, DatabaseUrl, OneBody


def witness(
    name: Annotated[str, typer.Argument(metavar="NAME", help="the witness, such as audit.example.nhs.uk/witness")],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="for its key and its memory; made if new")],
    log: Annotated[
        list[str], typer.Option(metavar="NAME+ID+KEY", help="a log to witness, by its public key; may be given again")
    ],
    host: Annotated[str, typer.Option(help="where to listen; other machines come in through a proxy with TLS")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(envvar="PORT", min=0, max=65535, help="where to listen")] = 8001,
) -> None:
    """Be a witness for the logs of others, until told to stop: cosign what continues all that was seen before.

    Prints the line that names this witness in a trust policy.
    Keep FOLDER: who loses the memory must begin again with a new key.
    """
    from service.cli.witnessing import serve_witness as run  # noqa: PLC0415

    run(name, folder, log, host=host, port=port)


def cosignatures(
    database: DatabaseUrl = None,
    body: OneBody = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Ask the configured witnesses to cosign every log as long as it is now, and keep what they sign.

    A running service asks by itself. Exit 1 where a log has not enough
    cosignatures afterwards, as DECISIONS_WITNESS_POLICY_FILE has it.
    """
    from service.cli.cosigning import gather as run  # noqa: PLC0415

    raise typer.Exit(run(database, body, as_json=as_json))
