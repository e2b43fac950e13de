"""Interests: declared when they are known, restated, ended, and found when it matters."""

from api_tests import registers
from api_tests.boards import Board, charter
from api_tests.bodies import Body
from api_tests.client import Json
from api_tests.meetings import Meeting

NARRATIVE = "My husband is a director of the company."


def statement(person: str, organisation: str, **said: object) -> Json:
    """What a person says of a spouse's directorship."""
    plain = {
        "person": person,
        "category": "INDIRECT",
        "indirect": {"relationship": "SPOUSE_OR_PARTNER", "underlying": "FINANCIAL"},
        "organisation": organisation,
        "narrative": NARRATIVE,
        "heldFrom": "2008",
    }
    return plain | said


def test_an_interest_is_declared_restated_and_ended_and_every_statement_stays(body: Body) -> None:
    person, company = registers.person(body, "Lay member"), registers.organisation(body, "Skin Ltd", "COMPANY")
    interest = body.secretary.make("interests", statement(person, company))
    read = body.secretary.etag(f"interests/{interest}")
    restated = statement(person, company, heldFrom="2008-06")
    body.secretary.record(f"interests/{interest}/amendments", restated, if_match=read)
    stale = body.secretary.refused(f"interests/{interest}/amendments", restated, if_match=read)
    assert (stale.status, stale.document["between"][0]["type"]) == (412, "interests.InterestAmended")
    body.secretary.record_upon(
        f"interests/{interest}", f"interests/{interest}/end", {"person": person, "ended": "2010"}
    )
    shown = body.auditor.read(f"interests/{interest}")
    assert (shown["narrative"], shown["heldFrom"], shown["heldTo"]) == (NARRATIVE, "2008-06", "2010")
    assert [one["heldFrom"] for one in shown["statements"][:2]] == ["2008", "2008-06"]


def test_a_nil_return_is_refused_while_an_interest_is_held(body: Body) -> None:
    person, company = registers.person(body, "Lay member"), registers.organisation(body, "Skin Ltd", "COMPANY")
    said = {"person": person, "made": "2010-04-01"}
    body.secretary.record("nil-returns", said)
    assert [one["made"] for one in body.auditor.read("nil-returns", person=person)["results"]] == ["2010-04-01"]
    declared = body.secretary.record("interests", statement(person, company))
    problem = body.secretary.refused("nil-returns", said | {"made": "2010-05-01"})
    assert problem.code == "interests-still-held"
    assert declared["position"] in problem.evidence


def test_an_interest_declared_while_a_vote_is_under_way_is_found_by_the_next_vote(body: Body) -> None:
    board = Board(body, "Commissioning executive")
    board.adopts(charter())
    people = [registers.person(body, f"Member {number}") for number in range(4)]
    for person, role in zip(people, ("OFFICER", "GP", "LAY", "LAY"), strict=True):
        board.appoints(person, role)
    company = registers.organisation(body, "Skin Ltd", "COMPANY")
    parties = [{"organisation": company, "role": "BIDDER"}]
    case = registers.submitted(body, registers.content([registers.person(body, "Manager")], parties=parties))
    meeting = Meeting(board)
    item = meeting.places("FINAL_APPROVAL", case)
    meeting.opens(*people)
    item.opens(people[0])
    motion = item.has_put("APPROVE")
    motion.gets("FOR", people[0], people[1])
    assert motion.would_accept(people[2])["accepted"] is True
    declared = body.secretary.record("interests", statement(people[2], company))
    problem = motion.refuses(people[2])
    assert problem.code == "conflict-of-interest"
    assert declared["position"] in problem.evidence


def test_members_declare_for_themselves_and_for_nobody_else(body: Body) -> None:
    person, other = registers.person(body, "Lay member"), registers.person(body, "Lay member")
    company = registers.organisation(body, "Skin Ltd", "COMPANY")
    member = body.caller("member", person=person)
    interest = member.make("interests", statement(person, company, publicationWithheld=True))
    assert member.refused("interests", statement(other, company)).status == 403
    assert member.read(f"interests/{interest}")["narrative"] == NARRATIVE
    assert body.auditor.read(f"interests/{interest}")["narrative"] == NARRATIVE
    assert NARRATIVE not in body.registrar.get(f"interests/{interest}").text
