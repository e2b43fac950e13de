"""The facts of a pack as the log has them: found by the gathering, read by their positions, some of them held back."""

import json
from collections.abc import Collection, Sequence
from typing import Any, Final

from domain.cases.policies import UnknownCase
from domain.evidence.events import Profile
from domain.evidence.gathering import gathered
from domain.kernel.facts import Fact
from domain.kernel.ids import BodyCode, CaseId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.ledger.canonical import parse_leaf
from service.bus import facts_in
from service.store.connections import Connection
from service.store.leaves import fact_of
from service.store.statements import Statement
from service.viewing.withholding import interests_in, withheld_from_everybody

_AT = "SELECT position, leaf_hash, leaf FROM facts WHERE ledger = {ledger} AND position {among} ORDER BY position"
AT: Final = Statement(
    sqlite=_AT.format(ledger=":ledger", among="IN (SELECT value FROM json_each(:positions))"),
    postgresql=_AT.format(ledger="%(ledger)s", among="= ANY(%(positions)s)"),
)
RESTRICTED: Final = ("breaches.", "gifts.", "privacy.")
"""Contexts whose facts only those read who read everything."""
INTEREST: Final = "interest:"


@value
class Leaf:
    """A fact as it stands in the log."""

    position: int
    leaf_hash: bytes
    leaf: bytes
    said: dict[str, Any]


def leaves_at(connection: Connection, ledger: str, positions: Collection[int]) -> list[Leaf]:
    """The facts at these positions, in their order; one statement for all of them."""
    wanted = list(positions)
    if not wanted:
        return []
    among: object = json.dumps(wanted) if connection.dialect == "sqlite" else wanted
    rows = connection.run(AT, ledger=ledger, positions=among)
    return [
        Leaf(position=position, leaf_hash=bytes(hashed), leaf=bytes(leaf), said=parse_leaf(bytes(leaf)))
        for position, hashed, leaf in rows
    ]


def packed_facts(connection: Connection, body: BodyCode, case: CaseId, position: int) -> list[Leaf]:
    """The facts that belong into the pack of a case, as known at a position; raises `UnknownCase`, `PackTooLarge`."""

    def at(positions: Collection[int]) -> Sequence[Fact[Event]]:
        upto = [one for one in positions if one <= position]
        return [fact_of(leaf.position, leaf.leaf) for leaf in leaves_at(connection, body, upto)]

    positions = gathered(body, case, facts_in(connection, body, upto=position), at)
    if not positions:
        raise UnknownCase(pointer="/case")
    return leaves_at(connection, body, positions)


def held_back_of(connection: Connection, ledger: str, leaves: Sequence[Leaf], profile: Profile) -> frozenset[int]:
    """The positions of what a public pack only has the hashes of: what tells of anything withheld today."""
    if profile is Profile.FULL:
        return frozenset()
    told = {leaf.position: frozenset(_interests_of(leaf)) for leaf in leaves}
    hidden = withheld_from_everybody(connection, ledger, set().union(*told.values()))
    restricted = {leaf.position for leaf in leaves if str(leaf.said["type"]).startswith(RESTRICTED)}
    return frozenset(restricted | {at for at, interests in told.items() if not hidden.isdisjoint(interests)})


def _interests_of(leaf: Leaf) -> list[str]:
    tagged = [tag.removeprefix(INTEREST) for tag in leaf.said["tags"] if tag.startswith(INTEREST)]
    return [*tagged, *interests_in(leaf.said["data"])]
