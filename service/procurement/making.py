"""How the decisions behind awards were made, as their own facts say: who could decide, and with which conflicts."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from domain.boards.events import BoardEstablished
from domain.decisions.events import DecisionTaken
from domain.decisions.inputs import Exclusion
from domain.interests.findings import Level
from domain.kernel.messages import Event
from domain.people.events import PersonRegistered
from service.procurement.shown import MakingShown
from service.store.leaves import fact_of
from service.store.selecting import newest
from service.viewing.viewpoint import Viewpoint

GRAVITY = (Level.NONE, Level.POTENTIAL, Level.PERCEIVED, Level.INDETERMINATE, Level.ACTUAL)


class Makings:
    """The decisions behind a page of awards; three statements for all of them."""

    def __init__(self, view: Viewpoint, decisions: Iterable[str | None], people: Iterable[str | None] = ()) -> None:
        """Look up the decisions, their boards, and the offices of those who decided and of other people named."""
        taken = cast("list[DecisionTaken]", _newest(view, decisions, "decision", DecisionTaken))
        self.decisions: Mapping[str, DecisionTaken] = {one.decision: one for one in taken}
        boards = cast("list[BoardEstablished]", _newest(view, (one.board for one in taken), "board", BoardEstablished))
        self._boards: Mapping[str, str] = {one.board: one.name for one in boards}
        named = {*people, *(person for one in taken for person in _named(one))}
        persons = cast("list[PersonRegistered]", _newest(view, named, "person", PersonRegistered))
        self._offices: Mapping[str, str] = {one.person: one.office for one in persons}

    def office(self, person: str | None) -> str | None:
        """The office under which somebody is entered."""
        return self._offices.get(person) if person else None

    def of(self, decision: str | None) -> MakingShown | None:
        """How a decision was made; nothing where none is named."""
        taken = self.decisions.get(decision) if decision else None
        if taken is None:
            return None
        return MakingShown.model_validate(
            {
                "board": taken.board,
                "reference": f"{self._boards[taken.board]} {taken.number}",
                "decided": taken.decided,
                "outcome": taken.outcome.name,
                "deciders": [self._decider(taken, standing) for standing in taken.verdict.standings if standing.holder],
                "conflicts": [self._conflict(taken, one) for one in taken.inputs.exclusions],
            }
        )

    def _decider(self, taken: DecisionTaken, standing: Any) -> dict[str, Any]:  # noqa: ANN401 - a seat's standing
        titles = {seat.seat: seat.title for seat in taken.inputs.roster}
        return {
            "person": standing.holder,
            "office": self._offices[standing.holder],
            "seat": titles[standing.seat],
            "standing": standing.standing,
        }

    def _conflict(self, taken: DecisionTaken, one: Exclusion) -> dict[str, Any]:
        levels = [finding.level for finding in one.findings]
        return {
            "person": one.person,
            "office": self._offices[one.person],
            "ground": one.ground,
            "level": max(levels, key=GRAVITY.index, default=None),
            "management": one.management,
            "determined_by": one.determined_by,
            "left_the_room": one.person in taken.inputs.withdrawn,
        }


def _named(taken: DecisionTaken) -> Iterable[str]:
    yield from (standing.holder for standing in taken.verdict.standings if standing.holder)
    yield from (one.person for one in taken.inputs.exclusions)


def _newest(view: Viewpoint, things: Iterable[str | None], kind: str, event: type[Event]) -> list[Event]:
    pairs = {(f"{kind}:{thing}", event.type_name) for thing in things if thing}
    return [fact_of(position, leaf).event for _, _, position, leaf in newest(view.connection, view.ledger, pairs)]
