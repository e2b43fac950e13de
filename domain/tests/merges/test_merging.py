"""Two entries of one person: one asks, another confirms, and both entries stay as they were."""

from dataclasses import replace

from domain.kernel.four_eyes import ConfirmedByWhoeverAsked
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import SECRETARY
from domain.merges.decider import decider
from domain.merges.policies import (
    EntryMergedAlready,
    MergeAlreadyAsked,
    MergeAlreadyConfirmed,
    MergedWithItself,
    MergeNotInForce,
    SatOnOneBoard,
    UnknownMerge,
    UnmergeAlreadyAsked,
    UnmergeNotAsked,
    VotedOnOneMotion,
)
from domain.people.policies import UnknownPerson
from domain.tests.decisions.story import COMMITTEE, appointed, vote
from domain.tests.merges.make import (
    ANOTHER,
    CARA,
    ask,
    ask_back,
    asked,
    asked_back,
    confirm,
    confirm_back,
    merged,
    on_record,
    unmerged,
)
from domain.tests.people.make import AMINA, BEN, registered_person

TWO = (registered_person(), registered_person(BEN))
HELD: tuple[Event, ...] = (*TWO, asked(), merged(asked_at=3))


def test_a_merge_is_asked_for_by_one_and_confirmed_by_another() -> None:
    on_record(decider, *TWO).when(ask()).then(asked())
    on_record(decider, *TWO, asked()).when(confirm()).then(merged(asked_at=3))


def test_whoever_asked_does_not_confirm() -> None:
    on_record(decider, *TWO, asked()).when(confirm(by=SECRETARY)).then_refused(ConfirmedByWhoeverAsked, evidence=(3,))
    history = (*HELD, asked_back())
    on_record(decider, *history).when(confirm_back(by=SECRETARY)).then_refused(ConfirmedByWhoeverAsked, evidence=(5,))


def test_a_merge_says_why() -> None:
    silent = ask()
    silent = replace(silent, asked=replace(silent.asked, reason=" "))
    on_record(decider, *TWO).when(silent).then_refused(ReasonMissing, pointer="/reason")


def test_what_is_merged_is_two_entries_of_the_register() -> None:
    on_record(decider, *TWO).when(ask(merged=AMINA)).then_refused(MergedWithItself)
    on_record(decider, *TWO).when(ask(merged=CARA)).then_refused(UnknownPerson, pointer="/merged", person=CARA)
    on_record(decider, *TWO, asked()).when(ask()).then_refused(MergeAlreadyAsked, evidence=(3,))
    on_record(decider, *TWO).when(confirm()).then_refused(UnknownMerge)
    on_record(decider, *HELD).when(confirm()).then_refused(MergeAlreadyConfirmed, evidence=(4,))


def test_nobody_is_merged_in_a_circle_whichever_of_the_two_is_named_first() -> None:
    back = ask(person=BEN, merged=AMINA, merge=ANOTHER)
    on_record(decider, *HELD).when(back).then_refused(
        EntryMergedAlready, pointer="/person", evidence=(4,), seen_as=AMINA
    )
    both_asked = (*TWO, asked(), asked(person=BEN, merged=AMINA, merge=ANOTHER), merged(asked_at=3))
    on_record(decider, *both_asked).when(confirm(ANOTHER)).then_refused(EntryMergedAlready, evidence=(5,))


def test_what_was_merged_is_not_merged_again_and_whoever_it_was_merged_into_may_be() -> None:
    history = (*HELD, registered_person(CARA))
    again = ask(person=CARA, merged=BEN, merge=ANOTHER)
    on_record(decider, *history).when(again).then_refused(EntryMergedAlready, pointer="/merged", seen_as=AMINA)
    onwards = ask(person=CARA, merged=AMINA, merge=ANOTHER)
    on_record(decider, *history).when(onwards).then(asked(person=CARA, merged=AMINA, merge=ANOTHER))


def test_two_who_sat_together_or_voted_on_one_motion_may_be_merged_and_it_is_found() -> None:
    members: tuple[Event, ...] = (
        replace(appointed(COMMITTEE, "gp1"), person=AMINA),
        replace(appointed(COMMITTEE, "gp2"), person=BEN),
        replace(vote(COMMITTEE, "gp1+"), voter=AMINA),
        replace(vote(COMMITTEE, "gp2+"), voter=BEN),
    )
    found = on_record(decider, *TWO, *members, asked()).when(confirm()).then_found(SatOnOneBoard, VotedOnOneMotion)
    assert [one.evidence for one in found] == [(3, 4), (5, 6)]
    on_record(decider, *TWO, *members[:1], *members[3:], asked()).when(confirm()).then_found()


def test_a_merge_is_taken_back_by_two_and_only_where_it_holds() -> None:
    on_record(decider, *HELD).when(ask_back()).then(asked_back())
    on_record(decider, *HELD, asked_back()).when(confirm_back()).then(unmerged(asked_at=5))
    on_record(decider, *TWO, asked()).when(ask_back()).then_refused(MergeNotInForce, evidence=(3,))
    on_record(decider, *HELD).when(confirm_back()).then_refused(UnmergeNotAsked)
    on_record(decider, *HELD, asked_back()).when(ask_back()).then_refused(UnmergeAlreadyAsked, evidence=(5,))
    over = (*HELD, asked_back(), unmerged(asked_at=5))
    on_record(decider, *over).when(confirm_back()).then_refused(MergeNotInForce, evidence=(6,))
    on_record(decider, *over).when(ask(merge=ANOTHER)).then(asked(merge=ANOTHER))
