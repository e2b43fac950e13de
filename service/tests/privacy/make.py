"""Two data protection officers over HTTP, for the tests of what becomes of words about somebody."""

from typing import Any

from service.auth.callers import Role
from service.store.statements import Statement
from service.tests.meetings.make import Body
from service.tests.serving import Json, Service

WHY = {"reason": "She left in March and asks for it", "ground": "NO_LONGER_NECESSARY"}


class Privacy(Body):
    """A body with two officers, one who asks and one who approves."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.officer, self.other = (service.caller(self.ods, Role.DPO) for _ in range(2))

    def ask(self, *names: str, **more: object) -> str:
        """Somebody's words are to be erased; the id of the erasure."""
        of = {"person": self.person(names[0])} if names else {}
        return self.officer.make("erasures", of | WHY | more)

    def erase(self, *names: str, **more: object) -> Json:
        """Somebody's words are erased; the receipt of the approval."""
        return self.other.record(f"erasures/{self.ask(*names, **more)}/approvals")

    def hold(self, name: str) -> str:
        """What is on record about somebody is held."""
        return self.officer.make("legal-holds", {"person": self.person(name), "why": "Inquiry"})

    def rows(self, statement: str) -> list[Any]:
        """What a statement finds in the database itself."""
        found = self.service.database.reader().run(Statement(sqlite=statement, postgresql=statement))
        return [tuple(row) for row in found]
