"""Names that may mean one, however each was written down."""

import pytest

from domain.kernel.ids import OrganisationCode
from domain.organisations.likeness import alike, likeness
from domain.people.likeness import likeness as likeness_of_people


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oak Clinic Ltd.", "The OAK CLINIC, Limited"),
        ("St. Mary's Surgery", "St Marys Surgery"),
        ("Smith & Jones", "Smith and Jones"),
        ("The Company", "the company"),
    ],
)
def test_names_of_one_organisation_are_alike(one: str, other: str) -> None:
    assert likeness(one) == likeness(other)


@pytest.mark.parametrize(("one", "other"), [("Oak Clinic", "Oak Clinic 2"), ("The Company", "The Ltd")])
def test_names_of_two_are_not(one: str, other: str) -> None:
    assert likeness(one) != likeness(other)


def test_those_that_ever_bore_names_alike_are_told_together_and_once() -> None:
    oak, elm, ash = (OrganisationCode(code) for code in ("F86001", "F86002", "F86003"))
    names = {elm: ["Elm", "Oak Ltd"], oak: ["Oak", "Elm Ltd"], ash: ["Ash"]}
    assert alike(names) == ((oak, elm),)
    assert alike({code: ["The Surgery"] for code in (ash, elm, oak)}) == ((oak, elm, ash),)


@pytest.mark.parametrize(("one", "other"), [("Dr Zoë O'Neill", "ONEILL, Zoe"), ("Prof. A. B. Example", "B A Example")])
def test_names_of_one_person_are_alike(one: str, other: str) -> None:
    assert likeness_of_people(one) == likeness_of_people(other)


def test_a_name_of_titles_alone_is_still_a_name() -> None:
    assert likeness_of_people("Miss Prof") != likeness_of_people("Dr Mr")
