"""A case in time: its history fact by fact, what changed between two positions, its versions as they were submitted."""

import pytest

from service.ids import new_id
from service.tests.meetings.make import Body
from service.tests.serving import Json, Service


class InTime:
    """A case that was submitted, returned, rewritten and submitted again."""

    def __init__(self, service: Service) -> None:
        self.body = Body(service)
        self.body.organisation("LOCAL-OAK1")
        case = self.body.case("WF/1", "LOCAL-OAK1")
        self.secretary, self.path = self.body.secretary, f"cases/{case}"
        self.first = self.secretary.read(self.path)
        self.submitted = self.position()
        self.secretary.record(f"{self.path}/returns", {"why": "Say more about money"})
        self.returned = self.position()
        self.rewrite(title="Dermatology in the community", specialty="DERMATOLOGY")
        self.rewritten = self.position()
        self.secretary.record_upon(self.path, f"{self.path}/submissions")

    def position(self) -> int:
        """How long the log is."""
        size: int = self.secretary.read("")["logSize"]
        return size

    def rewrite(self, **changed: object) -> None:
        """The same words but for what changed."""
        content = self.secretary.read(self.path)["content"] | changed
        self.secretary.record_upon(self.path, f"{self.path}/revisions", {"content": content})

    def diff(self, before: int, **query: object) -> Json:
        """What changed since a position."""
        return self.secretary.read(f"{self.path}/diff", **{"from": before}, **query)


@pytest.fixture(scope="module")
def case(one_service: Service) -> InTime:
    """A case with a past."""
    return InTime(one_service)


def test_the_history_is_every_fact_about_the_case_in_order(case: InTime) -> None:
    found = case.secretary.read(f"{case.path}/history")["results"]
    assert [one["type"] for one in found] == [
        "cases.CaseDrafted",
        "cases.CaseSubmitted",
        "cases.CaseReturned",
        "cases.CaseRevised",
        "cases.CaseSubmitted",
    ]
    positions = [one["position"] for one in found]
    assert positions == sorted(positions)
    assert all(one["mode"] == "LIVE" and len(one["leafHash"]) == 64 for one in found)


def test_the_history_shows_digests_and_no_words(case: InTime) -> None:
    returned = case.secretary.read(f"{case.path}/history")["results"][2]
    assert list(returned["data"]["why"]) == ["_sd"]
    assert "money" not in str(case.secretary.read(f"{case.path}/history")["results"][2])


def test_the_history_is_as_long_as_it_was_known_then(case: InTime) -> None:
    then = case.secretary.read(f"{case.path}/history", position=case.returned)["results"]
    assert [one["type"] for one in then] == ["cases.CaseDrafted", "cases.CaseSubmitted", "cases.CaseReturned"]


def test_a_difference_is_what_reads_otherwise_and_the_facts_that_made_it(case: InTime) -> None:
    found = case.diff(case.submitted)
    assert found["changed"] == {
        "title": ["Dermatology closer to home", "Dermatology in the community"],
        "specialty": [None, "DERMATOLOGY"],
        "version": [1, 2],
    }
    assert [one["type"] for one in found["results"]] == [
        "cases.CaseReturned",
        "cases.CaseRevised",
        "cases.CaseSubmitted",
    ]


def test_a_difference_ends_where_it_is_said_to_end(case: InTime) -> None:
    assert case.diff(case.submitted, position=case.returned)["changed"] == {"status": ["SUBMITTED", "DRAFT"]}
    (fact,) = case.diff(case.returned, position=case.rewritten)["results"]
    assert fact["type"] == "cases.CaseRevised"


def test_words_that_were_sent_again_as_they_were_are_no_difference(service: Service) -> None:
    """Each time they are sealed anew, and their digests are others."""
    case = InTime(service)
    before = case.position()
    case.secretary.record(f"{case.path}/returns", {"why": "Again"})
    returned = case.position()
    case.rewrite()
    assert case.diff(returned)["changed"].keys() <= {"status"}
    assert len(case.diff(before)["results"]) == 2


def test_before_it_was_drafted_a_case_said_nothing(case: InTime) -> None:
    changed = case.diff(1)["changed"]
    assert changed["title"] == [None, "Dermatology in the community"]
    assert {old for old, _ in changed.values()} == {None}


def test_nothing_changed_since_now(case: InTime) -> None:
    found = case.diff(case.position())
    assert (found["changed"], found["results"]) == ({}, [])


@pytest.mark.parametrize("query", [{"from": 10**6}, {"from": 5, "position": 4}])
def test_a_difference_since_what_is_not_yet_known_is_refused(case: InTime, query: Json) -> None:
    answer = case.secretary.get(f"{case.path}/diff", **query)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/invalid-moment")
    assert [fault["parameter"] for fault in answer.json()["errors"]] == ["from"]


def test_a_version_reads_as_it_was_submitted(case: InTime) -> None:
    first, second = (case.secretary.read(f"{case.path}/versions/{number}") for number in (1, 2))
    assert first == case.first
    assert second["content"]["title"] == "Dermatology in the community"
    assert second == case.secretary.read(case.path)


def test_a_version_says_in_which_state_it_was_read_and_that_is_not_todays(case: InTime) -> None:
    etag = case.secretary.get(f"{case.path}/versions/1").headers["ETag"]
    assert etag == f'"{case.submitted}"'
    stale = case.secretary.refused(f"{case.path}/withdrawals", {"why": "No money"}, if_match=etag)
    assert (stale["status"], [one["position"] for one in stale["between"]]) == (412, stale["evidence"])


@pytest.mark.parametrize(("number", "query"), [(3, {}), (2, {"position": 5}), (0, {}), (10_001, {})])
def test_a_version_that_there_is_not_or_was_not_yet_is_not_found(case: InTime, number: int, query: Json) -> None:
    assert case.secretary.get(f"{case.path}/versions/{number}", **query).status_code in {400, 404}


def test_words_that_were_erased_are_said_to_be(service: Service) -> None:
    case = InTime(service)
    service.destroy_texts(case.body.ods)
    erased = {"erased": True}
    assert case.secretary.read(f"{case.path}/versions/1")["content"]["title"] == erased
    assert case.diff(1)["changed"]["title"] == [None, erased]
    assert len(case.secretary.read(f"{case.path}/history")["results"]) == 5


@pytest.mark.parametrize("part", ["", "/history", "/diff?from=1", "/versions/1", "/due-diligence"])
def test_of_a_case_that_is_not_on_record_there_is_nothing_to_read(case: InTime, part: str) -> None:
    answer = case.secretary.ask("GET", f"cases/{new_id()}{part}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
