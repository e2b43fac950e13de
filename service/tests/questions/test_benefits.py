"""What cases were to bring, what came of it, and where nobody has looked since."""

from datetime import date, timedelta

from service.tests.questions.ask import afterwards
from service.tests.questions.deciding import Deciding
from service.tests.serving import Json


def planned(deciding: Deciding, case: str, review_due: date, **more: object) -> str:
    """A benefit of a case: 500 patients on the list of a practice."""
    said: Json = {
        "case": case,
        "what": "Patients on the list of the practice",
        "unit": "patients",
        "baseline": {"number": "0"},
        "baselineOn": "2009-04",
        "target": {"number": "500"},
        "targetBy": "2010",
        "owner": deciding.person("Owner"),
        "reviewDue": review_due.isoformat(),
    }
    then = {"occurredAt": "2009-04-01T12:00:00Z"}
    return deciding.secretary.make("benefits", said | afterwards() | then | more)


def test_a31_which_benefits_were_planned_and_realised_and_where_their_review_is_overdue(deciding: Deciding) -> None:
    secretary, today = deciding.secretary, deciding.today
    due = today - timedelta(days=1)
    approved, refused = deciding.case("WF/1"), deciding.case("WF/2")
    first, _, later = (
        planned(deciding, approved, due),
        planned(deciding, refused, due),
        planned(deciding, approved, today),
    )

    def told(**asked: object) -> list[str]:
        return [row["benefit"] for row in secretary.read("benefits", **asked)["results"]]

    assert told(overdue="true") == []
    decision = deciding.decides(approved, "APPROVE")["decision"]
    deciding.decides(refused, "REJECT")
    before = secretary.read("")["logSize"]
    assert told(overdue="true") == [first]
    assert told(overdue="false", case=approved) == [later]
    assert told(overdue="true", as_at=due) == []
    measured = {"figure": {"number": "3000", "qualifier": "MORE_THAN"}, "measuredOn": "2010-03", "toldBy": "The BMJ"}
    secretary.record(f"benefits/{first}/measurements", measured)
    reviewed = {"reviewer": deciding.person("Reviewer"), "result": "REALISED", "account": "Six times the plan"}
    secretary.record(f"benefits/{first}/reviews", reviewed)
    found = secretary.read(f"benefits/{first}")
    assert (found["approvedBy"], found["overdue"], found["reviewDue"]) == ([decision], False, None)
    assert (found["target"], found["targetBy"], found["way"]) == (
        {"number": "500", "qualifier": "EXACTLY", "upper": None},
        "2010",
        "MORE",
    )
    [figure], [review] = found["measurements"], found["reviews"]
    assert (figure["figure"]["number"], figure["reachesTarget"], figure["toldBy"]) == ("3000", "YES", "The BMJ")
    assert (review["result"], review["account"], review["reviewed"]) == ("REALISED", "Six times the plan", str(today))
    assert told(overdue="true") == []
    assert told(overdue="true", position=before) == [first]
    assert secretary.read(f"benefits/{first}", as_at=due)["reviews"] == []
    assert secretary.read(f"benefits/{first}", as_at="2010-02-28")["measurements"] == []
    page = secretary.read("benefits", limit=2)
    assert len(page["results"]) == 2
    assert told(after=page["metadata"]["next"]) == [later]
    assert told(as_at="2009-03-31") == []


def test_what_is_called_realised_unmeasured_is_refused_and_where_it_was_said_it_is_found(deciding: Deciding) -> None:
    secretary, case = deciding.secretary, deciding.case("WF/1")
    benefit = planned(deciding, case, date(2010, 4, 1))
    said = {"reviewer": deciding.person("Reviewer"), "result": "REALISED", "account": "Everybody says so"}
    assert secretary.refused(f"benefits/{benefit}/reviews", said)["type"] == "/problems/realised-unmeasured"
    receipt = secretary.record(f"benefits/{benefit}/reviews", said | afterwards())
    [found] = secretary.read("findings", code="realised-unmeasured")["results"]
    assert found["position"] == receipt["position"]


def test_a_figure_told_late_changes_nothing_that_was_known(deciding: Deciding) -> None:
    secretary, case = deciding.secretary, deciding.case("WF/1")
    benefit = planned(deciding, case, date(2010, 4, 1))

    def figures(**asked: object) -> list[str]:
        return [one["figure"]["number"] for one in secretary.read(f"benefits/{benefit}", **asked)["measurements"]]

    newer = {"figure": {"number": "510"}, "measuredOn": "2010-06-30", "toldBy": "Returns"}
    before = secretary.record(f"benefits/{benefit}/measurements", newer)["position"]
    older = {
        "figure": {"number": "6", "qualifier": "RANGE", "upper": "12"},
        "measuredOn": "2009-12-31",
        "toldBy": "Returns",
    }
    secretary.record(f"benefits/{benefit}/measurements", older | afterwards())
    assert figures() == ["6", "510"]
    assert figures(position=before) == ["510"]
    assert secretary.get(f"benefits/{case}").status_code == 404


def test_what_does_not_fit_together_is_not_a_figure(deciding: Deciding) -> None:
    case = deciding.case("WF/1")
    said = {"case": case, "what": "B", "owner": deciding.person("Owner"), "reviewDue": "2010-04-01"}
    wrong = {"target": {"number": "12", "upper": "6", "qualifier": "RANGE"}, "targetBy": "2010"}
    assert deciding.secretary.refused("benefits", said | wrong)["status"] == 400
    undated = {"target": {"number": "12"}}
    assert deciding.secretary.refused("benefits", said | undated)["type"] == "/problems/figure-without-day"
    deciding.secretary.record("benefits", said)
