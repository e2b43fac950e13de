"""Pages: the next one begins where the last one ended, whatever is recorded in between."""

from collections.abc import Callable
from itertools import count

import pytest

from service.app import described
from service.tests.serving import Json, Service
from service.tests.viewing.registers import EMPTY_HERE, REGISTERS, Registers, lines, pages

EACH = pytest.mark.parametrize("register", REGISTERS)
RECORDED_ANEW: dict[str, Callable[[Registers, int], object]] = {
    "organisations": lambda body, number: body.organisation(f"LOCAL-NEW{number}"),
    "people": lambda body, number: body.person(f"New {number}"),
    "interests": lambda body, _: body.interest("Evans", "LOCAL-OAK1"),
    "nil-returns": lambda body, _: body.nil_return("Davies"),
    "boards": lambda body, number: body.board(f"Board {number}", "ADVISORY"),
    "log/facts": lambda body, number: body.person(f"New {number}"),
}

BESIDE_THE_REGISTERS = frozenset({"access-log", "feed"})
"""Read of the log, and of who read; how their pages follow is shown where they are tested."""


class Busy:
    """A body in which something is recorded on a register each time it is asked."""

    def __init__(self, service: Service, register: str) -> None:
        self.body, self.register = Registers(service), register
        self._numbers = count(1)

    def record(self) -> None:
        """Something new on the register."""
        RECORDED_ANEW[self.register](self.body, next(self._numbers))


def key(line: Json) -> str:
    """What tells a line from all others."""
    return str(line.get("since", line.get("position", line)))


@EACH
def test_page_by_page_it_is_the_whole_register_in_order(registers: Registers, register: str) -> None:
    limit, whole = 2, registers.everything(register)
    found = list(pages(registers.auditor, registers.path(register), limit=limit))
    assert lines(iter(found)) == whole
    assert len(whole) >= 2, "or there is nothing to see"
    assert [len(page["results"]) for page in found[:-1]] == [limit] * (len(found) - 1)
    assert {page["metadata"]["limit"] for page in found} == {limit}


def test_these_are_all_the_lists_that_have_pages() -> None:
    paths = {
        path.removeprefix("/bodies/{ods}/")
        for path, operations in described()["paths"].items()
        for operation in operations.values()
        if any(one["name"] == "limit" for one in operation.get("parameters", ()))
    }
    assert paths == EMPTY_HERE.union(REGISTERS, BESIDE_THE_REGISTERS)


@EACH
def test_a_full_last_page_is_the_last(registers: Registers, register: str) -> None:
    whole = registers.everything(register)
    (only,) = pages(registers.auditor, registers.path(register), limit=len(whole))
    assert (only["results"], only["metadata"].get("next")) == (whole, None)


@EACH
def test_after_the_end_there_is_nothing(registers: Registers, register: str) -> None:
    answer = registers.auditor.get(registers.path(register), after=registers.size())
    assert (answer.status_code, answer.json()["results"], "next" in answer.links) == (200, [], False)


@pytest.mark.parametrize("register", sorted(RECORDED_ANEW.keys() - {"log/facts"}))  # the log itself is what grows
def test_what_is_recorded_between_two_pages_is_not_mixed_in(service: Service, register: str) -> None:
    busy = Busy(service, register)
    path = busy.body.path(register)
    before = busy.body.everything(register)
    found = list(pages(busy.body.auditor, path, busy.record, limit=1))
    assert lines(iter(found)) == before
    assert len(busy.body.everything(register)) > len(before)
    assert len({page["metadata"]["position"] for page in found}) == 1


@pytest.mark.parametrize("register", RECORDED_ANEW)
def test_who_follows_the_register_itself_misses_nothing_and_sees_nothing_twice(service: Service, register: str) -> None:
    """`after` alone, without a position, is how somebody keeps up with a register that grows."""
    busy = Busy(service, register)
    path, after, seen, limit = busy.body.path(register), None, list[Json](), 10
    for turn in range(20):
        page = busy.body.auditor.read(path, limit=limit, after=after)
        seen += page["results"]
        after = page["metadata"].get("next") or page["metadata"]["position"]
        if turn < 3:
            busy.record()
        elif not page["results"]:
            break
    assert [key(line) for line in seen] == [key(line) for line in busy.body.everything(register)]


def test_a_line_that_changes_between_two_pages_keeps_its_place(service: Service) -> None:
    body = Registers(service)
    names = iter(("Oak Federation", "Elm Federation", "Ash Federation"))

    def rename() -> None:
        body.registrar.record("organisations/LOCAL-OAK1/names", {"name": next(names)})

    whole = body.everything("organisations")
    assert lines(pages(body.auditor, "organisations", rename, limit=1)) == whole
    order = [line["organisation"] for line in whole]
    assert [line["organisation"] for line in body.everything("organisations")] == order
    for after in (line["since"] for line in whole):
        rest = body.auditor.read("organisations", after=after)["results"]
        assert [line["organisation"] for line in rest] == [it["organisation"] for it in whole if it["since"] > after]


FILTERED: dict[str, Callable[[Registers], Json]] = {
    "organisations": lambda _: {"kind": "COMPANY"},
    "positions": lambda body: {"person": body.person("Foster"), "kind": "PARTNER", "as_at": "2009-06-01"},
    "boards/{board}/seats": lambda _: {"as_at": "2009-06-01"},
    "cases": lambda _: {"kind": "INVEST", "origin": "PBC_CONSORTIUM"},
    "proposals": lambda body: {"board": body.disinvestment.board},
    "meetings": lambda body: {"board": body.development.board, "status": "OPEN"},
    "decisions": lambda body: {"board": body.development.board, "outcome": "RECOMMENDED"},
    "interests": lambda body: {"person": body.person("Green"), "category": "FINANCIAL", "as_at": "2009-06-01"},
    "nil-returns": lambda body: {"person": body.person("Clark")},
}


@pytest.mark.parametrize("register", FILTERED)
def test_what_was_asked_for_is_asked_for_on_every_page(registers: Registers, register: str) -> None:
    query = FILTERED[register](registers)
    whole = registers.everything(register, **query)
    assert lines(pages(registers.auditor, registers.path(register), limit=1, **query)) == whole
    assert whole


@EACH
def test_a_page_that_is_none_is_refused(registers: Registers, register: str) -> None:
    for name, held in (("limit", 0), ("limit", 1001), ("limit", "1_0"), ("after", 0), ("after", "x"), ("after", -1)):
        answer = registers.auditor.get(registers.path(register), **{name: held})
        fault = answer.json()["errors"][0]
        assert (answer.status_code, fault["parameter"], fault["in"]) == (400, name, "query")
