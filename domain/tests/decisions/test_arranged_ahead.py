"""What was agreed or granted ahead about an interest, when the item comes: before the vote, in it, and told late."""

from dataclasses import replace

from domain.boards.charter import Charter
from domain.boards.conflicts import Determiner, Management
from domain.boards.events import BoardKind
from domain.boards.remit import DecisionType
from domain.decisions.decider import decider
from domain.decisions.events import DecisionRejudged, DecisionTaken
from domain.decisions.late import judged_anew
from domain.decisions.verdict import Standing, Verdict
from domain.interests.arrangement_events import DispensationGranted, MitigationAgreed
from domain.interests.grounds import Authority, DispensationGround
from domain.kernel.dates import PartialDate
from domain.kernel.ids import ArrangementId, BoardId, InterestId, OrganisationCode, PositionId
from domain.kernel.messages import Event, Withheld
from domain.kernel.spec import given
from domain.meetings.motions import Direction
from domain.people.events import PositionKind, PositionTaken
from domain.tests.decisions.make import codes, person, stands, uuid
from domain.tests.decisions.story import COMMITTEE, asked, at_minute, board, case, committee_charter, meeting_of, take
from domain.tests.decisions.test_judged_anew import CLINIC, MEMBERS, after, anew, decided, interest

OWN = InterestId(uuid("interest", "gp11"))
PRE_AGREED = committee_charter()
PRE_AGREED = replace(
    PRE_AGREED, conflicts=replace(PRE_AGREED.conflicts, determined_by=(Determiner.CHAIR, Determiner.PRE_AGREED))
)
HERE = "chair lay1 lay2 gp1"


def dispensation(until: str = "2009-12-31", granted: str = "2009-05-01", board: str = "") -> DispensationGranted:
    return DispensationGranted(
        arrangement=ArrangementId(uuid("arrangement", until)),
        interest=OWN,
        person=person("gp1"),
        management=Management.NOTE_AND_PARTICIPATE,
        ground=DispensationGround.TOO_FEW_WITHOUT_A_CONFLICT,
        granted_by=Authority.SECRETARY_OF_STATE,
        board=BoardId(uuid("board", board)) if board else None,
        words=None,
        granted=PartialDate(granted),
        holds_from=PartialDate(granted),
        holds_to=PartialDate(until),
    )


def mitigation(management: Management = Management.SPEAK_NOT_VOTE) -> MitigationAgreed:
    return MitigationAgreed(
        arrangement=ArrangementId(uuid("arrangement", "agreed")),
        interest=OWN,
        person=person("gp1"),
        management=management,
        action=Withheld("digest"),
        agreed_by=person("lay1"),
        agreed=PartialDate("2009-05-01"),
        holds_from=PartialDate("2009-05-01"),
        holds_to=None,
    )


def taken(*ahead: Event, charter: Charter | None = None, cast: str = "chair+ lay1+ lay2+ gp1+") -> DecisionTaken:
    """The decision of the committee of which gp1 has an interest in a party, and this was arranged ahead."""
    events = [
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, charter or committee_charter(), *MEMBERS),
        interest(),
        *ahead,
        *case(pays_practices=False, party=CLINIC),
        *meeting_of(COMMITTEE, DecisionType.FINAL_APPROVAL, Direction.APPROVE, cast, here=HERE, presiding="chair"),
    ]
    facts = [at_minute(event, at) for at, event in enumerate(events, start=1)]
    found: DecisionTaken = given(decider, *facts).when(take()).then_some(DecisionTaken)
    return found


def told(verdict: Verdict, code: str) -> str:
    return next(step.sentence for step in verdict.steps if step.code == code)


def test_a_dispensation_in_force_removes_the_exclusion_and_the_verdict_says_by_whom_and_why() -> None:
    assert stands(taken().verdict, "gp1") is Standing.EXCLUDED
    verdict = taken(dispensation()).verdict
    assert stands(verdict, "gp1") is Standing.FOR
    assert told(verdict, "conflict-dispensed").endswith(
        "by dispensation; granted by secretary of state, too few without a conflict until 2009-12-31): GP seat."
    )


def test_after_its_end_before_its_beginning_and_on_another_board_it_removes_nothing() -> None:
    for ahead in (dispensation("2009-06-15"), dispensation(granted="2009-06-17"), dispensation(board="another")):
        verdict = taken(ahead).verdict
        assert stands(verdict, "gp1") is Standing.EXCLUDED
        assert "conflict-dispensed" not in codes(verdict)
    assert stands(taken(dispensation("2009-06-16")).verdict, "gp1") is Standing.FOR


def test_it_removes_no_conflict_but_that_of_its_interest() -> None:
    elsewhere = replace(interest(number=2), person=person("gp1"))
    assert stands(taken(dispensation(), elsewhere).verdict, "gp1") is Standing.EXCLUDED


def held(kind: PositionKind) -> PositionTaken:
    return PositionTaken(
        position=PositionId(uuid("position", "gp1")),
        person=person("gp1"),
        organisation=OrganisationCode(CLINIC),
        kind=kind,
        title=None,
        held_from=PartialDate("2001"),
        held_to=None,
    )


def test_a_post_in_the_organisation_of_the_interest_goes_with_it_where_it_weighs_no_more() -> None:
    assert stands(taken(dispensation(), held(PositionKind.PARTNER)).verdict, "gp1") is Standing.FOR
    slight = replace(interest(), category=type(interest().category).NON_FINANCIAL_PERSONAL)
    assert stands(taken(slight, dispensation(), held(PositionKind.PARTNER)).verdict, "gp1") is Standing.EXCLUDED


def test_a_mitigation_agreed_ahead_governs_where_the_charter_lets_it_and_is_shown_elsewhere() -> None:
    (governed,) = taken(mitigation(), charter=PRE_AGREED).inputs.exclusions
    assert (governed.management, governed.determined_by) == (Management.SPEAK_NOT_VOTE, Determiner.PRE_AGREED)
    (shown,) = taken(mitigation()).inputs.exclusions
    assert (shown.management, shown.determined_by) == (Management.LEAVE_FOR_ITEM, None)
    assert [one.management for one in shown.agreed] == [Management.SPEAK_NOT_VOTE]


def test_a_mitigation_lifts_nothing_below_the_floor() -> None:
    floored = replace(PRE_AGREED, conflicts=replace(PRE_AGREED.conflicts, floor=Management.REMAIN_SILENT))
    lenient = mitigation(Management.NOTE_AND_PARTICIPATE)
    (found,) = taken(lenient, charter=floored).inputs.exclusions
    assert found.management is Management.REMAIN_SILENT
    assert stands(taken(lenient, charter=PRE_AGREED).verdict, "gp1") is Standing.FOR


def test_a_dispensation_told_late_has_the_decision_judged_anew_and_a_mitigation_that_governs_nothing_does_not() -> None:
    history = after(interest(), history=decided())
    first = anew(history).then_some(DecisionRejudged)
    history = after(first, mitigation(), history=history)
    assert len(judged_anew(asked(900), history[-1:], given(decider, *history).read)) == 1
    anew(history).then()
    history = after(dispensation(), history=history)
    assert len(judged_anew(asked(900), history[-1:], given(decider, *history).read)) == 1
    found: DecisionRejudged = anew(history).then_some(DecisionRejudged)
    assert stands(found.verdict, "gp1") is Standing.FOR
    assert "conflict-dispensed" in found.appeared


def test_what_is_granted_after_the_decision_does_not_touch_it() -> None:
    history = after(interest(), history=decided())
    history = after(anew(history).then_some(DecisionRejudged), dispensation(granted="2009-07-01"), history=history)
    assert judged_anew(asked(900), history[-1:], given(decider, *history).read) == ()
    anew(history).then()
