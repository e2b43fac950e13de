"""How the decisions behind awards were made, as their own facts say: who could decide, and with which conflicts."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from domain.boards.events import BoardEstablished
from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.decisions.inputs import Exclusion
from domain.decisions.verdict import Standing
from domain.interests.findings import Level
from domain.kernel.ids import PersonId
from domain.people.events import PersonRegistered
from service.procurement.shown import MakingShown
from service.viewing.mentions import mentioning
from service.viewing.viewpoint import Viewpoint

GRAVITY = (Level.NONE, Level.POTENTIAL, Level.PERCEIVED, Level.INDETERMINATE, Level.ACTUAL)
AWAY = frozenset({Standing.ABSENT, Standing.VACANT, Standing.NOT_ENTITLED})
VOTED = frozenset({Standing.FOR, Standing.AGAINST, Standing.ABSTAINED})

Made = DecisionTaken | ChairsActionTaken


def deciders_of(made: Made) -> tuple[PersonId, ...]:
    """Who decided or was kept from it: the members who were there, or the two who acted for the board."""
    if isinstance(made, ChairsActionTaken):
        return made.actors
    return tuple(one.holder for one in made.verdict.standings if one.holder and one.standing not in AWAY)


def voters_of(made: Made) -> frozenset[PersonId]:
    """Who voted on it; whoever acts for a board does."""
    if isinstance(made, ChairsActionTaken):
        return frozenset(made.actors)
    return frozenset(one.holder for one in made.verdict.standings if one.holder and one.standing in VOTED)


class Makings:
    """The decisions behind a page of awards, as known at the viewpoint; three statements for all of them."""

    def __init__(self, view: Viewpoint, decisions: Iterable[str | None], people: Iterable[str | None] = ()) -> None:
        """Look up the decisions, their boards, and the offices of those who decided and of other people named."""
        wanted = {decision for decision in decisions if decision}
        made = cast("tuple[Made, ...]", mentioning(view, "decision", wanted, DecisionTaken, ChairsActionTaken))
        self.decisions: Mapping[str, Made] = {one.decision: one for one in made if one.decision in wanted}
        boards = mentioning(view, "board", (one.board for one in self.decisions.values()), BoardEstablished)
        self._boards: Mapping[str, str] = {one.board: one.name for one in boards}
        named = {*people, *(person for one in self.decisions.values() for person in _named(one))}
        persons = mentioning(view, "person", named, PersonRegistered)
        self._offices: Mapping[str, str] = {one.person: one.office for one in persons}

    def office(self, person: str | None) -> str | None:
        """The office under which somebody is entered."""
        return self._offices.get(person) if person else None

    def of(self, decision: str | None) -> MakingShown | None:
        """How a decision was made; nothing where none is named."""
        made = self.decisions.get(decision) if decision else None
        if made is None:
            return None
        acted = isinstance(made, ChairsActionTaken)
        return MakingShown.model_validate(
            {
                "board": made.board,
                "reference": f"{self._boards[made.board]} {made.number}",
                "decided": made.decided,
                "outcome": made.outcome.name,
                "chairs_action": acted,
                "deciders": self.deciders(made),
                "conflicts": self.conflicts(made),
            }
        )

    def deciders(self, made: Made) -> list[dict[str, Any]]:
        """Where every member stood, or who acted for the board."""
        return self._actors(made) if isinstance(made, ChairsActionTaken) else self._members(made)

    def conflicts(self, made: Made) -> list[dict[str, Any]]:
        """Every conflict, and how it was managed."""
        return [self.conflict(made, one) for one in exclusions_in(made)]

    def _members(self, taken: DecisionTaken) -> list[dict[str, Any]]:
        titles = {seat.seat: seat.title for seat in taken.inputs.roster}
        return [
            {
                "person": one.holder,
                "office": self._offices[one.holder],
                "seat": titles[one.seat],
                "standing": one.standing,
            }
            for one in taken.verdict.standings
            if one.holder
        ]

    def _actors(self, action: ChairsActionTaken) -> list[dict[str, Any]]:
        return [{"person": one, "office": self._offices[one], "standing": Standing.FOR} for one in action.actors]

    def conflict(self, made: Made, one: Exclusion) -> dict[str, Any]:
        """A conflict, at its most serious, and how it was managed."""
        levels = [finding.level for finding in one.findings]
        return {
            "person": one.person,
            "office": self._offices[one.person],
            "ground": one.ground,
            "level": max(levels, key=GRAVITY.index, default=None),
            "management": one.management,
            "determined_by": one.determined_by,
            "left_the_room": isinstance(made, DecisionTaken) and one.person in made.inputs.withdrawn,
        }


def exclusions_in(made: Made) -> tuple[Exclusion, ...]:
    """What was on record about those who could decide."""
    return made.exclusions if isinstance(made, ChairsActionTaken) else made.inputs.exclusions


def _named(made: Made) -> Iterable[str]:
    if isinstance(made, ChairsActionTaken):
        yield from made.actors
    else:
        yield from (standing.holder for standing in made.verdict.standings if standing.holder)
    yield from (one.person for one in exclusions_in(made))
