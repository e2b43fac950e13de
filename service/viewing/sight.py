"""What of a body's facts a caller may see: the one policy for the facts of the log, as lists and as a feed show them.

Whoever reads everything sees every fact and the words behind it. Whoever follows the feed for all boards sees what the
lists show to every reader, and no words. Whoever follows it for some boards sees the facts of these.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.kernel.values import value
from domain.meetings.events import MeetingCalled
from service.auth.callers import Caller
from service.auth.permissions import Permission, who
from service.store.connections import Connection
from service.store.selecting import every
from service.viewing.withholding import withheld_from

RESTRICTED: Final = ("breaches.", "evidence.", "privacy.", "registers.LegalHold")
"""How the names of facts begin whose lists are shown to those who read everything, and to nobody else."""
INTEREST: Final = re.compile(rb'interest"?:"?([0-9a-f]{8}-[0-9a-f-]{27})')
BOARD: Final = "board:"
TELLS_THE_BOARD: Final[Mapping[str, tuple[str, ...]]] = {
    "meeting": (MeetingCalled.type_name,),
    "decision": (DecisionTaken.type_name, ChairsActionTaken.type_name),
}
"""Which fact says of a meeting or a decision whose it is."""


@value
class Row:
    """A fact as it lies in the log: its position, the hash of its leaf, the leaf, and what that says."""

    position: int
    leaf_hash: bytes
    leaf: bytes
    said: Mapping[str, Any]


@value
class Sight:
    """How far somebody sees; no boards means all of them."""

    caller: Caller
    everything: bool
    boards: frozenset[str] | None = None

    @property
    def name(self) -> str:
        """What tells two kinds of sight on the same record apart."""
        return "everything" if self.everything else "all" if self.boards is None else ",".join(sorted(self.boards))

    def hidden(self, connection: Connection, ledger: str, rows: Sequence[Row]) -> frozenset[int]:
        """The positions of those facts that are not to be seen; at most one look-up for each of the two reasons."""
        if self.everything:
            return frozenset()
        unseen = {row.position for row in rows if self._is_restricted(row.said)}
        unseen |= self._withheld(connection, ledger, rows)
        if self.boards is not None:
            unseen |= self._elsewhere(connection, ledger, [row for row in rows if row.position not in unseen])
        return frozenset(unseen)

    def _is_restricted(self, said: Mapping[str, Any]) -> bool:
        """Whether a fact is of a restricted list, or an interest as it was stated to be withheld from publication."""
        data = said["data"]
        stated_so = data.get("publicationWithheld") is True and data.get("person") != self.caller.person
        return stated_so or str(said["type"]).startswith(RESTRICTED)

    def _withheld(self, connection: Connection, ledger: str, rows: Sequence[Row]) -> set[int]:
        """Those that mention an interest that is withheld today."""
        named = {row.position: {found.decode() for found in INTEREST.findall(row.leaf)} for row in rows}
        asked = set().union(*named.values())
        withheld = withheld_from(self.caller, connection, ledger, asked) if asked else frozenset()
        return {position for position, interests in named.items() if interests & withheld}

    def _elsewhere(self, connection: Connection, ledger: str, rows: Sequence[Row]) -> set[int]:
        """Those that are of none of the boards: that name none of them, nor a meeting or decision of theirs."""
        tags = {row.position: set(row.said["tags"]) for row in rows}
        boards = self.boards or frozenset()
        asked = set().union(*(held for held in tags.values() if not any(tag.startswith(BOARD) for tag in held)))
        mine = {f"{BOARD}{board}" for board in boards} | _of_boards(connection, ledger, asked, boards)
        return {position for position, held in tags.items() if held.isdisjoint(mine)}


def sight_of(caller: Caller, ledger: str) -> Sight:
    """How far a caller sees who may follow the feed of this ledger at all."""
    roles = caller.roles_in(ledger)
    if not roles.isdisjoint(who(Permission.READ_ALL)):
        return Sight(caller=caller, everything=True)
    followers = who(Permission.FOLLOW)
    boards = None if not roles.isdisjoint(followers) else caller.boards_of(followers, ledger)
    return Sight(caller=caller, everything=False, boards=boards)


def _of_boards(connection: Connection, ledger: str, tags: Iterable[str], boards: frozenset[str]) -> set[str]:
    """Those of these meetings and decisions that are of one of the boards; one look-up."""
    kinds = [(tag, kind) for tag in tags for kind in TELLS_THE_BOARD.get(tag.partition(":")[0], ())]
    found = ((tag, json.loads(leaf)["data"]) for tag, _, _, leaf in every(connection, ledger, kinds))
    return {tag for tag, said in found if said["board"] in boards and tag in _named_by(said)}


def _named_by(said: Mapping[str, Any]) -> set[str]:
    """The meeting or the decision that a fact is about; a later decision may mention another board's."""
    return {f"{thing}:{said[thing]}" for thing in TELLS_THE_BOARD if thing in said}
