"""Boards as the tests set them up: a charter, and seats with those who hold them."""

from typing import Any, Final

from api_tests.bodies import Body
from api_tests.client import Json
from api_tests.registers import LONG_AGO

CONFLICTS: Final = {"actual": "LEAVE_FOR_ITEM", "potential": "NOTE_AND_PARTICIPATE", "determinedBy": ["CHAIR"]}


def charter(**said: Any) -> Json:  # noqa: ANN401 - JSON
    """A plain charter of a committee that decides on its own, some members of it changed."""
    plain: Json = {
        "composition": [{"role": role, "atLeast": 1} for role in ("OFFICER", "GP", "LAY")],
        "quorum": [{"minTotal": 3}],
        "voting": [{"threshold": "MAJORITY_OF_VOTES_CAST"}],
        "remit": {"decides": ["FINAL_APPROVAL", "DEFERRAL", "NOTING"]},
        "conflicts": CONFLICTS,
    }
    return plain | said


class Board:
    """A board, and the seats of its members by person."""

    def __init__(self, body: Body, name: str, kind: str = "SINGLE_COMMITTEE") -> None:
        """Set the board up."""
        self.body = body
        self.id = body.registrar.make("boards", {"name": name, "kind": kind})
        self.seats: dict[str, str] = {}

    @property
    def path(self) -> str:
        """Where the board is found."""
        return f"boards/{self.id}"

    def adopts(self, adopted: Json, version: int = 1, in_force_from: str = LONG_AGO) -> Json:
        """The receipt of the adoption of a charter."""
        said = {"version": version, "inForceFrom": in_force_from, "citation": "Standing orders 9", "charter": adopted}
        return self.body.registrar.record_upon(self.path, f"{self.path}/charters", said)

    def has_a_seat(self, *roles: str, office: str = "MEMBER", basis: str = "APPOINTED", voting: bool = True) -> str:
        """The id of a new seat, still vacant."""
        said = {"title": f"{roles[0]} member", "roles": roles, "office": office, "basis": basis, "voting": voting}
        return self.body.registrar.make(f"{self.path}/seats", said)

    def appoints(self, person: str, *roles: str, office: str = "MEMBER") -> str:
        """The id of a seat made for a person, who is appointed to it."""
        seat = self.has_a_seat(*roles, office=office)
        appointed = {"person": person, "termFrom": LONG_AGO}
        self.body.registrar.record(f"{self.path}/seats/{seat}/appointments", appointed)
        self.seats[person] = seat
        return seat

    def elects(self, person: str, *roles: str, electorate: str = "Member practices") -> str:
        """The id of a seat made for a person, who is elected to it."""
        seat = self.has_a_seat(*roles, basis="ELECTED")
        elected = {"person": person, "termFrom": LONG_AGO, "electorate": electorate, "polled": "2004-03"}
        self.body.registrar.record(f"{self.path}/seats/{seat}/elections", elected)
        self.seats[person] = seat
        return seat
