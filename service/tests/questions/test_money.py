"""Limits, contracts and gifts."""

from service.tests.meetings.make import Body
from service.tests.serving import Service


def test_a14_whether_a_decision_was_within_the_limit_of_its_board(either_service: Service) -> None:
    body = Body(either_service)
    committee = body.board("Committee", "SINGLE_COMMITTEE")
    body.adopt(committee, remit={"decides": ["FINAL_APPROVAL"], "limitPence": 25_000_000}, quorum=[{"minTotal": 1}])
    body.seat(committee, "Adams", "GP", office="CHAIR")
    motion = (
        body.sitting(committee, "Adams")
        .item("1", "FINAL_APPROVAL", body.case("WF/1", pounds=250_000), presiding="Adams")
        .motion("APPROVE")
    )
    motion.vote("Adams")
    shown = body.secretary.read(f"decisions/{motion.decide()['decision']}")
    assert (shown["outcome"], shown["verdict"]["withinLimit"]) == ("APPROVED", "YES")
    assert shown["inputs"]["question"]["atStake"] == {"least": 25_000_000, "most": 25_000_000}
    assert shown["inputs"]["charter"]["remit"]["limitPence"] == 25_000_000
