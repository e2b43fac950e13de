"""One committee that decides everything itself and lets two members act for it, set up over HTTP."""

from datetime import date
from typing import Any

from service.tests.meetings.make import Body, Motion
from service.tests.serving import Json, Service

MEMBERS = ("Evans", "Foster", "Green", "Hughes")
JUNE, JULY = date(2009, 6, 16), date(2009, 7, 21)


class Committee(Body):
    """A committee of four with its cases, what it decides and what two of them do for it."""

    def __init__(self, service: Service, **remit: Any) -> None:  # noqa: ANN401 - parts of a remit
        super().__init__(service)
        self.committee = self.board("Committee", "SINGLE_COMMITTEE")
        quorum = [{"minTotal": 3, "onLoss": "CHAIRS_ACTION"}]
        self.adopt(self.committee, quorum=quorum, remit={"decides": ["FINAL_APPROVAL"]} | remit)
        for name in MEMBERS:
            self.seat(self.committee, name, "LAY", office="CHAIR" if name == "Evans" else "MEMBER")

    def moved(self, case: str, direction: str, *here: str, on: date = JUNE, **more: object) -> Motion:
        """A motion on a case that everybody in the room votes for."""
        sitting = self.sitting(self.committee, *(here or MEMBERS), on=on)
        motion = sitting.item("7", "FINAL_APPROVAL", case, presiding="Evans").motion(direction, **more)
        motion.vote(*(here or MEMBERS))
        return motion

    def decided(self, case: str, direction: str = "APPROVE", *here: str, **more: Any) -> Json:  # noqa: ANN401
        """The decision on it."""
        return self.moved(case, direction, *here, **more).decide()

    def acted(self, case: str, **more: object) -> str:
        """What two members approve for the committee."""
        body: Json = {
            "case": case,
            "direction": "APPROVE",
            "actors": [self.person("Evans"), self.person("Foster")],
            "text": "That the clinic open in July.",
            "urgency": "The lease ends.",
            "ratifyBy": "2099-12-31",
        }
        return self.secretary.make(f"boards/{self.committee.board}/chairs-actions", body | more)
