"""What the demonstration tries and may not do, with the facts that say why."""

import pytest

from service.demo.refusals import Refusal
from service.tests.demo.conftest import Told


def test_a_partner_of_a_practice_is_refused_with_the_path_to_the_case(told: Told) -> None:
    [federated, partner, again, lead] = told.refused("conflict-of-interest")
    assert partner.startswith("Vote of the GP member for F86036 refused: conflict-of-interest")
    assert "partner of F86036, one of all member practices" in partner
    assert "partner of F86666, a member of LOCAL-DEMOFED1, which the case names as proposed provider" in federated
    assert again == partner
    assert "director of LOCAL-NENE, which the case names as proposed provider" in lead


def test_the_facts_named_are_those_that_show_it(told: Told) -> None:
    [line] = [one for one in told.telling.lines if "GP member for F86666 refused" in one.sentence]
    assert told.types("08W", line.facts) == [
        "organisations.OrganisationsLinked",
        "people.PositionTaken",
        "interests.InterestDeclared",
        "cases.CaseDrafted",
    ]


def test_nobody_sits_votes_or_checks_on_both_sides(told: Told) -> None:
    [seat, check, vote] = told.refused("separation-of-duties")
    assert 'keeps boards "Polysystem development board" and "Disinvestment board" apart' in seat
    assert "Check of WF/2021/02 by the Director of Public Health" in check
    assert "The person voted on it" in vote


def test_the_refused_vote_names_the_earlier_one(told: Told) -> None:
    [_, _, vote] = [one for one in told.telling.lines if one.refused == "separation-of-duties"]
    first = told.decision("08W", "Polysystem development board 2")
    assert list(vote.facts) == [
        ballot["castAt"] for ballot in first["inputs"]["ballots"] if ballot["choice"] == "ABSTAIN"
    ]


@pytest.mark.parametrize(("evidence", "told_as"), [((), ""), ((7,), "; fact 7"), ((9, 7), "; facts 7, 9")])
def test_a_refusal_says_on_how_many_facts_it_rests(evidence: tuple[int, ...], told_as: str) -> None:
    problem = {"type": "/problems/seat-not-held", "detail": "The seat is vacant.", "evidence": list(evidence)}
    assert Refusal.of(problem).in_words() == f"seat-not-held (The seat is vacant{told_as})"
