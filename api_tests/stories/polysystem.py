"""NHS Waltham Forest, 2009: a development board that proposes, and an entirely separate one that approves."""

from typing import Final

from api_tests import registers
from api_tests.boards import Board, charter
from api_tests.bodies import Body
from api_tests.client import Json
from api_tests.meetings import Meeting, Motion

CHECKS: Final = ("Clinical quality", "Value for money")
BARRED: Final = ("WROTE", "SPONSORED", "SCORED", "PROPOSED", "MOVED", "VOTED")
LIMIT_PENCE: Final = 500_000_000
QUORUM: Final = {"minTotal": 3, "requires": [{"anyOf": ["LAY"], "atLeast": 1}, {"anyOf": ["OFFICER"], "atLeast": 1}]}


class Polysystem:
    """Two boards with their charters, seats and members, and the organisations around them."""

    def __init__(self, body: Body) -> None:
        """Register organisations and people, set up both boards."""
        self.body = body
        self._register_organisations()
        self._set_up_boards()
        self._seat_the_development_board()
        self._seat_the_disinvestment_board()

    def _register_organisations(self) -> None:
        self.oak = registers.member_practice(self.body, "Oak Surgery")
        self.elm = registers.member_practice(self.body, "Elm Surgery")
        self.trust = registers.organisation(self.body, "Whipps Cross Hospital", "NHS_TRUST")
        self.polyclinic = registers.organisation(self.body, "Polyclinic Ltd", "COMPANY")
        self.federation = registers.organisation(self.body, "Forest Federation", "FEDERATION")
        registers.link(self.body, self.oak, self.federation)
        registers.link(self.body, self.federation, self.polyclinic, "OWNERSHIP")

    def _set_up_boards(self) -> None:
        self.development = Board(self.body, "Polysystem development board", "DEVELOPMENT")
        self.disinvestment = Board(self.body, "Disinvestment board", "APPROVAL")
        proposing = {"decides": ["RECOMMENDATION"], "proposing": "BY_VOTE", "proposesTo": self.disinvestment.id}
        self.development.adopts(charter(remit=proposing, conflicts=_conflicts(severity="WARN")))
        approving = {
            "decides": ["FINAL_APPROVAL"],
            "limitPence": LIMIT_PENCE,
            "needsDueDiligence": True,
            "checks": CHECKS,
        }
        separation = {"separateFrom": [self.development.id], "barringActs": BARRED}
        self.disinvestment.adopts(
            charter(quorum=[QUORUM], remit=approving, separation=separation, conflicts=_conflicts())
        )

    def _seat_the_development_board(self) -> None:
        self.clinical_director = registers.person(self.body, "Clinical director")
        self.oak_gp, self.elm_gp = (registers.person(self.body, "GP board member") for _ in range(2))
        self.development.appoints(self.clinical_director, "OFFICER", office="CO_CHAIR")
        self.development.elects(self.oak_gp, "GP", electorate="Oak Surgery")
        self.development.elects(self.elm_gp, "GP", electorate="Elm Surgery")
        registers.position(self.body, self.oak_gp, self.oak)

    def _seat_the_disinvestment_board(self) -> None:
        self.medical_director = registers.person(self.body, "Medical director")
        self.finance_director = registers.person(self.body, "Director of finance")
        self.lay_chair, self.lay_member, self.other_lay_member = (
            registers.person(self.body, f"Lay member {number}") for number in range(3)
        )
        self.nurse_director = registers.person(self.body, "Director of nursing")
        self.disinvestment.appoints(self.lay_chair, "LAY", office="CHAIR")
        for lay in (self.lay_member, self.other_lay_member):
            self.disinvestment.appoints(lay, "LAY")
        for officer in (self.medical_director, self.finance_director, self.nurse_director):
            self.disinvestment.appoints(officer, "OFFICER")

    @property
    def approving_members(self) -> tuple[str, ...]:
        """The disinvestment board, its chair first."""
        return tuple(self.disinvestment.seats)

    def content(self, **said: object) -> Json:
        """What the case says: dermatology leaves the acute trust for the polyclinic."""
        return registers.content(
            [self.clinical_director],
            kind="SHIFT_OF_SETTING",
            parties=[
                {"organisation": self.trust, "role": "INCUMBENT"},
                {"organisation": self.polyclinic, "role": "PROPOSED_PROVIDER"},
            ],
            beneficiaries=["ALL_MEMBER_PRACTICES"],
            money=[
                {"kind": "INVESTMENT", "amount": {"amountPence": 150_000_000, "qualifier": "UP_TO"}},
                {"kind": "DISINVESTMENT", "amount": {"amountPence": 200_000_000, "qualifier": "MORE_THAN"}},
            ],
            **said,
        )

    def recommendation(self, case: str, day: str = "2009-10-12") -> Json:
        """The development board's decision to recommend a case, which proposes it to the other board."""
        meeting = Meeting(self.development, day)
        item = meeting.places("RECOMMENDATION", case)
        meeting.opens(self.clinical_director, self.oak_gp, self.elm_gp)
        item.opens(self.clinical_director)
        motion = item.has_put("RECOMMEND", mover=self.oak_gp, seconder=self.elm_gp)
        motion.gets("FOR", self.clinical_director, self.oak_gp)
        motion.gets("ABSTAIN", self.elm_gp)
        decision = motion.is_decided()
        item.closes()
        meeting.ends()
        return decision

    def opens_due_diligence(self, case: str) -> Json:
        """The receipt of the beginning of due diligence on the first version of a case."""
        said = {"version": 1, "board": self.disinvestment.id}
        return self.body.secretary.record(f"cases/{case}/due-diligence", said)

    def passes(self, case: str, check: str) -> Json:
        """The receipt of a check that the director of finance made and that was passed."""
        said = {"version": 1, "check": check, "status": "PASSED", "checkedBy": self.finance_director}
        return self.body.secretary.record(f"cases/{case}/due-diligence/checks", said)

    def completes_due_diligence(self, case: str) -> Json:
        """The receipt of the completion of due diligence."""
        said = {"version": 1, "completedBy": self.finance_director}
        return self.body.secretary.record(f"cases/{case}/due-diligence/completions", said)

    def examined(self, case: str) -> None:
        """Due diligence from beginning to end."""
        self.opens_due_diligence(case)
        for check in CHECKS:
            self.passes(case, check)
        self.completes_due_diligence(case)

    def final_motion(self, case: str, *, direction: str = "APPROVE", day: str = "2009-11-23") -> Motion:
        """The motion before the disinvestment board, everybody in the room."""
        meeting = Meeting(self.disinvestment, day)
        item = meeting.places("FINAL_APPROVAL", case)
        meeting.opens(*self.approving_members)
        item.opens(self.lay_chair)
        return item.has_put(direction)


def _conflicts(**said: str) -> Json:
    plain = {"actual": "LEAVE_FOR_ITEM", "potential": "NOTE_AND_PARTICIPATE", "determinedBy": ["CHAIR"]}
    return plain | said
