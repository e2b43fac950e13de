"""Who proposes does not approve: persons are kept apart, not the names of their roles."""

from api_tests import registers
from api_tests.registers import LONG_AGO
from api_tests.stories.polysystem import CHECKS, Polysystem


def test_nobody_is_appointed_to_both_boards_and_the_earlier_appointment_is_named(polysystem: Polysystem) -> None:
    person = registers.person(polysystem.body, "Lay member of both?")
    seat = polysystem.development.has_a_seat("LAY")
    said = {"person": person, "termFrom": LONG_AGO}
    registrar = polysystem.body.registrar
    earlier = registrar.record(f"{polysystem.development.path}/seats/{seat}/appointments", said)
    other = polysystem.disinvestment.has_a_seat("LAY")
    problem = registrar.refused(f"{polysystem.disinvestment.path}/seats/{other}/appointments", said)
    assert (problem.status, problem.code) == (403, "separation-of-duties"), problem
    assert earlier["position"] in problem.evidence
    assert problem.document["rule"] == "nobody-sits-on-both-boards"


def test_who_wrote_a_case_does_not_vote_on_it_at_the_other_board(polysystem: Polysystem) -> None:
    case = registers.draft(
        polysystem.body, polysystem.content() | {"authors": [polysystem.clinical_director, polysystem.finance_director]}
    )
    submitted = registers.submit(polysystem.body, case)
    polysystem.recommendation(case)
    problem = polysystem.final_motion(case).refuses(polysystem.finance_director)
    assert (problem.status, problem.code) == (403, "separation-of-duties"), problem
    assert problem.document["acts"] == ["WROTE"]
    assert problem.evidence
    assert max(problem.evidence) <= submitted["position"]


def test_who_proposed_does_not_examine(polysystem: Polysystem) -> None:
    case = registers.submitted(polysystem.body, polysystem.content())
    polysystem.recommendation(case)
    polysystem.opens_due_diligence(case)
    said = {"version": 1, "check": CHECKS[0], "status": "PASSED", "checkedBy": polysystem.oak_gp}
    problem = polysystem.body.secretary.refused(f"cases/{case}/due-diligence/checks", said)
    assert (problem.status, problem.code) == (403, "separation-of-duties"), problem
    assert {"PROPOSED", "MOVED", "VOTED"} <= set(problem.document["acts"])


def test_a_case_that_nobody_proposed_does_not_come_before_the_approving_board(polysystem: Polysystem) -> None:
    case = registers.submitted(polysystem.body, polysystem.content())
    said = {"board": polysystem.disinvestment.id, "startsAt": "2009-11-23T18:00:00Z", "place": "Room 1"}
    meeting = polysystem.body.secretary.make("meetings", said)
    item = {"number": "1", "title": "Dermatology", "purpose": "FINAL_APPROVAL", "case": case}
    problem = polysystem.body.secretary.refused(f"meetings/{meeting}/items", item)
    assert (problem.status, problem.code) == (409, "no-open-proposal"), problem


def test_the_development_board_cannot_give_final_approval(polysystem: Polysystem) -> None:
    said = {"board": polysystem.development.id, "startsAt": "2009-11-23T18:00:00Z", "place": "Room 1"}
    meeting = polysystem.body.secretary.make("meetings", said)
    item = {"number": "1", "title": "Dermatology", "purpose": "FINAL_APPROVAL"}
    problem = polysystem.body.secretary.refused(f"meetings/{meeting}/items", item)
    assert problem.code == "outside-remit"
    assert problem.places == {"#/purpose"}


def test_a_case_above_the_limit_is_not_approved(polysystem: Polysystem) -> None:
    money = [{"kind": "INVESTMENT", "amount": {"amountPence": 500_000_001}}]
    case = registers.submitted(polysystem.body, polysystem.content() | {"money": money})
    polysystem.recommendation(case)
    polysystem.examined(case)
    motion = polysystem.final_motion(case)
    motion.gets("FOR", polysystem.lay_chair, polysystem.lay_member, polysystem.finance_director)
    assert motion.may_not_be_decided().code == "above-delegated-limit"
