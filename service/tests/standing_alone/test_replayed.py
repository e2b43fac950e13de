"""Whoever changes what a decision was judged from, and every hash with it, is found out where it is judged anew."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from service.tests.standing_alone.conftest import Demonstration
from service.tests.standing_alone.forging import Lines, first_of, grown_anew, lines_of, said, written
from verifier.program import main

GOOD, TAMPERED, CANNOT_TELL = 0, 1, 2
DECISION = "decisions.DecisionTaken"
Change = Callable[[dict[str, Any]], object]


def of_data(name: str, held: Any) -> Change:  # noqa: ANN401 - any JSON
    return lambda fact: fact["data"].update({name: held})


def another_quorum(fact: dict[str, Any]) -> None:
    fact["data"]["charter"]["quorum"][0]["minTotal"] = 9


BEHIND_A_DECISION: dict[str, tuple[str, Change]] = {
    "how somebody was there": ("meetings.PersonArrived", of_data("presence", "IN_PERSON")),
    "how a conflict was managed": ("meetings.RulingGiven", of_data("management", "NOTE_AND_PARTICIPATE")),
    "what a seat stands for": ("boards.SeatCreated", of_data("roles", ["LAY"])),
    "until when somebody sat": ("boards.MemberAppointed", of_data("termTo", "2020-12-31")),
    "what the charter says": ("boards.CharterAdopted", another_quorum),
    "until when somebody had an interest": ("interests.InterestDeclared", of_data("heldTo", "2016-01")),
}


def answered(lines: Lines, demonstration: Demonstration, folder: Path, *arguments: str) -> int:
    """What the verifier says of these lines, signed anew with the key of the log."""
    grown_anew(lines, demonstration.key)
    return main([str(written(lines, folder / "forged.jsonl")), "--key", demonstration.vkey, *arguments])


@pytest.mark.parametrize("what", BEHIND_A_DECISION)
def test_what_a_decision_was_judged_from_cannot_be_changed_behind_it(
    demonstration: Demonstration, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    kind, change = BEHIND_A_DECISION[what]
    lines = lines_of(demonstration.export)
    said(lines, first_of(lines, kind), change)
    assert answered(lines, demonstration, tmp_path) == GOOD
    assert "--replay has it follow from the facts before" in capsys.readouterr().out
    assert answered(lines, demonstration, tmp_path, "--replay") == TAMPERED
    told = capsys.readouterr().out
    assert re.search(r"first wrong at position \d+: from the facts before it follows otherwise: inputs \(", told)


def test_a_fact_bears_the_tags_of_what_it_says(
    demonstration: Demonstration, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = lines_of(demonstration.export)
    said(lines, first_of(lines, "interests.InterestDeclared"), lambda fact: fact["tags"].pop())
    assert answered(lines, demonstration, tmp_path) == TAMPERED
    assert "does not bear the tags of what it says (tags)" in capsys.readouterr().out


def test_an_honest_record_is_replayed_and_good(
    demonstration: Demonstration, capsys: pytest.CaptureFixture[str]
) -> None:
    export, database = str(demonstration.export), str(demonstration.database)
    assert main([export, "--replay"]) == main([database, "--replay"]) == GOOD
    assert "--replay" not in capsys.readouterr().out


def test_what_was_judged_by_other_rules_is_left_open(
    demonstration: Demonstration, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = lines_of(demonstration.export)
    said(lines, first_of(lines, DECISION), lambda fact: fact.update(rules="0" * 64))
    said(lines, first_of(lines, "meetings.PersonArrived"), of_data("presence", "IN_PERSON"))
    assert answered(lines, demonstration, tmp_path, "--replay") == TAMPERED  # by the next decision of that meeting
    assert f"the judgement at position {first_of(lines, DECISION)} follows" in capsys.readouterr().out


def test_votes_are_looked_up_also_where_other_rules_judged_them(
    demonstration: Demonstration, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = lines_of(demonstration.export)
    for line in lines[1:-1]:
        if line["fact"]["type"] == DECISION:
            said(lines, line["position"], lambda fact: fact.update(rules="0" * 64))
    assert answered(lines, demonstration, tmp_path, "--replay") == GOOD
    said(lines, first_of(lines, "meetings.VoteCast"), of_data("choice", "ABSTAIN"))
    assert answered(lines, demonstration, tmp_path, "--replay") == TAMPERED
    assert "judged from other votes than those recorded before it" in capsys.readouterr().out


def test_what_follows_from_a_fact_of_a_later_program_is_left_open(
    demonstration: Demonstration, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = lines_of(demonstration.export)
    said(lines, first_of(lines, "boards.CharterAdopted"), lambda fact: fact.update(version=99))
    assert answered(lines, demonstration, tmp_path, "--replay") == CANNOT_TELL
    assert "by another version of the program" in capsys.readouterr().out


def test_a_vote_that_only_a_later_program_can_read_accuses_no_decision(
    demonstration: Demonstration, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = lines_of(demonstration.export)
    said(lines, first_of(lines, "meetings.VoteCast"), lambda fact: fact.update(version=99))
    assert answered(lines, demonstration, tmp_path) == CANNOT_TELL
    assert answered(lines, demonstration, tmp_path, "--replay") == CANNOT_TELL
    assert "take a newer verifier" in capsys.readouterr().out
