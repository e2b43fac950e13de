"""How the public was consulted before a decision."""

from datetime import UTC, datetime, timedelta

from domain.kernel.london import day_of
from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import MEMBERS, afterwards
from service.tests.serving import Json


def test_a20_how_the_public_was_consulted_how_long_and_whether_the_decision_came_after_its_end(
    forest: WalthamForest,
) -> None:
    secretary, today = forest.secretary, day_of(datetime.now(UTC))
    case = forest.case("WF/1", kind="SHIFT_OF_SETTING")
    said = {"case": case, "subject": "The walk-in centre", "opens": "2009-01-05", "closes": "2009-03-29"}
    held = secretary.make("consultations", said)
    lasting = secretary.make("consultations", said | {"closes": (today + timedelta(days=7)).isoformat()})
    sitting = forest.sitting(forest.development, *MEMBERS)
    motion = sitting.item("4", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")
    motion.vote(*MEMBERS)
    decision = motion.decide()["decision"]
    secretary.record(f"consultations/{held}/extensions", {"closes": "2009-04-12", "why": "It snowed"})
    report = {"responses": 412, "alternatives": 3, "answered": "Opening at weekends was costed"}
    early = secretary.refused(f"consultations/{lasting}/reports", report)
    assert early["type"] == "/problems/reported-before-its-end"
    before = secretary.read("")["logSize"]
    then: Json = afterwards() | {"occurredAt": "2009-05-01T12:00:00Z"}
    secretary.record(f"consultations/{held}/reports", report | then)
    first, second = secretary.read("consultations", case=case)["results"]
    assert (first["opens"], first["closes"], first["days"]) == ("2009-01-05", "2009-04-12", 98)
    assert (first["responses"], first["alternatives"], first["reported"]) == (412, 3, "2009-05-01")
    assert (first["subject"], first["answered"]) == ("The walk-in centre", "Opening at weekends was costed")
    told = [(one["decision"], one["afterItsEnd"]) for listed in (first, second) for one in listed["decisions"]]
    assert told == [(decision, True), (decision, False)]
    assert secretary.read(f"consultations/{held}") == first
    assert secretary.read(f"consultations/{held}", position=before)["responses"] is None
    assert secretary.read("consultations", case=decision)["results"] == []
