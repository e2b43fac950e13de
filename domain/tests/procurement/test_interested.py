"""Who among those who decide had an interest in the provider, as far as the record shows."""

from datetime import date

from domain.kernel.answers import Answer
from domain.kernel.ids import AwardId, PersonId
from domain.kernel.messages import Event
from domain.kernel.spec import given
from domain.procurement.decider import decider
from domain.procurement.interested import interested, ties_of
from domain.tests.interests.make import (
    ADA,
    BEN,
    ELM,
    FEDERATION,
    OAK,
    interest_declared,
    interest_ended,
    linked,
    numbered,
    position_taken,
)

AWARD = AwardId(numbered(61))
ON_THE_DAY = date(2009, 6, 15)


def found(*events: Event, day: date = ON_THE_DAY) -> dict[PersonId, Answer]:
    """Who was interested in Oak Practice, of Ada and Ben."""
    ties = ties_of((ADA, BEN), given(decider, *events).read)
    return dict(interested(AWARD, (OAK,), (ADA, BEN), ties, day))


def test_a_partner_and_a_shareholder_are_interested() -> None:
    assert found(position_taken()) == {ADA: Answer.YES}
    assert found(interest_declared(person=BEN)) == {BEN: Answer.YES}


def test_an_interest_in_another_organisation_is_none_in_the_provider() -> None:
    assert found(position_taken(ELM)) == {}


def test_an_interest_through_a_federation_counts() -> None:
    assert found(position_taken(FEDERATION), linked(FEDERATION, OAK)) == {ADA: Answer.YES}


def test_what_had_ended_the_day_before_is_no_interest_on_the_day() -> None:
    assert found(interest_declared(), interest_ended("2009-06-14")) == {}
    assert found(interest_declared(), interest_ended("2009-06-15")) == {ADA: Answer.YES}


def test_a_vague_date_makes_it_indeterminate() -> None:
    assert found(interest_declared(held_from="2009")) == {ADA: Answer.INDETERMINATE}
