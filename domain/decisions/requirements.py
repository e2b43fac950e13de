"""Role requirements of a quorum: who serves which, when nobody may serve two."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.boards.quorum import Requirement

Needs = tuple[int, ...]


class Head(NamedTuple):
    """One person, with the roles of every seat they act for."""

    roles: frozenset[str]
    voting: bool


def serves(head: Head, requirement: Requirement) -> bool:
    """Whether the person may serve the requirement; one that names no role is open to all."""
    fit = not requirement.any_of or not head.roles.isdisjoint(requirement.any_of)
    return fit and (head.voting or requirement.may_be_non_voting)


def missing(requirements: Sequence[Requirement], heads: Sequence[Head]) -> Needs:
    """How many are missing for each requirement when people are assigned as well as can be.

    Whoever serves an exclusive requirement serves no other; the rest may serve several at once.
    """
    needs = {tuple(one.at_least for one in requirements)}
    for options in sorted((_options(head, requirements) for head in heads), key=len):
        needs = {after for before in needs for after in _after(before, options)}
        if not any(map(sum, needs)):
            break
    return min(needs, key=lambda left: (sum(left), left))


def needs_after(before: Needs, head: Head, requirements: Sequence[Requirement]) -> set[Needs]:
    """What may still be needed after one person more has served what they can."""
    return _after(before, _options(head, requirements))


def _options(head: Head, requirements: Sequence[Requirement]) -> tuple[tuple[int, ...], ...]:
    """The sets of requirements a person may serve: all the shared ones together, or one exclusive one alone."""
    fit = [place for place, one in enumerate(requirements) if serves(head, one)]
    shared = tuple(place for place in fit if not requirements[place].exclusive)
    alone = [(place,) for place in fit if requirements[place].exclusive]
    return (*alone, shared) if shared else tuple(alone)


def _after(before: Needs, options: tuple[tuple[int, ...], ...]) -> set[Needs]:
    """What is still needed after a person has taken any useful option."""
    useful = {after for option in options if (after := _less(before, option)) != before}
    return useful or {before}


def _less(before: Needs, served: tuple[int, ...]) -> Needs:
    return tuple(max(0, need - 1) if place in served else need for place, need in enumerate(before))
