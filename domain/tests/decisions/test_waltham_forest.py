"""NHS Waltham Forest, 2009: one board proposes, another approves, and neither decides in its own cause."""

from domain.boards.conflicts import Act, Management, SeparationPolicy, Severity
from domain.boards.events import BoardKind
from domain.boards.quorum import QuorumRule
from domain.boards.remit import DecisionType
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.judge import rejudge
from domain.decisions.verdict import Result, Standing
from domain.interests.findings import Match
from domain.kernel.messages import Event
from domain.meetings.events import VoteClosed
from domain.meetings.motions import Direction
from domain.meetings.recusals import Ground
from domain.meetings.terms import NO_TERMS
from domain.proposals.events import ProposalMade
from domain.tests.decisions.make import codes, person, stands
from domain.tests.decisions.story import (
    CASE,
    COMMITTEE,
    DECISION,
    DEVELOPMENT,
    DISINVESTMENT,
    EARLIER,
    ITEM,
    MEETING,
    MOTION,
    PROPOSAL,
    UNTIL,
    appointed,
    board,
    case,
    committee_charter,
    development_charter,
    disinvestment_charter,
    examined,
    meeting_of,
    partners,
    proposed,
    take,
    told,
    vote,
)

GPS = ("gp1", "gp2", "gp3")
PROPOSERS = ("chair:director", "lay9:lay", "director:director", *(f"{gp}:GP" for gp in GPS))
APPROVERS = ("medical:director", "lay1:lay", "lay2:lay", "finance:director", "estates:director")
EVERYBODY_PROPOSING = "chair lay9 director gp1 gp2 gp3"
EVERYBODY_APPROVING = "medical lay1 lay2 finance estates"


def development(quorum: QuorumRule | None = None) -> list[Event]:
    return board(DEVELOPMENT, BoardKind.DEVELOPMENT, development_charter(quorum), *PROPOSERS)


def disinvestment(**how: object) -> list[Event]:
    charter = disinvestment_charter(**how)  # type: ignore[arg-type]
    return board(DISINVESTMENT, BoardKind.APPROVAL, charter, *APPROVERS)


def proposing(cast: str, direction: Direction = Direction.RECOMMEND, **how: object) -> list[Event]:
    asked = {"here": EVERYBODY_PROPOSING, "presiding": "chair", **how}
    return meeting_of(DEVELOPMENT, DecisionType.RECOMMENDATION, direction, cast, **asked)  # type: ignore[arg-type]


def approving(cast: str, direction: Direction = Direction.APPROVE, **how: object) -> list[Event]:
    asked = {"here": EVERYBODY_APPROVING, "presiding": "medical", **how}
    return meeting_of(DISINVESTMENT, DecisionType.FINAL_APPROVAL, direction, cast, **asked)  # type: ignore[arg-type]


def test_gps_whose_practices_are_paid_leave_and_the_others_recommend() -> None:
    away = proposing("chair+ lay9+ director+", leaves="gp1 gp2 gp3")
    closed, taken, made = told(development(), partners(*GPS), case(), away).when(take()).outcome()
    assert closed == VoteClosed(meeting=MEETING, item=ITEM, motion=MOTION)
    assert isinstance(taken, DecisionTaken)
    assert (taken.outcome, taken.number, taken.verdict.result) == (Outcome.RECOMMENDED, 1, Result.CARRIED)
    assert [stands(taken.verdict, gp) for gp in GPS] == [Standing.EXCLUDED] * 3
    assert {one.findings[0].match for one in taken.inputs.exclusions} == {Match.BENEFICIARY_CLASS}
    assert made == ProposalMade(
        proposal=PROPOSAL,
        case=CASE,
        version=1,
        from_board=DEVELOPMENT,
        to_board=DISINVESTMENT,
        proposers=(person("chair"), person("lay9"), person("director")),
        decision=DECISION,
    )


def test_a_recommendation_that_recusals_leave_inquorate_decides_and_proposes_nothing() -> None:
    away = proposing("chair+ lay9+ director+", leaves="gp1 gp2 gp3")
    events = told(development(QuorumRule(min_total=4)), partners(*GPS), case(), away).when(take()).outcome()
    _, taken = events
    assert isinstance(taken, DecisionTaken)
    assert taken.outcome is Outcome.NO_DECISION_INQUORATE
    assert "quorum-lost-to-exclusions" in codes(taken.verdict)
    assert taken.verdict.tally.votes_for == 3


def test_a_vote_of_a_conflicted_gp_is_kept_and_not_counted() -> None:
    """In a record written up afterwards the vote was cast all the same."""
    stays = proposing("chair+ lay9- director- gp1+ gp2+ gp3+")
    taken = told(development(), partners(*GPS), case(), stays).when(take()).then_some(DecisionTaken)
    assert taken.outcome is Outcome.NOT_CARRIED
    assert (taken.verdict.tally.votes_for, taken.verdict.tally.uncounted) == (1, 3)
    assert len(taken.inputs.ballots) == 6


def test_a_ruling_lets_gps_take_part_in_proposing() -> None:
    ruled = [(gp, Management.NOTE_AND_PARTICIPATE) for gp in GPS]
    cast = "chair+ gp1+ gp2+ gp3+ lay9- director-"
    taken = (
        told(development(), partners(*GPS), case(), proposing(cast, ruled=ruled)).when(take()).then_some(DecisionTaken)
    )
    assert taken.outcome is Outcome.RECOMMENDED
    assert taken.verdict.tally.votes_for == 4
    assert {one.ground for one in taken.inputs.exclusions} == {Ground.RULING}
    assert all(one.ruled_at for one in taken.inputs.exclusions)


def test_not_recommended_proposes_nothing() -> None:
    motion = proposing("chair+ lay9+ director+", Direction.NOT_RECOMMEND)
    _, taken = told(development(), partners(*GPS), case(), motion).when(take()).outcome()
    assert isinstance(taken, DecisionTaken)
    assert taken.outcome is Outcome.NOT_RECOMMENDED


def test_the_other_board_approves_with_conditions() -> None:
    """Members without a practice, due diligence done, and nobody who had a hand in proposing."""
    motion = approving("medical+ lay1+ lay2+ finance- estateso", Direction.APPROVE_WITH_CONDITIONS)
    record = told(development(), disinvestment(), case(), proposed("chair"), examined(), motion)
    _, taken = record.when(take()).outcome()
    assert isinstance(taken, DecisionTaken)
    assert taken.outcome is Outcome.APPROVED_WITH_CONDITIONS
    assert [one.office for one in taken.terms.conditions] == ["Medical Director"]
    assert taken.inputs.exclusions == ()
    assert (taken.board, taken.number, taken.case, taken.version) == (DISINVESTMENT, 1, CASE, 1)
    assert taken.verdict.standings[0].standing is Standing.FOR
    assert rejudge(taken) == taken.verdict


def test_the_other_board_rejects() -> None:
    motion = approving("medical+ lay1+ lay2+ finance-", Direction.REJECT)
    taken = told(disinvestment(), case(), motion).when(take()).then_some(DecisionTaken, outcome=Outcome.REJECTED)
    assert taken.terms == NO_TERMS


def test_a_motion_to_reject_that_is_lost_approves_nothing() -> None:
    motion = approving("medical- lay1- lay2+ finance-", Direction.REJECT)
    told(disinvestment(), case(), motion).when(take()).then_some(DecisionTaken, outcome=Outcome.NOT_CARRIED)


def test_the_other_board_defers_until_september() -> None:
    motion = approving("medical+ lay1+ lay2+ finance+", Direction.DEFER)
    told(disinvestment(), case(), motion).when(take()).then_some(DecisionTaken, outcome=Outcome.DEFERRED, terms=UNTIL)


def test_who_voted_to_propose_does_not_vote_to_approve() -> None:
    """However they came onto the second board: the vote is shown, the act that bars it is named."""
    separation = SeparationPolicy(barring_acts=(Act.VOTED, Act.PROPOSED))
    record = told(
        board(DISINVESTMENT, BoardKind.APPROVAL, disinvestment_charter(separation=separation), *APPROVERS[:3]),
        board(DISINVESTMENT, BoardKind.APPROVAL, disinvestment_charter(separation=separation), "chair:director")[2:],
        case(),
        vote(DEVELOPMENT, "chair-", *EARLIER),
        proposed("director"),
        examined(),
        approving("medical+ lay1- lay2- chair+", here="medical lay1 lay2 chair"),
    )
    taken = record.when(take()).then_some(DecisionTaken, outcome=Outcome.NOT_CARRIED)
    assert stands(taken.verdict, "chair") is Standing.EXCLUDED
    (barred,) = taken.inputs.exclusions
    assert (barred.ground, barred.findings[0].match) == (Ground.SEPARATION, Match.EARLIER_VOTE)


def test_nobody_on_both_boards_votes_to_approve() -> None:
    both = appointed(DEVELOPMENT, "gp3", "estates")
    cast = approving("medical+ lay1+ lay2- finance- estates+")
    record = told(development(), disinvestment(), both, case(pays_practices=False), proposed("chair"), examined(), cast)
    taken = record.when(take()).then_some(DecisionTaken, outcome=Outcome.NOT_CARRIED)
    assert stands(taken.verdict, "estates") is Standing.EXCLUDED
    (barred,) = taken.inputs.exclusions
    assert (barred.ground, barred.also_sits_on) == (Ground.SEPARATION, DEVELOPMENT)


def test_separation_that_only_warns_is_noted() -> None:
    warns = SeparationPolicy(separate_from=(DEVELOPMENT,), severity=Severity.WARN)
    record = told(
        board(DEVELOPMENT, BoardKind.DEVELOPMENT, committee_charter(), *PROPOSERS),
        disinvestment(separation=warns),
        appointed(DEVELOPMENT, "gp3", "estates"),
        case(pays_practices=False),
        proposed("chair"),
        examined(),
        approving("medical- lay1+ lay2- finance+ estates+"),
    )
    taken = record.when(take()).then_some(DecisionTaken, outcome=Outcome.APPROVED)
    assert "conflict-noted" in codes(taken.verdict)


def committee(cast: str, **how: object) -> list[Event]:
    """Northamptonshire: one committee of those who pay and those who propose, each recused from their own cases."""
    asked = {"here": "chief gp1 gp2 nurse lay", "presiding": "chief", **how}
    members = ("chief:director", "gp1:GP", "gp2:GP", "nurse:nurse", "lay:lay")
    return [
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, committee_charter(), *members),
        *partners("gp1", "gp2"),
        *case(pays_practices=False, party="F86001"),
        *meeting_of(COMMITTEE, DecisionType.FINAL_APPROVAL, Direction.APPROVE, cast, **asked),  # type: ignore[arg-type]
    ]


def test_a_single_committee_decides_without_the_partner_of_the_provider() -> None:
    record = told(committee("chief+ gp2+ nurse- lay+", leaves="gp1"))
    taken = record.when(take()).then_some(DecisionTaken, outcome=Outcome.APPROVED)
    assert [stands(taken.verdict, name) for name in ("gp1", "gp2")] == [Standing.EXCLUDED, Standing.FOR]
    (recused,) = taken.inputs.exclusions
    assert (recused.ground, recused.findings[0].match) == (Ground.CONFLICT, Match.ORGANISATION)


def test_a_single_committee_too_small_without_the_recused_decides_nothing() -> None:
    record = told(committee("chief+ nurse+", leaves="gp1", here="chief gp1 nurse"))
    taken = record.when(take()).then_some(DecisionTaken, outcome=Outcome.NO_DECISION_INQUORATE)
    assert taken.verdict.quorum.counted == 2
