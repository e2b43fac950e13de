"""That a pack was issued goes on record once, of a case that was there, to somebody and for a purpose."""

from dataclasses import fields, replace

from domain.cases.content import CaseContent, CaseKind, Origin
from domain.cases.events import CaseDrafted
from domain.cases.policies import UnknownCase
from domain.evidence.commands import IssuePack
from domain.evidence.decider import decider
from domain.evidence.events import PackIssued, Profile
from domain.evidence.policies import PackAlreadyIssued, PackTooLarge, PackWithoutPurpose
from domain.kernel.ids import CaseId, CaseReference, EvidencePackId
from domain.kernel.spec import ASKED, given
from domain.kernel.tags import subject_of

CASE = CaseId("00000000-0000-7000-8000-00000000000a")
PACK = EvidencePackId("00000000-0000-7000-8000-00000000000b")
CONTENT = CaseContent(
    title="A clinic",
    kind=CaseKind.INVEST,
    origin=Origin.PRACTICE,
    specialty=None,
    summary="In town",
    recommendation="Approve",
    authors=(),
    sponsor=None,
    parties=(),
    beneficiaries=(),
    money=(),
)
DRAFTED = CaseDrafted(case=CASE, reference=CaseReference("WF/1"), content=CONTENT)
ISSUE = IssuePack(
    asked=ASKED,
    pack=PACK,
    case=CASE,
    position=7,
    profile=Profile.PUBLIC,
    issued_to="District audit",
    purpose="The audit of 2010",
    sha256="00",
    checkpoint="log\n7\n",
    seal="list\n",
    key="log+key",
    verifier="11",
    facts=5,
    texts=0,
    held_back=2,
)


def issued(it: IssuePack) -> PackIssued:
    """The fact that follows."""
    return PackIssued(**{field.name: getattr(it, field.name) for field in fields(PackIssued)})


def test_what_was_issued_to_whom_and_for_what_goes_on_record() -> None:
    given(decider, DRAFTED).when(ISSUE).then(issued(ISSUE))
    assert subject_of(issued(ISSUE)) == f"evidence-pack:{PACK}"


def test_a_pack_is_issued_once() -> None:
    again = replace(ISSUE, purpose="Another")
    given(decider, DRAFTED, issued(ISSUE)).when(again).then_refused(PackAlreadyIssued)


def test_no_pack_is_of_a_case_before_it_was_begun() -> None:
    given(decider).when(ISSUE).then_refused(UnknownCase, pointer="/case")
    given(decider, DRAFTED).when(replace(ISSUE, position=0)).then_refused(UnknownCase, pointer="/case")
    given(decider, DRAFTED).when(replace(ISSUE, position=1)).then_some(PackIssued, position=1)


def test_no_pack_is_issued_to_nobody_or_for_nothing() -> None:
    given(decider, DRAFTED).when(replace(ISSUE, purpose=" ")).then_refused(PackWithoutPurpose, pointer="/purpose")
    given(decider, DRAFTED).when(replace(ISSUE, issued_to="")).then_refused(PackWithoutPurpose, pointer="/issuedTo")


def test_no_pack_holds_more_than_anybody_can_handle() -> None:
    given(decider, DRAFTED).when(replace(ISSUE, facts=5_001)).then_refused(PackTooLarge)
