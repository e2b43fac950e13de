"""One ledger as auditors read it: its tree, its tiles, its leaves and the disclosures behind them."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import Depends, FastAPI, Request
from sqlalchemy import bindparam, select

from domain.kernel.money import LARGEST
from domain.kernel.values import value
from domain.ledger.bundles import entry_bundle
from domain.ledger.canonical import parse_leaf
from domain.ledger.leaf import HASH_SIZE
from domain.ledger.tiles import TILE_HEIGHT, TILE_WIDTH, NoSuchTile, Tile
from domain.ledger.trust_policy import TrustPolicy, Witness
from service.audit.cosignatures import Newest, newest_seen
from service.audit.custody import KeyChange, key_changes
from service.audit.prover import NotWitnessed, Prover, UnknownLogPosition
from service.problems.refusals import RefusedAtTheDoor
from service.store.connections import Connection
from service.store.databases import Database
from service.store.scanning import leaves
from service.store.sealed import SealedDisclosures
from service.store.statements import Statement
from service.store.tables import facts
from service.viewing.history import HISTORY
from verifier.sealed import digests_in

FACTS: Final = Statement(
    select(facts.c.position, facts.c.leaf_hash, facts.c.leaf)
    .where(facts.c.ledger == bindparam("ledger"), facts.c.position > bindparam("after"))
    .order_by(facts.c.position)
    .limit(bindparam("most"))
)


class UnknownTile(RefusedAtTheDoor):
    """The log has no such tile, or not one of that width yet."""

    code = "unknown-tile"


@value
class LeafRead:
    """A fact as it is proven: its bytes and their hash, what the bytes say, and the disclosures that still exist."""

    position: int
    leaf: bytes
    leaf_hash: bytes
    fact: dict[str, Any]
    disclosures: dict[str, str | None]


@value
class WitnessRead:
    """A witness, and the size and time of the newest checkpoint that it has cosigned."""

    witness: Witness
    newest: Newest | None


@dataclass(frozen=True, slots=True)
class Audit:
    """What audits work with: the database, the prover, the opener of sealed disclosures, the policy for witnesses."""

    database: Database
    prover: Prover
    sealed: SealedDisclosures
    policy: TrustPolicy | None = None


class Log:
    """Reads one ledger; every reading uses the connection of the thread that it happens on."""

    def __init__(self, audit: Audit, ledger: str) -> None:
        """Read this ledger."""
        self._audit, self.ledger = audit, ledger

    @property
    def prover(self) -> Prover:
        """Makes the proofs."""
        return self._audit.prover

    def witnessed_size(self, least: int = 0) -> int:
        """How long the log was when enough witnesses saw it last; raises `NotWitnessed`, also below the least."""
        return self.prover.witnessed_size(self.connection, self.ledger, self._audit.policy, least)

    def witnessed(self) -> int | None:
        """The same; nothing where not enough witnesses saw any of it."""
        with suppress(NotWitnessed):
            return self.witnessed_size()
        return None

    def seen_by(self) -> list[WitnessRead]:
        """Every witness that is believed, and what it saw last of this log."""
        prover, policy = self.prover, self._audit.policy
        origin = prover.origin(self.connection, prover.head(self.connection, self.ledger))
        newest = newest_seen(self.connection, self.ledger, origin)
        return [
            WitnessRead(witness=one, newest=newest.get(one.key.vkey)) for one in (policy.witnesses if policy else ())
        ]

    def key_changes(self) -> list[KeyChange]:
        """Every change of the log's key, the first one first."""
        return key_changes(self.connection, self.ledger)

    @property
    def connection(self) -> Connection:
        """This thread's connection."""
        return self._audit.database.reader()

    def tile(self, path: str) -> bytes:
        """The hashes of the tile of this name, as many as the name says (C2SP tlog-tiles); raises `UnknownTile`."""
        tile, tree = self._existing(path), self.prover.tree
        head = self.prover.head(self.connection, self.ledger)
        return tree(self.connection, head).read_tile(tile.level, tile.index)[: tile.width * HASH_SIZE]

    def entries(self, path: str) -> bytes:
        """The bundle of leaves of this name (C2SP tlog-tiles, log entries); raises `UnknownTile`."""
        tile = self._existing(path)
        first = tile.index * TILE_WIDTH
        found = leaves(self.connection, self.ledger, after=first, upto=first + tile.width, most=TILE_WIDTH)
        return entry_bundle(leaf for _, leaf in found)

    def facts(self, after: int, limit: int, about: str | None = None) -> list[LeafRead]:
        """Up to so many facts after a position, of those that bear a tag if one is given, with their disclosures.

        Two statements for all of them.
        """
        given: dict[str, object] = {"ledger": self.ledger, "after": after, "most": limit}
        if about is None:
            rows = self.connection.run(FACTS, **given)
        else:
            rows = self.connection.run(HISTORY, tag=about, position=LARGEST, **given)
        parsed = [parse_leaf(bytes(leaf)) for _, _, leaf in rows]
        digests = [digests_in(fact) for fact in parsed]
        opened = self._audit.sealed.reveal(self.connection, self.ledger, (one for listed in digests for one in listed))
        return [
            LeafRead(
                position=position,
                leaf=bytes(leaf),
                leaf_hash=bytes(leaf_hash),
                fact=fact,
                disclosures={one: opened.get(one) for one in listed},
            )
            for (position, leaf_hash, leaf), fact, listed in zip(rows, parsed, digests, strict=True)
        ]

    def fact(self, position: int) -> LeafRead:
        """The fact at a position; raises `UnknownLogPosition`."""
        found = self.facts(position - 1, 1)
        if not found or found[0].position != position:
            raise UnknownLogPosition
        return found[0]

    def _existing(self, path: str) -> Tile:
        try:
            tile = Tile.at_path(path)
        except NoSuchTile:
            raise UnknownTile from None
        head = self.prover.head(self.connection, self.ledger)
        if tile.index * TILE_WIDTH + tile.width > head.size >> (TILE_HEIGHT * tile.level):
            raise UnknownTile
        return tile


def install_audit(app: FastAPI, audit: Audit) -> None:
    """Let this application prove its logs."""
    app.state.audit = audit


async def _log(request: Request) -> Log:
    return Log(request.app.state.audit, request.path_params["ods"])


TheLog = Annotated[Log, Depends(_log)]
"""The log of the body in the path."""
