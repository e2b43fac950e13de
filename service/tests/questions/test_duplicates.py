"""Which organisations and people are entered twice, and whether that hides a conflict."""

from service.auth.callers import Role
from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import CLINIC, recommended

AGAIN = "LOCALOAK1"


def test_a40_which_organisations_are_entered_twice_and_an_interest_in_either_is_one_in_both(
    forest: WalthamForest,
) -> None:
    registrar, secretary = forest.registrar, forest.secretary
    for code, name in (("F86002", "Oak Clinic Ltd."), (AGAIN, "The OAK CLINIC, Limited"), ("F86003", "Elm")):
        registrar.record("organisations", {"organisation": code, "name": name, "kind": "COMPANY"})

    def told(**asked: object) -> list[tuple[tuple[str, ...], bool]]:
        rows = secretary.read("double-organisations", **asked)["results"]
        return [(tuple(one["organisation"] for one in row["entries"]), row["known"]) for row in rows]

    assert told() == [(("F86002", AGAIN), False)]
    forest.position("Brown", AGAIN)
    decision = recommended(forest)["decision"]
    before = secretary.read("")["logSize"]
    assert secretary.read("rejudgements")["results"] == []
    for one in (CLINIC, "F86002"):
        registrar.record("organisation-links", {"holder": AGAIN, "held": one, "kind": "SAME_ORGANISATION"})
    assert told() == [((CLINIC, AGAIN), True), (("F86002", AGAIN), True)]
    assert told(position=before) == [(("F86002", AGAIN), False)]
    [found] = secretary.read("rejudgements", decision=decision)["results"]
    assert [step["seats"] for step in found["verdict"]["steps"] if step["code"] == "vote-by-excluded"] == [
        [forest.development.seats["Brown"]]
    ]
    [link] = [
        row["link"]
        for row in secretary.read("double-organisations")["results"]
        if row["entries"][0]["organisation"] == CLINIC
    ]
    registrar.record_upon(f"organisations/{CLINIC}", f"organisation-links/{link}/end", {"ended": "2009-01-01"})
    assert told() == [(("F86002", AGAIN), True)]
    assert told(as_at="2008-12-31") == [((CLINIC, AGAIN), True), (("F86002", AGAIN), True)]
    registrar.record(
        "organisation-links", {"holder": AGAIN, "held": "F86002", "kind": "SUCCESSION", "heldFrom": "2005-04-01"}
    )
    assert told() == [(("F86002", AGAIN), True)]


def test_a40_which_people_are_entered_twice(forest: WalthamForest) -> None:
    registrar = forest.registrar
    first, again, other = (
        registrar.make("people", {"office": office, "name": name})
        for office, name in (("GP", "Dr Zoë O'Neill"), ("Practice lead", "ONEILL, Zoe"), ("GP", "Dr Zoë Oakes"))
    )

    def told(**asked: object) -> list[tuple[set[str], bool]]:
        rows = forest.secretary.read("double-people", **asked)["results"]
        return [({one["person"] for one in row["entries"]}, row["known"]) for row in rows]

    assert told() == [({first, again}, False)]
    before = registrar.read("")["logSize"]
    merge = registrar.make("merges", {"person": first, "merged": again, "reason": "One doctor"})
    second = forest.service.caller(forest.ods, Role.REGISTRAR)
    second.record(f"merges/{merge}/confirmations")
    assert told() == [({first, again}, True)]
    assert told(position=before) == [({first, again}, False)]
    assert other not in set().union(*(people for people, _ in told()))
