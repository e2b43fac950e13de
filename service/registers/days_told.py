"""Finds what sources say of the days of decisions, and of which days they cannot all be right."""

from collections.abc import Iterable
from typing import Any

from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.sources import ImpossibleDayInSource
from domain.registers.day_policies import SourcesDisagree
from domain.registers.days import DecisionDay, Told, contradictory
from domain.registers.events import DecisionDayTold
from service.store.leaves import fact_of
from service.store.selecting import every
from service.viewing.viewpoint import Texts, Viewpoint

Row = dict[str, Any]


class DaysTold:
    """What was told of the days of a page of decisions, in the order of telling; one statement for all."""

    def __init__(self, view: Viewpoint, decisions: Iterable[str]) -> None:
        """Look up all that was told of these decisions."""
        pairs = {(f"decision:{decision}", DecisionDayTold.type_name) for decision in decisions}
        rows = every(view.connection, view.ledger, pairs)
        self._facts: list[Fact[Any]] = [
            fact_of(position, leaf) for _, _, position, leaf in rows if position <= view.position
        ]
        self._texts: Texts = view.texts(
            text for one in self._facts for text in (one.event.words, one.envelope.source) if text
        )

    def of(self, decision: str) -> list[Row]:
        """All that was told of a decision."""
        return [self._shown(one) for one in self._about(decision)]

    def effective(self, decision: str) -> str | None:
        """From when it has effect, as first told."""
        told = (one.event for one in self._about(decision) if one.event.which is DecisionDay.EFFECTIVE)
        return next((event.day.text for event in told if event.day), None)

    def contradictory(self, row: Row) -> tuple[DecisionDay, ...]:
        """The days of a decision of which two sources, or a source and the record, cannot both be right."""
        facts = self._about(row["decision"])
        said = [_told(one.event.which, one.event.day.text, one.position) for one in facts if one.event.day]
        kept = ((which, row[which.value.lower()]) for which in DecisionDay if which is not DecisionDay.EFFECTIVE)
        return contradictory([*said, *(_told(which, day, row["since"]) for which, day in kept if day)])

    def _about(self, decision: str) -> list[Fact[Any]]:
        return [one for one in self._facts if one.event.decision == decision]

    def _shown(self, one: Fact[Any]) -> Row:
        found = one.envelope.findings or ()
        against = {at for each in found if each.code == SourcesDisagree.code for at in each.evidence}
        return {
            "which": one.event.which,
            "day": one.event.day,
            "words": self._texts[one.event.words],
            "source": self._texts[one.envelope.source],
            "impossible": any(each.code == ImpossibleDayInSource.code for each in found),
            "contradicts": sorted(against),
            "told_at": one.position,
        }


def _told(which: DecisionDay, day: str, position: int) -> Told:
    return Told(which=which, day=PartialDate(day), position=position)
