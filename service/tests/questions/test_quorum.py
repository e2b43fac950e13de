"""Whether there was a quorum, who counted, and under which rules."""

from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import interest, put, recommended


def test_a8_whether_it_was_quorate_who_counted_and_by_which_rule(forest: WalthamForest) -> None:
    motion = put(forest, "Adams", "Brown", "Clark")
    motion.vote("Adams", "Brown")
    shown = forest.secretary.read(f"decisions/{motion.decide()['decision']}")
    verdict = shown["verdict"]
    assert (verdict["quorum"]["quorate"], verdict["quorum"]["needed"], verdict["quorum"]["counted"]) == (True, 3, 3)
    counted = {one["holder"] for one in verdict["standings"] if one["countsToQuorum"]}
    assert counted == {forest.person(name) for name in ("Adams", "Brown", "Clark")}
    assert shown["inputs"]["charter"]["quorum"][0]["minTotal"] == 3


def test_a9_what_was_taken_inquorate_and_where_the_quorum_hung_on_somebody_conflicted(forest: WalthamForest) -> None:
    short = put(forest, "Adams", "Clark", reference="WF/1")
    short.vote("Adams", "Clark")
    inquorate, hung = short.decide(), recommended(forest, "WF/2")
    asked = {"outcome": "NO_DECISION_INQUORATE"}
    assert [one["decision"] for one in forest.secretary.read("decisions", **asked)["results"]] == [
        inquorate["decision"]
    ]
    interest(forest, "Brown")
    found = forest.secretary.read("rejudgements")["results"]
    assert [one["decision"] for one in found if "quorum-lost-to-exclusions" in one["appeared"]] == [hung["decision"]]
