"""A round of anchoring: what is due of each ledger is signed once and taken to each place; failures wait their turn."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, func, select

from domain.kernel.refusals import Refused
from domain.kernel.values import value
from domain.ledger.tree import BrokenTree
from service.audit.anchors.notebook import Entries, Entry, Notebook
from service.audit.anchors.places import AnchorRefused, Place
from service.audit.prover import Prover, SignedTree
from service.store.connections import Connection
from service.store.heads import ledger_names, read_head
from service.store.statements import Statement
from service.store.tables import facts
from service.telemetry import tell

CLOSE: Final = "meetings.MeetingClosed"
"""By its permanent name, for the type itself would load a whole context."""
DAILY: Final = timedelta(days=1)
CLOSED: Final = Statement(
    select(func.max(facts.c.position)).where(
        facts.c.ledger == bindparam("ledger"),
        facts.c.position > bindparam("after"),
        facts.c.type == CLOSE,
    )
)


@value
class Delivery:
    """What became of a checkpoint of a ledger at a place: taken, or why not."""

    place: str
    ledger: str
    size: int
    why_not: str | None = None


class Rounds:
    """Takes checkpoints to places."""

    def __init__(self, prover: Prover, places: Sequence[Place], notebook: Notebook) -> None:
        """Take what this prover signs to these places."""
        self._prover, self._places, self._notebook = prover, places, notebook

    def go(
        self, connection: Connection, now: datetime, *, everything: bool = False, ledger: str | None = None
    ) -> list[Delivery]:
        """Take what is due; with `everything` all there is, of one ledger if one is named, after waiting for others."""
        if self._prover.guard is not None:
            self._prover.guard.look_around(connection)
        with self._notebook.open(wait=everything) as entries:
            if entries is None:
                return []
            wanted = ledger_names(connection) if ledger is None else [ledger]
            return [
                done
                for one in wanted
                for done in self._in_any_case(connection, one, entries, now, everything=everything)
            ]

    def failures(self) -> list[Delivery]:
        """What has failed and has not been made good since."""
        noted, there = self._notebook.read(), {place.name for place in self._places}
        return [
            Delivery(place=place, ledger=ledger, size=entry.size, why_not=entry.why)
            for place, of_place in noted.items()
            for ledger, entry in of_place.items()
            if entry.why is not None and place in there
        ]

    def _in_any_case(
        self, connection: Connection, ledger: str, entries: Entries, now: datetime, *, everything: bool
    ) -> Iterator[Delivery]:
        """What became of one ledger; whatever is wrong with it, the others are taken out."""
        try:
            yield from self._of(connection, ledger, entries, now, everything=everything)
        except Exception as error:  # noqa: BLE001 - it is told and noted, and its time comes again
            why = f"it failed with {type(error).__name__}"
            for place in self._places:
                done, entries[place.name][ledger] = _not_taken(place, ledger, why, _entry(entries, place, ledger), now)
                yield done

    def _of(
        self, connection: Connection, ledger: str, entries: Entries, now: datetime, *, everything: bool
    ) -> Iterator[Delivery]:
        head = read_head(connection, ledger)
        due = [
            place
            for place in self._places
            if head
            and head.size
            and (everything or _is_due(connection, ledger, head.size, _entry(entries, place, ledger), now))
        ]
        if not due:
            return
        try:
            signed: SignedTree | str = self._prover.checkpoint(connection, ledger)
        except (Refused, BrokenTree) as error:
            signed = f"it is not signed: {error}"
        for place in due:
            entry = _entry(entries, place, ledger)
            done, entries[place.name][ledger] = _taken(place, ledger, signed, entry, now)
            yield done


def _entry(entries: Entries, place: Place, ledger: str) -> Entry:
    return entries.setdefault(place.name, {}).get(ledger, Entry())


def _is_due(connection: Connection, ledger: str, size: int, entry: Entry, now: datetime) -> bool:
    """At each meeting's close, and daily; what is as long as it was has nothing new to show."""
    if size == entry.size or entry.waits(now):
        return False
    if entry.taken_at is None or entry.why is not None or now >= datetime.fromisoformat(entry.taken_at) + DAILY:
        return True
    return connection.run(CLOSED, ledger=ledger, after=entry.size)[0][0] is not None


def _taken(place: Place, ledger: str, signed: SignedTree | str, entry: Entry, now: datetime) -> tuple[Delivery, Entry]:
    why = signed if isinstance(signed, str) else _refused(place, signed)
    if why is None and not isinstance(signed, str):
        size = signed.checkpoint.size
        return Delivery(place=place.name, ledger=ledger, size=size), Entry(size=size, taken_at=now.isoformat())
    return _not_taken(place, ledger, str(why), entry, now)


def _not_taken(place: Place, ledger: str, why: str, entry: Entry, now: datetime) -> tuple[Delivery, Entry]:
    tell("warning", "checkpoint-not-anchored", place=place.name, ledger=ledger, why=why)
    return Delivery(place=place.name, ledger=ledger, size=entry.size, why_not=why), entry.failed(why, now)


def _refused(place: Place, tree: SignedTree) -> str | None:
    try:
        place.take(tree)
    except AnchorRefused as reason:
        return str(reason)
    except OSError as error:
        return error.strerror or type(error).__name__
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one place, the others get the checkpoint
        return f"it failed with {type(error).__name__}"
    return None
