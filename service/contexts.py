"""The contexts of the service: who answers which command, and what is written down; no HTTP is loaded for it."""

from typing import Any

from domain.benefits.decider import decider as benefits
from domain.boards.decider import decider as boards
from domain.breaches.decider import decider as breaches
from domain.cases.decider import decider as cases
from domain.consultations.decider import decider as consultations
from domain.custody.decider import decider as custody
from domain.decisions.chairs_action_decider import chairs_actions
from domain.decisions.decider import decider as decisions
from domain.decisions.late import LATE
from domain.decisions.rejudging import rejudging
from domain.decisions.rejudging_action import rejudging_action
from domain.decisions.sequel_decider import sequels
from domain.decisions.tie_breaking import tie_breaking
from domain.due_diligence.decider import decider as due_diligence
from domain.evidence.decider import decider as evidence
from domain.funds.decider import decider as funds
from domain.gifts.decider import decider as gifts
from domain.interests.arranging import arranging
from domain.interests.decider import decider as interests
from domain.kernel.deciders import Decider
from domain.meetings.decider import decider as meetings
from domain.merges.decider import decider as merges
from domain.minutes.decider import decider as minutes
from domain.organisations.counting_patients import counting_patients
from domain.organisations.decider import decider as organisations
from domain.people.decider import decider as people
from domain.privacy.decider import decider as privacy
from domain.privacy.disposing import disposing
from domain.privacy.giving_access import giving_access
from domain.privacy.withholding import withholding
from domain.procurement.confirming_slips import confirming_slips
from domain.procurement.decider import decider as procurement
from domain.proposals.decider import decider as proposals
from domain.registers.decider import decider as registers
from domain.slips.decider import decider as slips
from service.benefits.projection import project as project_benefits
from service.boards.election_projection import project as project_elections
from service.boards.projection import project as project_boards
from service.breaches.projection import project as project_breaches
from service.cases.projection import project as project_cases
from service.cases.savings_projection import project as project_savings
from service.cases.speed_projection import project as project_speed
from service.consultations.projection import project as project_consultations
from service.decisions.projection import project as project_decisions
from service.decisions.standing_projection import project as project_standings
from service.due_diligence.projection import project as project_due_diligence
from service.evidence.projection import project as project_evidence
from service.findings.projection import project as project_findings
from service.funds.projection import project as project_funds
from service.gifts.projection import project as project_gifts
from service.interests.arrangement_projection import project as project_arrangements
from service.interests.projection import project as project_interests
from service.interests.register_projection import project as project_register
from service.meetings.conflict_projection import project as project_conflicts
from service.meetings.correction_projection import project as project_corrections
from service.meetings.projection import project as project_meetings
from service.meetings.remit_projection import project as project_remits
from service.meetings.voting_projection import project as project_voting
from service.merges.projection import project as project_merges
from service.minutes.projection import project as project_minutes
from service.organisations.projection import project as project_organisations
from service.people.projection import project as project_people
from service.privacy.access_projection import project as project_accesses
from service.privacy.projection import project as project_privacy
from service.privacy.withholding_projection import project as project_withholdings
from service.procurement.projection import project as project_procurement
from service.projections.projector import Projections, Projector
from service.proposals.projection import project as project_proposals
from service.registers.projection import project as project_registers
from service.slips.projection import project as project_slips

DECIDERS: tuple[Decider[Any, Any], ...] = (
    organisations,
    counting_patients,
    people,
    merges,
    cases,
    proposals,
    benefits,
    consultations,
    due_diligence,
    boards,
    meetings,
    minutes,
    decisions,
    sequels,
    chairs_actions,
    tie_breaking,
    rejudging,
    rejudging_action,
    interests,
    arranging,
    registers,
    gifts,
    funds,
    breaches,
    procurement,
    privacy,
    withholding,
    disposing,
    giving_access,
    slips,
    confirming_slips,
    evidence,
    custody,
)
FOLLOWING = LATE
"""What follows from facts that may have come late."""
PROJECTORS: tuple[Projector, ...] = (
    project_organisations,
    project_cases,
    project_speed,
    project_savings,
    project_proposals,
    project_benefits,
    project_consultations,
    project_due_diligence,
    project_people,
    project_merges,
    project_boards,
    project_elections,
    project_meetings,
    project_remits,
    project_voting,
    project_conflicts,
    project_corrections,
    project_minutes,
    project_decisions,
    project_standings,
    project_interests,
    project_arrangements,
    project_register,
    project_registers,
    project_findings,
    project_gifts,
    project_funds,
    project_breaches,
    project_procurement,
    project_privacy,
    project_withholdings,
    project_accesses,
    project_slips,
    project_evidence,
)
PROJECTIONS = Projections(PROJECTORS)
