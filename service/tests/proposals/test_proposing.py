"""One board puts a case to another: by its members where its charter says so, by a carried motion elsewhere."""

import pytest

from service.auth.callers import Role
from service.ids import new_id
from service.tests.meetings.make import Body, WalthamForest
from service.tests.serving import Json, Service


class ByMember(Body):
    """Two boards; the members of the first propose to the second by their signatures."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.first, self.second = self.board("Development", "DEVELOPMENT"), self.board("Approval", "APPROVAL")
        remit = {"decides": ["RECOMMENDATION"], "proposing": "BY_MEMBER", "proposesTo": self.second.board}
        self.adopt(self.first, remit=remit)
        self.adopt(self.second, remit={"decides": ["FINAL_APPROVAL"]})
        for name in ("Adams", "Brown"):
            self.seat(self.first, name, "GP")
        self.seat(self.second, "Evans", "LAY")
        self.case_id = self.case("WF/1")

    def proposal(self, *names: str, **said: object) -> Json:
        """What is sent to propose the case."""
        proposers = [self.person(name) for name in names]
        boards = {"fromBoard": self.first.board, "toBoard": self.second.board}
        return {"case": self.case_id, "version": 1, **boards, "proposers": proposers} | said

    def propose(self, *names: str) -> str:
        """The id of a proposal that these members make."""
        return self.secretary.make("proposals", self.proposal(*(names or ("Adams",))))


@pytest.fixture
def body(service: Service) -> ByMember:
    """A body on SQLite."""
    return ByMember(service)


@pytest.fixture(scope="module")
def untouched(service: Service) -> ByMember:
    """One for all tests in which nothing is proposed."""
    return ByMember(service)


def test_a_member_proposes_and_the_proposal_can_be_read(either_service: Service) -> None:
    body = ByMember(either_service)
    proposal = body.propose("Adams", "Brown")
    shown = body.secretary.read(f"proposals/{proposal}")
    assert shown | {"since": 0} == {
        "proposal": proposal,
        "case": body.case_id,
        "version": 1,
        "fromBoard": body.first.board,
        "toBoard": body.second.board,
        "proposers": [body.person("Adams"), body.person("Brown")],
        "decision": None,
        "status": "OPEN",
        "since": 0,
    }
    assert body.secretary.read("proposals")["results"] == [shown]


def test_proposals_are_found_by_case_and_by_the_board_they_were_put_to(body: ByMember) -> None:
    proposal = body.propose()
    for found, query in (
        ([proposal], {"case": body.case_id}),
        ([proposal], {"board": body.second.board, "case": body.case_id}),
        ([], {"board": body.first.board}),
        ([], {"case": new_id()}),
    ):
        assert [line["proposal"] for line in body.secretary.read("proposals", **query)["results"]] == found


def test_what_already_lies_before_the_board_is_not_put_to_it_again(body: ByMember) -> None:
    proposal = body.propose()
    since = body.secretary.read(f"proposals/{proposal}")["since"]
    problem = body.secretary.refused("proposals", body.proposal("Brown"))
    assert (problem["status"], problem["type"], problem["evidence"]) == (409, "/problems/already-proposed", [since])
    assert problem["proposal"] == proposal


def test_a_proposal_taken_back_may_be_made_again(body: ByMember) -> None:
    proposal, open_until = body.propose(), body.secretary.read("")["logSize"]
    body.secretary.record(f"proposals/{proposal}/withdrawals", {"why": "The costs have changed"})
    assert body.secretary.read(f"proposals/{proposal}")["status"] == "WITHDRAWN"
    assert body.secretary.read(f"proposals/{proposal}", position=open_until)["status"] == "OPEN"
    again = body.propose()
    statuses = {line["proposal"]: line["status"] for line in body.secretary.read("proposals")["results"]}
    assert statuses == {proposal: "WITHDRAWN", again: "OPEN"}


def test_a_proposal_is_taken_back_once_and_with_a_reason(body: ByMember) -> None:
    path = f"proposals/{body.propose()}/withdrawals"
    for said in ({}, {"why": ""}, {"why": " \n"}, {"why": None}):
        problem = body.secretary.refused(path, said)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (400, "#/why")
    body.secretary.record(path, {"why": "The costs have changed"})
    problem = body.secretary.refused(path, {"why": "Again"})
    assert (problem["status"], problem["type"]) == (409, "/problems/proposal-already-withdrawn")
    assert problem["evidence"]


def test_whoever_read_an_older_state_does_not_take_it_back(body: ByMember) -> None:
    path = f"proposals/{body.propose()}"
    etag = body.secretary.etag(path)["If-Match"]
    body.secretary.record(f"{path}/withdrawals", {"why": "The costs have changed"}, if_match=etag)
    assert body.secretary.refused(f"{path}/withdrawals", {"why": "Again"}, if_match=etag)["status"] == 412


@pytest.mark.parametrize(
    ("said", "status", "reason", "pointer"),
    [
        ({"fromBoard": new_id()}, 404, "unknown-board", "#/fromBoard"),
        ({"toBoard": new_id()}, 404, "unknown-board", "#/toBoard"),
        ({"case": new_id()}, 404, "unknown-case", "#/case"),
        ({"version": 2}, 409, "not-the-version-submitted", "#/version"),
        ({"proposers": []}, 409, "nobody-proposes", "#/proposers"),
        ({"version": 0}, 400, "invalid-request", "#/version"),
        ({"version": True}, 400, "invalid-request", "#/version"),
        ({"proposers": ["Dr Adams"]}, 400, "invalid-request", "#/proposers/0"),
        ({"proposers": None}, 400, "invalid-request", "#/proposers"),
        ({"decision": new_id()}, 400, "invalid-request", "#/decision"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused_by_its_place(
    untouched: ByMember, said: Json, status: int, reason: str, pointer: str
) -> None:
    size = untouched.secretary.read("")["logSize"]
    problem = untouched.secretary.refused("proposals", untouched.proposal("Adams", **said))
    assert (problem["status"], problem["type"]) == (status, f"/problems/{reason}")
    assert pointer in [fault["pointer"] for fault in problem["errors"]]
    assert untouched.secretary.read("")["logSize"] == size


def test_only_members_of_the_proposing_board_propose(untouched: ByMember) -> None:
    problem = untouched.secretary.refused("proposals", untouched.proposal("Adams", "Evans"))
    assert (problem["type"], problem["errors"][0]["pointer"]) == ("/problems/proposer-without-seat", "#/proposers/1")
    assert problem["rule"] == "every-proposer-sits-on-the-proposing-board"
    assert problem["citation"]


def test_a_member_proposed_on_a_day_on_which_they_had_a_seat(body: ByMember) -> None:
    early = body.proposal("Adams", occurredAt="2009-03-31T12:00:00Z")
    assert body.secretary.refused("proposals", early)["status"] == 409
    body.secretary.record("proposals", body.proposal("Adams", occurredAt="2009-06-01T12:00:00Z"))


def test_a_draft_is_not_proposed(untouched: ByMember) -> None:
    content = untouched.secretary.read(f"cases/{untouched.case_id}")["content"]
    draft = untouched.secretary.make("cases", {"reference": "WF/2", "content": content})
    problem = untouched.secretary.refused("proposals", untouched.proposal("Adams", case=draft))
    assert (problem["status"], problem["type"]) == (409, "/problems/case-not-submitted")


def test_a_board_proposes_only_where_its_charter_says(untouched: ByMember) -> None:
    back = untouched.proposal("Evans", fromBoard=untouched.second.board, toBoard=untouched.first.board)
    assert untouched.secretary.refused("proposals", back)["type"] == "/problems/board-does-not-propose"
    third = untouched.board("Scrutiny", "ADVISORY")
    aside = untouched.proposal("Adams", toBoard=third.board)
    assert untouched.secretary.refused("proposals", aside)["type"] == "/problems/not-the-approving-board"


def test_where_the_charter_asks_for_a_vote_the_decision_proposes(either_service: Service) -> None:
    forest = WalthamForest(either_service)
    boards = {"fromBoard": forest.development.board, "toBoard": forest.disinvestment.board}
    signed = {"case": forest.case("WF/0"), "version": 1, **boards, "proposers": [forest.person("Adams")]}
    problem = forest.secretary.refused("proposals", signed)
    assert (problem["type"], problem["errors"][0]["pointer"]) == ("/problems/proposal-needs-a-vote", "#/fromBoard")
    case = forest.recommended()
    (proposal,) = forest.secretary.read("proposals")["results"]
    decided = forest.secretary.read(f"decisions/{proposal['decision']}")
    assert (proposal["case"], decided["outcome"], proposal["toBoard"]) == (case, "RECOMMENDED", boards["toBoard"])
    assert set(proposal["proposers"]) == {forest.person(name) for name in ("Adams", "Brown", "Clark")}


def test_the_reason_for_taking_back_stands_in_the_log_as_a_digest(body: ByMember) -> None:
    path = f"proposals/{body.propose()}/withdrawals"
    position = body.secretary.record(path, {"why": "The costs have changed"})["position"]
    fact = body.service.caller(body.ods, Role.AUDITOR).read(f"log/facts/{position}")
    assert list(fact["fact"]["data"]["why"]) == ["_sd"]
    assert [one["text"] for one in fact["disclosures"]] == ["The costs have changed"]


def test_a_proposal_that_there_is_not_is_not_found(untouched: ByMember) -> None:
    for path in (f"proposals/{new_id()}", "proposals/WF-1"):
        assert untouched.secretary.get(path).status_code in {400, 404}
    problem = untouched.secretary.refused(f"proposals/{new_id()}/withdrawals", {"why": "Twice"})
    assert (problem["status"], problem["type"]) == (404, "/problems/unknown-proposal")


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.REGISTRAR, Role.PUBLISHER])
def test_whoever_keeps_no_cases_proposes_nothing(body: ByMember, role: Role) -> None:
    proposal = body.propose()
    reader = body.service.caller(body.ods, role)
    assert reader.read(f"proposals/{proposal}")["status"] == "OPEN"
    for path, said in (("proposals", body.proposal("Adams")), (f"proposals/{proposal}/withdrawals", {"why": "No"})):
        assert reader.refused(path, said)["type"] == "/problems/not-permitted"
