"""`decisions anchor`: take the checkpoints of all ledgers to every place now, whatever is due."""

import json

import typer

from service.app import auditing
from service.audit.anchors.configured import rounds_of
from service.audit.anchors.rounds import Delivery
from service.cli.configuring import migrated, settings_with
from service.cli.exits import FAILED
from service.clock import now


def anchor(database: str | None, body: str | None, *, as_json: bool) -> int:
    """Anchor, and say what became of it; 1 where a place did not take something. Raises `Declined`."""
    settings = settings_with(database)
    found = migrated(settings)
    rounds = rounds_of(settings, auditing(settings, found).prover)
    done = rounds.go(found.reader(), now(), everything=True, ledger=body)
    found.close()
    typer.echo(json.dumps([_particulars(one) for one in done]) if as_json else "\n".join(map(_in_words, done)))
    return FAILED if any(one.why_not is not None for one in done) else 0


def _particulars(one: Delivery) -> dict[str, object]:
    told = {"place": one.place, "body": one.ledger, "size": one.size}
    return told if one.why_not is None else told | {"whyNot": one.why_not}


def _in_words(one: Delivery) -> str:
    if one.why_not is None:
        return f"{one.place}: the checkpoint of {one.ledger} with {one.size} facts is there."
    return f"{one.place}: the checkpoint of {one.ledger} was not taken: {one.why_not}."
