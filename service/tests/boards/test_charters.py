"""Boards and their charters: rules as data, with a date."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from domain.boards.charter import Charter, CompositionLine
from domain.boards.conflicts import ConflictPolicy, Determiner, Management, SeparationPolicy
from domain.boards.quorum import QuorumRule
from domain.boards.remit import DecisionType, Remit
from domain.boards.voting import VotingRule
from domain.kernel.codec import write
from service.auth.callers import Role
from service.boards.charter_bodies import CharterBody
from service.tests.boards.make import Boards, adoption, charter
from service.tests.boards.strategies import charters
from service.tests.serving import Service

EVERYTHING = charter(
    quorum=[
        {
            "appliesTo": ["RECOMMENDATION"],
            "base": "WHOLE_MEMBERSHIP",
            "fraction": {"of": 1, "outOf": 3},
            "rounding": "NEAREST",
            "minTotal": 3,
            "countBasis": "PRESENT",
            "requires": [{"anyOf": ["GP", "LAY"], "atLeast": 1, "exclusive": True, "mayBeNonVoting": True}],
            "requiresPresiding": ["CHAIR", "VICE_CHAIR"],
            "perConstituent": True,
            "deputiesCount": False,
            "remoteCounts": False,
            "onLoss": "ADJOURN",
        }
    ],
    voting=[
        {
            "appliesTo": ["RECOMMENDATION"],
            "threshold": "TWO_THIRDS",
            "abstentionsCountAsPresent": False,
            "castingVote": "NONE",
            "voteUnit": "PRACTICE",
            "onTie": "REFER",
        }
    ],
    conflicts={
        "actual": "NOT_ATTEND",
        "potential": "SPEAK_NOT_VOTE",
        "determinedBy": ["CHAIR", "CONFLICTS_PANEL"],
        "severity": "WARN",
        "lookBackMonths": 12,
        "nilReturnMonths": 24,
    },
)


def test_a_board_shows_the_charter_in_force_on_the_day(boards: Boards) -> None:
    board = boards.board()
    boards.adopt(board, 1, "2009-04-01")
    boards.adopt(board, 2, "2010-06", quorum=[{"minTotal": 3}])
    days = ("2009-03-31", "2009-04-01", "2010-06-29", "2010-06-30")
    in_force = [boards.registrar.read(f"boards/{board}", as_at=day)["charter"] for day in days]
    assert [found and found["version"] for found in in_force] == [None, 1, 1, 2]
    [first, second] = boards.registrar.read(f"boards/{board}/charters")["results"]
    assert first["reigns"] == [{"firstDay": "2009-04-01", "lastDay": "2010-06-29"}]
    assert (second["reigns"], second["inForceFrom"]) == ([{"firstDay": "2010-06-30", "lastDay": None}], "2010-06")
    assert second["charter"]["quorum"][0]["minTotal"] == 3


def test_after_a_charter_for_a_time_the_earlier_one_is_in_force_again(boards: Boards) -> None:
    """NHS Derby and Derbyshire CCG, 16 April 2020: another quorum, for a time."""
    board = boards.board()
    boards.adopt(board, 1, "2019-04-01")
    body = adoption(2, "2020-04-16", quorum=[{"minTotal": 6}]) | {"inForceTo": "2020-09-30"}
    boards.registrar.record_upon(f"boards/{board}", f"boards/{board}/charters", body)
    days = ("2020-04-15", "2020-04-16", "2020-09-30", "2020-10-01")
    assert [boards.registrar.read(f"boards/{board}", as_at=day)["charter"]["version"] for day in days] == [1, 2, 2, 1]
    [first, second] = boards.registrar.read(f"boards/{board}/charters")["results"]
    assert first["reigns"] == [
        {"firstDay": "2019-04-01", "lastDay": "2020-04-15"},
        {"firstDay": "2020-10-01", "lastDay": None},
    ]
    assert second["inForceTo"] == "2020-09-30"


def test_a_charter_does_not_end_before_it_begins(boards: Boards) -> None:
    board = boards.board()
    body = adoption() | {"inForceTo": "2009-03-31"}
    problem = boards.registrar.refused(f"boards/{board}/charters", body, **boards.registrar.etag(f"boards/{board}"))
    assert (problem["type"], problem["status"]) == ("/problems/invalid-reign", 400)


def test_every_member_of_a_charter_is_kept(boards: Boards) -> None:
    board = boards.board()
    body = adoption() | {"charter": EVERYTHING | {"separation": {"barringActs": ["WROTE"], "severity": "WARN"}}}
    boards.registrar.record_upon(f"boards/{board}", f"boards/{board}/charters", body)
    shown = boards.registrar.read(f"boards/{board}/charters/1")["charter"]
    assert _pruned(shown, like=body["charter"]) == body["charter"]


def test_a_charter_that_was_shown_can_be_sent_again(boards: Boards) -> None:
    board = boards.board()
    boards.adopt(board)
    shown = boards.registrar.read(f"boards/{board}/charters/1")["charter"]
    body = adoption(2) | {"charter": shown}
    boards.registrar.record_upon(f"boards/{board}", f"boards/{board}/charters", body)
    assert boards.registrar.read(f"boards/{board}/charters/2")["charter"] == shown


def test_what_is_left_out_means_what_the_rules_take_it_to_mean() -> None:
    plain = Charter(
        composition=(
            CompositionLine(role="GP", at_least=1, at_most=6),
            CompositionLine(role="LAY", at_least=1, at_most=3),
        ),
        quorum=(QuorumRule(min_total=2),),
        voting=(VotingRule(),),
        remit=Remit(decides=(DecisionType.RECOMMENDATION,)),
        separation=SeparationPolicy(),
        conflicts=ConflictPolicy(
            actual=Management.LEAVE_FOR_ITEM,
            potential=Management.NOTE_AND_PARTICIPATE,
            determined_by=(Determiner.CHAIR,),
        ),
    )
    assert CharterBody.model_validate(charter()).charter() == plain


@settings(max_examples=60, deadline=None)
@given(charters())
def test_the_log_and_the_interface_say_a_charter_in_the_same_words(made: Charter) -> None:
    said = write(made, str)
    body = CharterBody.model_validate_json(json.dumps(said))
    assert body.charter() == made
    assert _pruned(body.model_dump(mode="json", by_alias=True), like=said) == said


def test_a_charter_that_contradicts_itself_is_refused_with_every_fault(boards: Boards) -> None:
    board = boards.board()
    body = adoption(quorum=[{"minTotal": 99}], voting=[{"appliesTo": ["NOTING"]}])
    problem = boards.registrar.refused(f"boards/{board}/charters", body, **boards.registrar.etag(f"boards/{board}"))
    assert (problem["type"], problem["status"]) == ("/problems/invalid-charter", 400)
    assert [fault["pointer"] for fault in problem["faults"]] == ["/charter/quorum/0/minTotal", "/charter/voting"]
    assert problem["errors"][0]["pointer"] == "#/charter/quorum/0/minTotal"


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"quorum": [{"minTotal": "2"}]}, "#/charter/quorum/0/minTotal"),
        ({"voting": [{"threshold": "SHOUTING"}]}, "#/charter/voting/0/threshold"),
        ({"quorums": []}, "#/charter/quorums"),
        ({"conflicts": {"actual": "NOT_ATTEND", "potential": "NOT_ATTEND"}}, "#/charter/conflicts/determinedBy"),
    ],
)
def test_a_charter_has_its_documented_form(boards: Boards, changed: dict[str, Any], pointer: str) -> None:
    board = boards.board()
    problem = boards.registrar.refused(f"boards/{board}/charters", adoption(**changed))
    assert problem["status"] == 400
    assert pointer in [error["pointer"] for error in problem["errors"]]


def test_versions_follow_without_gaps(boards: Boards) -> None:
    board = boards.board()
    problem = boards.registrar.refused(
        f"boards/{board}/charters", adoption(2), **boards.registrar.etag(f"boards/{board}")
    )
    assert (problem["type"], problem["nextVersion"]) == ("/problems/charter-out-of-sequence", 1)


def test_of_two_who_adopt_at_once_the_second_reads_again(boards: Boards) -> None:
    board = boards.board()
    read = boards.registrar.etag(f"boards/{board}")
    boards.registrar.record(f"boards/{board}/charters", adoption(1), **read)
    problem = boards.registrar.refused(f"boards/{board}/charters", adoption(2), **read)
    assert (problem["type"], problem["status"]) == ("/problems/stale", 412)
    assert problem["between"][0]["type"] == "boards.CharterAdopted"


def test_a_charter_is_not_adopted_blindly(boards: Boards) -> None:
    assert boards.registrar.refused(f"boards/{boards.board()}/charters", adoption())["status"] == 428


def test_nobody_sits_on_both_boards(boards: Boards) -> None:
    """NHS Waltham Forest, 2009: those who propose and those who approve sit on two entirely separate boards."""
    development, disinvestment = boards.board(), boards.board("Disinvestment board", "APPROVAL")
    remit = {"decides": ["FINAL_APPROVAL"]}
    boards.adopt(disinvestment, separation={"separateFrom": [development]}, remit=remit)
    proposing, approving, ada = boards.seat(development), boards.seat(disinvestment), boards.person()
    sitting = boards.appoint(proposing, ada, "2009-04-01")["position"]
    problem = boards.registrar.refused(f"{approving}/appointments", {"person": ada, "termFrom": "2009-09-01"})
    assert (problem["type"], problem["status"]) == ("/problems/separation-of-duties", 403)
    assert problem["rule"] == "nobody-sits-on-both-boards"
    assert sitting in problem["evidence"]
    boards.vacate(proposing, ada, "2009-08-31")
    boards.appoint(approving, ada, "2009-09-01")


def test_boards_are_found_by_kind_and_read_page_by_page(boards: Boards) -> None:
    made = [boards.board(f"Board {number}") for number in range(3)]
    boards.board("Disinvestment board", "APPROVAL")
    first = boards.registrar.read("boards", kind="DEVELOPMENT", limit=2)
    rest = boards.registrar.read("boards", kind="DEVELOPMENT", limit=2, after=first["metadata"]["next"])
    assert [one["board"] for one in (*first["results"], *rest["results"])] == made


def test_a_board_is_read_as_known_at_an_earlier_position(boards: Boards) -> None:
    board = boards.board()
    before = boards.registrar.read("")["logSize"]
    boards.adopt(board)
    assert boards.registrar.read(f"boards/{board}", position=before)["charter"] is None
    assert boards.registrar.read(f"boards/{board}/charters", position=before)["results"] == []
    assert boards.registrar.get(f"boards/{board}/charters/1", position=before).status_code == 404
    assert boards.registrar.get(f"boards/{board}", position=before - 1).status_code == 404


def test_only_a_registrar_adopts_charters(boards: Boards, either_service: Service) -> None:
    chair = either_service.caller(boards.registrar.ods, Role.CHAIR)
    assert chair.refused(f"boards/{boards.board()}/charters", adoption())["status"] == 403


def _pruned(shown: object, like: object) -> object:
    """What is shown without the members that were not sent: their defaults, and what is none."""
    if isinstance(shown, dict) and isinstance(like, dict):
        return {name: _pruned(part, like[name]) for name, part in shown.items() if name in like}
    if isinstance(shown, list) and isinstance(like, list):
        return [_pruned(part, sent) for part, sent in zip(shown, like, strict=True)]
    return shown
