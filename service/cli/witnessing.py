"""`decisions witness`: seeing the logs of others grow, with a key and a memory of one's own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import typer
import uvicorn

from domain.ledger.keys import ED25519, KeyRefused, VerifierKey
from service.audit.signing import new_key
from service.audit.witnessing.app import witness_app
from service.audit.witnessing.cosigner import Cosigner, NotAWitnessKey
from service.audit.witnessing.memory import AnotherWitness, Memory, MemoryLost
from service.audit.witnessing.witness import Witness
from service.auth.secret_files import secret_file
from service.cli.exits import FAILED, Declined, Misused
from service.clock import SystemClock
from service.edge.server import options_at
from verifier.given import NotAKey, public_key

KEY_FILE: Final = "witness.key"
MEMORY_FILE: Final = "witness.db"


def serve_witness(name: str, folder: Path, logs: Sequence[str], *, host: str, port: int) -> None:
    """Serve until told to stop; raises `Misused` for keys that are none, and `Declined`."""
    try:
        witness, key = a_witness(name, folder, [_log_key(one) for one in logs])
    except (KeyRefused, NotAKey) as reason:
        raise Misused(str(reason)) from None
    except (AnotherWitness, MemoryLost, NotAWitnessKey) as reason:
        raise Declined(f"{reason}.") from None
    typer.echo(f"witness {_word(name)} {key.vkey} http://{host}:{port}")
    try:
        uvicorn.run(witness_app(witness), **options_at(host, port), log_level="warning")
    except SystemExit as ended:  # such as that the port is taken, which it has said
        raise typer.Exit(FAILED if ended.code else 0) from None


def a_witness(name: str, folder: Path, logs: Sequence[VerifierKey]) -> tuple[Witness, VerifierKey]:
    """The witness whose key and memory are in this folder, both made if it is new; and its public key."""
    folder.mkdir(parents=True, exist_ok=True)
    key_file = folder / KEY_FILE
    memory = Memory.begun(folder / MEMORY_FILE, name, has_cosigned=key_file.exists())
    cosigner = Cosigner(name, secret_file(key_file, new_key))
    return Witness(cosigner, memory, logs, SystemClock()), cosigner.key


def _log_key(text: str) -> VerifierKey:
    key = public_key(text)
    if key.algorithm != ED25519:
        raise NotAKey("a witness takes the keys of logs")
    return key


def _word(name: str) -> str:
    """The last part of the name: within a policy, any word does."""
    return name.rstrip("/").rpartition("/")[2] or name
