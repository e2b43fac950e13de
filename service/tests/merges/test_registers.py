"""The registers see one person where two entries were merged: interests, returns, seats and what is withheld."""

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import WalthamForest
from service.tests.merges.make import merge, unmerge
from service.tests.merges.test_merges import CLINIC, interest, voting
from service.tests.proposals.test_proposing import ByMember
from service.tests.serving import Service


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    return forest


def published(forest: WalthamForest) -> list[str]:
    """Whose interests the public register shows."""
    found = forest.secretary.read("published-interests", as_at="2009-07-01")["results"]
    return [one["person"] for one in found]


def overdue(forest: WalthamForest) -> list[str]:
    """Whose return is overdue."""
    return [one["person"] for one in forest.secretary.read("overdue-returns", as_at="2012-01-01")["results"]]


def test_an_interest_under_the_entry_without_a_seat_is_published_as_the_members(forest: WalthamForest) -> None:
    forest.secretary.record("interests", interest(forest, "Miller"))
    assert published(forest) == []
    asked = merge(forest, "Brown", "Miller")
    assert published(forest) == [forest.person("Brown")]
    for name in ("Brown", "Miller"):
        (found,) = forest.secretary.read("interests", person=forest.person(name))["results"]
        assert found["person"] == forest.person("Brown")
    unmerge(forest, asked)
    assert published(forest) == []


def test_a_return_under_either_entry_is_the_persons(forest: WalthamForest) -> None:
    forest.secretary.record("nil-returns", {"person": forest.person("Miller"), "made": "2011-12-01"})
    assert forest.person("Brown") in overdue(forest)
    merge(forest, "Brown", "Miller")
    assert forest.person("Brown") not in overdue(forest)
    assert forest.person("Clark") in overdue(forest)


def test_pages_go_through_what_was_recorded_of_either_entry_in_the_order_of_recording(forest: WalthamForest) -> None:
    names = ("Miller", "Brown", "Miller", "Brown")
    declared = [forest.secretary.make("interests", interest(forest, name)) for name in names]
    merge(forest, "Brown", "Miller")
    found, after = list[str](), 1
    while after:
        page = forest.secretary.read("interests", person=forest.person("Miller"), limit=1, after=after)
        found += [one["interest"] for one in page["results"]]
        after = page["metadata"]["next"] or 0
    assert found == declared


def test_people_see_their_own_withheld_interest_under_the_entry_of_their_sign_in(forest: WalthamForest) -> None:
    hidden = interest(forest, "Brown", publicationWithheld=True)
    declared = forest.secretary.make("interests", hidden)
    herself = forest.service.caller(forest.ods, Role.MEMBER, person=forest.person("Miller"))
    assert herself.get(f"interests/{declared}").status_code == 404
    merge(forest, "Brown", "Miller")
    assert herself.read(f"interests/{declared}")["organisation"] == CLINIC
    stranger = forest.service.caller(forest.ods, Role.MEMBER, person=forest.person("Clark"))
    assert stranger.get(f"interests/{declared}").status_code == 404


def test_a_seat_taken_under_one_entry_is_vacated_under_the_other_and_nobody_decides_any_more(
    forest: WalthamForest,
) -> None:
    merge(forest, "Miller", "Brown")
    seat = f"boards/{forest.development.board}/seats/{forest.development.seats['Brown']}"
    assert forest.secretary.read(seat, as_at="2009-07-01")["holder"]["person"] == forest.person("Miller")
    said = {"person": forest.person("Brown"), "vacated": "2009-12-31"}
    forest.registrar.record(f"{seat}/vacancies", said)
    assert forest.secretary.read(seat, as_at="2010-07-01")["holder"] is None
    assert forest.person("Miller") not in overdue(forest)


def test_what_was_read_of_a_merged_entry_is_held_against_the_person(forest: WalthamForest) -> None:
    merge(forest, "Brown", "Miller")
    path = f"people/{forest.person('Miller')}"
    tie = {"organisation": CLINIC, "kind": "PARTNER"}
    etag = forest.secretary.etag(path)
    taken = forest.registrar.make(f"{path}/positions", tie, **etag)
    assert forest.secretary.read(f"positions/{taken}")["person"] == forest.person("Brown")
    assert forest.registrar.refused(f"{path}/positions", tie, **etag)["type"] == "/problems/stale"


def test_a_preview_of_a_vote_finds_the_interest_of_the_other_entry(forest: WalthamForest) -> None:
    forest.secretary.record("interests", interest(forest, "Miller"))
    motion = voting(forest)
    trial = f"{motion.path}/votes:preview"
    ballots = [motion.ballot("Brown") | {"voter": forest.person(name)} for name in ("Brown", "Miller")]
    assert forest.secretary.post(trial, ballots[0]).json()["accepted"]
    merge(forest, "Brown", "Miller")
    for ballot in ballots:
        told = forest.secretary.post(trial, ballot).json()
        assert (told["accepted"], len(told["recusals"])) == (False, 1)
        assert told["problem"]["type"] == "/problems/conflict-of-interest"


def test_people_declare_for_themselves_under_any_of_their_entries(forest: WalthamForest) -> None:
    herself = forest.service.caller(forest.ods, Role.MEMBER, person=forest.person("Miller"))
    as_brown = interest(forest, "Brown")
    assert herself.refused("interests", as_brown)["status"] == 403
    merge(forest, "Brown", "Miller")
    herself.record("interests", as_brown | {"actingFor": forest.person("Brown")})
    item = voting(forest).path.rsplit("/motions", 1)[0]
    declaring = {"person": forest.person("Brown"), "category": "FINANCIAL"}
    herself.record(f"{item}/declarations", declaring)
    assert herself.refused("interests", interest(forest, "Clark"))["status"] == 403
    clark = {"actingFor": forest.person("Clark")}
    assert herself.refused("interests", as_brown | clark)["type"] == "/problems/acting-for-not-registered"


def test_whoever_left_for_an_item_under_one_entry_and_came_back_under_the_other_left_once_for_a_conflict(
    forest: WalthamForest,
) -> None:
    merge(forest, "Brown", "Miller")
    item = voting(forest).path.rsplit("/motions", 1)[0]
    meeting = item.rsplit("/items", 1)[0]
    brown, miller = ({"person": forest.person(name)} for name in ("Brown", "Miller"))
    forest.secretary.record(f"{item}/declarations", miller | {"category": "FINANCIAL"})
    forest.secretary.record(f"{meeting}/departures", brown | {"item": item.rsplit("/", 1)[1]})
    forest.secretary.record(f"{meeting}/returns", miller)
    for entry in (brown, miller):
        told = forest.secretary.read("departures", for_conflict=True, **entry)
        (line,) = told["results"]
        assert (line["person"], line["forConflict"], bool(line["returnedAt"])) == (brown["person"], True, True)


def test_a_proposal_names_the_entry_that_goes_on(service: Service) -> None:
    body = ByMember(service)
    proposal = body.propose("Adams", "Brown")
    merge(body, "Miller", "Brown")
    shown = body.secretary.read(f"proposals/{proposal}")["proposers"]
    assert shown == [body.person("Adams"), body.person("Miller")]
    (listed,) = body.secretary.read("proposals")["results"]
    assert listed["proposers"] == shown


def test_the_votes_for_a_candidate_are_shown_under_the_entry_that_goes_on(forest: WalthamForest) -> None:
    brown, miller = forest.person("Brown"), forest.person("Miller")
    path = f"boards/{forest.development.board}"
    seat = {"title": "GP", "roles": ["GP"], "basis": "ELECTED"}
    called = {"seat": forest.registrar.make(f"{path}/seats", seat), "electorate": "Practices", "polling": "2009-08-20"}
    poll = f"{path}/elections/{forest.registrar.make(f'{path}/elections', called)}"
    forest.registrar.record(f"{poll}/candidates", {"candidate": miller})
    result = {"settled": "POLLED", "elected": miller, "polled": "2009-08-20", "termFrom": "2009-09-01"}
    forest.registrar.record(f"{poll}/results", result | {"votes": [{"candidate": miller, "votes": 31}]})
    merge(forest, "Brown", "Miller")
    shown = forest.registrar.read(poll)
    assert (shown["elected"], shown["candidates"]) == (brown, [brown])
    assert shown["votes"] == [{"candidate": brown, "votes": 31}]
