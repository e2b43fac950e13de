"""What is remembered of contracts: when they were awarded, and which representations wait for an answer."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from domain.boards import charters
from domain.boards.charters import NO_CHARTERS, Charters
from domain.boards.events import CharterAdopted
from domain.boards.remit import Remit
from domain.decisions.course import Courses
from domain.decisions.course_following import COURSE_FACTS, NOTHING_FOLLOWED, Followed
from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.kernel.codec import read
from domain.kernel.facts import Fact
from domain.kernel.ids import AwardId, DecisionId, OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.organisations.events import OrganisationRegistered
from domain.procurement.events import (
    ContractAwarded,
    ContractEnded,
    ContractModified,
    ContractTerms,
    ProcurementAbandoned,
    RepresentationAnswered,
    RepresentationReceived,
)
from domain.slips.events import SlipCorrected

TAKEN = (DecisionTaken, ChairsActionTaken)


@value
class Contract:
    """A contract on record, or a procurement that was abandoned (`awarded` is nothing then)."""

    awarded: date | None
    ended: bool
    waiting: frozenset[OrganisationCode]
    evidence: tuple[int, ...]
    decision: DecisionId | None = None
    terms: ContractTerms | None = None


@value
class Limit:
    """What the board might approve that took a decision, and the fact that says so."""

    remit: Remit
    position: int


@value
class Procurement:
    """The contracts that a command needs, and the course of each decision that it names or that lies behind one."""

    contracts: Mapping[AwardId, Contract]
    followed: Followed
    organisations: frozenset[OrganisationCode]
    charters: Charters = NO_CHARTERS

    @property
    def limits(self) -> Mapping[DecisionId, Limit]:
        """Under which remit each decision was taken, by a board or by two who acted for it."""
        told = ((one.event, one.position) for one in self.followed.told)
        found = ((event.decision, self._limit(event, position)) for event, position in told if isinstance(event, TAKEN))
        return {decision: limit for decision, limit in found if limit is not None}

    def _limit(self, event: DecisionTaken | ChairsActionTaken, position: int) -> Limit | None:
        if isinstance(event, DecisionTaken):
            return Limit(remit=event.inputs.charter.remit, position=position)
        held = (one for one in self.charters.of(event.board) if one.version == event.charter_version)
        return next((Limit(remit=one.charter.remit, position=position) for one in held), None)

    @property
    def courses(self) -> Courses:
        """The course of each decision."""
        return self.followed.courses


BLANK = Procurement(contracts={}, followed=NOTHING_FOLLOWED, organisations=frozenset())


def evolve(known: Procurement, fact: Fact[Event]) -> Procurement:
    """Remember what happened to contracts; anything else changes nothing."""
    event: Any = fact.event
    if isinstance(event, COURSE_FACTS):
        return replace(known, followed=known.followed.after(fact))
    if isinstance(event, CharterAdopted):
        return replace(known, charters=charters.evolve(known.charters, fact))
    if isinstance(event, OrganisationRegistered):
        return replace(known, organisations=known.organisations | {event.organisation})
    if isinstance(event, SlipCorrected):
        return replace(known, contracts={**known.contracts, **_put_right(event, known.contracts)})
    step = _STEPS.get(type(event))
    if step is None:
        return known
    contract = step(known.contracts.get(event.award, _NONE), event)
    kept = replace(contract, evidence=(*contract.evidence, fact.position))
    return replace(known, contracts={**known.contracts, event.award: kept})


_NONE = Contract(awarded=None, ended=False, waiting=frozenset(), evidence=())


def _awarded(contract: Contract, event: ContractAwarded) -> Contract:
    return replace(contract, awarded=event.awarded, decision=event.decision, terms=event.terms)


def _put_right(slip: SlipCorrected, contracts: Mapping[AwardId, Contract]) -> Mapping[AwardId, Contract]:
    """The contract with its terms as they should have been said."""
    if slip.type != ContractAwarded.type_name or not slip.field.startswith("terms.") or slip.whole is None:
        return {}
    terms = read(ContractTerms, json.loads(slip.whole))
    return {award: replace(held, terms=terms) for award, held in contracts.items() if award.tag in slip.mentions}


def _as_it_was(contract: Contract, event: Event) -> Contract:
    return contract


def _ended(contract: Contract, event: ContractEnded) -> Contract:
    return replace(contract, ended=True)


def _received(contract: Contract, event: RepresentationReceived) -> Contract:
    return replace(contract, waiting=contract.waiting | {event.organisation})


def _answered(contract: Contract, event: RepresentationAnswered) -> Contract:
    return replace(contract, waiting=contract.waiting - {event.organisation})


_STEPS: Mapping[type[Event], Callable[[Contract, Any], Contract]] = {
    ContractAwarded: _awarded,
    ProcurementAbandoned: _as_it_was,
    ContractModified: _as_it_was,
    ContractEnded: _ended,
    RepresentationReceived: _received,
    RepresentationAnswered: _answered,
}
