"""An interest withheld from publication stays so where a meeting found it, declared it or decided because of it."""

from datetime import date

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import Item, WalthamForest, member
from service.tests.serving import Json, Service, Somebody

CLINIC = "F86001"
STATED: Json = {
    "category": "FINANCIAL",
    "organisation": CLINIC,
    "narrative": "Where the danger lies.",
    "heldFrom": "2004-04-01",
    "publicationWithheld": True,
}
HIDDEN = [{"withheld": True}]


@pytest.fixture
def forest(service: Service) -> WalthamForest:
    forest = WalthamForest(service)
    forest.organisation(CLINIC)
    return forest


@pytest.fixture
def interest(forest: WalthamForest) -> str:
    return forest.secretary.make("interests", STATED | {"person": forest.person("Brown")})


@pytest.fixture
def item(forest: WalthamForest, interest: str) -> Item:
    case = forest.case("WF/7", CLINIC)
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", "Davies", on=date(2009, 6, 2))
    return sitting.item("4", "RECOMMENDATION", case, presiding="Adams")


def publisher(forest: WalthamForest) -> Somebody:
    return forest.service.caller(forest.ods, Role.PUBLISHER)


def path_of(exclusions: list[Json]) -> list[Json]:
    """The path of the first finding."""
    found: list[Json] = exclusions[0]["findings"][0]["path"]
    return found


def decided(item: Item) -> Json:
    """The decision, taken without the one who is conflicted."""
    motion = item.motion("RECOMMEND")
    motion.vote("Adams", "Clark", "Davies")
    return motion.decide()


def test_no_decision_gives_it_away(forest: WalthamForest, interest: str, item: Item) -> None:
    decision = decided(item)
    assert interest in str(path_of(decision["inputs"]["exclusions"]))
    path = f"decisions/{decision['decision']}"
    for reader in (publisher(forest), member(forest, "Clark")):
        shown = reader.read(path)
        assert path_of(shown["inputs"]["exclusions"]) == HIDDEN
        assert interest not in str(shown)
        assert shown | {"inputs": None} == decision | {"inputs": None}
    for reader in (member(forest, "Brown"), forest.service.caller(forest.ods, Role.AUDITOR)):
        assert reader.read(path) == decision


def test_no_register_of_conflicts_gives_it_away(forest: WalthamForest, interest: str, item: Item) -> None:
    decided(item)
    path = f"{item.sitting.path}/conflicts"
    assert interest in str(forest.secretary.read(path))
    (line,) = publisher(forest).read(path)["results"]
    assert path_of(line["recusals"]) == HIDDEN
    assert interest not in str(line)


def test_no_declaration_at_an_item_gives_it_away(forest: WalthamForest, interest: str, item: Item) -> None:
    brown = forest.person("Brown")
    said = {"person": brown, "interest": interest, "organisation": CLINIC, "narrative": "As registered: the danger."}
    item.record("declarations", said)
    (whole,) = forest.secretary.read(item.path)["declarations"]
    assert (whole["interest"], whole["narrative"], whole["withheld"]) == (interest, said["narrative"], False)
    for path in (item.path, f"{item.sitting.path}/conflicts"):
        shown = publisher(forest).read(path)
        (told,) = (shown["results"][0] if "results" in shown else shown)["declarations"]
        assert (told["person"], told["withheld"], told["since"]) == (brown, True, whole["since"])
        assert not [told[name] for name in ("interest", "category", "organisation", "narrative") if told[name]]
        assert "danger" not in str(shown)


def test_no_history_of_a_case_gives_it_away(forest: WalthamForest, interest: str, item: Item) -> None:
    decision = decided(item)
    case = f"cases/{decision['case']}"
    for path in (f"{case}/history", f"{case}/diff?from=1"):
        assert interest in forest.secretary.get(path).text
        assert interest not in publisher(forest).get(path).text
        assert '"path":[{"withheld":true}]' in publisher(forest).get(path).text


def test_no_comparison_of_a_meeting_gives_it_away(forest: WalthamForest, interest: str, item: Item) -> None:
    item.record("declarations", {"person": forest.person("Brown"), "interest": interest})
    decided(item)
    path = f"{item.sitting.path}/diff?from=1"
    (whole,) = [
        one for one in forest.secretary.get(path).json()["results"] if f"interest:{interest}" in one["mentions"]
    ]
    for reader in (publisher(forest), member(forest, "Clark")):
        answer = reader.get(path)
        assert interest not in answer.text
        (told,) = [one for one in answer.json()["results"] if one["position"] == whole["position"]]
        assert told == whole | {"mentions": []}
    assert interest in member(forest, "Brown").get(path).text


def test_no_preview_of_a_vote_gives_it_away(forest: WalthamForest, interest: str, item: Item) -> None:
    motion = item.motion("RECOMMEND")
    chair = forest.service.caller(forest.ods, Role.CHAIR)
    whole, told = (
        one.post(f"{motion.path}/votes:preview", motion.ballot("Brown")) for one in (forest.secretary, chair)
    )
    assert interest in whole.text
    assert path_of(told.json()["recusals"]) == HIDDEN
    assert interest not in told.text


def test_what_is_published_is_shown_and_what_is_withheld_later_no_more(forest: WalthamForest, item: Item) -> None:
    open_one = {"person": forest.person("Clark"), **STATED, "publicationWithheld": False}
    interest = forest.secretary.make("interests", open_one)
    motion = item.motion("RECOMMEND")
    motion.vote("Adams", "Davies")
    item.sitting.record("departures", {"person": forest.person("Clark")})
    path = f"{motion.path}/votes:preview"
    chair = forest.service.caller(forest.ods, Role.CHAIR)
    assert interest in chair.post(path, motion.ballot("Clark")).text
    address = f"interests/{interest}"
    forest.secretary.record_upon(address, f"{address}/amendments", open_one | {"publicationWithheld": True})
    assert interest not in chair.post(path, motion.ballot("Clark")).text
