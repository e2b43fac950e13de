"""What a command must know: the facts of some types that mention some things, found by one index."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from domain.kernel.ids import Id
from domain.kernel.values import value

if TYPE_CHECKING:
    from domain.kernel.messages import Event

Pair = tuple[str, str]  # (tag, event type): the key of the index (ledger, tag, type, position)

MOST_KEPT = 1_024
"""Every vote selects much the same: what was selected lately is not put together anew."""


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


def about(things: Id | Iterable[Id], *types: "type[Event]") -> Selection:
    """Facts of these types that mention any of these things."""
    return _every(_tags(things), types)


def newest_about(things: Id | Iterable[Id], *types: "type[Event]") -> Selection:
    """Of each type, only the latest fact that mentions each of these things."""
    return _newest(_tags(things), types)


def _tags(things: Id | Iterable[Id]) -> tuple[str, ...]:
    return (things.tag,) if isinstance(things, Id) else tuple([thing.tag for thing in things])


# By tag, for ids of two kinds may be the same text.
@lru_cache(MOST_KEPT)
def _every(tags: tuple[str, ...], types: "tuple[type[Event], ...]") -> Selection:
    return Selection(every=_pairs(tags, types))


@lru_cache(MOST_KEPT)
def _newest(tags: tuple[str, ...], types: "tuple[type[Event], ...]") -> Selection:
    return Selection(newest=_pairs(tags, types))


def _pairs(tags: tuple[str, ...], types: "tuple[type[Event], ...]") -> frozenset[Pair]:
    return frozenset([(tag, kind.type_name) for tag in tags for kind in types])
