"""What was before the board, and how the record stood at a moment."""

from base64 import b64decode

from domain.ledger.proofs import verify_inclusion
from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import put, recommended


def test_a15_every_version_of_a_case_and_which_one_the_board_saw(forest: WalthamForest) -> None:
    case = forest.case("WF/1")
    path = f"cases/{case}"
    forest.secretary.record(f"{path}/returns", {"why": "Say more about money"})
    forest.secretary.record_upon(path, f"{path}/submissions")
    forest.sitting(forest.development, "Adams").item("4", "RECOMMENDATION", case, presiding="Adams")
    told = forest.secretary.read(f"{path}/history")["results"]
    submitted = [one["data"]["version"] for one in told if one["type"] == "cases.CaseSubmitted"]
    seen = [one["data"]["version"] for one in told if one["type"] == "meetings.ItemPlaced"]
    assert (submitted, seen) == ([1, 2], [2])


def test_a18_which_checks_were_complete_at_approval_and_which_waived_by_whom_and_why(forest: WalthamForest) -> None:
    case = forest.recommended()
    path = f"cases/{case}/due-diligence"
    forest.secretary.record(path, {"version": 1, "board": forest.disinvestment.board})
    passed = {"version": 1, "check": "finance", "status": "PASSED", "checkedBy": forest.person("Green")}
    before = forest.secretary.record(f"{path}/checks", passed)["position"]
    waived = {"version": 1, "check": "equality", "waivedBy": forest.person("Evans"), "why": "Assessed in May"}
    forest.secretary.record(f"{path}/waivers", waived)

    def checks(**asked: object) -> list[tuple[str, object, object]]:
        [found] = forest.secretary.read(path, **asked)["results"]
        return [(one["status"], one["by"], one["note"]) for one in found["checks"]]

    finance = ("PASSED", forest.person("Green"), None)
    assert checks() == [finance, ("WAIVED", forest.person("Evans"), "Assessed in May")]
    assert checks(position=before) == [finance, ("NOT_STARTED", None, None)]


def test_a19_whether_an_equality_impact_assessment_was_before_the_board_though_no_charter_names_one(
    forest: WalthamForest,
) -> None:
    case = forest.recommended()
    path = f"cases/{case}/due-diligence"
    said = {"version": 1, "board": forest.disinvestment.board, "furtherChecks": ["equality impact", "finance"]}
    forest.secretary.record(path, said)
    passed = {"version": 1, "status": "PASSED", "checkedBy": forest.person("Green")}
    for check in ("finance", "equality"):
        forest.secretary.record(f"{path}/checks", passed | {"check": check})
    done = {"version": 1, "completedBy": forest.person("Green")}
    problem = forest.secretary.refused(f"{path}/completions", done)
    assert problem["type"] == "/problems/due-diligence-incomplete"
    before = forest.secretary.read("")["logSize"]
    forest.secretary.record(f"{path}/checks", passed | {"check": "equality impact"})
    sitting = forest.sitting(forest.disinvestment, "Evans", "Foster", "Green")
    motion = sitting.item("7", "FINAL_APPROVAL", case, presiding="Evans").motion("APPROVE")
    motion.vote("Evans", "Foster", "Green")
    decided = motion.decide()["since"]

    def assessed(position: int) -> list[tuple[str, str]]:
        [found] = forest.secretary.read(path, position=position)["results"]
        return [(one["check"], one["status"]) for one in found["checks"]]

    usual = [("finance", "PASSED"), ("equality", "PASSED")]
    assert assessed(decided) == [*usual, ("equality impact", "PASSED")]
    assert assessed(before) == [*usual, ("equality impact", "NOT_STARTED")]


def test_a27_who_changed_a_record_when_and_that_it_was_not_altered_since(forest: WalthamForest) -> None:
    case = recommended(forest)["case"]
    told = forest.secretary.read(f"cases/{case}/history")["results"]
    assert [one["type"] for one in told[:2]] == ["cases.CaseDrafted", "cases.CaseSubmitted"]
    assert len({one["actor"] for one in told}) == 1
    for one in told:
        proof = forest.secretary.read("log/proofs/inclusion", position=one["position"])
        hashes, root = tuple(map(b64decode, proof["hashes"])), b64decode(proof["root"])
        verify_inclusion(bytes.fromhex(one["leafHash"]), one["position"] - 1, proof["size"], hashes, root)


def test_a29_the_record_as_it_stood_then(forest: WalthamForest) -> None:
    motion = put(forest, "Adams", "Brown", "Clark")
    motion.vote("Adams", "Brown", "Clark")
    before = forest.secretary.read("")["logSize"]
    made = motion.decide()["decision"]
    assert [one["decision"] for one in forest.secretary.read("decisions")["results"]] == [made]
    assert forest.secretary.read("decisions", position=before)["results"] == []
    assert forest.secretary.read(motion.path, position=before)["status"] == "OPEN"
