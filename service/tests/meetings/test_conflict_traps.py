"""The traps of conflicts at a meeting, as an auditor reads them from the summary register."""

from datetime import date

import pytest

from service.tests.meetings.make import Item, WalthamForest, member
from service.tests.serving import Json, Service

CLINIC = "F86001"
MEMBERS = ("Adams", "Brown", "Clark", "Davies")


@pytest.fixture
def forest(service: Service) -> WalthamForest:
    forest = WalthamForest(service)
    forest.organisation(CLINIC)
    return forest


@pytest.fixture
def item(forest: WalthamForest) -> Item:
    """An item that the meeting has turned to, about a case that names the clinic."""
    sitting = forest.sitting(forest.development, *MEMBERS, on=date(2009, 6, 2))
    return sitting.item("4", "RECOMMENDATION", forest.case("WF/7", CLINIC), presiding="Adams")


def lines(item: Item) -> list[Json]:
    found: list[Json] = item.body.secretary.read(f"{item.sitting.path}/conflicts")["results"]
    return found


def declared(item: Item, name: str = "Brown") -> None:
    body = {"person": item.body.person(name), "category": "NON_FINANCIAL_PERSONAL", "narrative": "A volunteer there"}
    member(item.body, name).record(f"{item.path}/declarations", body)


def test_somebody_declares_and_stays_where_the_ruling_allows_it(item: Item) -> None:
    declared(item)
    item.rule("Brown", "NOTE_AND_PARTICIPATE", by="Adams")
    motion = item.motion("RECOMMEND")
    motion.vote(*MEMBERS)
    assert motion.decide()["verdict"]["tally"]["votesFor"] == 4
    (line,) = lines(item)
    assert (line["managedAs"], line["allows"]["votes"], line["stayed"]) == ("NOTE_AND_PARTICIPATE", True, False)
    assert line["minuted"] == dict.fromkeys(("who", "nature", "item", "management", "evidence", "complete"), True)


def test_a_declaration_in_the_middle_of_a_discussion_shows_what_was_heard_already(item: Item) -> None:
    declared(item)
    (line,) = lines(item)
    (said,) = line["declarations"]
    opened = item.body.secretary.read(item.path)["openedAt"]
    assert said["heardSince"] == opened < said["declaredAt"]


def test_a_declaration_before_the_item_was_opened_has_heard_nothing(forest: WalthamForest) -> None:
    sitting = forest.sitting(forest.development, *MEMBERS, on=date(2009, 6, 2))
    ahead = sitting.item("4", "RECOMMENDATION", forest.case("WF/7", CLINIC))
    declared(ahead)
    assert lines(ahead)[0]["declarations"][0]["heardSince"] is None


def test_an_interest_registered_and_not_declared_is_found_though_nobody_speaks(item: Item) -> None:
    stated = {"category": "FINANCIAL", "organisation": CLINIC, "narrative": "Shares"}
    interest = item.body.secretary.make("interests", stated | {"person": item.body.person("Brown")})
    motion = item.motion("RECOMMEND")
    motion.vote("Adams", "Clark", "Davies")
    motion.decide()
    (line,) = lines(item)
    assert (line["person"], line["declarations"], line["undeclared"]) == (item.body.person("Brown"), [], True)
    assert interest in str(line["recusals"][0]["findings"])
    assert line["stayed"] is True
    assert [line["minuted"][thing] for thing in ("nature", "management", "complete")] == [True, False, False]


def test_somebody_who_leaves_though_nothing_was_found_withdraws_of_their_own_accord(item: Item) -> None:
    item.sitting.record("departures", {"person": item.body.person("Clark"), "item": item.item})
    (line,) = lines(item)
    assert (line["person"], line["voluntary"], line["managedAs"]) == (item.body.person("Clark"), True, None)
    motion = item.motion("RECOMMEND")
    motion.vote("Adams", "Brown", "Davies")
    assert motion.decide()["verdict"]["tally"]["absent"] == 1


def test_a_conflict_is_minuted_in_full_once_the_person_has_left_and_returned(item: Item) -> None:
    declared(item)
    item.rule("Brown", "LEAVE_FOR_ITEM", by="Adams")
    brown = {"person": item.body.person("Brown")}
    item.sitting.record("departures", brown | {"item": item.item})
    assert lines(item)[0]["minuted"]["evidence"] is False
    item.sitting.record("returns", brown)
    assert lines(item)[0]["minuted"]["complete"] is True


def test_the_interest_of_whoever_presents_the_case_is_found(item: Item) -> None:
    forest = item.body
    forest.position("Presenter", CLINIC, "EMPLOYEE")
    item.sitting.record("arrivals", {"person": forest.person("Presenter")})
    motion = item.motion("RECOMMEND")
    motion.vote(*MEMBERS)
    motion.decide()
    assert [line["person"] for line in lines(item)] == [forest.person("Presenter")]


def test_the_interests_of_a_whole_class_leave_no_quorum(forest: WalthamForest) -> None:
    sitting = forest.sitting(forest.development, *MEMBERS, on=date(2009, 6, 2))
    item = sitting.item("4", "RECOMMENDATION", forest.case("WF/7", CLINIC), presiding="Adams")
    for name in MEMBERS[1:]:
        forest.position(name, CLINIC)
    motion = item.motion("RECOMMEND")
    motion.vote("Adams")
    decision = motion.decide()
    assert (decision["outcome"], decision["verdict"]["tally"]["excluded"]) == ("NO_DECISION_INQUORATE", 3)


def ruling(item: Item, name: str, **more: object) -> Json:
    adams = item.body.person("Adams")
    plain: Json = {
        "person": item.body.person(name),
        "management": "NOTE_AND_PARTICIPATE",
        "determinedBy": "CHAIR",
        "determiner": adams,
        "why": "The objective test was applied.",
    }
    return plain | more


def test_a_connection_that_is_no_interest_stands_on_record_with_its_reason(item: Item) -> None:
    declared(item)
    item.record("rulings", ruling(item, "Brown", assessed="NONE"))
    (line,) = lines(item)
    assert (line["rulings"][0]["assessed"], line["rulings"][0]["why"]) == ("NONE", "The objective test was applied.")
    problem = item.body.secretary.refused(
        f"{item.path}/rulings", ruling(item, "Brown", assessed="NONE", management="LEAVE_FOR_ITEM")
    )
    assert problem["type"] == "/problems/connection-managed"


def test_a_recusal_from_one_case_of_several_leaves_the_vote_on_the_others(item: Item) -> None:
    one, other = item.motion("RECOMMEND"), item.motion("NOT_RECOMMEND")
    part = {"motion": one.motion, "firstPage": 254, "lastPage": 256}
    item.record("rulings", ruling(item, "Brown", management="LEAVE_FOR_ITEM", part=part))
    refused = item.body.secretary.refused(f"{one.path}/votes", one.ballot("Brown"))
    assert refused["type"] == "/problems/excluded-by-ruling"
    other.vote("Brown")
    (said,) = lines(item)[0]["rulings"]
    assert (said["partMotion"], said["firstPage"], said["lastPage"]) == (one.motion, 254, 256)


def test_a_chair_in_conflict_determines_nothing(item: Item) -> None:
    item.body.position("Adams", CLINIC)
    problem = item.body.secretary.refused(f"{item.path}/rulings", ruling(item, "Brown"))
    assert problem["type"] == "/problems/determiner-in-conflict"


def test_a_dispensation_names_its_ground_and_its_last_day(item: Item) -> None:
    granted = {"determinedBy": "DISPENSATION", "determiner": None, "until": "2009-12-31"}
    problem = item.body.secretary.refused(f"{item.path}/rulings", ruling(item, "Brown", **granted))
    assert problem["type"] == "/problems/exception-without-ground"
    whole = granted | {"exception": "SECRETARY_OF_STATE_DISPENSATION"}
    item.record("rulings", ruling(item, "Brown", **whole))
    (said,) = lines(item)[0]["rulings"]
    assert (said["exception"], said["until"]) == ("SECRETARY_OF_STATE_DISPENSATION", "2009-12-31")
