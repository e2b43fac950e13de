"""What was declared, when it was known, and what was done about it."""

from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import interest, put, recommended


def test_a3_what_the_register_said_of_somebody_on_a_day_and_what_of_it_was_published(forest: WalthamForest) -> None:
    made = interest(forest, "Brown", heldFrom="2009-05-01")["location"].rsplit("/", 1)[1]
    then = forest.secretary.read("")["logSize"]
    path = f"interests/{made}"
    forest.secretary.record_upon(path, f"{path}/end", {"person": forest.person("Brown"), "ended": "2010-08-31"})

    def said(**asked: object) -> list[tuple[object, object]]:
        rows = forest.secretary.read("register-entries", person=forest.person("Brown"), **asked)["results"]
        return [(row["heldTo"], row["published"]) for row in rows]

    assert said(as_at="2011-02-28") == [("2010-08-31", True)]
    assert said(as_at="2011-03-01") == [("2010-08-31", False)]
    assert said(as_at="2011-03-01", position=then) == [(None, True)]
    rows = forest.secretary.read("register-entries", person=forest.person("Clark"), as_at="2011-03-01")["results"]
    assert rows == []


def test_a4_which_interests_came_late_and_which_decisions_they_taint(forest: WalthamForest) -> None:
    tainted = recommended(forest)
    interest(forest, "Clark", heldFrom="2999")
    late = interest(forest, "Brown")
    [found] = forest.secretary.read("rejudgements")["results"]
    assert (found["decision"], found["cause"]) == (tainted["decision"], late["facts"][0]["position"])
    assert found["outcomeNow"] == "NO_DECISION_INQUORATE"


def test_a7_which_conflicts_were_declared_who_determined_what_and_when_they_left(forest: WalthamForest) -> None:
    forest.position("Brown", "F86001")
    motion = put(forest, "Adams", "Brown", "Clark", "Davies")
    motion.item.rule("Brown", "LEAVE_FOR_ITEM", by="Adams")
    sitting, brown = motion.item.sitting, forest.person("Brown")
    sitting.record("departures", {"person": brown, "item": motion.item.item})
    motion.vote("Adams", "Clark", "Davies")
    motion.decide()
    sitting.record("returns", {"person": brown})
    [line] = forest.secretary.read(f"{sitting.path}/conflicts")["results"]
    [ruling], [absence] = line["rulings"], line["absences"]
    assert (line["person"], line["managedAs"], line["stayed"]) == (brown, "LEAVE_FOR_ITEM", False)
    assert (ruling["determinedBy"], ruling["determiner"]) == ("CHAIR", forest.person("Adams"))
    assert absence["leftAt"] < absence["returnedAt"]


def test_a6_who_of_those_who_took_part_in_a_decision_had_made_no_return_by_its_day(forest: WalthamForest) -> None:
    motion = put(forest, "Adams", "Brown", "Clark", "Davies")
    motion.item.rule("Davies", "LEAVE_FOR_ITEM", by="Adams")
    motion.vote("Adams", "Brown")
    decision = motion.decide()["decision"]
    made = {"person": forest.person("Brown"), "made": "2009-06-01"}

    def owing(**asked: object) -> set[str]:
        return {row["person"] for row in forest.secretary.read("overdue-returns", **asked)["results"]}

    took_part = {forest.person(name) for name in ("Adams", "Brown", "Clark")}
    assert owing(decision=decision) == took_part
    assert owing() > took_part
    assert owing(decision=decision, as_at="2009-04-02") == set()
    forest.secretary.record("nil-returns", made)
    assert owing(decision=decision, as_at="2010-05-31") == took_part - {forest.person("Brown")}
    assert owing(decision=decision) == took_part
    unknown = "01890a5d-ac96-774b-bcce-b302099a8057"
    assert forest.secretary.get("overdue-returns", decision=unknown).status_code == 404


def test_a11_for_which_items_somebody_left_meetings_because_of_conflicts(forest: WalthamForest) -> None:
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark")
    brown, clark = forest.person("Brown"), forest.person("Clark")
    conflicted = sitting.item("4", "RECOMMENDATION", forest.case("WF/1"), presiding="Adams")
    conflicted.rule("Brown", "LEAVE_FOR_ITEM", by="Adams")
    for person in (brown, clark):
        sitting.record("departures", {"person": person, "item": conflicted.item})
        sitting.record("returns", {"person": person})
    before = forest.secretary.read("")["logSize"]
    sitting.record("departures", {"person": brown})
    later = forest.sitting(forest.development, "Adams", "Brown", "Clark")
    again = later.item("7", "RECOMMENDATION", forest.case("WF/2"), presiding="Adams")
    again.record("declarations", {"person": brown, "category": "NON_FINANCIAL_PERSONAL", "narrative": "A friend"})
    later.record("departures", {"person": brown, "item": again.item})

    def asked(**filters: object) -> list[tuple[str, str, bool]]:
        found = forest.secretary.read("departures", **filters)
        assert found["times"] == len(found["results"])
        return [(row["person"], row["number"], row["forConflict"]) for row in found["results"]]

    assert asked() == [(brown, "4", True), (clark, "4", False), (brown, "7", True)]
    assert asked(person=brown, for_conflict="true") == [(brown, "4", True), (brown, "7", True)]
    assert asked(person=clark, for_conflict="true") == []
    assert asked(person=brown, position=before) == asked(person=brown, meeting=sitting.meeting)
    assert asked(board=forest.disinvestment.board) == []
    first, _, last = forest.secretary.read("departures")["results"]
    assert first["leftAt"] < first["returnedAt"]
    assert (last["returnedAt"], last["title"], last["item"]) == (None, "Item 7", again.item)
    assert forest.secretary.read("departures", limit=1)["times"] == 3
