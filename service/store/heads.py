"""The head of a ledger: how long it is and the root of its tree; whoever writes locks it before reading anything."""

from sqlalchemy import bindparam, select, update

from domain.kernel.values import value
from domain.ledger.leaf import HASH_SIZE
from domain.ledger.tiles import in_tiles
from domain.ledger.tree import EMPTY_ROOT, BrokenTree, Frontier
from service.store.connections import Connection, Row
from service.store.statements import Statement
from service.store.tables import ledgers

_NAMES = ("size", "root", "frontier", "waiting", "recorded_at")
_COLUMNS = tuple(ledgers.c[name] for name in _NAMES)
_THIS = ledgers.c.ledger == bindparam("ledger")
_FOUND = (
    "INSERT INTO ledgers (ledger, size, root, frontier, waiting, recorded_at) "
    "VALUES ({0}, 0, {1}, {2}, {2}, 0) ON CONFLICT (ledger) DO NOTHING"
)

FOUND = Statement(
    sqlite=_FOUND.format(":ledger", ":root", ":frontier"),
    postgresql=_FOUND.format("%(ledger)s", "%(root)s", "%(frontier)s"),
)
LOCK = Statement(select(*_COLUMNS).where(_THIS).with_for_update())
READ = Statement(select(*_COLUMNS).where(_THIS))
ADVANCE = Statement(update(ledgers).where(_THIS).values({name: bindparam(f"new_{name}") for name in _NAMES}))
# As text: it is asked while the service starts, before the dialect of any other statement is wanted.
_LEDGERS = "SELECT ledger FROM ledgers ORDER BY ledger"
LEDGERS = Statement(sqlite=_LEDGERS, postgresql=_LEDGERS)


@value
class Head:
    """A ledger's length, tree and newest time (microseconds since 1970)."""

    ledger: str
    frontier: Frontier
    root: bytes
    recorded_at: int
    waiting: bytes = b""
    """The newest leaf hashes, one after the other: those that do not stand in a tile yet."""

    @property
    def size(self) -> int:
        """The number of facts, which is also the newest position."""
        return self.frontier.size


def lock(connection: Connection, ledger: str) -> Head:
    """Lock the head, making it where the ledger is new; nothing may be read for a write before this."""
    rows = connection.run(LOCK, ledger=ledger)
    if not rows:
        connection.run(FOUND, ledger=ledger, root=EMPTY_ROOT, frontier=b"")
        rows = connection.run(LOCK, ledger=ledger)
    return head_in(ledger, rows[0])


def read_head(connection: Connection, ledger: str) -> Head | None:
    """The head as it stands, unlocked; nothing where there is no such ledger."""
    rows = connection.run(READ, ledger=ledger)
    return head_in(ledger, rows[0]) if rows else None


def advance(connection: Connection, head: Head) -> None:
    """Write the head after an append."""
    connection.run(
        ADVANCE,
        ledger=head.ledger,
        new_size=head.size,
        new_root=head.root,
        new_frontier=head.frontier.packed,
        new_waiting=head.waiting,
        new_recorded_at=head.recorded_at,
    )


def ledger_names(connection: Connection) -> list[str]:
    """All ledgers in the database."""
    return [name for (name,) in connection.run(LEDGERS)]


def head_in(ledger: str, row: Row) -> Head:
    """The head that a row holds; raises `BrokenTree` where it can be that of no ledger."""
    size, root, frontier, waiting, recorded_at = row
    if len(waiting) != (size - in_tiles(size)) * HASH_SIZE:
        raise BrokenTree(f"in the head of {ledger} are not the hashes that wait for a tile")
    return Head(
        ledger=ledger,
        frontier=Frontier.unpack(size, bytes(frontier)),
        root=bytes(root),
        recorded_at=recorded_at,
        waiting=bytes(waiting),
    )
