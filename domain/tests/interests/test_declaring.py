"""Declaring, amending and ending interests, and nil returns."""

from datetime import date

import pytest

from domain.boards.events import BoardEstablished, BoardKind
from domain.boards.policies import UnknownBoard
from domain.interests import register
from domain.interests.categories import Category, Indirect, Relationship
from domain.interests.decider import decider
from domain.interests.events import InterestDeclared
from domain.interests.personal_register import specialty
from domain.interests.policies import (
    InterestAlreadyDeclared,
    InterestAlreadyEnded,
    InterestsStillHeld,
    InvalidIndirectInterest,
    InvalidInterestPeriod,
    NotTheDeclarant,
    UnknownInterest,
)
from domain.interests.register import NO_INTERESTS, Interests
from domain.interests.specialties import Specialty
from domain.kernel.answers import Answer
from domain.kernel.messages import Event
from domain.kernel.spec import fact, given
from domain.organisations.policies import UnknownOrganisation
from domain.people.policies import UnknownPerson
from domain.tests.interests.make import (
    ADA,
    BEN,
    DEVELOPMENT,
    ELM,
    ELM_POST,
    OAK,
    OAK_SHARES,
    Said,
    amend,
    declare,
    end,
    interest_amended,
    interest_declared,
    interest_ended,
    make_nil_return,
    nil_return_made,
    organisation_registered,
    person_registered,
    through,
    when,
)

BOARD = BoardEstablished(board=DEVELOPMENT, name="A board", kind=BoardKind.DEVELOPMENT, established=None)
REGISTERED = (person_registered(ADA), organisation_registered(OAK))
DECLARED = (*REGISTERED, interest_declared())


def folded(*events: Event) -> Interests:
    known = NO_INTERESTS
    for at, event in enumerate(events, start=1):
        known = register.evolve(known, fact(event, at))
    return known


def test_an_interest_on_a_board_names_one_that_is_established() -> None:
    on_board = declare(interest_declared(board=DEVELOPMENT))
    given(decider, *REGISTERED).when(on_board).then_refused(UnknownBoard, pointer="/board")
    given(decider, *REGISTERED, BOARD).when(on_board).then_some(InterestDeclared, board=DEVELOPMENT)
    anew = amend(interest_amended(board=DEVELOPMENT))
    given(decider, *DECLARED).when(anew).then_refused(UnknownBoard, pointer="/board")


def test_an_interest_is_declared() -> None:
    given(decider, *REGISTERED).when(declare(interest_declared())).then(interest_declared())


def test_a_statement_says_since_when_the_person_knew() -> None:
    known = interest_declared(aware_since=when("2009-02"))
    given(decider, *REGISTERED).when(declare(known)).then(known)
    anew = interest_amended(aware_since=when("2009-03"))
    given(decider, *DECLARED).when(amend(anew)).then(anew)


def test_an_interest_need_not_lie_in_an_organisation() -> None:
    special = interest_declared(organisation=None, specialty=Specialty.DERMATOLOGY, held_from=None)
    given(decider, person_registered()).when(declare(special)).then(special)


def test_only_a_registered_person_declares() -> None:
    on_record = given(decider, organisation_registered())
    on_record.when(declare(interest_declared())).then_refused(UnknownPerson, pointer="/person")


def test_an_interest_lies_in_a_registered_organisation() -> None:
    on_record = given(decider, *REGISTERED)
    elsewhere = declare(interest_declared(organisation=ELM))
    on_record.when(elsewhere).then_refused(UnknownOrganisation, pointer="/organisation", organisation=ELM)


def test_an_interest_is_declared_once() -> None:
    again = declare(interest_declared())
    given(decider, *DECLARED).when(again).then_refused(InterestAlreadyDeclared, evidence=(3,))


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"category": Category.INDIRECT}, "/indirect"),
        ({"indirect": Indirect(relationship=Relationship.CLOSE_FRIEND, underlying=Category.FINANCIAL)}, "/category"),
        (through(Relationship.CLOSE_RELATIVE, Category.INDIRECT), "/indirect/underlying"),
    ],
)
def test_an_indirect_interest_comes_through_somebody(wrong: Said, pointer: str) -> None:
    declaring = declare(interest_declared(**wrong))
    given(decider, *REGISTERED).when(declaring).then_refused(InvalidIndirectInterest, pointer=pointer)
    amending = amend(interest_amended(**wrong))
    given(decider, *DECLARED).when(amending).then_refused(InvalidIndirectInterest, pointer=pointer)


def test_an_interest_does_not_end_before_it_begins() -> None:
    backwards = declare(interest_declared(held_from="2009-02", held_to="2009-01-31"))
    given(decider, *REGISTERED).when(backwards).then_refused(InvalidInterestPeriod, pointer="/heldTo")
    vague = interest_declared(held_from="2009-02", held_to="2009-02-01")
    given(decider, *REGISTERED).when(declare(vague)).then(vague)


def test_an_interest_is_stated_anew() -> None:
    anew = interest_amended(category=Category.NON_FINANCIAL_PERSONAL)
    given(decider, *DECLARED).when(amend(anew)).then(anew)


def test_only_a_declared_interest_is_amended_or_ended() -> None:
    on_record = given(decider, *REGISTERED)
    on_record.when(amend(interest_amended())).then_refused(UnknownInterest, pointer="/interest")
    on_record.when(end(interest_ended())).then_refused(UnknownInterest, pointer="/interest")


def test_an_interest_changes_only_for_its_declarant() -> None:
    on_record = given(decider, *DECLARED)
    on_record.when(amend(interest_amended(person=BEN))).then_refused(NotTheDeclarant, evidence=(3,))
    on_record.when(end(interest_ended(person=BEN))).then_refused(NotTheDeclarant, evidence=(3,))


def test_an_interest_is_amended_only_to_a_registered_organisation() -> None:
    given(decider, *DECLARED).when(amend(interest_amended(organisation=ELM))).then_refused(UnknownOrganisation)


def test_an_interest_ends() -> None:
    given(decider, *DECLARED).when(end(interest_ended())).then(interest_ended())


def test_an_interest_ends_once() -> None:
    on_record = given(decider, *DECLARED, interest_ended())
    on_record.when(end(interest_ended("2009-04-30"))).then_refused(InterestAlreadyEnded, evidence=(3, 4))


def test_an_interest_does_not_end_before_it_began() -> None:
    early = end(interest_ended("2007-12-31"))
    given(decider, *DECLARED).when(early).then_refused(InvalidInterestPeriod, pointer="/ended")


def test_a_wrong_end_is_put_right_by_stating_the_interest_anew() -> None:
    known = folded(interest_declared(), interest_ended("2009-03-31"), interest_amended(held_to="2009-04-30"))
    (interest,) = known.of(ADA)
    assert interest.period.end == when("2009-04-30")
    assert (interest.evidence, interest.stated_at, interest.ended_at) == ((1, 2, 3), 3, None)
    given(decider, *DECLARED, interest_ended(), interest_amended()).when(end(interest_ended())).then(interest_ended())


def test_a_nil_return_is_made() -> None:
    given(decider, person_registered()).when(make_nil_return(nil_return_made())).then(nil_return_made())


def test_only_a_registered_person_makes_a_nil_return() -> None:
    given(decider).when(make_nil_return(nil_return_made())).then_refused(UnknownPerson)


def test_nobody_who_holds_an_interest_declares_none() -> None:
    on_record = given(decider, *DECLARED)
    refusal = on_record.when(make_nil_return(nil_return_made())).then_refused(InterestsStillHeld, evidence=(3,))
    assert refusal.facts["interests"] == [OAK_SHARES]


@pytest.mark.parametrize(
    "history",
    [
        (*DECLARED, interest_ended("2009-05-31")),
        (*REGISTERED, interest_declared(held_to="2009-05-31")),
        (*REGISTERED, interest_declared(held_from="2009-06-02")),
        (*REGISTERED, interest_declared(held_from="2009")),
        (*REGISTERED, interest_declared(held_to="2009")),
        (*REGISTERED, interest_declared(person=BEN)),
    ],
)
def test_what_is_over_or_uncertain_or_anothers_stands_in_no_nil_returns_way(history: tuple[Event, ...]) -> None:
    given(decider, *history).when(make_nil_return(nil_return_made())).then(nil_return_made())


def test_the_register_shows_what_is_held_on_a_day() -> None:
    known = folded(
        interest_declared(held_to="2009-03"),
        interest_declared(interest=ELM_POST, organisation=ELM, held_from="2009-04-01"),
    )
    assert [(one.interest, answer) for one, answer in known.held_on(ADA, date(2009, 3, 1))] == [
        (OAK_SHARES, Answer.YES)
    ]
    assert [(one.interest, answer) for one, answer in known.held_on(ADA, date(2009, 3, 15))] == [
        (OAK_SHARES, Answer.INDETERMINATE)
    ]
    assert [one.interest for one, _ in known.held_on(ADA, date(2009, 4, 1))] == [ELM_POST]
    assert known.held_on(BEN, date(2009, 4, 1)) == ()


def test_the_register_finds_an_interest_by_what_it_concerns_now() -> None:
    known = folded(interest_declared(), interest_amended(organisation=ELM, specialty=Specialty.DERMATOLOGY))
    concerning = known.by_person[ADA].concerning
    assert concerning(OAK) == ()
    assert [one.interest for one in concerning(ELM)] == [OAK_SHARES]
    assert [one.interest for one in concerning(specialty(Specialty.DERMATOLOGY))] == [OAK_SHARES]


def test_the_register_remembers_nil_returns_and_first_declarations() -> None:
    known = folded(nil_return_made("2008-01-01"), interest_declared(), interest_amended())
    assert [(one.made.text, one.position) for one in known.returns[ADA]] == [("2008-01-01", 1)]
    (interest,) = known.of(ADA)
    assert interest.declared_at == fact(interest_declared(), 2).envelope.occurred_at


def test_an_end_of_something_not_looked_up_is_passed_over() -> None:
    assert folded(interest_ended()) == NO_INTERESTS
