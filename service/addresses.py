"""What is found at which address: the modules that answer, in the order in which the interface is described."""

from types import MappingProxyType
from typing import Final

from fastapi import APIRouter

from domain.kernel.refusals import Refused
from service.edge.late_routers import Places, router_in
from service.problems.catalogue import all_refusals

PLACES: Final[Places] = MappingProxyType(
    {
        "service.audit.routes": ("log",),
        "service.audit.comparisons.routes": ("comparisons",),
        "service.access_log.routes": ("access-log",),
        "service.organisations.routes": (
            "",
            "establishment",
            "inheritances",
            "lineage",
            "memberships",
            "organisation-links",
            "organisations",
            "organisations:import",
        ),
        "service.organisations.duplicate_routes": ("double-organisations",),
        "service.organisations.patient_routes": ("organisations/patient-counts",),
        "service.cases.routes": ("cases",),
        "service.cases.counted_routes": (
            "approval-rates",
            "claimed-savings",
            "repeated-evaluations",
        ),
        "service.changes.routes": (
            "boards/diff",
            "diff",
            "meetings/diff",
            "registers/diff",
        ),
        "service.case_files.routes": ("cases/file",),
        "service.proposals.routes": ("proposals",),
        "service.benefits.routes": ("benefits",),
        "service.consultations.routes": ("consultations",),
        "service.due_diligence.routes": ("cases/due-diligence",),
        "service.people.routes": (
            "people",
            "positions",
        ),
        "service.people.duplicate_routes": ("double-people",),
        "service.merges.routes": (
            "merges",
            "merges:preview",
        ),
        "service.slips.routes": (
            "slips",
            "slips:preview",
        ),
        "service.privacy.routes": (
            "erasures",
            "erasures:preview",
        ),
        "service.privacy.access_routes": ("subject-accesses",),
        "service.privacy.disposal_routes": (
            "disposals",
            "disposals:preview",
            "retention-classes",
        ),
        "service.privacy.withholding_routes": ("withholdings",),
        "service.boards.pack_routes": ("policy-packs",),
        "service.boards.routes": ("boards",),
        "service.boards.seat_routes": ("boards/seats",),
        "service.boards.election_routes": ("boards/elections",),
        "service.boards.act_routes": ("boards/acts-outside-terms",),
        "service.meetings.routes": ("meetings",),
        "service.meetings.item_routes": ("meetings/items",),
        "service.meetings.voting_routes": ("meetings/items/motions",),
        "service.meetings.ballot_routes": (
            "meetings/items/motions/ballots",
            "meetings/items/motions/consensus-statements",
            "meetings/items/motions/counts",
            "meetings/items/motions/recorded-votes",
        ),
        "service.meetings.paper_routes": (
            "meetings/items/paper-readings",
            "meetings/items/papers",
        ),
        "service.meetings.paper_register_routes": ("papers",),
        "service.meetings.taking_routes": ("meetings/items:take",),
        "service.meetings.correction_routes": (
            "meetings/corrections",
            "meetings/corrections:preview",
        ),
        "service.meetings.departure_routes": ("departures",),
        "service.meetings.common_routes": (
            "meetings/common-decisions",
            "meetings/common-meetings",
        ),
        "service.minutes.routes": ("meetings/minutes",),
        "service.decisions.routes": (
            "conditions",
            "decisions",
            "meetings/items/motions/decisions",
            "meetings/items/motions/decisions:preview",
        ),
        "service.decisions.rejudgement_routes": ("rejudgements",),
        "service.impact.routes": ("impact",),
        "service.decisions.standing_routes": (
            "dissents",
            "withdrawals",
        ),
        "service.decisions.condition_routes": (
            "decisions/conditions/discharges",
            "decisions/conditions/failures",
            "decisions/conditions/waivers",
        ),
        "service.decisions.sequel_routes": (
            "decisions/lapses",
            "decisions/set-asides",
            "decisions/standstills",
        ),
        "service.decisions.suspension_routes": (
            "decisions/releases",
            "decisions/suspensions",
        ),
        "service.decisions.notice_routes": (
            "decisions/service-ends",
            "decisions/termination-notices",
        ),
        "service.decisions.way_out_routes": (
            "decisions/carry-overs",
            "decisions/co-options",
            "decisions/conflicts-panels",
            "decisions/referrals",
        ),
        "service.decisions.chairs_action_routes": (
            "boards/chairs-actions",
            "boards/chairs-actions:preview",
            "chairs-actions",
        ),
        "service.interests.routes": (
            "interests",
            "interests:preview",
            "nil-returns",
        ),
        "service.interests.arrangement_routes": (
            "interests/arrangements/end",
            "interests/dispensations",
            "interests/dispensations:preview",
            "interests/mitigations",
            "interests/mitigations:preview",
        ),
        "service.interests.register_routes": (
            "annual-returns",
            "expired-interests",
            "late-declarations",
            "overdue-returns",
            "published-interests",
            "register-entries",
        ),
        "service.registers.routes": (
            "decision-makers",
            "legal-holds",
            "register-policies",
        ),
        "service.registers.decision_routes": (
            "decision-entries",
            "decisions/days",
            "decisions/publications",
            "published-decisions",
        ),
        "service.findings.routes": (
            "findings",
            "late-facts",
        ),
        "service.exceptions.routes": (
            "exceptions",
            "exceptions/sheets",
        ),
        "service.funds.routes": (
            "fund-allocations",
            "funds",
        ),
        "service.gifts.routes": (
            "gift-policies",
            "gift-sources",
            "gifts",
            "published-gifts",
        ),
        "service.breaches.routes": (
            "breaches",
            "published-breaches",
        ),
        "service.breaches.review_routes": (
            "breaches/reviews",
            "breaches/settlements",
            "decision-reviews",
        ),
        "service.procurement.routes": (
            "abandonments",
            "awards",
            "awards/answers",
            "awards/endings",
            "awards/modifications",
            "awards/representations",
        ),
        "service.procurement.register_routes": (
            "award-totals",
            "awards",
            "procurement-summaries",
            "published-awards",
        ),
        "service.evidence.routes": ("evidence-packs",),
        "service.feed.routes": ("feed",),
        "service.feed.document_routes": (
            "asyncapi.json",
            "event-schemas",
        ),
    }
)
"""Where each answers: every second word of an address, and whatever is below; the longest place is asked."""


def routers() -> tuple[APIRouter, ...]:
    """All of them, with everything that they load."""
    return tuple(map(router_in, PLACES))


def known_refusals() -> dict[str, type[Refused]]:
    """Every reason for a refusal by its code, those in modules that nobody has come to among them."""
    routers()
    return all_refusals()
