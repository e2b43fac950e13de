"""What is agreed or granted ahead about a declared interest: who may, for which days, and what is refused."""

from datetime import date
from typing import Any

import pytest

from domain.boards.events import BoardEstablished, BoardKind
from domain.boards.policies import UnknownBoard
from domain.interests.arrangement_events import ArrangementEnded, DispensationGranted, MitigationAgreed
from domain.interests.arrangement_policies import (
    ArrangementAlreadyEnded,
    ArrangementAlreadyMade,
    ArrangementForThePast,
    InvalidArrangementPeriod,
    OwnMitigationAgreed,
    UnknownArrangement,
)
from domain.interests.arrangements import in_force
from domain.interests.arranging import arranging
from domain.interests.categories import Category
from domain.interests.policies import NotTheDeclarant, UnknownInterest
from domain.interests.specialties import Specialty
from domain.kernel.dates import PartialDate
from domain.kernel.ids import ArrangementId
from domain.kernel.messages import Event
from domain.kernel.spec import given
from domain.people.policies import UnknownPerson
from domain.tests.interests.make import (
    ADA,
    BEN,
    DEVELOPMENT,
    DISPENSATION,
    ELM,
    ELM_POST,
    MITIGATION,
    OAK_SHARES,
    arrange,
    arrangement_ended,
    dispensation_granted,
    interest_amended,
    interest_declared,
    mitigation_agreed,
    numbered,
    person_registered,
    ties_of,
)

DECLARED = (person_registered(ADA), person_registered(BEN), interest_declared())
BOARD = BoardEstablished(board=DEVELOPMENT, name="A board", kind=BoardKind.DEVELOPMENT, established=None)


def holding(*events: Event, day: date) -> list[ArrangementId]:
    interest = ties_of(interest_declared(), *events).interests.find(OAK_SHARES)
    assert interest is not None
    return [one.arrangement for one in in_force(interest.arrangements, DEVELOPMENT, day)]


def test_a_mitigation_is_agreed_and_a_dispensation_granted() -> None:
    given(arranging, *DECLARED).when(arrange(mitigation_agreed())).then_some(MitigationAgreed, agreed_by=BEN)
    limited = dispensation_granted(board=DEVELOPMENT)
    given(arranging, *DECLARED, BOARD).when(arrange(limited)).then_some(DispensationGranted, board=DEVELOPMENT)


def test_nobody_agrees_their_own_mitigation() -> None:
    own = arrange(mitigation_agreed(agreed_by=ADA))
    given(arranging, *DECLARED).when(own).then_refused(OwnMitigationAgreed, pointer="/agreedBy")


@pytest.mark.parametrize("like", [mitigation_agreed(), dispensation_granted()])
def test_only_a_declared_interest_of_that_person_is_arranged_for(
    like: MitigationAgreed | DispensationGranted,
) -> None:
    given(arranging, *DECLARED[:2]).when(arrange(like)).then_refused(UnknownInterest)
    given(arranging, *DECLARED[:2], interest_declared(BEN)).when(arrange(like)).then_refused(NotTheDeclarant)
    given(arranging, *DECLARED, like).when(arrange(like)).then_refused(ArrangementAlreadyMade)


def test_whoever_agrees_and_the_board_named_are_registered() -> None:
    given(arranging, DECLARED[0], DECLARED[2]).when(arrange(mitigation_agreed())).then_refused(UnknownPerson)
    limited = arrange(dispensation_granted(board=DEVELOPMENT))
    given(arranging, *DECLARED).when(limited).then_refused(UnknownBoard, pointer="/board")


def test_it_holds_from_the_day_on_which_it_is_made_and_does_not_end_before_it_begins() -> None:
    early = mitigation_agreed(holds_from=PartialDate("2008"))
    given(arranging, *DECLARED).when(arrange(early)).then_refused(ArrangementForThePast, pointer="/holdsFrom")
    reverse = dispensation_granted("2009-02-01", "2009-01-31")
    given(arranging, *DECLARED).when(arrange(reverse)).then_refused(InvalidArrangementPeriod, pointer="/holdsTo")


def test_an_arrangement_ends_once_and_not_before_it_began() -> None:
    made = (*DECLARED, mitigation_agreed("2009-01-05"))
    over = arrangement_ended("2009-03-31", MITIGATION)
    given(arranging, *made).when(arrange(over)).then_some(ArrangementEnded)
    given(arranging, *made, over).when(arrange(over)).then_refused(ArrangementAlreadyEnded)
    given(arranging, *DECLARED).when(arrange(over)).then_refused(UnknownArrangement)
    before = arrange(arrangement_ended("2009-01-04", MITIGATION))
    given(arranging, *made).when(before).then_refused(InvalidArrangementPeriod, pointer="/ended")


def test_ending_an_arrangement_adds_no_day_to_it() -> None:
    granted = dispensation_granted("2009-02-01", "2009-12-31")
    late = arrangement_ended("2010-01-01", DISPENSATION)
    asking = given(arranging, *DECLARED, granted)
    asking.when(arrange(late)).then_refused(InvalidArrangementPeriod, pointer="/ended")
    asking.when(arrange(arrangement_ended("2009-12-31", DISPENSATION))).then_some(ArrangementEnded)
    assert holding(granted, late, day=date(2009, 12, 31)) == [DISPENSATION]
    assert holding(granted, late, day=date(2010, 1, 1)) == []
    vague = dispensation_granted("2009-02-01", "2009-12")
    assert holding(vague, arrangement_ended("2009-12-31", DISPENSATION), day=date(2009, 12, 15)) == []


def test_an_arrangement_of_another_interest_is_not_ended_with_this_one() -> None:
    made = (*DECLARED, interest_declared(interest=ELM_POST), mitigation_agreed())
    other = arrange(arrangement_ended("2009-03-31", MITIGATION, interest=ELM_POST))
    given(arranging, *made).when(other).then_refused(UnknownArrangement)


def test_a_dispensation_holds_on_its_days_and_on_its_board_alone() -> None:
    granted = dispensation_granted("2009-02-01", "2009-12-31")
    assert holding(granted, day=date(2009, 1, 31)) == []
    assert holding(granted, day=date(2009, 2, 1)) == [DISPENSATION]
    assert holding(granted, day=date(2009, 12, 31)) == [DISPENSATION]
    assert holding(granted, day=date(2010, 1, 1)) == []
    elsewhere = dispensation_granted(board=type(DEVELOPMENT)(numbered(32)))
    assert holding(elsewhere, day=date(2009, 6, 1)) == []


def test_in_doubt_nothing_is_dispensed() -> None:
    begun = dispensation_granted("2009", "2010-12-31")
    assert holding(begun, day=date(2009, 6, 1)) == []
    assert holding(begun, day=date(2010, 1, 1)) == [DISPENSATION]
    ends = dispensation_granted("2009-02-01", "2009-12")
    assert holding(ends, day=date(2009, 12, 15)) == []
    assert holding(ends, day=date(2009, 11, 30)) == [DISPENSATION]


def test_what_is_granted_later_does_not_hold_before_it_is_granted() -> None:
    backdated = dispensation_granted("2009-05-01", holds_from=PartialDate("2009-01-01"))
    assert holding(backdated, day=date(2009, 4, 30)) == []
    assert holding(backdated, day=date(2009, 5, 1)) == [DISPENSATION]


def test_of_several_mitigations_the_one_last_agreed_holds_and_what_ended_no_longer() -> None:
    newer = ArrangementId(numbered(17))
    both = (mitigation_agreed(), mitigation_agreed("2009-03-01", arrangement=newer))
    assert holding(*both, day=date(2009, 2, 1)) == [MITIGATION]
    assert holding(*both, day=date(2009, 3, 1)) == [newer]
    assert holding(*both, arrangement_ended("2009-04-30", newer), day=date(2009, 5, 1)) == [MITIGATION]


def test_the_mitigation_last_agreed_holds_in_whatever_order_they_were_recorded() -> None:
    newer = ArrangementId(numbered(17))
    told_late = (mitigation_agreed("2009-03-01", arrangement=newer), mitigation_agreed("2009-01-05"))
    assert holding(*told_late, day=date(2009, 2, 1)) == [MITIGATION]
    assert holding(*told_late, day=date(2009, 6, 1)) == [newer]
    same_day = (mitigation_agreed("2009-03-01", arrangement=newer), mitigation_agreed("2009-03-01"))
    assert holding(*same_day, day=date(2009, 6, 1)) == [MITIGATION]


def test_an_interest_stated_anew_keeps_what_was_arranged_about_it() -> None:
    events = (mitigation_agreed(), interest_amended(narrative="Fewer shares"))
    assert holding(*events, day=date(2009, 6, 1)) == [MITIGATION]


@pytest.mark.parametrize(
    "changed",
    [
        {"organisation": ELM},
        {"board": DEVELOPMENT},
        {"specialty": Specialty.DERMATOLOGY},
        {"category": Category.NON_FINANCIAL_PERSONAL},
    ],
)
def test_an_interest_amended_to_another_loses_what_was_arranged_about_it(changed: dict[str, Any]) -> None:
    made, other = dispensation_granted("2009-02-01", "2009-12-31"), interest_amended(**changed)
    assert holding(made, other, day=date(2009, 6, 1)) == []
    assert holding(made, other, interest_amended(), day=date(2009, 6, 1)) == []
    given(arranging, *DECLARED, made, other).when(arrange(made)).then_refused(ArrangementAlreadyMade)
