"""`decisions cosignatures`: the witnesses asked now, and what came of it."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime

import typer

from service.app import auditing
from service.audit.witnesses.gathering import Gathered, Gatherer
from service.cli.configuring import migrated, settings_with
from service.cli.exits import FAILED, Declined
from service.store.heads import ledger_names


def gather(database: str | None, body: str | None, *, as_json: bool) -> int:
    """Ask about every log, or that of one body; 1 where one has not enough cosignatures. Raises `Declined`."""
    settings = settings_with(database)
    found = migrated(settings)
    audit = auditing(settings, found)
    if audit.policy is None:
        raise Declined("There are no witnesses: set DECISIONS_WITNESS_POLICY_FILE.")
    if not any(one.url for one in audit.policy.witnesses):
        raise Declined("The policy has no witness with an address.")
    gatherer = Gatherer(found, audit.prover, audit.policy)
    ledgers = [one for one in ledger_names(found.reader()) if body in (None, one)]
    if not ledgers:
        raise Declined("There is no such log." if body else "There is no log yet.")
    outcomes = [gathered for one in ledgers if (gathered := gatherer.gather(one))]
    found.close()
    for line in [_as_json(outcomes)] if as_json else [line for one in outcomes for line in _in_words(one)]:
        typer.echo(line)
    return 0 if all(one.is_enough for one in outcomes) else FAILED


def _as_json(outcomes: list[Gathered]) -> str:
    return json.dumps([asdict(one) | {"enough": one.is_enough} for one in outcomes])


def _in_words(one: Gathered) -> Iterator[str]:
    for witness, at in one.cosigned.items():
        when = f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M:%S} UTC"
        yield f"{one.ledger}: {witness} has seen {one.size} facts, at {when}."
    for witness, why in one.failed.items():
        yield f"{one.ledger}: {witness} has not cosigned: {why.replace('-', ' ')}."
    if one.is_enough:
        yield f"{one.ledger}: enough witnesses have seen all of it."
    else:
        yield f"{one.ledger}: enough witnesses have seen {one.witnessed or 0} of its {one.size} facts."
