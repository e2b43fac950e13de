"""A merge that is not to be, or not to be taken back: withdrawn by whoever asked, rejected by somebody else."""

from dataclasses import replace

from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import SECRETARY
from domain.meetings.declined_facts import Declined
from domain.merges.decider import decider
from domain.merges.policies import (
    MergeAlreadyConfirmed,
    MergeNotInForce,
    MergeWasDeclined,
    UnknownMerge,
    UnmergeNotAsked,
)
from domain.tests.merges.make import (
    ANOTHER,
    ask,
    ask_back,
    asked,
    asked_back,
    confirm,
    confirm_back,
    decline,
    decline_back,
    declined,
    declined_back,
    on_record,
)
from domain.tests.merges.test_merging import HELD, TWO


def test_a_merge_is_withdrawn_by_whoever_asked_and_rejected_by_anybody_else() -> None:
    on_record(decider, *TWO, asked()).when(decline(by=SECRETARY)).then(declined(Declined.WITHDRAWN))
    on_record(decider, *TWO, asked()).when(decline()).then(declined(Declined.REJECTED))


def test_what_was_declined_is_not_confirmed_and_may_be_asked_for_anew() -> None:
    history = (*TWO, asked(), declined())
    on_record(decider, *history).when(confirm()).then_refused(MergeWasDeclined, evidence=(4,))
    on_record(decider, *history).when(decline()).then_refused(MergeWasDeclined, evidence=(4,))
    on_record(decider, *history).when(ask(merge=ANOTHER)).then(asked(merge=ANOTHER))


def test_only_what_was_asked_for_and_not_confirmed_is_declined_with_a_reason() -> None:
    on_record(decider, *TWO).when(decline()).then_refused(UnknownMerge)
    on_record(decider, *HELD).when(decline()).then_refused(MergeAlreadyConfirmed)
    silent = decline()
    silent = replace(silent, asked=replace(silent.asked, reason=None))
    on_record(decider, *TWO, asked()).when(silent).then_refused(ReasonMissing, pointer="/reason")


def test_a_merge_holds_on_where_taking_it_back_is_declined_and_that_may_be_asked_for_again() -> None:
    history = (*HELD, asked_back())
    on_record(decider, *history).when(decline_back()).then(declined_back(Declined.REJECTED))
    on_record(decider, *history).when(decline_back(by=SECRETARY)).then(declined_back(Declined.WITHDRAWN))
    over = (*history, declined_back())
    on_record(decider, *over).when(confirm_back()).then_refused(UnmergeNotAsked)
    on_record(decider, *over).when(decline_back()).then_refused(UnmergeNotAsked)
    on_record(decider, *over).when(ask_back()).then(asked_back())
    on_record(decider, *TWO, asked()).when(decline_back()).then_refused(MergeNotInForce)
