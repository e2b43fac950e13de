"""A committee of one that decides cases submitted some days before."""

from datetime import UTC, datetime, timedelta

from domain.kernel.financial_year import year_of
from domain.kernel.london import day_of
from service.tests.meetings.make import Body
from service.tests.questions.ask import afterwards
from service.tests.serving import Json, Service


class Deciding(Body):
    """The body of such a committee."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.committee = self.board("Committee", "SINGLE_COMMITTEE")
        self.adopt(self.committee, remit={"decides": ["FINAL_APPROVAL"]}, quorum=[{"minTotal": 1}])
        self.seat(self.committee, "Adams", "GP", office="CHAIR")
        self.today = day_of(datetime.now(UTC))
        self.year = year_of(self.today).name

    def submitted(self, reference: str, origin: str, days_ago: int) -> str:
        """A case of this origin, submitted so many days ago."""
        content = {"title": "A", "kind": "INVEST", "origin": origin, "summary": "B", "recommendation": "C"}
        said = {"reference": reference, "content": content | {"authors": [self.person("Writer")]}}
        case = self.secretary.make("cases", said)
        then = {"occurredAt": f"{self.today - timedelta(days=days_ago)}T12:00:00Z"}
        self.secretary.record_upon(f"cases/{case}", f"cases/{case}/submissions", afterwards() | then)
        return case

    def decides(self, case: str, direction: str) -> Json:
        """The decision on a case, today."""
        motion = self.sitting(self.committee, "Adams").item("1", "FINAL_APPROVAL", case, presiding="Adams")
        put = motion.motion(direction)
        put.vote("Adams")
        return put.decide()
