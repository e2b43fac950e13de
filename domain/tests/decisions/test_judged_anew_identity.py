"""That two entries are one person is late knowledge: what either decided is judged anew, and anew when they are two."""

from domain.boards.events import BoardKind
from domain.boards.remit import DecisionType
from domain.decisions.commands import JudgeAgain
from domain.decisions.decider import decider
from domain.decisions.events import DecisionRejudged, DecisionTaken, Outcome
from domain.decisions.late import judged_anew
from domain.decisions.rejudging import rejudging
from domain.decisions.verdict import Standing
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.spec import given as on_record
from domain.meetings.motions import Direction
from domain.merges.events import PersonsMerged, PersonsUnmerged
from domain.merges.identity import as_one
from domain.tests.decisions.make import person, stands
from domain.tests.decisions.story import (
    COMMITTEE,
    DECISION,
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
from domain.tests.decisions.test_judged_anew import CLINIC, interest
from domain.tests.merges.make import ANOTHER, KnowingWhoIsWho, merged, unmerged
from domain.tests.organisations.make import WALTHAM_FOREST
from domain.tests.people.make import registered_person

MEMBERS = ("chair:director", "lay1:lay", "lay2:lay", "gp1:GP")
EVERYBODY = "chair lay1 lay2 gp1"


def decided(*before: Event, cast: str = "chair+ lay1+ lay2+ gp1+", here: str = EVERYBODY) -> list[Fact[Event]]:
    """A case for a clinic, decided by a committee, with what was known before, and the decision as the last fact."""
    events = [
        *before,
        *board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, committee_charter(), *MEMBERS),
        *case(pays_practices=False, party=CLINIC),
        *meeting_of(COMMITTEE, DecisionType.FINAL_APPROVAL, Direction.APPROVE, cast, here=here, presiding="chair"),
    ]
    facts = [at_minute(event, at) for at, event in enumerate(events, start=1)]
    taken = on_record(decider, *facts).when(take()).outcome()
    return [*facts, *(at_minute(event, len(facts) + at) for at, event in enumerate(taken, start=1))]


def after(history: list[Fact[Event]], *late: Event) -> list[Fact[Event]]:
    """The record with what was recorded later."""
    return [*history, *(at_minute(event, len(history) + at) for at, event in enumerate(late, start=1))]


def anew(history: list[Fact[Event]]) -> KnowingWhoIsWho:
    """The decision judged anew on this record."""
    command = JudgeAgain(asked=asked(900), decision=DECISION, meeting=MEETING, item=ITEM, motion=MOTION, cause=1)
    return KnowingWhoIsWho(rejudging, tuple(history), command)


def one(name: str, other: str) -> PersonsMerged:
    return merged(person(name), person(other))


def two(name: str, other: str) -> PersonsUnmerged:
    return unmerged(person(name), person(other))


def test_two_votes_of_one_person_are_one_in_the_second_verdict_whichever_entry_goes_on() -> None:
    for pair in (("lay1", "lay2"), ("lay2", "lay1")):
        history = after(decided(), one(*pair))
        found: DecisionRejudged = anew(history).then_some(DecisionRejudged)
        assert (found.verdict.tally.votes_for, found.verdict.tally.uncounted) == (3, 1)
        assert found.verdict.quorum.counted == 3
        assert "second-seat" in found.appeared


def test_a_quorum_of_three_entries_that_are_two_people_is_none() -> None:
    history = after(decided(cast="chair+ lay1+ lay2+", here="chair lay1 lay2"), one("lay1", "lay2"))
    found = anew(history).then_some(DecisionRejudged)
    assert (found.outcome_then, found.outcome_now) == (Outcome.APPROVED, Outcome.NO_DECISION_INQUORATE)


def test_an_interest_under_the_other_entry_keeps_the_voter_from_the_second_verdict() -> None:
    known = decided(interest("namesake"))
    for pair in (("gp1", "namesake"), ("namesake", "gp1")):
        found = anew(after(known, one(*pair))).then_some(DecisionRejudged)
        assert stands(found.verdict, "gp1") is Standing.EXCLUDED


def test_when_they_are_two_again_the_decision_is_judged_as_at_first() -> None:
    history = after(decided(), one("lay1", "lay2"))
    history = after(history, *anew(history).outcome())
    anew(history).then()
    apart = after(history, two("lay1", "lay2"))
    found: DecisionRejudged = anew(apart).then_some(DecisionRejudged)
    first = next(fact.event for fact in history if isinstance(fact.event, DecisionTaken))
    assert found.verdict == first.verdict
    anew(after(apart, found)).then()


def test_a_merge_that_changes_nothing_gives_no_second_verdict() -> None:
    anew(after(decided(), one("lay1", "nobody"))).then()


def touching(history: list[Fact[Event]], event: Event) -> list[object]:
    """The decisions that are judged anew because of a fact."""
    told = after(history, event)
    read = as_one(on_record(rejudging, *told).read, WALTHAM_FOREST)
    asking = judged_anew(asked(900), [told[-1]], read)
    return [command.decision for command in asking if isinstance(command, JudgeAgain)]


def test_only_decisions_in_which_either_had_a_part_are_judged_anew() -> None:
    history = decided(here="chair lay1 gp1 visitor", cast="chair+ lay1+ gp1+")
    for pair in (("lay1", "nobody"), ("nobody", "lay2"), ("visitor", "nobody")):
        assert touching(history, one(*pair)) == [DECISION]
        assert touching(after(history, one(*pair)), two(*pair)) == [DECISION]
    assert touching(history, one("nobody", "stranger")) == []


def test_a_vote_recorded_while_two_were_one_still_counts_when_they_are_two_again() -> None:
    sitting = decided(one("namesake", "gp1"))[:-1]
    sitting = [fact for fact in sitting if fact.event.type_name.partition(".")[0] != "decisions"]
    taken = KnowingWhoIsWho(decider, tuple(sitting), take()).outcome()
    found = anew(after(sitting, *taken, two("namesake", "gp1"))).then_some(DecisionRejudged)
    assert (found.outcome_then, found.outcome_now) == (Outcome.APPROVED, Outcome.APPROVED)
    assert found.verdict.tally.votes_for == 4
    assert stands(found.verdict, "gp1") is Standing.FOR


def test_where_the_first_merge_of_a_chain_is_taken_back_the_decisions_are_judged_anew() -> None:
    registered = [registered_person(person(name)) for name in ("namesake", "second", "gp1")]
    known = decided(*registered, interest("namesake"))
    onwards = merged(person("gp1"), person("second"), merge=ANOTHER)
    history = after(known, one("second", "namesake"), onwards)
    assert touching(history, two("second", "namesake")) == [DECISION]
