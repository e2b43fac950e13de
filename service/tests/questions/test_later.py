"""What became of a decision afterwards."""

import pytest

from service.tests.meetings.make import Body
from service.tests.serving import Json, Service


class Committee(Body):
    """A committee of one that has approved a case, and takes up what it decided."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        board = self.board("Committee", "SINGLE_COMMITTEE")
        self.adopt(board, remit={"decides": ["FINAL_APPROVAL"]}, quorum=[{"minTotal": 1}])
        self.seat(board, "Adams", "GP", office="CHAIR")
        self.meeting, self.taken = self.sitting(board, "Adams"), 0
        self.case_id = self.case("WF/1")
        self.approved = self.decides("APPROVE", self.case_id)

    def decides(self, direction: str, case: str | None = None, **more: object) -> Json:
        """The decision on a motion at an item of its own."""
        self.taken += 1
        item = self.meeting.item(str(self.taken), "FINAL_APPROVAL", case, presiding="Adams")
        motion = item.motion(direction, **more)
        motion.vote("Adams")
        decision = motion.decide()
        item.record("close")
        return decision

    def standing(self, status: str) -> list[str]:
        """The decisions that stand so now."""
        return [one["decision"] for one in self.secretary.read("decisions", status=status)["results"]]


@pytest.fixture
def committee(either_service: Service) -> Committee:
    return Committee(either_service)


def test_a43_which_decisions_were_rescinded_or_suspended_later(committee: Committee) -> None:
    approved = committee.approved
    said = {"ground": "CALL_IN", "source": "A letter", "byWhom": "The scrutiny committee", "why": "Not consulted."}
    committee.secretary.record(f"decisions/{approved['decision']}/suspensions", said | {"on": approved["decided"]})
    assert committee.standing("SUSPENDED") == [approved["decision"]]
    released = {"on": approved["decided"], "why": "Answered."}
    committee.secretary.record(f"decisions/{approved['decision']}/releases", released)
    assert (committee.standing("SUSPENDED"), committee.standing("RESCINDED")) == ([], [])
    rescission = committee.decides("RESCIND", committee.case_id, earlier=approved["decision"])
    assert committee.standing("RESCINDED") == [approved["decision"]]
    course = committee.secretary.read(f"decisions/{approved['decision']}")["course"]
    assert (course[-1]["by"], course[1]["ground"]) == (rescission["decision"], "CALL_IN")
