"""What a decision rests on, when it is refused, and what it would be before it is taken."""

from dataclasses import replace
from datetime import date

import pytest

from domain.boards.conflicts import Determiner, Management, SeparationPolicy
from domain.boards.events import BoardKind
from domain.boards.remit import DecisionType
from domain.boards.voting import Threshold, VotingRule
from domain.cases.events import CaseSubmitted, CaseWithdrawn
from domain.cases.policies import CaseNotSubmitted, NotTheVersionSubmitted
from domain.decisions.advancing import AboveDelegatedLimit, ProposalIdMissing
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.policies import CaseAlreadyDecided, DecisionAlreadyTaken, MotionAlreadyDecided
from domain.decisions.verdict import Standing
from domain.due_diligence.events import CheckRecorded, CheckStatus, CheckWaived, DueDiligenceOpened
from domain.due_diligence.policies import DueDiligenceIncomplete
from domain.kernel.answers import Answer
from domain.kernel.ids import DecisionId, ItemId, MeetingId, MotionId
from domain.kernel.messages import Event
from domain.kernel.money import Money, Qualifier
from domain.kernel.refusals import Refused
from domain.kernel.spec import Given, fact, given
from domain.meetings.agenda import NoCharterInForce, NoOpenProposal, OutsideRemit
from domain.meetings.events import MeetingOpened, MotionPut, PersonLeft, RulingGiven, VoteCast, VoteClosed
from domain.meetings.motions import Direction, Presence
from domain.meetings.order import BeforeThePreviousFact
from domain.meetings.policies import UnknownItem, UnknownMeeting, UnknownMotion
from domain.proposals.events import ProposalWithdrawn
from domain.proposals.policies import ProposalAlreadyMade
from domain.tests.decisions.make import codes, counts, person, stands, uuid
from domain.tests.decisions.story import (
    CASE,
    COMMITTEE,
    DEVELOPMENT,
    DISINVESTMENT,
    ITEM,
    MEETING,
    MOTION,
    PROPOSAL,
    adopted,
    arrived,
    at_minute,
    board,
    case,
    committee_charter,
    development_charter,
    disinvestment_charter,
    examined,
    meeting_of,
    proposed,
    take,
    told,
    vote,
)

MEMBERS = ("chair:director", "lay1:lay", "lay2:lay", "gp1:GP")
NO_BARS = SeparationPolicy()
CARRIED = "chair+ lay1+ lay2+"


def approving(
    cast: str = CARRIED,
    direction: Direction = Direction.APPROVE,
    *,
    limit: int | None = None,
    separation: SeparationPolicy = NO_BARS,
    money: Money | None = None,
) -> list[Event]:
    """A motion before the board that exercises final approval; due diligence is told apart."""
    charter = disinvestment_charter(limit_pence=limit, separation=separation)
    return [
        *board(DISINVESTMENT, BoardKind.APPROVAL, charter, *MEMBERS),
        *case(pays_practices=False, money=money),
        *meeting_of(
            DISINVESTMENT,
            DecisionType.FINAL_APPROVAL,
            direction,
            cast,
            here="chair lay1 lay2 gp1",
            presiding="chair",
        ),
    ]


def recommending(cast: str = CARRIED) -> list[Event]:
    here = {"here": "chair lay1 lay2 gp1", "presiding": "chair"}
    return [
        *board(DEVELOPMENT, BoardKind.DEVELOPMENT, development_charter(), *MEMBERS),
        *case(pays_practices=False),
        *meeting_of(DEVELOPMENT, DecisionType.RECOMMENDATION, Direction.RECOMMEND, cast, **here),  # type: ignore[arg-type]
    ]


def examined_parts() -> tuple[DueDiligenceOpened, CheckRecorded, CheckWaived]:
    opened, checked, waived = examined()
    assert isinstance(opened, DueDiligenceOpened)
    assert isinstance(checked, CheckRecorded)
    assert isinstance(waived, CheckWaived)
    return opened, checked, waived


def followed_by(record: Given, *events: Event) -> Given:
    """The same record and, an hour later, these events."""
    at = len(record.facts) + 60
    return given(record.decider, *record.facts, *(at_minute(event, at + n) for n, event in enumerate(events)))


def decided(record: Given) -> Given:
    return followed_by(record, *record.when(take()).outcome())


OTHER = DecisionId(uuid("decision", "other"))


def test_an_approval_before_due_diligence_is_refused() -> None:
    refusal = told(approving()).when(take()).then_refused(DueDiligenceIncomplete, unsettled=["finance", "equality"])
    assert refusal.evidence
    assert refusal.citation
    assert refusal.citation.startswith("NHS Waltham Forest")


@pytest.mark.parametrize("left", [{"finance": CheckStatus.FAILED}, {"waived": False}])
def test_an_approval_with_a_check_failed_or_missing_is_refused(left: dict[str, object]) -> None:
    record = told(approving(), examined(**left))  # type: ignore[arg-type]
    refusal = record.when(take()).then_refused(DueDiligenceIncomplete)
    assert len(refusal.evidence) >= 2


def test_a_case_that_is_approved_needs_due_diligence_whatever_the_item_was_placed_for() -> None:
    charter = disinvestment_charter(separation=NO_BARS)
    appoints = replace(charter, remit=replace(charter.remit, decides=(DecisionType.APPOINTMENT,)))
    events = [
        *board(DISINVESTMENT, BoardKind.APPROVAL, appoints, *MEMBERS),
        *case(pays_practices=False),
        *meeting_of(
            DISINVESTMENT,
            DecisionType.APPOINTMENT,
            Direction.APPROVE,
            CARRIED,
            here="chair lay1 lay2 gp1",
            presiding="chair",
        ),
    ]
    told(events).when(take()).then_refused(DueDiligenceIncomplete, unsettled=["finance", "equality"])


def test_due_diligence_on_one_version_says_nothing_of_another() -> None:
    opened, checked, waived = examined_parts()
    other = (replace(opened, version=2), replace(checked, version=2), replace(waived, version=2))
    told(approving(), other).when(take()).then_refused(DueDiligenceIncomplete)


def test_what_is_not_approved_needs_no_due_diligence() -> None:
    told(approving("chair- lay1- lay2+")).when(take()).then_some(DecisionTaken, outcome=Outcome.NOT_CARRIED)
    told(approving(direction=Direction.REJECT)).when(take()).then_some(DecisionTaken, outcome=Outcome.REJECTED)


def test_a_board_that_only_recommends_cannot_approve() -> None:
    here = {"here": "chair lay1 lay2", "presiding": "chair"}
    events = [
        *board(DEVELOPMENT, BoardKind.DEVELOPMENT, development_charter(), *MEMBERS),
        *case(),
        *meeting_of(DEVELOPMENT, DecisionType.FINAL_APPROVAL, Direction.APPROVE, CARRIED, **here),  # type: ignore[arg-type]
    ]
    told(events).when(take()).then_refused(OutsideRemit, purpose="FINAL_APPROVAL")


def test_any_board_may_note() -> None:
    here = {"here": "chair lay1 lay2", "presiding": "chair"}
    events = [
        *board(DEVELOPMENT, BoardKind.DEVELOPMENT, development_charter(), *MEMBERS),
        *case(),
        *meeting_of(DEVELOPMENT, DecisionType.NOTING, Direction.NOTE, CARRIED, **here),  # type: ignore[arg-type]
    ]
    told(events).when(take()).then_some(DecisionTaken, outcome=Outcome.NOTED)


@pytest.mark.parametrize(
    ("money", "answer"),
    [
        (Money(amount_pence=100), Answer.YES),
        (Money(amount_pence=100, qualifier=Qualifier.UP_TO), Answer.YES),
        (Money(amount_pence=100, qualifier=Qualifier.APPROXIMATELY), Answer.INDETERMINATE),
        (Money(amount_pence=50, qualifier=Qualifier.MORE_THAN), Answer.INDETERMINATE),
        (Money(amount_pence=101), Answer.NO),
        (Money(amount_pence=100, qualifier=Qualifier.MORE_THAN), Answer.NO),
    ],
)
def test_only_what_is_certainly_above_the_limit_is_refused(money: Money, answer: Answer) -> None:
    asked = told(approving(limit=100, money=money), examined()).when(take())
    if answer is Answer.NO:
        asked.then_refused(AboveDelegatedLimit, limit_pence=100)
    else:
        assert asked.then_some(DecisionTaken).verdict.within_limit is answer


def test_a_motion_is_decided_once() -> None:
    again = decided(told(approving(), examined())).when(take(OTHER))
    assert len(again.then_refused(MotionAlreadyDecided).evidence) == 1


def test_a_decision_id_is_used_once() -> None:
    record = decided(told(approving(), examined()))
    other = replace(take(), motion=MotionId(uuid("motion", "other")))
    second = replace(_put(record), motion=other.motion)
    followed_by(record, second).when(other).then_refused(DecisionAlreadyTaken)


def test_a_version_finally_decided_is_not_decided_again() -> None:
    record = decided(told(approving(), examined()))
    other = MotionId(uuid("motion", "other"))
    again = followed_by(record, replace(_put(record), motion=other, direction=Direction.REJECT))
    again.when(replace(take(OTHER), motion=other)).then_refused(CaseAlreadyDecided)


def test_after_a_motion_is_lost_the_next_one_bears_the_next_number() -> None:
    record = decided(told(approving("chair- lay1- lay2+"), examined()))
    other = MotionId(uuid("motion", "other"))
    again = followed_by(
        record, replace(_put(record), motion=other), *(vote(DISINVESTMENT, one, other) for one in CARRIED.split())
    )
    taken = again.when(replace(take(OTHER), motion=other)).then_some(DecisionTaken, outcome=Outcome.APPROVED)
    assert taken.number == 2


def _put(record: Given) -> MotionPut:
    return next(one.event for one in record.facts if isinstance(one.event, MotionPut))


def test_a_case_withdrawn_meanwhile_is_not_approved() -> None:
    record = followed_by(told(approving(), examined()), CaseWithdrawn(case=CASE, why="No longer needed."))
    record.when(take()).then_refused(CaseNotSubmitted)


def test_a_version_replaced_meanwhile_is_not_approved() -> None:
    record = followed_by(told(approving(), examined()), CaseSubmitted(case=CASE, version=2, content_hash="1" * 64))
    record.when(take()).then_refused(NotTheVersionSubmitted, submitted=2)


def test_a_proposal_taken_back_is_not_approved() -> None:
    separate = SeparationPolicy(separate_from=(DEVELOPMENT,))
    record = told(proposed("gp9"), approving(separation=separate), examined())
    assert record.when(take()).then_some(DecisionTaken).outcome is Outcome.APPROVED
    back = ProposalWithdrawn(proposal=record.facts[0].event.proposal, case=CASE, why="Not yet.")  # type: ignore[attr-defined]
    followed_by(record, back).when(take()).then_refused(NoOpenProposal)


def test_a_carried_recommendation_needs_the_id_of_its_proposal() -> None:
    told(recommending()).when(take(proposal=None)).then_refused(ProposalIdMissing)
    used = replace(proposed("gp9"), proposal=PROPOSAL, version=7)
    told(used, recommending()).when(take()).then_refused(ProposalAlreadyMade)
    told(recommending("chair- lay1-")).when(take(proposal=None)).then_some(DecisionTaken, outcome=Outcome.NOT_CARRIED)


def test_what_already_lies_before_the_other_board_is_not_proposed_again() -> None:
    events = told(proposed("gp9"), recommending()).when(take()).outcome()
    assert [type(one) for one in events] == [VoteClosed, DecisionTaken]


def test_a_vote_already_closed_is_not_closed_again_and_is_judged_by_who_was_there_then() -> None:
    closed = VoteClosed(meeting=MEETING, item=ITEM, motion=MOTION)
    gone = [PersonLeft(meeting=MEETING, person=person(name), item=None) for name in ("lay1", "lay2")]
    record = followed_by(told(approving(), examined()), closed, *gone)
    (taken,) = record.when(take()).outcome()
    assert isinstance(taken, DecisionTaken)
    assert stands(taken.verdict, "lay1") is Standing.FOR
    assert taken.decided == date(2009, 6, 16)
    before = followed_by(told(approving(), examined()), *gone)
    late = before.when(take()).then_some(DecisionTaken, outcome=Outcome.NO_DECISION_INQUORATE)
    assert stands(late.verdict, "lay1") is Standing.FOR
    assert not counts(late.verdict, "lay1")


def test_who_leaves_after_voting_has_voted() -> None:
    gone = PersonLeft(meeting=MEETING, person=person("lay2"), item=None)
    record = told(approving("chair- lay1+ lay2+"), examined(), gone)
    taken = record.when(take()).then_some(DecisionTaken, outcome=Outcome.APPROVED)
    assert stands(taken.verdict, "lay2") is Standing.FOR
    assert not counts(taken.verdict, "lay2")
    assert "left-after-voting" in codes(taken.verdict)
    assert taken.verdict.tally.uncounted == 0


def test_who_leaves_in_the_minute_of_the_vote_was_there_to_vote() -> None:
    record = told(approving("chair- lay1+ lay2+"), examined())
    last = next(one for one in reversed(record.facts) if isinstance(one.event, VoteCast))
    gone = fact(PersonLeft(meeting=MEETING, person=person("lay2"), item=None), 1, at=last.envelope.occurred_at)
    taken = given(record.decider, *record.facts, gone).when(take()).then_some(DecisionTaken)
    assert stands(taken.verdict, "lay2") is Standing.FOR


def test_who_was_out_of_the_room_when_voting_has_not_voted() -> None:
    gone = PersonLeft(meeting=MEETING, person=person("lay2"), item=None)
    late = told(approving("chair- lay1+"), examined(), gone, vote(DISINVESTMENT, "lay2+"))
    taken = followed_by(late, arrived("lay2")).when(take()).then_some(DecisionTaken, outcome=Outcome.NOT_CARRIED)
    assert stands(taken.verdict, "lay2") is Standing.PRESENT_NOT_VOTING
    assert "vote-by-absent" in codes(taken.verdict)


def _ruled_out(name: str) -> RulingGiven:
    return RulingGiven(
        meeting=MEETING,
        item=ITEM,
        person=person(name),
        management=Management.LEAVE_FOR_ITEM,
        determined_by=Determiner.CHAIR,
        determiner=person("chair"),
        assessed=None,
        exception=None,
        until=None,
        part=None,
        why="Standing order 9.",
    )


@pytest.mark.parametrize("minutes", [1, 500])
def test_a_ruling_after_the_vote_was_closed_does_not_change_its_result(minutes: int) -> None:
    closed = VoteClosed(meeting=MEETING, item=ITEM, motion=MOTION)
    record = followed_by(told(approving("chair- lay1+ lay2+"), examined()), closed)
    ruled = given(record.decider, *record.facts, at_minute(_ruled_out("lay2"), minutes))
    taken = ruled.when(take()).then_some(DecisionTaken, outcome=Outcome.APPROVED)
    assert stands(taken.verdict, "lay2") is Standing.FOR


def test_a_charter_adopted_after_the_meeting_was_opened_does_not_govern_it() -> None:
    charter = disinvestment_charter(separation=NO_BARS)
    strict = replace(charter, voting=(VotingRule(threshold=Threshold.UNANIMITY),))
    later = adopted(DISINVESTMENT, strict, version=2, since="2009-04-02")
    taken = followed_by(told(approving("chair- lay1+ lay2+"), examined()), later).when(take()).then_some(DecisionTaken)
    assert (taken.outcome, taken.inputs.charter_version) == (Outcome.APPROVED, 1)
    before = told(approving("chair- lay1+ lay2+"), examined())
    ahead = next(at for at, one in enumerate(before.facts) if isinstance(one.event, MeetingOpened))
    facts = (*before.facts[:ahead], at_minute(later, ahead), *before.facts[ahead:])
    taken = given(before.decider, *facts).when(take()).then_some(DecisionTaken)
    assert (taken.outcome, taken.inputs.charter_version) == (Outcome.NOT_CARRIED, 2)


def test_who_came_back_votes_again_and_remote_members_are_told_apart() -> None:
    left = PersonLeft(meeting=MEETING, person=person("lay1"), item=ITEM)
    back = replace(arrived("lay1"), presence=Presence.REMOTE)
    taken = followed_by(told(approving(), examined()), left, back).when(take()).then_some(DecisionTaken)
    assert {one.person: one.presence for one in taken.inputs.attending}[person("lay1")] is Presence.REMOTE
    assert taken.inputs.withdrawn == ()


def test_who_leaves_for_the_item_without_a_conflict_is_absent_and_said_to_have_left() -> None:
    left = PersonLeft(meeting=MEETING, person=person("gp1"), item=ITEM)
    taken = followed_by(told(approving(), examined()), left).when(take()).then_some(DecisionTaken)
    assert stands(taken.verdict, "gp1") is Standing.ABSENT
    assert "left-the-room" in codes(taken.verdict)


def test_a_decision_does_not_precede_the_votes() -> None:
    told(approving(), examined()).when(take(minutes=5)).then_refused(BeforeThePreviousFact)


@pytest.mark.parametrize(
    ("field", "unknown", "reason"),
    [
        ("meeting", MeetingId(uuid("meeting", "no")), UnknownMeeting),
        ("item", ItemId(uuid("item", "no")), UnknownItem),
        ("motion", MotionId(uuid("motion", "no")), UnknownMotion),
    ],
)
def test_what_is_not_on_record_is_not_decided(field: str, unknown: str, reason: type[Refused]) -> None:
    told(approving()).when(replace(take(), **{field: unknown})).then_refused(reason, pointer=f"/{field}")  # type: ignore[arg-type]


def test_without_a_charter_nothing_is_decided() -> None:
    events = [event for event in approving() if not hasattr(event, "charter")]
    told(events).when(take()).then_refused(NoCharterInForce)


def test_an_item_without_a_case_is_decided_too() -> None:
    here = {"here": "chair lay1 lay2", "presiding": "chair", "about_case": False}
    events = [
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, committee_charter(), *MEMBERS),
        *meeting_of(COMMITTEE, DecisionType.FINAL_APPROVAL, Direction.APPROVE, CARRIED, **here),  # type: ignore[arg-type]
    ]
    taken = told(events).when(take()).then_some(DecisionTaken, outcome=Outcome.APPROVED)
    assert (taken.case, taken.version, taken.inputs.question.at_stake) == (None, None, None)


def test_what_has_no_case_needs_neither_due_diligence_nor_a_proposal() -> None:
    here = {"here": "chair lay1 lay2", "presiding": "chair", "about_case": False}
    approved = [
        *board(DISINVESTMENT, BoardKind.APPROVAL, disinvestment_charter(), *MEMBERS),
        *meeting_of(DISINVESTMENT, DecisionType.FINAL_APPROVAL, Direction.APPROVE, CARRIED, **here),  # type: ignore[arg-type]
    ]
    recommended = [
        *board(DEVELOPMENT, BoardKind.DEVELOPMENT, development_charter(), *MEMBERS),
        *meeting_of(DEVELOPMENT, DecisionType.RECOMMENDATION, Direction.RECOMMEND, CARRIED, **here),  # type: ignore[arg-type]
    ]
    assert [type(one) for one in told(approved).when(take()).outcome()] == [VoteClosed, DecisionTaken]
    assert [type(one) for one in told(recommended).when(take()).outcome()] == [VoteClosed, DecisionTaken]
