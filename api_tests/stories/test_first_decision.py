"""The first decision, from an empty register to a proof that a stranger can check."""

from api_tests import registers
from api_tests.client import Json
from api_tests.stories.polysystem import CHECKS, Polysystem


def test_a_case_goes_from_its_draft_through_two_boards_to_its_approval(polysystem: Polysystem) -> None:
    secretary, auditor = polysystem.body.secretary, polysystem.body.auditor
    case = registers.draft(polysystem.body, polysystem.content(title="Skin clinic"))
    drafted = secretary.etag(f"cases/{case}")
    revised = {"content": polysystem.content(title="Dermatology in the polyclinic")}
    secretary.record(f"cases/{case}/revisions", revised, if_match=drafted)
    assert secretary.refused(f"cases/{case}/revisions", revised, if_match=drafted).status == 412
    submitted = registers.submit(polysystem.body, case)
    assert secretary.refused(f"cases/{case}/revisions", revised, if_match=secretary.etag(f"cases/{case}")).status == 409

    recommended = polysystem.recommendation(case)
    assert recommended["outcome"] == "RECOMMENDED"
    [proposal] = secretary.read("proposals", case=case)["results"]
    assert (proposal["toBoard"], proposal["decision"]) == (polysystem.disinvestment.id, recommended["decision"])
    assert set(proposal["proposers"]) >= {polysystem.clinical_director, polysystem.oak_gp}

    polysystem.examined(case)
    motion = polysystem.final_motion(case)
    motion.gets("FOR", polysystem.lay_chair, polysystem.lay_member, polysystem.finance_director)
    motion.gets("AGAINST", polysystem.nurse_director)
    preview = motion.would_become()
    before = auditor.log_size()
    approved = motion.is_decided()
    assert (preview["outcome"], preview["hindrances"]) == ("APPROVED", [])
    assert preview["verdict"]["tally"] == approved["verdict"]["tally"]
    assert (approved["outcome"], approved["reference"]) == ("APPROVED", "Disinvestment board 1")
    assert approved["recomputed"] is True
    _what_was_known_stays_known(polysystem, case, submitted, before)


def _what_was_known_stays_known(polysystem: Polysystem, case: str, submitted: Json, before: int) -> None:
    auditor = polysystem.body.auditor
    board = polysystem.disinvestment.id
    assert auditor.read(f"cases/{case}")["status"] == "APPROVED"
    assert auditor.read("decisions", board=board)["metadata"]["position"] > before
    assert len(auditor.read("decisions", board=board)["results"]) == 1
    assert auditor.read("decisions", board=board, position=before)["results"] == []
    then = auditor.read(f"cases/{case}", position=submitted["position"])
    assert (then["status"], then["version"]) == ("SUBMITTED", 1)
    assert then == auditor.read(f"cases/{case}", known_at=submitted["recordedAt"])
    earlier = auditor.read(f"cases/{case}", position=submitted["position"] - 1)
    assert (earlier["status"], earlier["content"]["title"]) == ("DRAFT", "Dermatology in the polyclinic")
    history = auditor.read(f"cases/{case}/history")["results"]
    assert [one["type"] for one in history[:3]] == ["cases.CaseDrafted", "cases.CaseRevised", "cases.CaseSubmitted"]


def test_three_members_may_not_vote_by_partnership_by_federation_and_by_class(polysystem: Polysystem) -> None:
    body = polysystem.body
    registers.position(body, polysystem.other_lay_member, polysystem.polyclinic)
    registers.position(body, polysystem.medical_director, polysystem.oak)
    registers.position(body, polysystem.nurse_director, polysystem.elm)
    case = registers.submitted(body, polysystem.content())
    polysystem.recommendation(case)
    polysystem.examined(case)
    motion = polysystem.final_motion(case)
    ways = {
        polysystem.other_lay_member: "ORGANISATION",
        polysystem.medical_director: "ORGANISATION_GRAPH",
        polysystem.nurse_director: "BENEFICIARY_CLASS",
    }
    for person, match in ways.items():
        problem = motion.refuses(person)
        assert (problem.status, problem.code) == (403, "conflict-of-interest"), problem
        [recusal] = motion.would_accept(person)["recusals"]
        assert match in {finding["match"] for finding in recusal["findings"]}
        shown = {step["shownAt"] for finding in recusal["findings"] for step in finding["path"]}
        assert set(problem.evidence) <= shown, "the evidence is the path of facts"
    motion.gets("FOR", polysystem.lay_chair, polysystem.lay_member, polysystem.finance_director)
    decision = motion.is_decided()
    assert (decision["outcome"], decision["verdict"]["tally"]["excluded"]) == ("APPROVED", 3)


def test_a_ruling_lets_a_member_of_a_class_stay_and_vote(polysystem: Polysystem) -> None:
    registers.position(polysystem.body, polysystem.nurse_director, polysystem.elm)
    case = registers.submitted(polysystem.body, polysystem.content())
    polysystem.recommendation(case)
    polysystem.examined(case)
    motion = polysystem.final_motion(case)
    assert motion.refuses(polysystem.nurse_director).code == "conflict-of-interest"
    motion.item.has_ruled(polysystem.lay_chair, polysystem.nurse_director, "NOTE_AND_PARTICIPATE")
    motion.gets("FOR", polysystem.nurse_director)


def test_no_final_approval_before_due_diligence_is_complete(polysystem: Polysystem) -> None:
    case = registers.submitted(polysystem.body, polysystem.content())
    polysystem.recommendation(case)
    polysystem.opens_due_diligence(case)
    polysystem.passes(case, CHECKS[0])
    said = {"version": 1, "completedBy": polysystem.finance_director}
    unfinished = polysystem.body.secretary.refused(f"cases/{case}/due-diligence/completions", said)
    assert (unfinished.status, unfinished.code) == (409, "due-diligence-incomplete")
    motion = polysystem.final_motion(case)
    motion.gets("FOR", polysystem.lay_chair, polysystem.lay_member, polysystem.finance_director)
    [hindrance] = motion.would_become()["hindrances"]
    assert hindrance["type"] == "/problems/due-diligence-incomplete"
    assert motion.may_not_be_decided().code == "due-diligence-incomplete"
    polysystem.passes(case, CHECKS[1])
    polysystem.completes_due_diligence(case)
    assert motion.is_decided()["outcome"] == "APPROVED"
