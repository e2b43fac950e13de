"""Two boards on either database, a clinic, and an auditor who asks what should be looked at."""

import csv
import io

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import Body, WalthamForest
from service.tests.questions.ask import CLINIC
from service.tests.serving import Json, Service
from service.viewing import in_turn


class Auditor:
    """Somebody who asks for the exceptions of a body."""

    def __init__(self, body: Body) -> None:
        self.caller = body.service.caller(body.ods, Role.AUDITOR)

    def counts(self, **asked: object) -> dict[str, int]:
        """How many there are of each kind of which there are any."""
        found = self.caller.read("exceptions", **asked)["results"]
        return {one["kind"]: one["count"] for one in found if one["count"]}

    def listed(self, kind: str, **asked: object) -> list[Json]:
        """The exceptions of a kind; the overview counts as many, and the sheet has a line for each."""
        found: list[Json] = self.caller.read(f"exceptions/{kind}", **asked)["results"]
        counted = self.counts(**asked).get(kind.replace("-", "_").upper(), 0)
        lines = list(csv.DictReader(io.StringIO(self.caller.get(f"exceptions/{kind}/sheets", **asked).text)))
        assert (counted, [line["sentence"] for line in lines]) == (len(found), [one["sentence"] for one in found])
        return found

    def one(self, kind: str, **asked: object) -> Json:
        """The only exception of a kind; what it is about is found at its path."""
        (found,) = self.listed(kind, **asked)
        assert self.caller.get(found["path"].split(f"/bodies/{self.caller.ods}/")[1]).status_code == 200
        return found


@pytest.fixture(autouse=True)
def _few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_turn, "AT_A_TIME", 2)


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    return forest


@pytest.fixture
def auditor(forest: WalthamForest) -> Auditor:
    return Auditor(forest)
