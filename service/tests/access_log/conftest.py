"""A body with people who declare interests, and whoever reads its access log."""

import pytest

from service.auth.callers import Role
from service.tests.interests.make import Declarants
from service.tests.serving import Json, Service


class Watched(Declarants):
    """The same body, with a data protection officer, and its access log."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.dpo = service.caller(self.ods, Role.DPO)
        self.watcher = service.caller(self.ods, Role.AUDITOR)

    def entries(self, **asked: object) -> list[Json]:
        """The access log, but for who reads it here."""
        found: list[Json] = self.watcher.read("access-log", limit=1000, **asked)["results"]
        return [one for one in found if one["operation"] not in ("listAccesses", "exportAccesses")]

    def operations(self, **asked: object) -> list[str]:
        """What was read, by the names of the operations."""
        return [one["operation"] for one in self.entries(**asked)]


@pytest.fixture
def body(either_service: Service) -> Watched:
    return Watched(either_service)
