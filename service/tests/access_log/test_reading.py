"""The access log is read by who, what and when, page by page and as a sheet; what it costs does not grow."""

import csv
import io

from service.store.connections import Connection, transaction
from service.tests.access_log.conftest import Watched
from service.tests.serving import pages_of


def test_it_is_filtered_by_reader_thing_and_time(body: Watched) -> None:
    body.auditor.read("log/facts/1")
    body.secretary.read("log/facts/1")
    body.secretary.read("log/facts/2")
    first, second, third = body.entries()
    assert body.operations(reader=first["reader"]) == ["readFact"]
    assert [one["number"] for one in body.entries(thing="position:1")] == [1, 2]
    assert [one["number"] for one in body.entries(**{"from": second["at"]})] == [2, 3]
    assert [one["number"] for one in body.entries(until=second["at"])] == [1, 2]
    assert body.entries(reader=third["reader"], thing="position:1", until=first["at"]) == []
    assert body.watcher.get("access-log", thing="x").status_code == 400


def test_it_is_read_page_by_page(body: Watched) -> None:
    for position in (1, 2, 3, 1, 2):
        body.auditor.read(f"log/facts/{position}")
    pages = [[one["number"] for one in page] for page in pages_of(body.watcher, "access-log", limit=2)]
    assert pages[:2] == [[1, 2], [3, 4]]
    assert sum(len(page) for page in pages) >= 5
    (page, *_) = list(pages_of(body.watcher, "access-log", limit=2, thing="position:1"))
    assert [one["number"] for one in page] == [1, 4]


def test_it_is_a_sheet_in_which_no_cell_is_a_formula(body: Watched) -> None:
    body.auditor.ask("GET", "log/facts/1", headers={"Access-Reason": "=cmd|' /C calc'!A0"})
    answer = body.watcher.get("access-log/sheets")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    (line,) = csv.DictReader(io.StringIO(answer.text))
    assert (line["operation"], line["asked"]) == ("readFact", "position=1")
    assert line["reason"].startswith("'=")


def test_another_body_is_not_told(body: Watched) -> None:
    body.auditor.read("breaches")
    other = Watched(body.service)
    assert other.entries() == []
    assert body.operations() == ["listBreaches"]


def test_a_restricted_reading_costs_one_insert_and_others_nothing(body: Watched) -> None:
    body.declare()
    body.auditor.read("log/facts/1")  # so that the newest link is known
    book = body.service.app.state.access_log.book
    connection: Connection = book._connection
    texts: list[str] = []
    connection.on_statement = texts.append
    try:
        for path in ("interests", "people", "log/checkpoint"):
            body.auditor.read(path) if path != "log/checkpoint" else body.auditor.get(path)
        assert texts == []
        for count in (1, 2, 3):
            body.auditor.read("log/facts", limit=count)
        assert [text.split()[0] for text in texts] == ["INSERT"] * 3
    finally:
        connection.on_statement = None


def test_words_that_are_gone_leave_the_entry_as_it_was(body: Watched) -> None:
    body.auditor.read("log/facts/1")
    (before,) = body.entries()
    with transaction(body.service.database.reader()) as connection:
        connection.say(f"UPDATE access_entries SET reason = NULL WHERE ledger = '{body.ods}'")  # noqa: S608 - our own code
    (after,) = body.entries()
    assert after == before | {"reason": {"erased": True}}
