"""The long ledgers hold what a real one would: they verify, and their read models say what their facts say."""

import asyncio
from collections.abc import Iterator

import pytest

from benchmarks.client import Client
from benchmarks.databases import KINDS, Kind, Unavailable
from benchmarks.ledgers import EARLY, Ledger, filled
from benchmarks.ours.registers import ROOT
from benchmarks.ours.subject import Ours
from benchmarks.ours.votes import MEMBERS, refused_votes
from benchmarks.programs import worked
from benchmarks.sections.growth import works
from benchmarks.servers import running

FACTS = 1_500


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    try:
        found.version()
    except Unavailable as reason:
        pytest.skip(str(reason))
    return found


@pytest.fixture(scope="module")
def ledger(kind: Kind) -> Iterator[Ledger]:
    with kind.fresh() as url:
        yield filled(kind, url, FACTS)


def test_a_filled_ledger_verifies_and_its_read_models_equal_a_replay(ledger: Ledger) -> None:
    assert ledger.facts == FACTS
    verified = worked("ours.proving", Ours(), ledger.database_url, work="verify")
    assert (verified.facts, verified.said["wrong"]) == (FACTS, 0)
    assert worked("ours.proving", Ours(), ledger.database_url, work="compare").said["wrong"] == 0
    assert worked("ours.proving", Ours(), ledger.database_url, work="rebuild").facts == FACTS
    offline = worked("ours.offline", Ours(), ledger.database_url)
    assert (offline.facts, [*offline.said["took"]]) == (FACTS, ["hashes only", "with rules", "replayed"])


def test_what_is_read_of_a_filled_ledger_is_there_and_new_cases_are_decided_in_it(ledger: Ledger) -> None:
    async def story(client: Client) -> None:
        for work, path in works(ledger).items():
            answer = (await client.read(path)).json()
            assert answer.get("case") == ledger.case or len(answer["results"]) == (2 if "history" in work else 50)
        assert (await client.read(f"{ROOT}/cases?limit=1&position={EARLY}")).header("record-position") == str(EARLY)
        case = await Ours().decide(client, ledger.scene, 1)
        assert (await client.read(f"{ROOT}/cases/{case}")).json()["status"] == "APPROVED"

    async def tell(port: int) -> None:
        async with Client(port, Ours().headers()) as client:
            await story(client)

    with running(Ours(), ledger.database_url) as server:
        asyncio.run(tell(server.port))


def test_of_twenty_votes_on_one_item_at_one_instant_none_is_refused(kind: Kind) -> None:
    with kind.fresh() as url:
        Ours().make_ready(url)
        with running(Ours(), url) as server:
            sent, refused = asyncio.run(refused_votes(server.port, items=2))
    assert (sent, refused) == (2 * MEMBERS, {})


def test_groups_of_commands_share_commits_and_statements(kind: Kind) -> None:
    with kind.fresh() as url:
        Ours().make_ready(url)
        alone, together = (
            worked("ours.recording", Ours(), url, body=f"R{at_once:03}", callers=64, at_once=at_once, seconds=0.5)
            for at_once in (1, 64)
        )
    assert min(alone.facts, together.facts) > 64
    assert together.said["statements"] / together.facts < alone.said["statements"] / alone.facts / 2
