"""Delegated limits over HTTP: cases of one provider that were split are added up."""

from service.tests.meetings.make import Body, Item
from service.tests.serving import Service

LIMIT = 25_000_000


def test_a_split_case_is_added_up_and_the_second_part_exceeds_the_limit(either_service: Service) -> None:
    body = Body(either_service)
    committee = body.board("Committee", "SINGLE_COMMITTEE")
    together = {"by": "PROVIDER", "months": 12}
    remit = {"decides": ["FINAL_APPROVAL"], "limitPence": LIMIT, "limitAggregates": together}
    body.adopt(committee, remit=remit, quorum=[{"minTotal": 2}])
    for name in ("Adams", "Brown", "Clark"):
        body.seat(committee, name, "GP", office="CHAIR" if name == "Adams" else "MEMBER")
    body.organisation("LOCAL-OAK1")
    sitting = body.sitting(committee, "Adams", "Brown", "Clark")

    def taken(number: str) -> Item:
        case = body.case(f"WF/{number}", "LOCAL-OAK1", pounds=130_000)
        return sitting.item(number, "FINAL_APPROVAL", case, presiding="Adams")

    first = taken("1")
    motion = first.motion("APPROVE")
    motion.vote("Adams", "Brown", "Clark")
    assert motion.decide()["outcome"] == "APPROVED"
    first.record("close")
    second = taken("2").motion("APPROVE")
    second.vote("Adams", "Brown", "Clark")
    told = second.preview()
    assert told["verdict"]["withinLimit"] == "NO"
    assert "limit-counts-earlier" in {step["code"] for step in told["verdict"]["steps"]}
    problem = body.secretary.refused(f"{second.path}/decisions")
    assert (problem["type"], problem["atLeastPence"]) == ("/problems/above-delegated-limit", 26_000_000)
