"""`decisions rotate`: a new key is made beside the old one, and then takes its place in every log."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import typer

from domain.custody.commands import RotateLogKey
from domain.custody.rotation import rotation_text
from domain.kernel.ids import BodyCode
from domain.kernel.messages import Asked
from domain.ledger.base64text import base64_text
from service.audit.guarding.guard import head_of
from service.audit.guarding.losses import LogHasGrown
from service.audit.key_ring import NEXT_FILE, next_key
from service.audit.prover import Prover
from service.audit.signing import KEY_FILE, LogKey, new_key
from service.auth.secret_files import secret_file
from service.cli.configuring import settings_with
from service.cli.exits import Declined
from service.cli.in_process import InProcess, in_process
from service.cli.register_import import OPERATOR
from service.settings import Settings
from service.store.heads import Head, ledger_names, read_head

CLIENT: Final = "decisions-rotate"
OFTEN: Final = 20
"""How often both sign again where somebody else has recorded something meanwhile."""


def prepare_key(*, as_json: bool) -> int:
    """Make the new key, once, and say where it is; raises `SecretExposed`."""
    settings = settings_with(None)
    file = settings.data_dir / NEXT_FILE
    secret_file(file, new_key)
    public = base64_text(next_key(settings.data_dir, settings.log_origin).public)
    told = f"The new key is in {file} (public key {public}).\nCopy it to every server, then run `decisions rotate`."
    typer.echo(json.dumps({"file": str(file), "publicKey": public}) if as_json else told)
    return 0


def rotate_key(database: str | None, *, as_json: bool) -> int:
    """Change every log to the new key; safe to repeat after an interruption. Raises `Declined` and `Refused`."""
    settings = settings_with(database)
    try:
        new = next_key(settings.data_dir, settings.log_origin)
    except FileNotFoundError:
        raise Declined("There is no new key; make one with `decisions rotate --prepare`.") from None
    with in_process(settings) as here:
        changed = list(_changed(here, new))
    advice = _put_in_place(settings)
    lines = [f"{ledger}: the log has another key; {vkey}" for ledger, vkey in changed]
    typer.echo(json.dumps(dict(changed)) if as_json else "\n".join([*lines, advice]))
    return 0


def _changed(here: InProcess, new: LogKey) -> Iterator[tuple[str, str]]:
    prover, connection = here.audit.prover, here.database.reader()
    for ledger in ledger_names(connection):
        head = read_head(connection, ledger)
        if head and head.size and prover.verifier(connection, ledger).public_key != new.public:
            _change(here, ledger, new)
            yield ledger, prover.verifier(connection, ledger).vkey


def _change(here: InProcess, ledger: str, new: LogKey) -> None:
    prover, connection = here.audit.prover, here.database.reader()
    for attempt in range(1, OFTEN + 1):
        head = head_of(connection, ledger)
        if prover.guard is not None:
            prover.guard.refuse_signing(connection, head, prover.tree(connection, head).hash_at())
        old = prover.ring.find(prover.verifier(connection, ledger).public_key)
        try:
            here.bus.send_and_wait(ledger, _command(here, prover, head, old, new))
        except LogHasGrown:
            if attempt == OFTEN:
                raise
        else:
            return


def _command(here: InProcess, prover: Prover, head: Head, old: LogKey, new: LogKey) -> RotateLogKey:
    origin, now = prover.origin(here.database.reader(), head), here.clock.now()
    root, keys = base64_text(head.root), [key.signs_as(origin).vkey for key in (old, new)]
    text = rotation_text(origin, head.size, root, *keys)
    return RotateLogKey(
        asked=Asked(by=OPERATOR, at=now, occurred_at=now, via=CLIENT),
        body=BodyCode(head.ledger),
        origin=origin,
        size=head.size,
        root=root,
        old_key=keys[0],
        new_key=keys[1],
        signed_by_old=old.sign_text(text, origin),
        signed_by_new=new.sign_text(text, origin),
    )


def _put_in_place(settings: Settings) -> str:
    """Where the key lies in the data directory, put the new one there; else say what is left to do."""
    folder, following = settings.data_dir, settings.data_dir / NEXT_FILE
    if settings.signing_key is not None or settings.signing_key_file is not None:
        return f"Put the key of {following} in the place of the configured one, and lock the old one away."
    retired = _free_name(folder)
    retired.hardlink_to(folder / KEY_FILE)  # at no moment is there no key: one would be made
    following.replace(folder / KEY_FILE)
    return f"The old key is in {retired}: lock it away, or destroy it once nothing is to be restored from before."


def _free_name(folder: Path) -> Path:
    number = 1
    while (found := folder / f"log-signing.retired-{number}.key").exists():
        number += 1
    return found
