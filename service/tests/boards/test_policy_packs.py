"""Policy packs: rules of a time as data, and charters taken from them."""

import hashlib
from itertools import pairwise
from pathlib import Path

import pytest

from domain.boards.charter_faults import charter_faults
from domain.kernel.ids import BoardId
from service.boards.policy_packs import others_in, policy_packs
from service.tests.boards.make import Boards
from service.tests.serving import Json

FOLDER = Path(__file__).parents[2] / "boards" / "packs"
OWN, OTHER = (BoardId(f"00000000-0000-4000-8000-00000000000{at}") for at in (1, 2))
EVERY = [(name, charter) for name, pack in policy_packs().items() for charter in pack.charters]


def taken(pack: str, charter: str = "board", since: str = "2009-04-01", version: int = 1, **said: object) -> Json:
    """The body that adopts a charter of a pack."""
    pack_said = {"name": pack, "charter": charter} | said
    return {"version": version, "inForceFrom": since, "citation": f"Pack {pack}", "pack": pack_said}


def adopt(boards: Boards, board: str, body: Json) -> Json:
    return boards.registrar.record_upon(f"boards/{board}", f"boards/{board}/charters", body)


def read(boards: Boards, path: str) -> Json:
    """What is found outside any body, by a caller who has a token."""
    found: Json = boards.registrar._client.get(f"/v1/{path}", headers=boards.registrar._token).json()
    return found


@pytest.mark.parametrize(("pack", "charter"), EVERY)
def test_every_charter_of_a_pack_makes_sense(pack: str, charter: str) -> None:
    found = policy_packs()[pack]
    body = found.charter(charter, dict.fromkeys(others_in(found.charters[charter]), OTHER))
    assert list(charter_faults(OWN, body.charter())) == []


@pytest.mark.parametrize("pack", policy_packs())
def test_a_pack_says_what_it_rests_on(pack: str) -> None:
    found = policy_packs()[pack]
    assert found.citations
    assert found.read
    assert found.recalled
    assert found.chosen
    assert found.digest == hashlib.sha256((FOLDER / f"{pack}.toml").read_bytes()).hexdigest()


@pytest.mark.parametrize("family", ["ccg", "nhs", "ijb"])
def test_of_a_family_one_pack_follows_upon_the_other_without_a_gap(family: str) -> None:
    days = sorted((one.valid_from, one.valid_to) for one in policy_packs().values() if one.name.startswith(family))
    assert all(one[1] and other[0] and (other[0] - one[1]).days == 1 for one, other in pairwise(days))


def test_packs_are_listed_and_read(boards: Boards) -> None:
    listed = read(boards, "policy-packs")["results"]
    assert [one["name"] for one in listed] == sorted(policy_packs())
    pct = read(boards, "policy-packs/pct-2000")
    assert (pct["validFrom"], pct["validTo"]) == ("2000-02-08", "2013-03-31")
    assert pct["charters"][0]["charter"]["quorum"][0]["fraction"] == {"of": 1, "outOf": 3}


def test_a_charter_taken_from_a_pack_keeps_its_name_version_and_digest_and_all_its_values(boards: Boards) -> None:
    board = boards.board()
    adopt(boards, board, taken("pct-2000"))
    shown = boards.registrar.read(f"boards/{board}/charters/1")
    pack = policy_packs()["pct-2000"]
    assert shown["pack"] == {
        "name": "pct-2000",
        "version": 1,
        "charter": "board",
        "digest": pack.digest,
        "validFrom": "2000-02-08",
        "validTo": "2013-03-31",
    }
    assert shown["charter"]["voting"][0]["castingVote"] == "PRESIDING_SECOND_VOTE"
    assert shown["reigns"] == [{"firstDay": "2009-04-01", "lastDay": "2013-03-31"}]


def test_two_boards_of_one_pack_are_kept_apart(boards: Boards) -> None:
    """NHS Waltham Forest, 2009: a development board and a disinvestment board."""
    development, disinvestment = boards.board(), boards.board("Disinvestment board", "APPROVAL")
    for own, charter, other, name in (
        (development, "development", disinvestment, "disinvestment"),
        (disinvestment, "disinvestment", development, "development"),
    ):
        others = [{"name": name, "board": other}]
        adopt(boards, own, taken("waltham-forest-2009", charter, boards=others))
    shown = boards.registrar.read(f"boards/{development}/charters/1")["charter"]
    assert (shown["remit"]["proposesTo"], shown["separation"]["separateFrom"]) == (disinvestment, [disinvestment])


@pytest.mark.parametrize(
    ("body", "problem", "pointer"),
    [
        (taken("pct-1999"), "unknown-policy-pack", "#/pack/name"),
        (taken("pct-2000", "committee"), "unknown-policy-pack", "#/pack/charter"),
        (taken("waltham-forest-2009", "development"), "invalid-pack-boards", "#/pack/boards"),
        (taken("pct-2000", since="2000-02-07"), "outside-pack", "#/inForceFrom"),
        (taken("pct-2000") | {"inForceTo": "2013-04-01"}, "outside-pack", "#/inForceTo"),
        (taken("pct-2000", since="2014-01-01"), "invalid-reign", "#/inForceTo"),
    ],
)
def test_what_no_pack_holds_is_not_taken_from_it(boards: Boards, body: Json, problem: str, pointer: str) -> None:
    board = boards.board()
    told = boards.registrar.refused(f"boards/{board}/charters", body, **boards.registrar.etag(f"boards/{board}"))
    assert (told["type"], told["errors"][0]["pointer"]) == (f"/problems/{problem}", pointer)


def test_either_a_charter_or_a_pack_is_adopted(boards: Boards) -> None:
    board = boards.board()
    neither = {"version": 1, "inForceFrom": "2009-04-01", "citation": "Nothing"}
    assert boards.registrar.refused(f"boards/{board}/charters", neither)["type"] == "/problems/invalid-request"


def test_a_meeting_is_held_under_the_rules_of_its_day_also_where_their_day_is_still_to_come(boards: Boards) -> None:
    """SSI 2015/432 from 1 February 2016, SSI 2025/405 from 1 September 2026: before and after each of these days."""
    board = boards.board()
    adopt(boards, board, taken("ijb-2014", since="2015-01-01"))
    adopt(boards, board, taken("ijb-2016", since="2016-02-01", version=2))
    adopt(boards, board, taken("ijb-2026", since="2026-09-01", version=3))
    days = ("2016-01-31", "2016-02-01", "2026-08-31", "2026-09-01")
    found = [boards.registrar.read(f"boards/{board}", as_at=day)["charter"] for day in days]
    assert [one["pack"]["name"] for one in found] == ["ijb-2014", "ijb-2016", "ijb-2016", "ijb-2026"]
    assert [one["charter"]["conflicts"]["determinedBy"] for one in found[:2]] == [["OTHER_MEMBERS"], ["MEMBER_SELF"]]
