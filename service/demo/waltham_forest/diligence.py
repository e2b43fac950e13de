"""The checks that were made of two cases of Waltham Forest, and what was said of each."""

from typing import Final

from domain.due_diligence.events import CheckStatus
from service.demo.bringing import Check


def _passed(name: str, by: str, note: str) -> Check:
    return Check(name=name, status=CheckStatus.PASSED, by=by, note=note)


DERMATOLOGY_CHECKS: Final = (
    _passed("finance", "finance-director", "More than £2m a year is released; the qualifier is that of the account."),
    _passed("strategic_fit", "chief-executive", "Care moves into the community, as the programme has it."),
    _passed("clinical_evidence", "medical-director", "Seventeen service pilots."),
    Check(
        name="quality_impact",
        status=CheckStatus.PASSED_WITH_CONCERNS,
        by="medical-director",
        note="Waiting times need watching in the first year.",
    ),
    _passed("equality_impact", "performance-director", "No group is worse off; travel is shorter for most."),
    Check(
        name="engagement",
        status=None,
        by="lay-chair",
        note="Patients were heard in each of the pilots; asking them again would tell nothing new.",
    ),
    Check(
        name="procurement_route",
        status=CheckStatus.NOT_APPLICABLE,
        by="finance-director",
        note="The route is chosen after the decision.",
    ),
    _passed("conflicts_of_interest", "performance-director", "Those of the development board are on its record."),
)
CONTRACT_CHECKS: Final = (
    _passed("finance", "finance-director", "The amount is what was paid in nine months of 2020/21."),
    _passed("strategic_fit", "chief-executive", "Quality in general practice is a priority."),
    _passed("clinical_evidence", "medical-director", "The indicators follow national guidance."),
    _passed("quality_impact", "medical-director", "Better recording in all practices."),
    _passed("equality_impact", "performance-director", "Open to all practices on the same terms."),
    _passed("engagement", "nursing-director", "Patient groups were heard in December."),
    Check(
        name="procurement_route",
        status=CheckStatus.NOT_APPLICABLE,
        by="finance-director",
        note="Only practices with a list can provide this.",
    ),
    _passed("conflicts_of_interest", "performance-director", "No partner of a practice sits on this board."),
)
