"""Keeping: what a state becomes with a fact is worked out once, for every vote looks back at much the same facts."""

from collections.abc import Callable
from typing import Any, TypeVar

from domain.kernel.facts import Fact

K = TypeVar("K")

MOST_KEPT = (
    2_000  # answers; those of a meeting with 140 items are 10 kB each, and no write is faster with twice as many
)


def keeping(evolve: Callable[[K, Fact[Any]], K], most: int = MOST_KEPT) -> Callable[[K, Fact[Any]], K]:
    """The same pure function of a state and a fact, which keeps what it has lately answered.

    The state and the fact are known again as objects: neither ever changes, and while an answer is kept, so are both,
    so that no other object can be taken for them. Nothing has to be forgotten when facts are added, or when a
    transaction fails: other facts are other objects.
    """
    late: dict[tuple[int, int], tuple[K, Fact[Any], K]] = {}
    older: dict[tuple[int, int], tuple[K, Fact[Any], K]] = {}

    def evolved(known: K, fact: Fact[Any]) -> K:
        nonlocal late, older
        both = id(known), id(fact)
        kept = late.get(both)
        if kept is None:
            kept = late[both] = older.get(both) or (known, fact, evolve(known, fact))
            if len(late) * 2 >= most:
                late, older = {}, late
        return kept[2]

    return evolved
