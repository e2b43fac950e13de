"""A body with people and boards, made over HTTP; an example says only what matters to it."""

from service.auth.callers import Role
from service.tests.serving import Json, Service, Somebody

CONFLICTS = {"actual": "LEAVE_FOR_ITEM", "potential": "NOTE_AND_PARTICIPATE", "determinedBy": ["CHAIR"]}


def charter(**changed: object) -> Json:
    """A plain charter, some members of it changed."""
    plain: Json = {
        "composition": [
            {"role": "GP", "atLeast": 1, "atMost": 6},
            {"role": "LAY", "atLeast": 1, "atMost": 3},
        ],
        "quorum": [{"minTotal": 2}],
        "voting": [{}],
        "remit": {"decides": ["RECOMMENDATION"]},
        "conflicts": CONFLICTS,
    }
    return plain | changed


def adoption(version: int = 1, in_force_from: str = "2009-04-01", **changed: object) -> Json:
    """The body that adopts a version of a plain charter."""
    cited = {"version": version, "inForceFrom": in_force_from, "citation": f"Standing orders, issue {version}"}
    return cited | {"charter": charter(**changed)}


class Boards:
    """A registrar at work on a new body."""

    def __init__(self, service: Service) -> None:
        self.registrar: Somebody = service.caller(service.new_body(), Role.REGISTRAR)

    def person(self, office: str = "GP") -> str:
        """A new person."""
        return self.registrar.make("people", {"office": office})

    def board(self, name: str = "Development board", kind: str = "DEVELOPMENT") -> str:
        """A new board."""
        return self.registrar.make("boards", {"name": name, "kind": kind})

    def adopt(self, board: str, version: int = 1, in_force_from: str = "2009-04-01", **changed: object) -> Json:
        """Adopt a version of a plain charter for it."""
        body = adoption(version, in_force_from, **changed)
        return self.registrar.record_upon(f"boards/{board}", f"boards/{board}/charters", body)

    def seat(self, board: str, title: str = "GP member", basis: str = "ELECTED", **said: object) -> str:
        """The address of a new seat."""
        body = {"title": title, "roles": ["GP"], "basis": basis} | said
        return f"boards/{board}/seats/" + self.registrar.make(f"boards/{board}/seats", body)

    def appoint(self, seat: str, person: str, term_from: str = "2009-04-01", **said: object) -> Json:
        """Appoint a person to the seat at this address."""
        return self.registrar.record(f"{seat}/appointments", {"person": person, "termFrom": term_from} | said)

    def vacate(self, seat: str, person: str, vacated: str, **said: object) -> Json:
        """Record that the person left the seat at this address."""
        return self.registrar.record(f"{seat}/vacancies", {"person": person, "vacated": vacated} | said)

    def holder(self, seat: str, day: str) -> tuple[str, str] | None:
        """Who holds the seat at this address on a day, and how certainly."""
        found = self.registrar.read(seat, as_at=day)["holder"]
        return (found["person"], found["held"]) if found else None
