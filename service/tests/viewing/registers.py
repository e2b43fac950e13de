"""A body with something on every register, and how a reader walks through one page by page."""

from collections.abc import Callable, Iterator
from datetime import datetime

import httpx

from service.auth.callers import Role
from service.tests.meetings.make import WalthamForest
from service.tests.serving import Json, Service, Somebody

REGISTERS = (
    "organisations",
    "people",
    "positions",
    "boards",
    "boards/{board}/charters",
    "boards/{board}/seats",
    "cases",
    "cases/{case}/history",
    "proposals",
    "meetings",
    "decisions",
    "interests",
    "nil-returns",
    "log/facts",
    "decision-entries",
    "late-declarations",
    "overdue-returns",
    "published-interests",
    "register-entries",
)
"""Every list of the API that has pages, and lines in this history."""
EMPTY_HERE = frozenset(
    {
        "award-totals",
        "benefits",
        "boards/{board}/acts-outside-terms",
        "boards/{board}/diff",
        "boards/{board}/elections",
        "breaches",
        "cases/{case}/diff",
        "chairs-actions",
        "conditions",
        "consultations",
        "decision-makers",
        "decision-reviews",
        "departures",
        "diff",
        "dissents",
        "erasures",
        "evidence-packs",
        "exceptions/{kind}",
        "expired-interests",
        "findings",
        "gift-policies",
        "gift-sources",
        "gifts",
        "late-facts",
        "legal-holds",
        "meetings/{meeting}/diff",
        "meetings/{meeting}/replay",
        "merges",
        "organisations/{organisation}/patient-counts",
        "papers",
        "published-awards",
        "published-breaches",
        "published-decisions",
        "published-gifts",
        "register-policies",
        "registers/{register}/diff",
        "rejudgements",
        "repeated-evaluations",
        "slips",
        "subject-accesses",
        "withdrawals",
        "withholdings",
    }
)
"""The other lists that have pages; the tests of their own context fill them."""
MOST = 300


class Registers(WalthamForest):
    """A body that has recommended two cases, holds interests, and has been told that some have none."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.auditor = service.caller(self.ods, Role.AUDITOR)
        for code in ("LOCAL-OAK1", "LOCAL-ELM1"):
            self.organisation(code)
            self.position("Foster", code)
            self.interest("Green", code)
            self.case_id = self.recommended(code, reference=f"WF/{code[-4:]}")
        for name in ("Clark", "Davies"):
            self.nil_return(name)
        self.adopt_again_as(2, "2010-04-01")

    def interest(self, name: str, code: str) -> str:
        """An interest of somebody in an organisation."""
        said = {"person": self.person(name), "category": "FINANCIAL", "organisation": code, "narrative": "Shares"}
        return self.secretary.make("interests", said)

    def nil_return(self, name: str) -> None:
        """Somebody declares to have none."""
        self.secretary.record("nil-returns", {"person": self.person(name), "made": "2009-06-01"})

    def adopt_again_as(self, version: int, in_force_from: str) -> None:
        """The next charter of the development board, in the words of the first."""
        path = f"boards/{self.development.board}"
        charter = self.registrar.read(f"{path}/charters/1")["charter"]
        body = {"version": version, "inForceFrom": in_force_from, "citation": f"Issue {version}", "charter": charter}
        self.registrar.record_upon(path, f"{path}/charters", body)

    def path(self, register: str) -> str:
        """Where a register of this body is found."""
        return register.format(board=self.development.board, case=self.case_id)

    def everything(self, register: str, **query: object) -> list[Json]:
        """A whole register."""
        results: list[Json] = self.auditor.read(self.path(register), limit=1000, **query)["results"]
        return results

    def recorded_at(self, position: int) -> datetime:
        """When the fact at a position was recorded."""
        fact = self.auditor.read(f"log/facts/{position}")["fact"]
        return datetime.fromisoformat(fact["recordedAt"])

    def size(self) -> int:
        """How long the log is."""
        size: int = self.auditor.read("")["logSize"]
        return size


def pages(reader: Somebody, path: str, between: Callable[[], object] = lambda: None, **query: object) -> Iterator[Json]:
    """Page after page, as the Link header leads; something may happen between one page and the next."""
    answer = reader.get(path, **query)
    for _ in range(MOST):
        assert answer.status_code == 200, answer.text
        page: Json = answer.json()
        assert answer.headers["Record-Position"] == str(page["metadata"]["position"])
        yield page
        address = next_address(answer)
        assert (address is None) == (page["metadata"].get("next") is None)
        if address is None:
            return
        between()
        answer = reader.ask("GET", address.removeprefix(f"/v1/bodies/{reader.ods}/"))
    raise AssertionError("the pages do not end")


def next_address(answer: httpx.Response) -> str | None:
    """Where the next page is found (RFC 8288), nothing after the last."""
    return answer.links["next"]["url"] if "next" in answer.links else None


def lines(found: Iterator[Json]) -> list[Json]:
    """The results of all pages, one after the other."""
    return [line for page in found for line in page["results"]]
