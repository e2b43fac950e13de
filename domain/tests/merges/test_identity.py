"""Who is who: in one place, so that every rule sees one person where two entries were merged, and two again after."""

from dataclasses import replace

from hypothesis import given as whatever
from hypothesis import strategies as st

from domain.boards.events import MemberAppointed
from domain.boards.policies import SeparationOfDuties
from domain.kernel.deciders import Read
from domain.kernel.facts import Fact
from domain.kernel.ids import PersonId
from domain.kernel.messages import Event
from domain.kernel.selections import about, newest_about
from domain.meetings.decider import decider as meetings
from domain.meetings.events import VoteCast
from domain.meetings.policies import ConflictOfInterest
from domain.meetings.terms import Condition, Delegation, Terms
from domain.meetings.voting import AlreadyVoted
from domain.merges.identity import as_one, identity_of
from domain.proposals.events import ProposalMade
from domain.tests.meetings.ask import move, vote
from domain.tests.meetings.make import (
    DIRECTOR,
    DIRECTOR_SEAT,
    GP,
    LAY,
    debate,
    interest_declared,
    proposed,
    put,
    voted,
)
from domain.tests.merges.make import ANOTHER, CARA, KnowingWhoIsWho, ask, merged, on_record, unmerged
from domain.tests.organisations.make import WALTHAM_FOREST
from domain.tests.people.make import AMINA, BEN, registered_person


def seen(*told: Event) -> Read:
    """How this record is read."""
    return as_one(on_record(meetings, *told).read, WALTHAM_FOREST)


def of(person: PersonId, *told: Event) -> list[Event]:
    """The declarations of a person, as this record is read."""
    return [fact.event for fact in seen(*told)(about(person, type(interest_declared())))]


def test_p7_what_is_said_of_either_entry_is_of_one_person_whichever_is_asked_for() -> None:
    told = (interest_declared(BEN), interest_declared(AMINA), merged())
    assert of(AMINA, *told) == of(BEN, *told) == [interest_declared(AMINA)] * 2
    assert of(CARA, *told) == []


def test_before_the_merge_and_after_it_is_taken_back_there_are_two() -> None:
    told = (interest_declared(BEN), interest_declared(AMINA), merged(), unmerged())
    for record in (told[:2], told):
        assert of(AMINA, *record) == [interest_declared(AMINA)]
        assert of(BEN, *record) == [interest_declared(BEN)]


def test_the_log_is_as_it_was_and_what_is_said_of_the_entries_names_them() -> None:
    told = (interest_declared(BEN), merged())
    record = on_record(meetings, *told)
    (fact, merge) = as_one(record.read, WALTHAM_FOREST)(about(BEN, type(told[0]), type(told[1])))
    assert record.facts[0].event == interest_declared(BEN)
    assert (fact.position, fact.envelope) == (1, record.facts[0].envelope)
    assert merge.event == merged()


def test_a_person_is_named_by_today_wherever_a_fact_names_them() -> None:
    terms = Terms(
        conditions=(Condition(text="Agree it", owner=BEN, office=None, due=None),),
        delegation=Delegation(persons=(CARA, BEN), board=None, limit_pence=None, limits=None, until=None),
    )
    names = identity_of([(BEN, AMINA)])
    motion = names.told(put(mover=BEN, seconder=CARA, terms=terms))
    assert (motion.mover, motion.seconder) == (AMINA, CARA)
    assert motion.terms.conditions[0].owner == AMINA
    assert motion.terms.delegation is not None
    assert motion.terms.delegation.persons == (CARA, AMINA)
    made: ProposalMade = names.told(proposed(proposers=(BEN, CARA)))
    assert made.proposers == (AMINA, CARA)
    unnamed = put(mover=CARA)
    assert names.told(unnamed) is unnamed


def test_the_newest_fact_about_somebody_is_that_of_any_of_their_entries() -> None:
    found = seen(voted(AMINA), voted(BEN), merged())(newest_about(AMINA, VoteCast))
    assert [fact.position for fact in found] == [1, 2]


@whatever(st.permutations([AMINA, BEN, CARA]))
def test_whoever_was_merged_into_somebody_merged_later_is_that_one(order: list[PersonId]) -> None:
    first, second, last = order
    identity = identity_of([(first, second), (second, last)])
    assert {identity.name_of(one) for one in order} == {last}
    assert identity.entries_of(first)[0] == last
    assert set(identity.entries_of(last)) == set(order)
    told = (
        interest_declared(first),
        merged(second, first),
        merged(last, second, merge=ANOTHER),
        unmerged(second, first),
    )
    assert of(last, *told[:3]) == [interest_declared(last)]
    assert of(last, *told) == []
    assert of(first, *told) == [interest_declared(first)]


def meeting(*events: Event, before: tuple[Event, ...] = ()) -> KnowingWhoIsWho:
    """A meeting at which a motion was put, with whatever else is on record."""
    facts: list[Event | Fact[Event]] = [*debate(*before), *events]
    return on_record(meetings, *facts)


def test_a_person_votes_once_whatever_entry_the_first_vote_was_recorded_under() -> None:
    for person, merged_one in ((DIRECTOR, LAY), (LAY, DIRECTOR)):
        history = meeting(voted(), merged(person, merged_one))
        history.when(vote(DIRECTOR, DIRECTOR_SEAT)).then_refused(AlreadyVoted)
    meeting(voted(), merged(DIRECTOR, LAY), unmerged(DIRECTOR, LAY)).when(vote(DIRECTOR, DIRECTOR_SEAT)).then(
        voted(DIRECTOR, DIRECTOR_SEAT)
    )


def test_a_vote_under_a_merged_entry_is_that_of_the_person() -> None:
    meeting(merged(AMINA, LAY)).when(vote(LAY)).then(voted())


def test_what_is_recorded_while_two_are_one_names_whom_the_command_names() -> None:
    who = identity_of([(LAY, AMINA), (BEN, AMINA)])
    assert who.entries_in(vote(LAY)) == {AMINA: LAY}
    assert who.entries_in(vote(AMINA)) == who.entries_in(vote(GP)) == {}
    assert who.entries_in(ask(LAY, BEN)) == {}
    assert who.entries_in(replace(move(), mover=LAY, seconder=BEN)) == {}
    assert who.entries_in(replace(move(), mover=LAY, seconder=AMINA)) == {}


def test_an_interest_declared_under_either_entry_keeps_the_person_from_voting() -> None:
    for pair in ((LAY, BEN), (BEN, LAY)):
        declared = (registered_person(BEN), interest_declared(BEN))
        meeting(merged(*pair), before=declared).when(vote()).then_refused(ConflictOfInterest)
    meeting(before=(registered_person(BEN), interest_declared(BEN))).when(vote()).then(voted())


def test_who_proposed_a_case_under_another_entry_does_not_vote_on_it_at_the_board_kept_apart() -> None:
    meeting().when(vote()).then(voted())
    meeting(merged(LAY, GP)).when(vote()).then_refused(SeparationOfDuties)


def test_a_seat_held_under_either_entry_is_held_by_the_person() -> None:
    facts = seen(*debate(), merged(LAY, DIRECTOR))(about(LAY, MemberAppointed))
    assert [fact.event.person for fact in facts if isinstance(fact.event, MemberAppointed)] == [LAY, LAY]
