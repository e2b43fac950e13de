"""A body whose people declare interests over HTTP."""

from service.auth.callers import Role
from service.tests.serving import Json, Service, Somebody

PARTNERSHIP: Json = {
    "category": "FINANCIAL",
    "organisation": "F86001",
    "narrative": "Partner in Oak Practice, which provides the service.",
    "heldFrom": "2004-04-01",
}


class Declarants:
    """A new body with an organisation, two people, a secretary, an auditor and a reader without a role of note."""

    def __init__(self, service: Service) -> None:
        self.service, self.ods = service, service.new_body()
        self.registrar = service.caller(self.ods, Role.REGISTRAR)
        self.registrar.record(
            "organisations", {"organisation": "F86001", "name": "Oak Practice", "kind": "GP_PRACTICE"}
        )
        self.ada, self.ben = (self.registrar.make("people", {"office": "GP"}) for _ in range(2))
        self.secretary = service.caller(self.ods, Role.SECRETARY)
        self.auditor = service.caller(self.ods, Role.AUDITOR)
        self.publisher = service.caller(self.ods, Role.PUBLISHER)

    def member(self, person: str) -> Somebody:
        """This person, signed in."""
        return self.service.caller(self.ods, Role.MEMBER, person=person)

    def declare(self, person: str | None = None, **said: object) -> str:
        """The id of an interest that the secretary records."""
        return self.secretary.make("interests", PARTNERSHIP | {"person": person or self.ada} | said)

    def change(self, interest: str, how: str, body: Json, person: str | None = None) -> Json:
        """Amend or end an interest, upon what is known of it now."""
        address, stated = f"interests/{interest}", {"person": person or self.ada} | body
        return self.secretary.record_upon(address, f"{address}/{how}", stated)

    def position(self) -> int:
        """How long the log is."""
        size: int = self.secretary.read("")["logSize"]
        return size
