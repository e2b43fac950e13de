"""`decisions import`: read a file, try the whole of it, and only then record it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import typer

from domain.kernel.ids import BodyCode
from domain.kernel.values import value
from domain.organisations.events import OrganisationKind
from service.cli.configuring import settings_with
from service.cli.exits import FAILED, Misused
from service.cli.in_process import in_process
from service.cli.progress import bar
from service.cli.register_entries import Entries, Entry, Fault
from service.cli.register_files import RegisterFile, read_register
from service.cli.register_import import RegisterImport

MOST_FAULTS: Final = 50
WORDS: Final[Mapping[str, str]] = {
    "organisations.OrganisationRegistered": "registered",
    "organisations.OrganisationRenamed": "renamed",
    "organisations.OrganisationClosed": "closed",
    "organisations.MembershipBegun": "memberships begun",
    "organisations.MembershipEnded": "memberships ended",
}


@value
class Wanted:
    """What is to be imported, for which body, and whether only to be tried."""

    body: BodyCode
    file: Path
    memberships: Path | None = None
    members_only: bool = False
    kind: OrganisationKind = OrganisationKind.UNKNOWN
    dry_run: bool = False


@value
class Imported:
    """What came of it: how many organisations were read, how many facts of each type there are more, what is wrong."""

    read: int
    facts: Counter[str]
    faults: tuple[Fault, ...]


def import_organisations(database: str | None, wanted: Wanted, *, as_json: bool) -> int:
    """Take a file over; 1 and nothing recorded where any line of it is at fault. Raises `Declined` and `Refused`.

    Repeating is safe: what is already so is not recorded again.
    """
    file = read_register(wanted.file, needed=("code", "name"))
    entries, faults = _entries(file, wanted)
    counts = Counter[str]()
    if not faults:
        counts, faults = _sent(database, file, entries, wanted)
    done = Imported(read=len(entries), facts=counts, faults=tuple(faults))
    if as_json:
        typer.echo(_as_json(file, done, wanted))
    elif not faults:
        typer.echo(_in_words(file, done, wanted))
    for line in _complaints(done.faults):
        typer.echo(line, err=True)
    return FAILED if faults else 0


def _entries(file: RegisterFile, wanted: Wanted) -> tuple[tuple[Entry, ...], list[Fault]]:
    entries = Entries(wanted.body, file, wanted.kind)
    if wanted.memberships is not None:
        entries.join(read_register(wanted.memberships, needed=("code", "parent")))
    return entries.read(members_only=wanted.members_only), entries.faults


def _sent(
    database: str | None, file: RegisterFile, entries: Sequence[Entry], wanted: Wanted
) -> tuple[Counter[str], list[Fault]]:
    with in_process(settings_with(database)) as here:
        sending = RegisterImport(here, file, wanted.body)
        with bar("trying") as progress:
            counts, faults = sending.tried(entries, progress)
        if faults:
            return Counter(), faults
        if not wanted.dry_run:
            with bar("recording") as progress:
                counts = sending.recorded(entries, progress)
        return counts, []


def _in_words(file: RegisterFile, done: Imported, wanted: Wanted) -> str:
    what = ", ".join(f"{done.facts[kind]} {word}" for kind, word in WORDS.items() if done.facts[kind])
    found = f"{file.name} has {done.read} organisations (SHA-256 {file.sha256})."
    if not what:
        return f"{found}\nAll of it is on record already; there is nothing to record."
    if wanted.dry_run:
        return f"{found}\nWould be recorded for {wanted.body}: {what}. Nothing was recorded."
    return f"{found}\nRecorded for {wanted.body}: {what}."


def _as_json(file: RegisterFile, done: Imported, wanted: Wanted) -> str:
    told = {
        "body": wanted.body,
        "file": file.name,
        "sha256": file.sha256,
        "organisations": done.read,
        "dryRun": wanted.dry_run,
        "facts": dict(done.facts),
        "faults": [{"file": one.file, "line": one.line, "what": one.sentence} for one in done.faults],
    }
    return json.dumps(told, ensure_ascii=False)


def _complaints(faults: Sequence[Fault]) -> Iterator[str]:
    yield from (str(fault) for fault in faults[:MOST_FAULTS])
    if len(faults) > MOST_FAULTS:
        yield f"… and {len(faults) - MOST_FAULTS} more."
    if faults:
        yield "Nothing was recorded."


def a_kind(word: str) -> OrganisationKind:
    """The kind of this name; raises `Misused`."""
    try:
        return OrganisationKind[word.upper()]
    except KeyError:
        raise Misused(f"a kind is one of {', '.join(kind.name for kind in OrganisationKind)}") from None
