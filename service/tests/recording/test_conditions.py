"""If-Match: whoever acts on what they have read is told when it is no longer so."""

import pytest

from service.tests.recording.records import PERSON, Records, content
from service.tests.serving import Json


@pytest.fixture
def draft(records: Records) -> str:
    """The address of a case that can be revised."""
    return records.case()


def revision(records: Records, case: str) -> Json:
    """Another title for it."""
    author = records.secretary.read(case)["content"]["authors"][0]
    return {"content": content(author, "Dermatology even closer to home")}


@pytest.mark.parametrize("form", ["{}", "W/{}"])
def test_the_state_that_was_read_is_accepted_in_both_forms(records: Records, draft: str, form: str) -> None:
    etag = records.secretary.etag(draft)["If-Match"]
    receipt = records.secretary.record(f"{draft}/revisions", revision(records, draft), if_match=form.format(etag))
    assert records.secretary.etag(draft)["If-Match"] == f'"{receipt["position"]}"' != etag


@pytest.mark.parametrize("form", ["{}", "W/{}"])
def test_a_state_of_the_past_is_refused_with_what_was_recorded_since(records: Records, draft: str, form: str) -> None:
    etag = records.secretary.etag(draft)["If-Match"]
    since = records.secretary.record(f"{draft}/revisions", revision(records, draft), if_match=etag)["position"]
    size = records.size()
    problem = records.secretary.refused(f"{draft}/revisions", revision(records, draft), if_match=form.format(etag))
    assert (problem["status"], problem["type"], problem["evidence"]) == (412, "/problems/stale", [since])
    assert problem["between"] == [{"position": since, "type": "cases.CaseRevised"}]
    assert records.size() == size


def test_what_happened_to_other_things_does_not_matter(records: Records, draft: str) -> None:
    etag = records.secretary.etag(draft)["If-Match"]
    records.registrar.record("people", PERSON)
    records.secretary.record(f"{draft}/revisions", revision(records, draft), if_match=etag)


def test_where_content_is_replaced_the_state_has_to_be_said(records: Records, draft: str) -> None:
    problem = records.secretary.refused(f"{draft}/revisions", revision(records, draft))
    assert (problem["status"], problem["type"]) == (428, "/problems/precondition-required")


@pytest.mark.parametrize(
    "malformed",
    [
        "42",
        "*",
        '"abc"',
        '"-1"',
        '""',
        '"01"',
        '"1", "2"',
        '"1"x',
        'w/"1"',
        "W/1",
        "'1'",
        '"1',
        '"²"',
        '"1e3"',
        '"' + "9" * 17 + '"',
    ],
)
@pytest.mark.parametrize("path", ["revisions", "withdrawals"])
def test_what_is_not_an_etag_of_ours_is_refused(records: Records, draft: str, malformed: str, path: str) -> None:
    said = revision(records, draft) if path == "revisions" else {"why": "No money"}
    size = records.size()
    answer = records.secretary.ask(
        "POST", f"{draft}/{path}", json=said, headers={"If-Match": malformed.encode("latin-1")}
    )
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/invalid-request")
    assert records.size() == size


def test_where_the_state_need_not_be_said_it_is_held_all_the_same(records: Records, draft: str) -> None:
    old = records.secretary.etag(draft)["If-Match"]
    records.secretary.record(f"{draft}/revisions", revision(records, draft), if_match=old)
    assert records.secretary.refused(f"{draft}/withdrawals", {"why": "No money"}, if_match=old)["status"] == 412
    records.secretary.record(f"{draft}/withdrawals", {"why": "No money"})


def test_the_state_of_a_case_is_held_also_where_it_is_examined(records: Records, draft: str) -> None:
    old = records.secretary.etag(draft)["If-Match"]
    records.secretary.record(f"{draft}/revisions", revision(records, draft), if_match=old)
    board = records.board().removeprefix("boards/")
    problem = records.secretary.refused(f"{draft}/due-diligence", {"version": 1, "board": board}, if_match=old)
    assert problem["status"] == 412
