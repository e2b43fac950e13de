"""`decisions rebuild`: read models made anew from the log, or only held against it."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import typer

from service.cli.configuring import migrated, settings_with
from service.cli.exits import FAILED
from service.cli.progress import bar
from service.contexts import PROJECTIONS
from service.projections.comparing import MOST, Difference, differences
from service.projections.rebuilding import Rebuilt
from service.projections.rebuilding import rebuild as rebuild_all
from service.projections.shapes import refuse_another_shape
from service.store.databases import Database


def rebuild(database: str | None, *, check: bool, as_json: bool) -> int:
    """Make every read model anew, or only compare; 1 where a comparison finds a difference, and names the first."""
    found = migrated(settings_with(database))
    return _compare(found, as_json=as_json) if check else _rebuild(found, as_json=as_json)


def _rebuild(database: Database, *, as_json: bool) -> int:
    with bar("facts") as progress:
        rebuilt = rebuild_all(database, PROJECTIONS, progress)
    typer.echo(json.dumps(_rebuilt(rebuilt)) if as_json else _in_words(rebuilt))
    return 0


def _compare(database: Database, *, as_json: bool) -> int:
    refuse_another_shape(database.reader(), PROJECTIONS)
    with bar("facts") as progress:
        found = differences(database, PROJECTIONS, progress=progress)
    if as_json:
        typer.echo(json.dumps({"good": not found, "differences": [_difference(one) for one in found]}))
    elif not found:
        typer.echo("The read models say what the log says.")
    for line in _first_of(found):
        typer.echo(line, err=True)
    return FAILED if found else 0


def _first_of(found: Sequence[Difference]) -> Iterator[str]:
    if found:
        one, more = found[0], len(found) - 1
        yield f"{one.ledger}: the read model {one.table} {_wrong(one)}, from position {one.position} on."
        if more:
            counted = f"at least {more}" if more >= MOST - 1 else f"{more}"
            yield f"There are {counted} more. `decisions rebuild` makes the read models anew from the log."


def _wrong(one: Difference) -> str:
    key = ", ".join(map(str, one.key))
    if one.replayed is None:
        return f"has a row for {key} that the log does not lead to"
    if one.live is None:
        return f"lacks the row for {key} that the log leads to"
    return f"says otherwise than the log of {key}, in {', '.join(_columns(one))}"


def _columns(one: Difference) -> list[str]:
    live, replayed = one.live or {}, one.replayed or {}
    return sorted(name for name, held in replayed.items() if live.get(name) != held)


def _difference(one: Difference) -> dict[str, Any]:
    return {"body": one.ledger, "table": one.table, "position": one.position, "what": _wrong(one)}


def _rebuilt(rebuilt: Rebuilt) -> dict[str, Any]:
    return {"facts": rebuilt.facts, "bodies": rebuilt.ledgers, "tables": list(rebuilt.tables)}


def _in_words(rebuilt: Rebuilt) -> str:
    return f"{len(rebuilt.tables)} read models were made anew from {rebuilt.facts} facts (bodies: {rebuilt.ledgers})."
