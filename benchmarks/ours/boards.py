"""Boards, charters, seats and meetings, set up in the words of the service's API."""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.client import Client
from benchmarks.ours.registers import DAY, ROOT, recorded
from benchmarks.yardstick import QUORUM, SEATS

BARRING = ("WROTE", "SPONSORED", "SCORED", "PROPOSED", "VOTED")


async def boards_kept_apart(client: Client, members: Mapping[str, Sequence[str]]) -> tuple[str, str, list[str]]:
    """A proposing board and the approving one it proposes to, seated; both, and the seats of the approving one."""
    approving = await board(client, "Disinvestment board", "APPROVAL")
    proposing = await board(client, "Polysystem development board", "DEVELOPMENT")
    remit = {"decides": ["RECOMMENDATION"], "proposing": "BY_MEMBER", "proposesTo": approving}
    await adopt(client, proposing, remit=remit)
    apart = {"separateFrom": [proposing], "barringActs": list(BARRING)}
    await adopt(client, approving, remit={"decides": ["FINAL_APPROVAL"]}, separation=apart)
    await seated(client, proposing, members["proposers"])
    return proposing, approving, await seated(client, approving, members["approvers"])


async def board(client: Client, name: str, kind: str) -> str:
    """Set up a board."""
    return await recorded(client, "/boards", {"name": name, "kind": kind, "established": DAY})


async def adopt(
    client: Client, board: str, remit: Mapping[str, Any], separation: Mapping[str, Any] | None = None
) -> None:
    """Adopt a charter: a quorum of five of those who may vote, a majority of votes cast."""
    charter = {
        "composition": [{"role": "MEMBER", "atLeast": SEATS}],
        "quorum": [{"minTotal": QUORUM, "countBasis": "ELIGIBLE_FOR_ITEM"}],
        "voting": [{"threshold": "MAJORITY_OF_VOTES_CAST"}],
        "remit": remit,
        "separation": separation or {},
        "conflicts": {"actual": "LEAVE_FOR_ITEM", "potential": "NOTE_AND_PARTICIPATE", "determinedBy": ["CHAIR"]},
    }
    adopted = {"version": 1, "inForceFrom": DAY, "citation": "Standing orders", "charter": charter}
    etag = (await client.read(f"{ROOT}/boards/{board}")).header("ETag")
    await client.write(f"{ROOT}/boards/{board}/charters", adopted, headers={"If-Match": str(etag)})


async def seated(client: Client, board: str, members: Sequence[str]) -> list[str]:
    """Create a seat for each member, and appoint the member to it; the first one chairs."""
    seats = []
    for number, person in enumerate(members):
        office = "CHAIR" if number == 0 else "MEMBER"
        seat_body = {"title": f"Seat {number}", "roles": ["MEMBER"], "office": office, "basis": "APPOINTED"}
        seat = await recorded(client, f"/boards/{board}/seats", seat_body)
        appointed = {"person": person, "termFrom": DAY}
        await client.write(f"{ROOT}/boards/{board}/seats/{seat}/appointments", appointed)
        seats.append(seat)
    return seats


async def opened(client: Client, board: str, members: Sequence[str]) -> str:
    """Call a meeting and open it with everybody there."""
    called = {"board": board, "startsAt": "2026-06-01T09:00:00Z", "place": "Town Hall"}
    meeting = await recorded(client, "/meetings", called)
    await client.write(f"{ROOT}/meetings/{meeting}/opening", {"presiding": members[0]})
    for person in members:
        await client.write(f"{ROOT}/meetings/{meeting}/arrivals", {"person": person})
    return meeting
