"""A body with a registrar and a secretary, and what stands in its log."""

import json
from typing import Any

from service.auth.callers import Role
from service.store.scanning import one_leaf
from service.tests.serving import Json, Service

PERSON: Json = {"office": "GP"}


class Records:
    """A new body."""

    def __init__(self, service: Service) -> None:
        self.service, self.ods = service, service.new_body()
        self.registrar = service.caller(self.ods, Role.REGISTRAR)
        self.secretary = service.caller(self.ods, Role.SECRETARY)

    def size(self) -> int:
        """How long its log is."""
        size: int = self.secretary.read("")["logSize"]
        return size

    def leaf(self, position: int) -> dict[str, Any]:
        """The fact at a position as it is recorded."""
        connection = self.service.database.connect()
        try:
            leaf = one_leaf(connection, self.ods, position)
        finally:
            connection.close()
        assert leaf is not None
        said: dict[str, Any] = json.loads(leaf)
        return said

    def board(self) -> str:
        """The address of a new board."""
        return "boards/" + self.registrar.make("boards", {"name": "Approvals", "kind": "APPROVAL"})

    def case(self) -> str:
        """The address of a new case."""
        author = self.registrar.make("people", PERSON)
        return "cases/" + self.secretary.make("cases", {"reference": "T/1", "content": content(author)})


def content(author: str, title: str = "Dermatology closer to home") -> Json:
    """What a case says."""
    return {
        "title": title,
        "kind": "INVEST",
        "origin": "BODY",
        "summary": "A clinic",
        "recommendation": "Approve",
        "authors": [author],
    }
