"""What is remembered of consultations."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.cases.events import CaseDrafted
from domain.consultations.events import ConsultationExtended, ConsultationOpened, ConsultationReported
from domain.kernel.facts import Fact
from domain.kernel.ids import CaseId, ConsultationId
from domain.kernel.messages import Event
from domain.kernel.values import value


@value
class Consultation:
    """A consultation: on which case, between which days, and whether its responses were reported."""

    case: CaseId
    opens: date
    closes: date
    evidence: tuple[int, ...]
    reported: bool = False


@value
class Consultations:
    """The consultations and the cases that a command needs."""

    by_id: Mapping[ConsultationId, Consultation]
    cases: frozenset[CaseId]


BLANK = Consultations(by_id={}, cases=frozenset())


def evolve(known: Consultations, fact: Fact[Event]) -> Consultations:
    """Remember what happened; anything else changes nothing."""
    match fact.event:
        case CaseDrafted(case=case):
            return replace(known, cases=known.cases | {case})
        case ConsultationOpened() as it:
            opened = Consultation(case=it.case, opens=it.opens, closes=it.closes, evidence=(fact.position,))
            return replace(known, by_id={**known.by_id, it.consultation: opened})
        case ConsultationExtended() as it:
            return _changed(known, it.consultation, fact.position, closes=it.closes)
        case ConsultationReported() as it:
            return _changed(known, it.consultation, fact.position, reported=True)
        case _:
            return known


def _changed(known: Consultations, which: ConsultationId, position: int, **said: date | bool) -> Consultations:
    before = known.by_id[which]
    after = replace(before, evidence=(*before.evidence, position), **said)  # type: ignore[arg-type] # by name
    return replace(known, by_id={**known.by_id, which: after})
