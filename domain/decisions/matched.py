"""Matching: giving each one thing of those they may have, so that as many as can be have one."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

One = TypeVar("One", bound=Hashable)
Wish = TypeVar("Wish", bound=Hashable)


def matched(wishes: Mapping[One, Sequence[Wish]]) -> Mapping[One, Wish]:
    """Who gets what: the first served go first, and nobody who was served goes without for the sake of the next.

    Kuhn, The Hungarian Method for the Assignment Problem, 1955: whoever finds all taken has others move on.
    """
    holder: dict[Wish, One] = {}
    for one in wishes:
        _give(one, wishes, holder, set())
    return {one: wish for wish, one in holder.items()}


def _give(one: One, wishes: Mapping[One, Sequence[Wish]], holder: dict[Wish, One], tried: set[Wish]) -> bool:
    for wish in wishes[one]:
        if wish in tried:
            continue
        tried.add(wish)
        if wish not in holder or _give(holder[wish], wishes, holder, tried):
            holder[wish] = one
            return True
    return False
