"""What late knowledge would do to decisions is weighed before it is told, and it then does just that."""

from datetime import date

import pytest

from service.tests.decisions.committee import Committee
from service.tests.meetings.make import WalthamForest, member
from service.tests.serving import Json, Service, Somebody

CLINIC = "F86001"


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    """The development board has recommended a case for a clinic by the votes of Adams, Brown and Clark."""
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    case = forest.case("WF/7", CLINIC)
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", on=date(2009, 6, 2))
    motion = sitting.item("4", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")
    motion.vote("Adams", "Brown", "Clark")
    motion.decide()
    return forest


def share(body: Committee | WalthamForest, name: str, since: str) -> Json:
    """A share in the clinic."""
    return {
        "person": body.person(name),
        "category": "FINANCIAL",
        "organisation": CLINIC,
        "narrative": "A share",
        "heldFrom": since,
    }


def weighed_and_told(by: Somebody, thing: str, path: str, said: Json) -> list[tuple[str, str]]:
    """The outcomes then and now as weighed; what is then recorded gives the same verdicts."""
    size = by.read("")["logSize"]
    answer = by.post(f"{path}:preview", said)
    assert (answer.status_code, by.read("")["logSize"]) == (200, size), answer.text
    weighed = answer.json()["decisions"]
    by.record_upon(thing, path, said)
    found = by.read("rejudgements", limit=200)["results"]
    told = found[len(found) - len(weighed) :]
    assert [one["verdict"] for one in weighed] == [one["verdict"] for one in told]
    assert [one["verdictThen"] for one in weighed] == [one["verdictThen"] for one in told]
    return [(one["outcomeThen"], one["outcomeNow"]) for one in weighed]


def test_an_amended_interest_is_weighed_before_it_is_stated_and_so_is_its_end(forest: WalthamForest) -> None:
    interest = forest.secretary.make("interests", share(forest, "Brown", "2010"))
    thing = f"interests/{interest}"
    earlier = share(forest, "Brown", "2008")
    assert weighed_and_told(forest.secretary, thing, f"{thing}/amendments", earlier) == [
        ("RECOMMENDED", "NO_DECISION_INQUORATE")
    ]
    ended = {"person": forest.person("Brown"), "ended": "2008-02"}
    assert weighed_and_told(forest.secretary, thing, f"{thing}/end", ended) == [
        ("NO_DECISION_INQUORATE", "RECOMMENDED")
    ]
    again = forest.secretary.refused(f"{thing}/end:preview", ended)
    assert (again["status"], again["type"]) == (409, "/problems/interest-already-ended")


def test_a_position_is_weighed_before_it_is_entered_and_so_is_its_end(forest: WalthamForest) -> None:
    person = f"people/{forest.person('Brown')}"
    held = {"organisation": CLINIC, "kind": "DIRECTOR", "heldFrom": "2005"}
    assert weighed_and_told(forest.registrar, person, f"{person}/positions", held) == [
        ("RECOMMENDED", "NO_DECISION_INQUORATE")
    ]
    (found,) = forest.registrar.read("positions", person=forest.person("Brown"))["results"]
    thing = f"positions/{found['position']}"
    assert weighed_and_told(forest.registrar, thing, f"{thing}/end", {"left": "2007-05"}) == [
        ("NO_DECISION_INQUORATE", "RECOMMENDED")
    ]
    unknown = forest.registrar.refused(f"positions/{forest.person('Brown')}/end:preview", {"left": "2007"})
    assert (unknown["status"], unknown["type"]) == (404, "/problems/unknown-position")


def test_nobody_weighs_what_they_may_not_record(forest: WalthamForest) -> None:
    interest = forest.secretary.make("interests", share(forest, "Brown", "2010"))
    clark = member(forest, "Clark")
    for path, said in (
        (f"interests/{interest}/amendments", share(forest, "Brown", "2008")),
        (f"interests/{interest}/end", {"person": forest.person("Brown"), "ended": "2008"}),
        (f"people/{forest.person('Brown')}/positions", {"organisation": CLINIC, "kind": "DIRECTOR"}),
    ):
        assert clark.refused(f"{path}:preview", said)["status"] == 403


def test_v6_a_chairs_action_judged_anew_is_listed_with_its_cause_and_both_verdicts(either_service: Service) -> None:
    committee = Committee(either_service)
    committee.organisation(CLINIC)
    case = committee.case("WF/1", CLINIC)
    action = committee.acted(case)
    late = share(committee, "Foster", "2008")
    (weighed,) = committee.secretary.post("interests:preview", late).json()["decisions"]
    assert committee.secretary.read("rejudgements")["results"] == []
    receipt = committee.secretary.record("interests", late)
    (found,) = committee.secretary.read("rejudgements")["results"]
    assert (found["decision"], found["kind"], found["cause"]) == (
        action,
        "CHAIRS_ACTION",
        receipt["facts"][0]["position"],
    )
    assert (found["outcomeThen"], found["outcomeNow"], found["appeared"]) == (
        "APPROVED",
        None,
        ["conflict-of-interest"],
    )
    assert found["verdictThen"] == weighed["verdictThen"] == {"findings": [], "exclusions": []}
    assert found["verdict"]["findings"] == weighed["verdict"]["findings"]
    assert [one["pointer"] for one in found["verdict"]["findings"]] == ["/actors/1"]
    assert [one["person"] for one in found["verdict"]["exclusions"]] == [committee.person("Foster")]
    for chosen in ({"board": committee.committee.board}, {"case": case}, {"decision": action}):
        assert committee.secretary.read("rejudgements", **chosen)["results"] == [found]
    assert committee.secretary.read(f"decisions/{action}")["status"] == "PROVISIONAL"


def test_a_chairs_action_that_was_judged_anew_once_is_judged_as_at_first_when_the_knowledge_ends(
    either_service: Service,
) -> None:
    committee = Committee(either_service)
    committee.organisation(CLINIC)
    committee.acted(committee.case("WF/1", CLINIC))
    interest = committee.secretary.make("interests", share(committee, "Foster", "2008"))
    ended = {"person": committee.person("Foster"), "ended": "2008-02"}
    committee.secretary.record_upon(f"interests/{interest}", f"interests/{interest}/end", ended)
    _, back = committee.secretary.read("rejudgements")["results"]
    assert (back["outcomeNow"], back["appeared"], back["vanished"]) == ("APPROVED", [], ["conflict-of-interest"])
    assert back["verdict"] == back["verdictThen"]
