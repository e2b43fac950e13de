"""`decisions verifier`: the verifier as one file, to be handed to somebody who trusts neither us nor this program.

The same sources make the same bytes on every machine, so that the file's hash can be published and compared.
"""

import json
from pathlib import Path
from typing import Final

import typer

from service.cli.new_files import new_file
from verifier.itself import itself, own_hash

FOR_EVERYBODY: Final = 0o755


def write_verifier(output: Path, *, as_json: bool) -> int:
    """Write the verifier to a new file and say its hash. Raises `Declined` where there is a file already."""
    with new_file(output) as draft:
        draft.write_bytes(itself())
        draft.chmod(FOR_EVERYBODY)
    told = {"file": str(output), "sha256": own_hash()}
    typer.echo(json.dumps(told) if as_json else f"{output}: SHA-256 {own_hash()}.")
    return 0
