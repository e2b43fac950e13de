"""What becomes known late gives a decision a second verdict beside the first; the decision itself stands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given as whatever
from hypothesis import settings
from hypothesis import strategies as st

from domain.boards.events import BoardKind
from domain.boards.remit import DecisionType
from domain.decisions.commands import JudgeAgain
from domain.decisions.decider import decider
from domain.decisions.events import DecisionRejudged, DecisionTaken, Outcome
from domain.decisions.judge import judge
from domain.decisions.late import judged_anew
from domain.decisions.late_touching import touched
from domain.decisions.rejudging import rejudging
from domain.decisions.verdict import Result, Standing
from domain.interests.categories import Category
from domain.interests.events import InterestDeclared, InterestEnded
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import CorrectionId, InterestId, OrganisationCode
from domain.kernel.messages import Event, Withheld
from domain.kernel.spec import Given
from domain.kernel.spec import given as on_record
from domain.meetings.events import CorrectionConfirmed, InterestDeclaredAtItem, VoteCast
from domain.meetings.motions import Attended, Choice, Corrected, Direction, Presence
from domain.tests.decisions.make import person, seat_id, stands, uuid
from domain.tests.decisions.story import (
    COMMITTEE,
    DECISION,
    EVENING,
    ITEM,
    MEETING,
    MOTION,
    asked,
    at_minute,
    board,
    case,
    committee_charter,
    meeting_of,
    take,
)

CLINIC = "F86001"
MEMBERS = ("chair:director", "lay1:lay", "lay2:lay", "gp1:GP")


def decided(cast: str = "chair+ lay1+ lay2+ gp1+", here: str = "chair lay1 lay2 gp1") -> list[Fact[Event]]:
    """A case for a clinic, decided by a committee, with the decision as the last fact."""
    events = [
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, committee_charter(), *MEMBERS),
        *case(pays_practices=False, party=CLINIC),
        *meeting_of(COMMITTEE, DecisionType.FINAL_APPROVAL, Direction.APPROVE, cast, here=here, presiding="chair"),
    ]
    facts = [at_minute(event, at) for at, event in enumerate(events, start=1)]
    taken = on_record(decider, *facts).when(take()).outcome()
    return [*facts, *(at_minute(event, 600) for event in taken)]


def interest(name: str = "gp1", since: str | None = "2008", number: int = 1) -> InterestDeclared:
    """An interest in the clinic, declared after the decision."""
    return InterestDeclared(
        interest=InterestId(uuid("interest", f"{name}{number}")),
        person=person(name),
        category=Category.FINANCIAL,
        indirect=None,
        organisation=OrganisationCode(CLINIC),
        specialty=None,
        holding=None,
        narrative=Withheld("digest"),
        held_from=PartialDate(since) if since else None,
        held_to=None,
        aware_since=None,
        publication_withheld=False,
        category_as_recorded=None,
    )


def corrected(**says: Any) -> CorrectionConfirmed:  # noqa: ANN401 - parts of a correction
    """A correction that somebody asked for and another confirmed."""
    plain = CorrectionConfirmed(
        meeting=MEETING,
        correction=CorrectionId(uuid("correction", "one")),
        subject=Corrected.ATTENDANCE,
        person=None,
        attended=None,
        motion=None,
        seat=None,
        choice=None,
        asked_at=1,
    )
    return replace(plain, **says)


def anew(history: Sequence[Fact[Event]], cause: int = 1) -> Given:
    """The decision judged anew on this record."""
    command = JudgeAgain(asked=asked(900), decision=DECISION, meeting=MEETING, item=ITEM, motion=MOTION, cause=cause)
    return on_record(rejudging, *history).when(command)


def after(*late: Event, history: Sequence[Fact[Event]] | None = None) -> list[Fact[Event]]:
    """The record with facts that came late."""
    before = list(history or decided())
    return [*before, *(at_minute(event, 700 + at) for at, event in enumerate(late))]


def decision_in(history: Sequence[Fact[Event]]) -> DecisionTaken:
    """The decision as it was taken."""
    return next(one.event for one in history if isinstance(one.event, DecisionTaken))


def test_a_decision_judged_anew_on_the_same_knowledge_comes_out_the_same_and_nothing_is_recorded() -> None:
    for history in (decided(), decided("chair+ lay1- lay2+"), decided("chair+", here="chair lay1")):
        anew(history).then()


def test_an_interest_that_came_to_light_late_takes_the_vote_out_of_the_second_verdict() -> None:
    history = after(interest())
    found: DecisionRejudged = anew(history, cause=len(history)).then_some(
        DecisionRejudged, outcome_now=Outcome.APPROVED
    )
    assert decision_in(history).verdict.tally.votes_for == 4
    assert (found.verdict.tally.votes_for, found.verdict.tally.uncounted) == (3, 1)
    assert (found.outcome_then, found.cause) == (Outcome.APPROVED, len(history))
    assert stands(found.verdict, "gp1") is Standing.EXCLUDED
    assert judge(found.inputs) == found.verdict


def test_c7_a_conflict_discovered_afterwards_that_costs_the_quorum_shows_both_results_and_unmakes_nothing() -> None:
    history = after(interest(), history=decided("chair+ lay1+ gp1+", here="chair lay1 gp1"))
    found = anew(history).then_some(DecisionRejudged)
    assert (found.outcome_then, found.outcome_now) == (Outcome.APPROVED, Outcome.NO_DECISION_INQUORATE)
    assert decision_in(history).outcome is Outcome.APPROVED


def test_m3_a_doctor_wrongly_shown_as_absent_gives_the_meeting_its_quorum_and_both_verdicts_are_kept() -> None:
    history = decided("chair+ lay1+", here="chair lay1")
    assert decision_in(history).verdict.result is Result.INQUORATE
    here = Attended(presence=Presence.IN_PERSON, came_at=EVENING, left_at=None)
    found = anew(after(corrected(person=person("gp1"), attended=here), history=history)).then_some(DecisionRejudged)
    assert found.verdict.quorum.quorate
    assert (found.outcome_then, found.outcome_now) == (Outcome.NO_DECISION_INQUORATE, Outcome.APPROVED)


def test_who_is_told_late_to_have_left_before_the_item_was_absent_from_it_and_not_withdrawn() -> None:
    for minutes, because in ((1, "absent"), (599, "left-the-room")):
        left = Attended(presence=Presence.IN_PERSON, came_at=EVENING, left_at=EVENING + timedelta(minutes=minutes))
        history = decided("chair+ lay1+ gp1+")
        found = anew(after(corrected(person=person("lay2"), attended=left), history=history)).then_some(
            DecisionRejudged
        )
        (seat,) = (one for one in found.verdict.standings if one.holder == person("lay2"))
        assert seat.because == (because,)


def test_i1_a_vote_wrongly_recorded_is_counted_as_it_was_cast_in_the_second_verdict() -> None:
    vote = corrected(subject=Corrected.VOTE, motion=MOTION, seat=seat_id("lay2"), choice=Choice.AGAINST)
    found = anew(after(vote)).then_some(DecisionRejudged)
    assert (found.verdict.tally.votes_for, found.verdict.tally.votes_against) == (3, 1)


def test_what_was_declared_at_the_item_after_its_vote_is_late_knowledge() -> None:
    late = InterestDeclaredAtItem(
        meeting=MEETING,
        item=ITEM,
        person=person("gp1"),
        interest=None,
        category=Category.FINANCIAL,
        organisation=OrganisationCode(CLINIC),
        narrative=None,
        part=None,
    )
    found = anew(after(late)).then_some(DecisionRejudged)
    assert stands(found.verdict, "gp1") is Standing.EXCLUDED


def test_what_a_board_did_afterwards_is_no_knowledge_of_how_things_were() -> None:
    vote = next(one.event for one in decided() if isinstance(one.event, VoteCast))
    anew(after(replace(vote, choice=Choice.AGAINST))).then()


@settings(deadline=None, max_examples=25)
@whatever(st.lists(st.sampled_from(["gp1", "lay1", "lay2"]), min_size=1, max_size=4))
def test_the_same_knowledge_is_judged_once_however_often_it_is_told(names: list[str]) -> None:
    history, seen = decided(), set[str]()
    for number, name in enumerate(names):
        history = after(interest(name, number=number), history=history)
        follows = anew(history).outcome()
        assert bool(follows) is (name not in seen)
        seen.add(name)
        history = after(*follows, history=history)


def test_only_decisions_that_the_fact_can_touch_are_judged_anew() -> None:
    history = decided()

    def touching(event: Event) -> list[object]:
        told = after(event, history=history)
        read = on_record(rejudging, *told).read
        return [taken.event.decision for _, found in touched(told[-1:], read) for taken in found]

    assert touching(interest(since="2008")) == touching(interest(since=None)) == [DECISION]
    assert touching(interest(since="2009-06")) == [DECISION]
    assert touching(interest(since="2009-07")) == []
    assert touching(interest("stranger")) == []
    assert touching(corrected(person=person("gp1"))) == [DECISION]
    ended = InterestEnded(
        interest=InterestId(uuid("interest", "gp11")), person=person("gp1"), ended=PartialDate("2010"), why=None
    )
    assert touching(ended) == []


def test_whoever_told_it_late_stands_in_the_fact_with_its_cause() -> None:
    history = after(interest())
    read = on_record(rejudging, *history).read
    (command,) = judged_anew(asked(900), history[-1:], read)
    assert command.asked.causation == history[-1].envelope.id
    assert isinstance(command, JudgeAgain)
    assert (command.decision, command.cause) == (DECISION, history[-1].position)
