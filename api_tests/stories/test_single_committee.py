"""NHS Northamptonshire's commissioning executive: directors and practice leads decide every case at one table."""

from api_tests import registers
from api_tests.stories.committee import Committee


def test_a_good_case_is_approved_no_matter_who_it_comes_from(committee: Committee) -> None:
    motion = committee.considers().has_put("APPROVE", mover=committee.strategy, seconder=committee.lead)
    motion.gets("FOR", committee.chair, committee.finance, committee.strategy, committee.lead)
    motion.gets("AGAINST", committee.other_lead)
    motion.gets("ABSTAIN", committee.lay)
    decision = motion.is_decided()
    assert (decision["outcome"], decision["number"]) == ("APPROVED", 1)
    tally = decision["verdict"]["tally"]
    assert (tally["votesFor"], tally["votesAgainst"], tally["abstained"], tally["eligible"]) == (4, 1, 1, 6)
    assert decision["recomputed"] is True
    assert committee.body.secretary.read(f"cases/{committee.case}")["status"] == "APPROVED"


def test_a_member_with_a_stake_in_the_provider_withdraws_and_does_not_vote(committee: Committee) -> None:
    partnership = registers.position(committee.body, committee.lead, committee.provider)
    item = committee.considers()
    item.hears(committee.lead, category="FINANCIAL", organisation=committee.provider)
    item.has_ruled(committee.chair, committee.lead, "LEAVE_FOR_ITEM")
    item.is_left_by(committee.lead)
    motion = item.has_put("APPROVE")
    problem = motion.refuses(committee.lead)
    assert problem.status in (403, 409), problem
    motion.gets("FOR", committee.chair, committee.finance, committee.strategy, committee.other_lead, committee.lay)
    decision = motion.is_decided()
    assert decision["outcome"] == "APPROVED"
    assert (decision["verdict"]["tally"]["excluded"], decision["verdict"]["tally"]["eligible"]) == (1, 5)
    [line] = committee.body.auditor.read(f"{item.meeting.path}/conflicts")["results"]
    assert (line["person"], line["managedAs"]) == (committee.lead, "LEAVE_FOR_ITEM")
    assert len(line["absences"]) == 1
    assert partnership in str(committee.body.auditor.read("positions", person=committee.lead))


def test_a_vote_in_conflict_is_refused_with_the_rule_its_source_and_the_facts(committee: Committee) -> None:
    taken = committee.body.registrar.record(
        f"people/{committee.lay}/positions", {"organisation": committee.provider, "kind": "DIRECTOR"}
    )
    motion = committee.considers().has_put("APPROVE")
    before = committee.body.auditor.log_size()
    problem = motion.refuses(committee.lay)
    assert (problem.status, problem.code) == (403, "conflict-of-interest"), problem
    assert problem.document["rule"] == "a-conflicted-member-does-not-vote"
    assert "SI 2000/89" in problem.document["citation"]
    assert taken["position"] in problem.evidence
    assert problem.places == {"#/voter"}
    assert committee.body.auditor.log_size() == before
    assert not motion.read()["votes"]


def test_whether_a_vote_would_be_accepted_is_told_before_it_is_cast(committee: Committee) -> None:
    registers.position(committee.body, committee.lay, committee.provider, "EMPLOYEE")
    motion = committee.considers().has_put("APPROVE")
    told = motion.would_accept(committee.lay)
    assert (told["accepted"], told["problem"]["type"]) == (False, "/problems/conflict-of-interest")
    assert [one["ground"] for one in told["recusals"]] == ["CONFLICT"]
    assert motion.would_accept(committee.chair) == {"accepted": True, "problem": None, "recusals": [], "findings": []}


def test_a_recusal_that_leaves_a_quorum_lets_the_committee_decide(committee: Committee) -> None:
    registers.position(committee.body, committee.lead, committee.provider)
    motion = committee.considers().has_put("APPROVE")
    motion.gets("FOR", committee.chair, committee.finance, committee.other_lead)
    verdict = motion.is_decided()["verdict"]
    assert (verdict["result"], verdict["quorum"]["needed"], verdict["quorum"]["counted"]) == ("CARRIED", 4, 5)


def test_recusals_that_take_the_quorum_leave_no_decision(committee: Committee) -> None:
    for lead in (committee.lead, committee.other_lead):
        registers.position(committee.body, lead, committee.provider)
    motion = committee.considers().has_put("APPROVE")
    motion.gets("FOR", committee.chair, committee.finance, committee.strategy, committee.lay)
    assert motion.would_become()["outcome"] == "NO_DECISION_INQUORATE"
    decision = motion.is_decided()
    assert decision["outcome"] == "NO_DECISION_INQUORATE"
    assert "quorum-lost-to-exclusions" in [step["code"] for step in decision["verdict"]["steps"]]
    assert committee.body.secretary.read(f"cases/{committee.case}")["status"] == "SUBMITTED"


def test_a_tie_is_broken_by_whoever_presides(committee: Committee) -> None:
    motion = committee.considers().has_put("APPROVE")
    motion.gets("FOR", committee.chair, committee.finance, committee.strategy)
    motion.gets("AGAINST", committee.lead, committee.other_lead, committee.lay)
    assert motion.would_become()["outcome"] == "NO_DECISION_TIED"
    said = motion.meeting.act(presiding=committee.chair, choice="FOR")
    committee.body.secretary.record(f"{motion.path}/casting-votes", said)
    decision = motion.is_decided()
    assert (decision["outcome"], decision["verdict"]["tally"]["casting"]) == ("APPROVED", 1)


def test_an_approval_carries_its_conditions(committee: Committee) -> None:
    conditions = [
        {"text": "Waiting times are reported every quarter.", "office": "Director of strategy", "due": "2010-09"},
        {"text": "The pathway is audited.", "office": "Medical director"},
    ]
    motion = committee.considers().has_put("APPROVE_WITH_CONDITIONS", conditions=conditions)
    motion.gets("FOR", *committee.members)
    decision = motion.is_decided()
    assert decision["outcome"] == "APPROVED_WITH_CONDITIONS"
    shown = [{name: held for name, held in one.items() if held} for one in decision["conditions"]]
    assert shown == conditions


def test_a_rejection_is_final_for_this_version(committee: Committee) -> None:
    motion = committee.considers().has_put("REJECT")
    motion.gets("FOR", *committee.members[:4])
    rejected = motion.is_decided()
    assert rejected["outcome"] == "REJECTED"
    again = committee.considers(day="2010-04-19").has_put("APPROVE")
    again.gets("FOR", *committee.members)
    problem = again.may_not_be_decided()
    assert (problem.status, problem.code) == (409, "case-already-decided")
    assert rejected["since"] in problem.evidence


def test_a_motion_to_approve_that_is_lost_rejects_nothing(committee: Committee) -> None:
    motion = committee.considers().has_put("APPROVE")
    motion.gets("AGAINST", *committee.members)
    assert motion.is_decided()["outcome"] == "NOT_CARRIED"
    assert committee.body.secretary.read(f"cases/{committee.case}")["status"] == "SUBMITTED"


def test_a_deferred_case_comes_back_and_the_decisions_are_numbered_on(committee: Committee) -> None:
    motion = committee.considers().has_put("DEFER", deferral={"event": "the June meeting"})
    motion.gets("FOR", *committee.members)
    deferred = motion.is_decided()
    assert (deferred["outcome"], deferred["deferral"]["event"]) == ("DEFERRED", "the June meeting")
    later = committee.considers(day="2010-06-21").has_put("APPROVE")
    later.gets("FOR", *committee.members)
    approved = later.is_decided()
    assert (deferred["number"], approved["number"]) == (1, 2)
    listed = committee.body.auditor.read("decisions", board=committee.board.id)["results"]
    assert [one["outcome"] for one in listed] == ["DEFERRED", "APPROVED"]


def test_nobody_votes_twice(committee: Committee) -> None:
    motion = committee.considers().has_put("APPROVE")
    motion.gets("FOR", committee.chair)
    problem = motion.refuses(committee.chair, "AGAINST")
    assert (problem.status, problem.code) == (409, "already-voted")


def test_nobody_votes_who_is_not_in_the_room(committee: Committee) -> None:
    item = committee.considers(*committee.members[:4])
    problem = item.has_put("APPROVE").refuses(committee.lay)
    assert problem.code == "not-in-the-room"
