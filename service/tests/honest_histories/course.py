"""A history by chance: what boards do, and between it whatever else can be asked for; much of it is refused."""

from collections.abc import Callable
from random import Random
from typing import Any, Final

from service.auth.callers import Role
from service.tests.honest_histories.known import Known
from service.tests.honest_histories.saying import CODES, DOCUMENT, SCHEMAS, UNDER, Saying, every_command
from service.tests.serving import Json, Service, Somebody

COMMANDS: Final = every_command()
TEMPLATES: Final = [path.removeprefix(UNDER) for path in DOCUMENT["paths"] if path.startswith(UNDER)]
ROLES: Final = tuple(role for role in Role if role is not Role.INTEGRATOR)
CONFLICTS: Final = {
    "actual": "LEAVE_FOR_ITEM",
    "potential": "NOTE_AND_PARTICIPATE",
    "determinedBy": ["CHAIR", "PRESIDING"],
}
VOTING: Final = ("threshold", "castingVote", "onTie", "voteUnit")
INVESTED: Final = [{"kind": "INVESTMENT", "amount": {"amountPence": 9_000_000}}]
QUESTIONS: Final = (
    *[("FINAL_APPROVAL", "APPROVE")] * 4,
    ("FINAL_APPROVAL", "REJECT"),
    ("FINAL_APPROVAL", "DEFER"),
    ("RECOMMENDATION", "RECOMMEND"),
    ("NOTING", "APPROVE"),
)
"""For what an item is placed, and which way its motion points; it does not always fit."""


class Course:
    """One body's history, told over HTTP by three officers who may do everything."""

    def __init__(self, service: Service, chance: Random) -> None:
        """Open the record of a new body."""
        self.chance, self.known = chance, Known(TEMPLATES)
        self.ods = service.new_body(chance.choice(("PCT", "CCG", "ICB")))
        self.officers = [service.caller(self.ods, *ROLES) for _ in range(3)]
        self.saying = Saying(chance, self.known)
        self.seats: dict[str, dict[str, str]] = {}
        self.sittings: dict[str, tuple[str, list[str]]] = {}
        self.recorded = self.refused = 0

    def run(self, steps: int) -> None:
        """Some people and a board, then so many steps by chance."""
        entries = [{"organisation": code, "name": f"The {code}", "kind": "COMPANY"} for code in CODES[:4]]
        self.say("organisations:import", {"entries": entries})
        for first in (self.person, self.person, self.person, self.board, self.case, self.meeting, self.item):
            first()
        for _ in range(steps):
            self.chance.choice(STEPS)(self)

    def say(self, path: str, body: Json | None = None) -> str | None:
        """Ask for something; the id of what it made, nothing where it is refused. Fails where the service does."""
        officer = self.chance.choice(self.officers)
        answer = officer.post(path, body)
        if answer.status_code == 428:
            answer = officer.ask("POST", path, json=body or {}, headers=self._as_it_is(officer, path))
        assert answer.status_code < 500, f"{path} {body}: {answer.text}"
        if answer.status_code != 201:
            self.refused += answer.is_error
            return None
        self.recorded += 1
        location: str = answer.json()["location"].split(f"/bodies/{self.ods}/")[-1]
        self.known.learn(location)
        return location.rsplit("/", 1)[-1]

    def anything(self) -> None:
        """Any command of the published description, about anything that there is."""
        command = self.chance.choice(COMMANDS)
        path = self.known.address(command.path, self.chance)
        if path is not None:
            self.say(path, self.saying.of(command.said))

    def person(self) -> None:
        """Somebody is entered."""
        self.say("people", {"office": "GP", "name": f"Dr {self.chance.randrange(99)} Zoë"})

    def organisation(self) -> None:
        """An organisation is entered."""
        kind = self.chance.choice(("COMPANY", "GP_PRACTICE", "FEDERATION"))
        self.say("organisations", {"organisation": self.chance.choice(CODES), "name": "The Oak", "kind": kind})

    def interest(self) -> None:
        """Somebody declares an interest."""
        body = {"person": self._person(), "category": "FINANCIAL", "narrative": "I own a part of it"}
        self.say("interests", body | {"organisation": self.chance.choice(CODES), "heldFrom": "2008"})

    def board(self) -> None:
        """A board with a charter, and two to four members."""
        board = self.say("boards", {"name": "Board", "kind": self.chance.choice(("SINGLE_COMMITTEE", "APPROVAL"))})
        if board is None:
            return
        charter: Json = {
            "composition": [{"role": "LAY", "atLeast": 0}],
            "quorum": [{"minTotal": self.chance.randrange(1, 4)}],
            "voting": [{name: self._one_of("VotingRuleBody", name) for name in self.chance.sample(VOTING, 2)}],
            "conflicts": CONFLICTS,
            "remit": {"decides": ["FINAL_APPROVAL", "RECOMMENDATION", "NOTING"]},
        }
        body = {"version": 1, "inForceFrom": "2009-04-01", "citation": "Minute 1"}
        if self.say(f"boards/{board}/charters", body | {"charter": charter}) is None:
            self.say(f"boards/{board}/charters", body | {"charter": charter | {"voting": [{}]}})
        self.seats[board] = {}
        for number in range(self.chance.randrange(2, 5)):
            self._seat(board, "MEMBER" if number else "CHAIR")

    def case(self) -> None:
        """A case is written, and mostly submitted."""
        content: Json = {"title": "Clinic", "kind": "INVEST", "origin": "BODY", "summary": "A", "recommendation": "B"}
        parties = [{"organisation": self.chance.choice(CODES), "role": "PROPOSED_PROVIDER"}]
        content |= {
            "authors": [self._person()],
            "parties": parties if self.chance.random() < 0.5 else [],
            "money": INVESTED,
        }
        case = self.say("cases", {"reference": f"WF/{self.chance.randrange(9**9)}", "content": content})
        if case is not None and self.chance.random() < 0.9:
            self.say(f"cases/{case}/submissions")

    def meeting(self) -> None:
        """A board meets: some of it come, the first opens the meeting."""
        if not self.seats:
            return
        board = self.chance.choice(list(self.seats))
        starts = f"2009-{self.chance.randrange(5, 13):02}-16T18:00:00+01:00"
        meeting = self.say("meetings", {"board": board, "startsAt": starts, "place": "Town hall"})
        members = list(dict.fromkeys(self.seats[board].values()))
        here = self.chance.sample(members, self.chance.randrange(len(members) + 1))
        if meeting is None or not here:
            return
        for person in here:
            self.say(f"meetings/{meeting}/arrivals", {"person": person})
        self.say(f"meetings/{meeting}/opening", {"presiding": here[0]})
        self.sittings[meeting] = board, here

    def item(self) -> None:
        """A case is taken at a meeting and put to the vote, and mostly decided."""
        if not self.sittings or not self.known.places["case"]:
            return
        meeting = self.chance.choice(list(self.sittings))
        board, here = self.sittings[meeting]
        body: Json = {"number": str(self.chance.randrange(99)), "title": "Clinic", "case": self._of("case")}
        purpose, direction = self.chance.choice(QUESTIONS)
        item = self.say(f"meetings/{meeting}/items", body | {"purpose": purpose})
        if item is None or self.say(f"meetings/{meeting}/items/{item}/opening", {"presiding": here[0]}) is None:
            return
        path = f"meetings/{meeting}/items/{item}/motions"
        motion = self.say(path, {"direction": direction, "text": "That it be so"})
        if motion is not None:
            self._vote(f"{path}/{motion}", board, here)

    def erasure(self) -> None:
        """One officer asks for somebody's words to be erased, and mostly another approves."""
        body = {"person": self._person(), "reason": "She asks for it", "ground": "NO_LONGER_NECESSARY"}
        erasure = self.say("erasures", body)
        if erasure is not None and self.chance.random() < 0.8:
            self.say(f"erasures/{erasure}/approvals")

    def _vote(self, path: str, board: str, here: list[str]) -> None:
        for seat, person in self.seats[board].items():
            if person in here or self.chance.random() < 0.1:
                choice = self.chance.choice(("FOR", "FOR", "AGAINST", "ABSTAIN"))
                self.say(f"{path}/votes", {"seat": seat, "voter": person, "choice": choice})
        if self.chance.random() < 0.2:
            self.say(f"{path}/casting-votes", {"presiding": here[0], "choice": "FOR"})
        if self.chance.random() < 0.9:
            self.say(f"{path}/decisions")

    def _seat(self, board: str, office: str) -> None:
        body = {"title": "Seat", "roles": ["LAY"], "office": office, "basis": "APPOINTED"}
        seat, person = self.say(f"boards/{board}/seats", body), self._person()
        appointed = {"person": person, "termFrom": "2009-04-01"}
        if seat is not None and self.say(f"boards/{board}/seats/{seat}/appointments", appointed) is not None:
            self.seats[board][seat] = person

    def _one_of(self, body: str, name: str) -> str:
        return str(self.chance.choice(SCHEMAS[body]["properties"][name]["enum"]))

    def _as_it_is(self, officer: Somebody, path: str) -> dict[str, str]:
        """The state of what a command acts on: the longest part of its address at which something is found."""
        parts = path.split("/")
        found = (officer.get("/".join(parts[:many])) for many in range(len(parts) - 1, 1, -1))
        return next(({"If-Match": one.headers["ETag"]} for one in found if "ETag" in one.headers), {})

    def _person(self) -> str:
        return self._of("person")

    def _of(self, kind: str) -> str:
        return self.known.id_of(kind, self.chance)


Step = Callable[[Course], Any]
STEPS: Final[tuple[Step, ...]] = (
    *[Course.anything] * 18,
    *[Course.item] * 5,
    *[Course.meeting] * 3,
    Course.case,
    Course.case,
    Course.interest,
    Course.interest,
    Course.person,
    Course.organisation,
    Course.board,
    Course.erasure,
)
"""What may come next, as often as it stands here."""
