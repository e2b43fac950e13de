"""What is remembered of benefits."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.benefits.events import BenefitMeasured, BenefitPlanned, BenefitReviewed
from domain.cases.events import CaseDrafted
from domain.kernel.facts import Fact
from domain.kernel.ids import BenefitId, CaseId, PersonId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.people.events import PersonRegistered


@value
class Benefit:
    """A benefit: of which case, when its first review is due, and whether anything was measured."""

    case: CaseId
    review_due: date
    evidence: tuple[int, ...]
    measured: bool = False


@value
class Benefits:
    """The benefits, the cases and the people that a command needs."""

    by_id: Mapping[BenefitId, Benefit]
    cases: frozenset[CaseId]
    people: frozenset[PersonId]


BLANK = Benefits(by_id={}, cases=frozenset(), people=frozenset())


def evolve(known: Benefits, fact: Fact[Event]) -> Benefits:
    """Remember what happened; anything else changes nothing."""
    match fact.event:
        case CaseDrafted(case=case):
            return replace(known, cases=known.cases | {case})
        case PersonRegistered(person=person):
            return replace(known, people=known.people | {person})
        case BenefitPlanned() as it:
            planned = Benefit(case=it.case, review_due=it.review_due, evidence=(fact.position,))
            return replace(known, by_id={**known.by_id, it.benefit: planned})
        case BenefitMeasured(benefit=benefit):
            return _seen(known, benefit, fact.position, measured=True)
        case BenefitReviewed(benefit=benefit):
            return _seen(known, benefit, fact.position, measured=known.by_id[benefit].measured)
        case _:
            return known


def _seen(known: Benefits, which: BenefitId, position: int, *, measured: bool) -> Benefits:
    before = known.by_id[which]
    after = replace(before, evidence=(*before.evidence, position), measured=measured)
    return replace(known, by_id={**known.by_id, which: after})
