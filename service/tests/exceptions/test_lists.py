"""What every list of exceptions has in common."""

import csv
import io

import pytest

from service.auth.callers import Role
from service.exceptions.found import Row
from service.exceptions.kinds import TOLD, ExceptionKind
from service.exceptions.queries import LISTINGS
from service.tests.exceptions.conftest import Auditor
from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import afterwards, interest
from service.tests.serving import pages_of
from service.viewing.cells import cell, lines
from service.viewing.in_turn import in_turn


def test_every_kind_has_a_list_and_says_what_it_lists_and_who_asks_for_it() -> None:
    assert list(LISTINGS) == list(TOLD) == list(ExceptionKind)
    assert all(told.lists.endswith(".") and told.citation for told in TOLD.values())


def test_where_there_is_nothing_to_look_at_every_list_is_empty(forest: WalthamForest, auditor: Auditor) -> None:
    found = auditor.caller.read("exceptions")
    assert [one["kind"] for one in found["results"]] == [kind.name for kind in ExceptionKind]
    assert (auditor.counts(), found["position"]) == ({}, forest.secretary.read("")["logSize"])
    assert [auditor.listed(kind.value) for kind in ExceptionKind] == [[]] * len(ExceptionKind)
    assert {one["lastRun"] for one in found["results"]} == {None}


def test_exceptions_are_for_auditors_and_secretaries(forest: WalthamForest) -> None:
    for role, status in ((Role.SECRETARY, 200), (Role.MEMBER, 403), (Role.PUBLISHER, 403)):
        caller = forest.service.caller(forest.ods, role)
        paths = ("exceptions", "exceptions/tainted", "exceptions/tainted/sheets")
        assert {caller.get(path).status_code for path in paths} == {status}
    assert forest.secretary.get("exceptions/strange").status_code in (400, 404)


def test_a_list_is_read_page_by_page_and_as_it_was_known(forest: WalthamForest, auditor: Auditor) -> None:
    told = [
        interest(forest, "Brown", **afterwards() | {"occurredAt": f"2009-0{month}-01T09:00:00Z"}) for month in (1, 2, 3)
    ]
    positions = [one["facts"][0]["position"] for one in told]
    pages = list(pages_of(auditor.caller, "exceptions/recorded-late", limit=2))
    assert [[one["position"] for one in page] for page in pages] == [positions[:2], positions[2:]]
    assert [one["position"] for one in auditor.listed("recorded-late", position=positions[0])] == positions[:1]


def test_what_is_worked_out_is_read_in_turn_and_what_one_fact_made_stays_together() -> None:
    rows = [{"since": since, "number": number} for since, many in ((3, 2), (5, 700), (9, 1)) for number in range(many)]
    asked: list[tuple[int, int]] = []

    def read(after: int, most: int) -> list[Row]:
        asked.append((after, most))
        return [row for row in rows if row["since"] > after][:most]

    batches = list(in_turn(read, 0))
    assert [len(batch) for batch in batches] == [2, 701]
    assert [row for batch in batches for row in batch] == rows
    assert max(most for _, most in asked) == 1_024, "as many as one fact made"
    assert list(in_turn(read, 9)) == []


def test_what_begins_like_a_formula_is_text_in_a_sheet() -> None:
    for formula in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"):
        assert cell(formula) == f"'{formula}"
    assert [cell(held) for held in ("1-1", "", None, 7)] == ["1-1", "", "", "7"]
    (line,) = lines([['say "no"', "a,b\nc", "=x"]])
    assert next(csv.reader(io.StringIO(line))) == ['say "no"', "a,b\nc", "'=x"]


@pytest.mark.parametrize("kind", list(ExceptionKind))
def test_a_sheet_names_its_columns(forest: WalthamForest, auditor: Auditor, kind: ExceptionKind) -> None:
    answer = auditor.caller.get(f"exceptions/{kind.value}/sheets")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].endswith(f'{kind.value}-{forest.secretary.read("")["logSize"]}.csv"')
    assert answer.text == '"kind","since","sentence","subject","path","position","citation"\r\n'
