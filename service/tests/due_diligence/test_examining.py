"""Due diligence over HTTP: the charter's checks, made by those who did not bring the case, complete before approval."""

import pytest

from service.auth.callers import Role
from service.ids import new_id
from service.tests.meetings.make import CHECKS, WalthamForest
from service.tests.serving import Json, Service

DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


class Examination(WalthamForest):
    """A case that was recommended, and on which the disinvestment board has begun its due diligence."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.case_id = self.recommended(authors=("Writer",))
        self.path = f"cases/{self.case_id}/due-diligence"
        self.opening = {"version": 1, "board": self.disinvestment.board}
        self.opened = self.secretary.record(self.path, self.opening)["position"]

    def check(self, name: str, status: str = "PASSED", by: str = "Hughes", **said: object) -> Json:
        """What is sent to record how a check stands."""
        return {"version": 1, "check": name, "status": status, "checkedBy": self.person(by)} | said

    def checked(self, name: str, status: str = "PASSED", by: str = "Hughes", **said: object) -> int:
        """The position at which a check was recorded."""
        position: int = self.secretary.record(f"{self.path}/checks", self.check(name, status, by, **said))["position"]
        return position

    def waiver(self, name: str, by: str = "Evans", **said: object) -> Json:
        """What is sent to waive a check."""
        why = "The provider was assessed in May"
        return {"version": 1, "check": name, "waivedBy": self.person(by), "why": why} | said

    def completion(self, by: str = "Hughes", **said: object) -> Json:
        """What is sent to complete it."""
        return {"version": 1, "completedBy": self.person(by)} | said

    def shown(self, **query: object) -> Json:
        """How the examination stands."""
        (found,) = self.secretary.read(self.path, **query)["results"]
        shown: Json = found
        return shown

    def standing(self, **query: object) -> list[tuple[str, str]]:
        """Each check and how it stands."""
        return [(check["check"], check["status"]) for check in self.shown(**query)["checks"]]

    def refusal(self, part: str, said: Json) -> tuple[int, str, str]:
        """The status, reason and place of a refusal; nothing is recorded."""
        size = self.secretary.read("")["logSize"]
        problem = self.secretary.refused(f"{self.path}/{part}".rstrip("/"), said)
        assert self.secretary.read("")["logSize"] == size
        return problem["status"], problem["type"].removeprefix("/problems/"), problem["errors"][0]["pointer"]


@pytest.fixture
def examination(service: Service) -> Examination:
    """Due diligence on SQLite."""
    return Examination(service)


@pytest.fixture(scope="module")
def untouched(service: Service) -> Examination:
    """One for all tests in which nothing is recorded."""
    return Examination(service)


def test_the_checklist_is_the_charters_and_nothing_of_it_is_begun(either_service: Service) -> None:
    examination = Examination(either_service)
    shown = examination.shown()
    assert (shown["case"], shown["version"], shown["status"]) == (examination.case_id, 1, "OPEN")
    assert shown["board"] == examination.disinvestment.board
    assert examination.standing() == [(check, "NOT_STARTED") for check in CHECKS]


@pytest.mark.parametrize("status", ["IN_PROGRESS", "PASSED", "PASSED_WITH_CONCERNS", "FAILED", "NOT_APPLICABLE"])
def test_a_check_stands_as_it_was_last_recorded(examination: Examination, status: str) -> None:
    examination.checked("finance", "FAILED" if status == "PASSED" else "PASSED", "Foster")
    examination.checked("finance", status, evidenceDigest=DIGEST, note="See paper 4")
    finance, equality = examination.shown()["checks"]
    assert finance == {
        "check": "finance",
        "status": status,
        "by": examination.person("Hughes"),
        "evidenceDigest": DIGEST,
        "note": "See paper 4",
    }
    assert equality["status"] == "NOT_STARTED"


def test_how_a_check_stood_then_can_still_be_read(examination: Examination) -> None:
    before = examination.checked("finance", "IN_PROGRESS")
    examination.checked("finance", "PASSED")
    assert examination.standing()[0] == ("finance", "PASSED")
    assert examination.standing(position=before)[0] == ("finance", "IN_PROGRESS")
    assert examination.standing(position=examination.opened)[0] == ("finance", "NOT_STARTED")
    assert examination.secretary.read(examination.path, position=examination.opened - 1)["results"] == []


def test_a_member_waives_a_check_for_a_reason_that_is_shown(either_service: Service) -> None:
    examination = Examination(either_service)
    examination.checked("finance", "FAILED", note="The costs do not add up")
    examination.secretary.record(f"{examination.path}/waivers", examination.waiver("finance"))
    finance = examination.shown()["checks"][0]
    assert (finance["status"], finance["by"]) == ("WAIVED", examination.person("Evans"))
    assert finance["note"] == "The provider was assessed in May"


def test_a_reason_that_was_erased_is_said_to_be(examination: Examination) -> None:
    position = examination.secretary.record(f"{examination.path}/waivers", examination.waiver("finance"))["position"]
    auditor = examination.service.caller(examination.ods, Role.AUDITOR)
    assert list(auditor.read(f"log/facts/{position}")["fact"]["data"]["why"]) == ["_sd"]
    examination.service.destroy_texts(examination.ods)
    assert examination.shown()["checks"][0]["note"] == {"erased": True}


@pytest.mark.parametrize("why", ["", "  ", "\n", None, 7])
def test_nothing_is_waived_without_a_reason(untouched: Examination, why: object) -> None:
    waiver = untouched.waiver("finance", why=why)
    assert untouched.refusal("waivers", waiver) == (400, "invalid-request", "#/why")
    del waiver["why"]
    assert untouched.refusal("waivers", waiver) == (400, "invalid-request", "#/why")


def test_only_a_member_of_the_examining_board_waives(untouched: Examination) -> None:
    for name in ("Jones", "Writer", "Adams"):
        status, reason, pointer = untouched.refusal("waivers", untouched.waiver("finance", name))
        assert (status, pointer) == (409 if name == "Jones" else 403, "#/waivedBy")
        assert reason == ("not-a-member-of-the-board" if name == "Jones" else "separation-of-duties")


@pytest.mark.parametrize(
    ("name", "acts"), [("Adams", {"PROPOSED", "VOTED"}), ("Clark", {"PROPOSED", "VOTED"}), ("Writer", {"WROTE"})]
)
def test_whoever_brought_the_case_does_not_examine_it(untouched: Examination, name: str, acts: set[str]) -> None:
    attempts = (
        ("checks", untouched.check("finance", by=name), "#/checkedBy"),
        ("waivers", untouched.waiver("finance", name), "#/waivedBy"),
        ("completions", untouched.completion(name), "#/completedBy"),
    )
    auditor = untouched.service.caller(untouched.ods, Role.AUDITOR)
    for part, said, pointer in attempts:
        problem = untouched.secretary.refused(f"{untouched.path}/{part}", said)
        assert (problem["status"], problem["type"]) == (403, "/problems/separation-of-duties")
        assert problem["errors"][0]["pointer"] == pointer
        assert set(problem["acts"]) == acts
        assert problem["rule"] == "nobody-examines-what-they-brought"
        shown = [auditor.read(f"log/facts/{position}") for position in problem["evidence"]]
        assert shown, "the facts it rests on are named"
        assert all(f"person:{untouched.person(name)}" in fact["tags"] for fact in shown if acts != {"WROTE"})


def test_it_is_complete_when_every_check_is_settled(either_service: Service) -> None:
    examination = Examination(either_service)
    examination.checked("finance", "PASSED_WITH_CONCERNS")
    examination.secretary.record(f"{examination.path}/waivers", examination.waiver("equality"))
    examination.secretary.record(f"{examination.path}/completions", examination.completion())
    assert examination.shown()["status"] == "COMPLETE"
    late = {
        "checks": examination.check("finance", "FAILED"),
        "waivers": examination.waiver("finance"),
        "completions": examination.completion(),
    }
    for part, said in late.items():
        assert examination.refusal(part, said) == (409, "due-diligence-already-completed", "#/version")


def test_it_is_not_complete_while_a_check_is_open_or_failed(examination: Examination) -> None:
    failed = examination.checked("equality", "FAILED")
    problem = examination.secretary.refused(f"{examination.path}/completions", examination.completion())
    assert (problem["status"], problem["type"]) == (409, "/problems/due-diligence-incomplete")
    assert (problem["unsettled"], problem["failed"]) == (["finance", "equality"], ["equality"])
    assert set(problem["evidence"]) >= {failed}
    examination.checked("finance", "IN_PROGRESS")
    examination.checked("equality", "NOT_APPLICABLE")
    problem = examination.secretary.refused(f"{examination.path}/completions", examination.completion())
    assert (problem["unsettled"], problem["failed"]) == (["finance"], [])
    assert examination.shown()["status"] == "OPEN"


def test_what_is_not_on_the_checklist_is_neither_checked_nor_waived(untouched: Examination) -> None:
    for part, said in (("checks", untouched.check("astrology")), ("waivers", untouched.waiver("astrology"))):
        problem = untouched.secretary.refused(f"{untouched.path}/{part}", said)
        assert (problem["status"], problem["type"]) == (404, "/problems/unknown-check")
        assert (problem["checklist"], problem["evidence"]) == (list(CHECKS), [untouched.opened])


def test_what_was_not_begun_is_not_examined(untouched: Examination) -> None:
    for part, said in (
        ("checks", untouched.check("finance", version=2)),
        ("waivers", untouched.waiver("finance", version=2)),
        ("completions", untouched.completion(version=2)),
    ):
        assert untouched.refusal(part, said) == (409, "due-diligence-not-opened", "#/version")


@pytest.mark.parametrize(
    ("said", "status", "reason", "pointer"),
    [
        ({"checkedBy": new_id()}, 404, "unknown-person", "#/checkedBy"),
        ({"checkedBy": "Dr Hughes"}, 400, "invalid-request", "#/checkedBy"),
        ({"status": "WAIVED"}, 400, "invalid-request", "#/status"),
        ({"status": "passed"}, 400, "invalid-request", "#/status"),
        ({"check": ""}, 400, "invalid-request", "#/check"),
        ({"version": "1"}, 400, "invalid-request", "#/version"),
        ({"version": 1.0}, 400, "number-out-of-range", "#/version"),
        ({"evidenceDigest": DIGEST.upper()}, 400, "invalid-request", "#/evidenceDigest"),
        ({"note": " "}, 400, "invalid-request", "#/note"),
    ],
)
def test_a_check_that_cannot_be_is_refused_by_its_place(
    untouched: Examination, said: Json, status: int, reason: str, pointer: str
) -> None:
    found = untouched.refusal("checks", untouched.check("finance", **said))
    assert found[0] == status
    assert found[2] == pointer
    assert found[1] in {reason, "invalid-request"}


def test_a_version_is_examined_once(untouched: Examination) -> None:
    problem = untouched.secretary.refused(untouched.path, untouched.opening)
    assert (problem["status"], problem["type"]) == (409, "/problems/due-diligence-already-opened")
    assert problem["evidence"] == [untouched.opened]


def test_a_board_whose_charter_names_no_checks_examines_nothing(examination: Examination) -> None:
    case = examination.case("WF/2")
    opening = {"version": 1, "board": examination.development.board}
    problem = examination.secretary.refused(f"cases/{case}/due-diligence", opening)
    assert (problem["status"], problem["type"]) == (409, "/problems/nothing-to-check")


def test_a_case_that_was_not_proposed_is_not_examined(examination: Examination) -> None:
    case = examination.case("WF/2")
    problem = examination.secretary.refused(f"cases/{case}/due-diligence", examination.opening)
    assert (problem["status"], problem["type"]) == (409, "/problems/no-open-proposal")


def test_the_state_that_was_read_may_be_said_and_is_held(examination: Examination) -> None:
    etag = examination.secretary.etag(examination.path)["If-Match"]
    examination.secretary.record(f"{examination.path}/checks", examination.check("finance"), if_match=etag)
    stale = examination.secretary.refused(f"{examination.path}/checks", examination.check("equality"), if_match=etag)
    assert (stale["status"], stale["between"][0]["type"]) == (412, "due_diligence.CheckRecorded")


def test_an_auditor_reads_and_records_nothing(untouched: Examination) -> None:
    auditor = untouched.service.caller(untouched.ods, Role.AUDITOR)
    assert auditor.read(untouched.path) == untouched.secretary.read(untouched.path)
    for part, said in (
        ("", untouched.opening),
        ("/checks", untouched.check("finance")),
        ("/waivers", untouched.waiver("finance")),
        ("/completions", untouched.completion()),
    ):
        assert auditor.refused(f"{untouched.path}{part}", said)["type"] == "/problems/not-permitted"


def test_no_approval_before_it_is_complete_and_then_one(either_service: Service) -> None:
    examination = Examination(either_service)
    board = examination.disinvestment
    sitting = examination.sitting(board, "Evans", "Foster", "Green", "Hughes")
    motion = sitting.item("7", "FINAL_APPROVAL", examination.case_id, presiding="Evans").motion("APPROVE")
    motion.vote("Evans", "Foster", "Hughes")
    problem = examination.secretary.refused(f"{motion.path}/decisions")
    assert (problem["status"], problem["type"]) == (409, "/problems/due-diligence-incomplete")
    for check in CHECKS:
        examination.checked(check)
    examination.secretary.record(f"{examination.path}/completions", examination.completion())
    assert motion.decide()["outcome"] == "APPROVED"
