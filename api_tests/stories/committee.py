"""NHS Northamptonshire's commissioning executive: directors and practice leads around one table."""

from api_tests import registers
from api_tests.boards import Board, charter
from api_tests.bodies import Body
from api_tests.meetings import Item, Meeting

QUORUM = [{"minTotal": 4, "requires": [{"anyOf": ["GP"], "atLeast": 1}, {"anyOf": ["OFFICER"], "atLeast": 2}]}]
VOTING = [{"threshold": "MAJORITY_OF_VOTES_CAST", "castingVote": "PRESIDING_SECOND_VOTE", "onTie": "NO_DECISION"}]


class Committee:
    """The committee: a chief executive in the chair, two directors, two practice leads, a lay member; and a case."""

    def __init__(self, body: Body) -> None:
        """Bring everybody together."""
        self.body = body
        self.board = Board(body, "Commissioning executive committee")
        self.board.adopts(charter(quorum=QUORUM, voting=VOTING))
        self.chair, self.finance, self.strategy = (registers.person(body, f"Director {n}") for n in range(3))
        self.lead, self.other_lead = (registers.person(body, f"Practice lead {n}") for n in range(2))
        self.lay = registers.person(body, "Lay member")
        self.board.appoints(self.chair, "OFFICER", office="CHAIR")
        for director in (self.finance, self.strategy):
            self.board.appoints(director, "OFFICER")
        for lead in (self.lead, self.other_lead):
            self.board.elects(lead, "GP")
        self.board.appoints(self.lay, "LAY")
        self.members = (self.chair, self.finance, self.strategy, self.lead, self.other_lead, self.lay)
        self.provider = registers.organisation(body, "Nene Care", "COMPANY")
        author = registers.person(body, "Commissioning manager")
        parties = [{"organisation": self.provider, "role": "PROPOSED_PROVIDER"}]
        title = "Proactive case management"
        self.case = registers.submitted(body, registers.content([author], title=title, parties=parties))

    def considers(self, *present: str, day: str = "2010-03-15") -> Item:
        """The case at an open item of a meeting with these members."""
        meeting = Meeting(self.board, day)
        item = meeting.places("FINAL_APPROVAL", self.case)
        meeting.opens(*(present or self.members))
        item.opens((present or self.members)[0])
        return item


class Acting(Committee):
    """The committee, whose charter lets two members act for it."""

    def __init__(self, body: Body) -> None:
        """Let two act where the quorum is lost."""
        super().__init__(body)
        quorum = [one | {"onLoss": "CHAIRS_ACTION"} for one in QUORUM]
        self.board.adopts(charter(quorum=quorum, voting=VOTING), version=2)
