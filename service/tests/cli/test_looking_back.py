"""`decisions replay` and `decisions diff`: how it came about, how it stood, and what changed, in words and as JSON."""

import json

import pytest
from typer.testing import Result

from service.tests.cli.conftest import run
from service.tests.meetings.test_replay import CLINIC, Met
from service.tests.serving import Service


@pytest.fixture
def met(either_service: Service) -> Met:
    return Met(either_service)


def said(met: Met, command: str, *arguments: object) -> Result:
    environment = met.forest.service.environment()
    return run(command, *map(str, arguments), "--body", met.forest.ods, **environment)


def tells(met: Met, command: str, *arguments: object) -> str:
    done = said(met, command, *arguments)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_a_meeting_is_told_as_a_story_in_words(met: Met) -> None:
    told = tells(met, "replay", "--meeting", met.sitting.meeting)
    assert "The meeting is called." in told
    for words in ("presides.", "is in the room (in person).", "Item 4 is under way", "A vote is open at item 4."):
        assert words in told
    davies = met.forest.person("Davies")[-4:]
    assert f"(…{davies}) is out of the room." in told
    assert "3 votes at item 4." in told
    assert "{" not in told
    facts = [line for line in told.splitlines() if not line.startswith("  " * 4)]
    assert [int(line.split()[0]) for line in facts] == [one["fact"]["position"] for one in met.replay()]
    raw = tells(met, "replay", "--meeting", met.sitting.meeting, "--json").splitlines()
    assert [json.loads(line)["position"] for line in raw] == [int(line.split()[0]) for line in facts]


def test_a_register_a_board_a_case_and_the_body_are_told_as_they_stood(met: Met) -> None:
    forest, board = met.forest, met.forest.development.board
    (first, *others) = met.replay()
    before, now = first["fact"]["position"] - 1, forest.secretary.read("")["logSize"]
    people = [json.loads(line) for line in tells(met, "replay", "--register", "people", "--json").splitlines()]
    assert people == forest.secretary.read("people", limit=1000)["results"]
    assert tells(met, "replay", "--register", "decisions", "--position", before) == ""
    shown = json.loads(tells(met, "replay", "--board", board, "--position", before, "--as-at", "2009-01-01", "--json"))
    assert shown == forest.secretary.read(f"boards/{board}", position=before, as_at="2009-01-01")
    for named in ("WF/1", met.case):
        file = json.loads(tells(met, "replay", "--case", named, "--state", "--json"))
        assert (file["case"]["reference"], file["position"], len(file["decisions"])) == ("WF/1", now, 1)
    body = json.loads(tells(met, "replay", "--state", "--known-at", others[-1]["fact"]["recordedAt"], "--json"))
    assert (body["logSize"], body["registers"]["meetings"]) == (now, 1)
    assert "Dr Adams" in tells(met, "replay", "--board", board)


def test_what_changed_between_two_moments_is_told_with_the_facts_between(met: Met) -> None:
    forest, facts = met.forest, [one["fact"] for one in met.replay()]
    first, last = facts[0], facts[-1]
    between = ("diff", first["position"] - 1, last["recordedAt"])
    told = tells(met, *between)
    assert "1  new in decisions" in told
    assert f"{first['position']}  {first['recordedAt'][:16]}Z  {first['sentence']}" in told
    assert "2009" in tells(met, *between, "--meeting", met.sitting.meeting)
    decided = tells(met, *between, "--register", "decisions")
    assert decided.endswith("is new, by " + decided.rpartition("by ")[2])
    of_the_case = forest.secretary.read(f"cases/{met.case}/diff", **{"from": first["position"] - 1})
    page = json.loads(tells(met, "diff", first["position"] - 1, "--case", "WF/1", "--json"))
    assert page == {name: held for name, held in of_the_case.items() if name != "metadata"}
    assert tells(met, "diff", last["position"], last["position"]) == "Nothing was recorded between.\n"


def test_a_case_is_compared_between_instants_over_http(met: Met) -> None:
    first, *_, last = (one["fact"] for one in met.replay())
    path, secretary = f"cases/{met.case}/diff", met.forest.secretary
    now = secretary.read("")["logSize"]  # what follows from a decision is recorded in the same instant
    by_positions = secretary.read(path, **{"from": first["position"], "position": now})
    by_instants = secretary.read(path, from_known_at=first["recordedAt"], known_at=last["recordedAt"])
    assert by_instants == by_positions
    assert by_instants["changed"]
    assert secretary.get(path).json()["type"] == "/problems/invalid-moment"


def test_what_makes_no_sense_is_wrong_usage_or_not_there(met: Met) -> None:
    for wrong in (
        ("replay", "--register", "weather"),
        ("replay", "--state", "--position", "1", "--known-at", "2018-04-12T18:30:00Z"),
        ("replay", "--board", "a", "--register", "people"),
        ("replay", "--state", "--as-at", "yesterday"),
        ("diff", "yesterday"),
        ("diff", "1", "--board", "a", "--meeting", "b"),
    ):
        assert said(met, *wrong).exit_code == 64, wrong
    assert said(met, "diff", "1", "--case", "NO/1").exit_code in (1, 64)
    assert said(met, "replay", "--board", CLINIC).exit_code in (1, 64)
