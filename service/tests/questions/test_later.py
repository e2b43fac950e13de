"""What became of a decision afterwards."""

from service.tests.meetings.make import Body
from service.tests.serving import Service


def test_a43_which_decisions_were_rescinded_later_and_by_which(either_service: Service) -> None:
    body = Body(either_service)
    committee = body.board("Committee", "SINGLE_COMMITTEE")
    body.adopt(committee, remit={"decides": ["FINAL_APPROVAL"]}, quorum=[{"minTotal": 1}])
    body.seat(committee, "Adams", "GP", office="CHAIR")
    sitting, case = body.sitting(committee, "Adams"), body.case("WF/1")
    item = sitting.item("1", "FINAL_APPROVAL", case, presiding="Adams")
    approval = item.motion("APPROVE")
    approval.vote("Adams")
    approved = approval.decide()
    assert body.secretary.read("decisions", outcome="RESCINDED")["results"] == []
    item.record("close")
    again = sitting.item("2", "FINAL_APPROVAL", presiding="Adams").motion("RESCIND", earlier=approved["decision"])
    again.vote("Adams")
    rescission = again.decide()
    [found] = body.secretary.read("decisions", outcome="RESCINDED")["results"]
    assert (found["decision"], rescission["earlier"]) == (rescission["decision"], approved["decision"])
