"""A body with two boards kept apart, as NHS Waltham Forest had in 2009, set up over HTTP for the tests of meetings."""

from datetime import date
from typing import Any

from service.auth.callers import Role
from service.tests.serving import Json, Service, Somebody

CONFLICTS = {
    "actual": "LEAVE_FOR_ITEM",
    "potential": "NOTE_AND_PARTICIPATE",
    "determinedBy": ["CHAIR", "PRESIDING"],
}
COMPOSITION = [{"role": role, "atLeast": 0} for role in ("GP", "LAY", "OFFICER")]
CHECKS = ("finance", "equality")


class Board:
    """A board with its seats by the name of whoever sits there."""

    def __init__(self, board: str, name: str) -> None:
        self.board, self.name = board, name
        self.seats: dict[str, str] = {}


class Body:
    """A body, its register of people by short names, and the callers who keep its record."""

    def __init__(self, service: Service, ods: str | None = None) -> None:
        self.service, self.ods = service, service.new_body(ods=ods)
        self.registrar = service.caller(self.ods, Role.REGISTRAR)
        self.secretary = service.caller(self.ods, Role.SECRETARY)
        self.people: dict[str, str] = {}

    def person(self, name: str) -> str:
        """The id of whoever is known by this name; entered in the register when first asked for."""
        if name not in self.people:
            self.people[name] = self.registrar.make("people", {"office": name, "name": f"Dr {name}"})
        return self.people[name]

    def organisation(self, code: str, kind: str = "COMPANY") -> str:
        """An organisation on the register."""
        self.registrar.record("organisations", {"organisation": code, "name": f"The {code}", "kind": kind})
        return code

    def position(self, name: str, organisation: str, kind: str = "PARTNER") -> str:
        """What ties somebody to an organisation since 2005."""
        path = f"people/{self.person(name)}/positions"
        return self.registrar.make(path, {"organisation": organisation, "kind": kind, "heldFrom": "2005"})

    def board(self, name: str, kind: str) -> Board:
        """A board without charter or seats."""
        return Board(self.registrar.make("boards", {"name": name, "kind": kind}), name)

    def adopt(self, board: Board, **charter: Any) -> None:  # noqa: ANN401 - parts of a charter
        """Adopt the first charter of a board, in force from April 2009."""
        usual: Json = {"composition": COMPOSITION, "quorum": [{"minTotal": 3}], "voting": [{}], "conflicts": CONFLICTS}
        body = {"version": 1, "inForceFrom": "2009-04-01", "citation": "Board, 1 April", "charter": usual | charter}
        self.registrar.record_upon(f"boards/{board.board}", f"boards/{board.board}/charters", body)

    def seat(self, board: Board, name: str, *roles: str, office: str = "MEMBER", since: str = "2009-04-01") -> str:
        """A seat of these roles, and somebody appointed to it."""
        path = f"boards/{board.board}/seats"
        body = {"title": name, "roles": roles, "office": office, "basis": "APPOINTED"}
        seat = self.registrar.make(path, body)
        self.registrar.record(f"{path}/{seat}/appointments", {"person": self.person(name), "termFrom": since})
        board.seats[name] = seat
        return seat

    def case(
        self,
        reference: str,
        *parties: str,
        authors: tuple[str, ...] = ("Writer",),
        pounds: int = 90_000,
        **more: object,
    ) -> str:
        """A case, drafted and submitted; `more` is what else it says."""
        content: Json = {
            "title": "Dermatology closer to home",
            "kind": "INVEST",
            "origin": "PBC_CONSORTIUM",
            "summary": "A clinic in the community",
            "recommendation": "Approve",
            "authors": [self.person(name) for name in authors],
            "parties": [{"organisation": code, "role": "PROPOSED_PROVIDER"} for code in parties],
            "money": [{"kind": "INVESTMENT", "amount": {"amountPence": pounds * 100}}],
        }
        case = self.secretary.make("cases", {"reference": reference, "content": content | more})
        self.secretary.record_upon(f"cases/{case}", f"cases/{case}/submissions")
        return case

    def examined(self, case: str, board: Board, by: str, version: int = 1) -> None:
        """Due diligence on a case, complete."""
        path = f"cases/{case}/due-diligence"
        self.secretary.record(path, {"version": version, "board": board.board})
        for check in CHECKS:
            checked = {"version": version, "check": check, "status": "PASSED", "checkedBy": self.person(by)}
            self.secretary.record(f"{path}/checks", checked)
        self.secretary.record(f"{path}/completions", {"version": version, "completedBy": self.person(by)})

    def sitting(self, board: Board, *present: str, on: date = date(2009, 6, 16)) -> "Sitting":
        """A meeting of a board that has been opened by the first of those present."""
        body = {"board": board.board, "startsAt": f"{on}T18:00:00+01:00", "place": "Town hall"}
        sitting = Sitting(self, board, self.secretary.make("meetings", body))
        for name in present:
            sitting.record("arrivals", {"person": self.person(name)})
        sitting.record("opening", {"presiding": self.person(present[0])})
        return sitting


class Sitting:
    """A meeting that is under way."""

    def __init__(self, body: Body, board: Board, meeting: str) -> None:
        self.body, self.board, self.meeting = body, board, meeting
        self.path = f"meetings/{meeting}"

    def record(self, path: str, body: Json | None = None, **headers: str) -> Json:
        """Record something about this meeting as its secretary."""
        return self.body.secretary.record(f"{self.path}/{path}", body, **headers)

    def item(self, number: str, purpose: str, case: str | None = None, presiding: str | None = None) -> "Item":
        """An item that the meeting has turned to where somebody presides, else only placed on the agenda."""
        body = {"number": number, "title": f"Item {number}", "purpose": purpose, "case": case}
        item = Item(self, self.body.secretary.make(f"{self.path}/items", body))
        if presiding is not None:
            item.record("opening", {"presiding": self.body.person(presiding)})
        return item


class Item:
    """An item of a meeting."""

    def __init__(self, sitting: Sitting, item: str) -> None:
        self.sitting, self.body, self.item = sitting, sitting.body, item
        self.path = f"{sitting.path}/items/{item}"

    def record(self, path: str, body: Json | None = None, **headers: str) -> Json:
        """Record something at this item as the secretary."""
        return self.body.secretary.record(f"{self.path}/{path}", body, **headers)

    def rule(self, name: str, management: str, by: str) -> Json:
        """A ruling of the person in the chair."""
        body = {
            "person": self.body.person(name),
            "management": management,
            "determinedBy": "CHAIR",
            "determiner": self.body.person(by),
            "why": "A partner in the provider that is to deliver the service",
        }
        return self.record("rulings", body)

    def motion(self, direction: str, **more: object) -> "Motion":
        """A motion that is put."""
        body = {"direction": direction, "text": "That the clinic be supported as set out"} | more
        return Motion(self, self.body.secretary.make(f"{self.path}/motions", body))


class Motion:
    """A motion on which the members vote."""

    def __init__(self, item: Item, motion: str) -> None:
        self.item, self.body, self.motion = item, item.body, motion
        self.path = f"{item.path}/motions/{motion}"

    def ballot(self, name: str, choice: str = "FOR") -> Json:
        """What is sent when somebody votes from their own seat."""
        return {"seat": self.item.sitting.board.seats[name], "voter": self.body.person(name), "choice": choice}

    def vote(self, *names: str, choice: str = "FOR") -> None:
        """Votes as they are cast."""
        for name in names:
            self.body.secretary.record(f"{self.path}/votes", self.ballot(name, choice))

    def preview(self) -> Json:
        """What the decision would be."""
        answer = self.body.secretary.post(f"{self.path}/decisions:preview")
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    def decide(self) -> Json:
        """The decision as it is then read."""
        decision = self.body.secretary.make(f"{self.path}/decisions")
        return self.body.secretary.read(f"decisions/{decision}")


class WalthamForest(Body):
    """Two boards that share no member: one proposes by its votes, the other examines and approves."""

    def __init__(self, service: Service, ods: str | None = None) -> None:
        super().__init__(service, ods)
        self.development = self.board("Development Board", "DEVELOPMENT")
        self.disinvestment = self.board("Disinvestment Board", "APPROVAL")
        self.adopt(
            self.development,
            voting=[{"castingVote": "PRESIDING_SECOND_VOTE"}],
            remit={
                "decides": ["RECOMMENDATION", "NOTING"],
                "proposing": "BY_VOTE",
                "proposesTo": self.disinvestment.board,
            },
            separation={"separateFrom": [self.disinvestment.board]},
        )
        self.adopt(
            self.disinvestment,
            quorum=[
                {
                    "base": "WHOLE_MEMBERSHIP",
                    "fraction": {"of": 1, "outOf": 3},
                    "minTotal": 3,
                    "requires": [{"anyOf": ["LAY"], "atLeast": 1}],
                }
            ],
            remit={"decides": ["FINAL_APPROVAL"], "needsDueDiligence": True, "checks": CHECKS},
            separation={
                "separateFrom": [self.development.board],
                "barringActs": ["PROPOSED", "VOTED", "WROTE", "SPONSORED"],
            },
        )
        for name in ("Adams", "Brown", "Clark", "Davies"):
            self.seat(self.development, name, "GP", office="CHAIR" if name == "Adams" else "MEMBER")
        self.seat(self.disinvestment, "Evans", "LAY", office="CHAIR")
        for name, role in (("Foster", "OFFICER"), ("Green", "OFFICER"), ("Hughes", "GP"), ("Irving", "LAY")):
            self.seat(self.disinvestment, name, role)

    def recommended(self, *parties: str, reference: str = "WF/1", authors: tuple[str, ...] = ("Writer",)) -> str:
        """A case that the development board has recommended, and so proposed."""
        case = self.case(reference, *parties, authors=authors)
        sitting = self.sitting(self.development, "Adams", "Brown", "Clark", on=date(2009, 6, 2))
        motion = sitting.item("4", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")
        motion.vote("Adams", "Brown", "Clark")
        assert motion.decide()["outcome"] == "RECOMMENDED"
        return case


def member(body: Body, name: str) -> Somebody:
    """A member of a board as they sign in themselves."""
    return body.service.caller(body.ods, Role.MEMBER, person=body.person(name))
