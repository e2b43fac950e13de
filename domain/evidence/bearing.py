"""Bearing: which of the facts that a judgement looked up mattered to the case, and what facts name as evidence."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from domain.decisions.course_following import COURSE_FACTS
from domain.decisions.events import ChairsActionRejudged, DecisionRejudged, LimitDrawn
from domain.kernel.codec import write
from domain.kernel.facts import Fact
from domain.kernel.ids import CaseId
from domain.kernel.messages import Event
from domain.meetings.bonds import DECLARED
from domain.merges.events import PersonsMerged, PersonsUnmerged
from domain.organisations.events import LinkEnded, MembershipBegun, MembershipEnded, OrganisationsLinked
from domain.people.events import PositionLeft, PositionTaken

BONDS: Final = frozenset(
    {
        *(*DECLARED, PositionTaken, PositionLeft),
        *(OrganisationsLinked, LinkEnded, MembershipBegun, MembershipEnded),
    }
)
"""What binds people to organisations; of these only what a finding rests on matters."""
MERGES: Final = frozenset({PersonsMerged, PersonsUnmerged})
OF_A_CASE: Final = frozenset({*COURSE_FACTS, LimitDrawn, DecisionRejudged, ChairsActionRejudged})
LASTING: Final = ("interest:", "arrangement:", "position:", "link:")
"""What is told of in several facts: if one of them matters, so does what became of it."""
SHOWN: Final = frozenset({"evidence", "cause", "corrects"})


class Bearing:
    """What matters to one case, by what the facts about it name."""

    def __init__(self, case: CaseId, facts: Iterable[Fact[Event]]) -> None:
        """Take the case's own facts and all that was looked up."""
        held = list(facts)
        self._case = case
        own = [fact for fact in held if case.tag in fact.envelope.tags]
        self._evidence = named_as_evidence(own)
        shown = [fact for fact in held if fact.position in self._evidence or type(fact.event) not in BONDS]
        self._things = {tag for fact in shown for tag in fact.envelope.tags if tag.startswith(LASTING)}
        named = [fact.envelope.tags for fact in held if type(fact.event) not in MERGES]
        self._people = {tag for tags in named for tag in tags if tag.startswith("person:")}

    def of(self, fact: Fact[Event]) -> bool:
        """Whether a fact that was looked up mattered."""
        kind, tags = type(fact.event), fact.envelope.tags
        if fact.position in self._evidence:
            return True
        if kind in BONDS:
            return not self._things.isdisjoint(tags)
        if kind in OF_A_CASE:
            return self._case.tag in tags
        return kind not in MERGES or not self._people.isdisjoint(tags)


def named_as_evidence(facts: Iterable[Fact[Event]]) -> frozenset[int]:
    """The positions at which facts say that something is shown, was given, counted or ruled, or that caused them."""
    return frozenset(at for fact in facts for at in (*_positions(write(fact.event, str)), *_of_findings(fact)))


def _of_findings(fact: Fact[Event]) -> Iterator[int]:
    return (at for finding in fact.envelope.findings or () for at in finding.evidence)


def _positions(plain: Any) -> Iterator[int]:  # noqa: ANN401 - JSON
    if isinstance(plain, list):
        for part in plain:
            yield from _positions(part)
    if not isinstance(plain, dict):
        return
    for name, part in plain.items():
        if name in SHOWN or name.endswith("At"):
            yield from (one for one in (part if isinstance(part, list) else [part]) if type(one) is int and one > 0)
        if isinstance(part, dict | list):
            yield from _positions(part)
