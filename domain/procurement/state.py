"""What is remembered of contracts: when they were awarded, and which representations wait for an answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from domain.decisions.course import Courses
from domain.decisions.course_following import COURSE_FACTS, NOTHING_FOLLOWED, Followed
from domain.kernel.facts import Fact
from domain.kernel.ids import AwardId, OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.organisations.events import OrganisationRegistered
from domain.procurement.events import (
    ContractAwarded,
    ContractEnded,
    ContractModified,
    ProcurementAbandoned,
    RepresentationAnswered,
    RepresentationReceived,
)


@value
class Contract:
    """A contract on record, or a procurement that was abandoned (`awarded` is nothing then)."""

    awarded: date | None
    ended: bool
    waiting: frozenset[OrganisationCode]
    evidence: tuple[int, ...]


@value
class Procurement:
    """The contracts that a command needs, and the course of each decision that it names or that lies behind one."""

    contracts: Mapping[AwardId, Contract]
    followed: Followed
    organisations: frozenset[OrganisationCode]

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
    if isinstance(event, OrganisationRegistered):
        return replace(known, organisations=known.organisations | {event.organisation})
    step = _STEPS.get(type(event))
    if step is None:
        return known
    contract = step(known.contracts.get(event.award, _NONE), event)
    kept = replace(contract, evidence=(*contract.evidence, fact.position))
    return replace(known, contracts={**known.contracts, event.award: kept})


_NONE = Contract(awarded=None, ended=False, waiting=frozenset(), evidence=())


def _awarded(contract: Contract, event: ContractAwarded) -> Contract:
    return replace(contract, awarded=event.awarded)


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
