"""`decisions export`: a body's whole record as lines of JSON, in a new file or on the output."""

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Final, TextIO

import typer

from domain.kernel.ids import BodyCode
from domain.ledger.base64text import base64_text
from service.app import auditing
from service.audit.verifying.snapshots import TABLES, snapshot
from service.cli.access_entries import a_reason, enter
from service.cli.configuring import existing, settings_with
from service.cli.exits import Declined
from service.cli.exported_lines import ExportedLines
from service.cli.new_files import new_file
from service.cli.progress import bar
from service.store.connections import Connection
from service.store.heads import Head
from service.store.migrating import ready

WITHHELD: Final = "withheld_facts"  # looked at whenever a text is opened


def export(
    database: str | None, body: BodyCode, output: Path | None, *, with_texts: bool, reason: str | None, as_json: bool
) -> int:
    """Export as of one moment, while the service may go on; with texts it is entered in the access log before.

    Raises `NotFound`, `BrokenTree`, `Declined`, `NeedsMigration`, and `Misused` where texts are wanted for no reason.
    """
    why = a_reason(reason) if with_texts else ""
    settings = settings_with(database)
    found = existing(settings)
    audit = auditing(settings, found)
    with snapshot(found.url) as connection:
        if with_texts:
            _refuse_what_withholds_nothing(connection)
        export = ExportedLines(connection, audit.prover, body, audit.sealed if with_texts else None)
        if with_texts:
            ready(found)
            asked = {"withTexts": "true"}
            enter(settings, found, body, "export", asked, position=export.head.size, reason=why)
        with new_file(output) if output else nullcontext(None) as draft:
            if draft is None:
                _write(export, sys.stdout)
            else:
                with draft.open("w", encoding="utf-8") as opened:
                    _write(export, opened)
    if output:
        typer.echo(_as_json(export.head, output) if as_json else _in_words(export.head, output))
    return 0


def _refuse_what_withholds_nothing(connection: Connection) -> None:
    if WITHHELD not in {name for (name,) in connection.run(TABLES)}:
        raise Declined(
            "This database is older than this program and does not say which texts are withheld: "
            "run `decisions migrate`, or export without --with-texts."
        )


def _write(export: ExportedLines, stream: TextIO) -> None:
    with bar("facts", lines_follow=stream is sys.stdout) as progress:
        stream.writelines(f"{line}\n" for line in export.lines(progress))


def _as_json(head: Head, output: Path) -> str:
    return json.dumps({"file": str(output), "body": head.ledger, "size": head.size, "root": base64_text(head.root)})


def _in_words(head: Head, output: Path) -> str:
    return f"{output}: {head.size} facts of {head.ledger}, up to the root {base64_text(head.root)}."
