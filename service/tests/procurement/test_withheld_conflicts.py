"""An interest that is withheld from publication is not given away by the register of procurement decisions."""

import json

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import WalthamForest, member
from service.tests.procurement.test_register import CLINIC, OTHER, approved, contract
from service.tests.serving import Json, Service, Somebody


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    forest = WalthamForest(either_service)
    for code in (CLINIC, OTHER):
        forest.organisation(code)
    return forest


def interest(forest: WalthamForest, *, withheld: bool) -> str:
    told: Json = {"category": "FINANCIAL", "organisation": CLINIC, "narrative": "Shares", "heldFrom": "2005"}
    told |= {"person": forest.person("Hughes"), "publicationWithheld": withheld}
    return forest.secretary.make("interests", told)


def awarded(forest: WalthamForest) -> str:
    return forest.secretary.make("awards", contract(approved(forest, conflicted=True)))


def published(reader: Somebody) -> Json:
    found: Json = reader.read("published-awards")
    [line] = found["results"]
    assert isinstance(line, dict)
    return line


def test_who_has_a_withheld_interest_is_not_named_in_the_published_register_to_anybody(forest: WalthamForest) -> None:
    interest(forest, withheld=True)
    awarded(forest)
    publisher, auditor = (forest.service.caller(forest.ods, role) for role in (Role.PUBLISHER, Role.AUDITOR))
    for reader in (publisher, auditor, forest.secretary, member(forest, "Hughes"), member(forest, "Green")):
        line = published(reader)
        assert {"withheld": True} in line["making"]["conflicts"]
        told = json.dumps(line)
        assert forest.person("Hughes") not in told
        assert "Hughes" not in told
        assert forest.person("Irving") not in told  # who was absent is left out too, so that nobody is the one missing


def test_what_is_no_secret_is_named_and_beside_it_only_its_own_level(forest: WalthamForest) -> None:
    interest(forest, withheld=True)
    forest.position("Hughes", CLINIC)
    awarded(forest)
    [conflict] = published(forest.secretary)["making"]["conflicts"]
    assert (conflict["office"], conflict["management"]) == ("Hughes", "LEAVE_FOR_ITEM")


def test_what_is_withheld_since_is_withheld_as_of_earlier_positions_too(forest: WalthamForest) -> None:
    held = interest(forest, withheld=False)
    awarded(forest)
    before = forest.secretary.read("")["logSize"]
    assert published(forest.secretary)["making"]["conflicts"][0]["office"] == "Hughes"
    told: Json = {"category": "FINANCIAL", "organisation": CLINIC, "narrative": "Shares", "heldFrom": "2005"}
    told |= {"person": forest.person("Hughes")}
    forest.secretary.record_upon(
        f"interests/{held}", f"interests/{held}/amendments", told | {"publicationWithheld": True}
    )
    [line] = forest.secretary.read("published-awards", position=before)["results"]
    assert "Hughes" not in json.dumps(line)


def test_whoever_has_a_part_in_the_body_reads_in_the_record_of_the_award_who_was_kept_from_it(
    forest: WalthamForest,
) -> None:
    interest(forest, withheld=True)
    award = awarded(forest)
    for reader in (forest.secretary, member(forest, "Green")):
        [conflict] = reader.read(f"awards/{award}")["making"]["conflicts"]
        assert (conflict["office"], "path" in conflict) == ("Hughes", False)
