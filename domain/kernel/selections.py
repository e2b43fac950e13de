"""What a command must know: the facts of some types that mention some things, found by one index."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from domain.kernel.ids import Id
from domain.kernel.values import value

if TYPE_CHECKING:
    from domain.kernel.messages import Event

Pair = tuple[str, str]  # (tag, event type): the key of the index (ledger, tag, type, position)


@value
class Selection:
    """All facts of each (tag, type) in `every`, and only the newest of each (tag, type) in `newest`."""

    every: frozenset[Pair] = frozenset()
    newest: frozenset[Pair] = frozenset()

    def __or__(self, other: "Selection") -> "Selection":
        """Both selections together."""
        if not (other.every or other.newest):
            return self
        if not (self.every or self.newest):
            return other
        return Selection(every=self.every | other.every, newest=self.newest | other.newest)


NOTHING = Selection()


def together(selections: "Iterable[Selection]") -> Selection:
    """Any number of selections as one."""
    those = tuple(selections)
    every, newest = (one.every for one in those), (one.newest for one in those)
    return Selection(every=frozenset().union(*every), newest=frozenset().union(*newest))


def about(things: Id | Iterable[Id], *types: "type[Event]") -> Selection:
    """Facts of these types that mention any of these things."""
    return Selection(every=_pairs(things, types))


def newest_about(things: Id | Iterable[Id], *types: "type[Event]") -> Selection:
    """Of each type, only the latest fact that mentions each of these things."""
    return Selection(newest=_pairs(things, types))


def _pairs(things: Id | Iterable[Id], types: "tuple[type[Event], ...]") -> frozenset[Pair]:
    tags = [things.tag] if isinstance(things, Id) else [thing.tag for thing in things]
    return frozenset([(tag, kind.type_name) for tag in tags for kind in types])
