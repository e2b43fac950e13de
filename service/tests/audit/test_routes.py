"""What a stranger is given proves the log, with nothing but the proof core and the pinned key."""

from base64 import b64decode
from dataclasses import dataclass

import httpx
import pytest

from domain.ledger.bundles import leaves_in
from domain.ledger.checkpoint import Checkpoint, open_checkpoint
from domain.ledger.disclosures import digest
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import leaf_hash
from domain.ledger.note import SignedNote
from domain.ledger.proofs import verify_consistency, verify_inclusion
from domain.ledger.receipt import Receipt
from domain.ledger.tiles import hashes_in, tiles_of
from domain.ledger.tree import root_of
from service.auth.callers import Role
from service.settings import Settings
from service.tests.audit.conftest import PRACTICES, token
from service.tests.audit.histories import LEDGER
from verifier.signatures import verify_signature

SIZE = PRACTICES + 16
PERSON_AT = PRACTICES + 2


@dataclass
class Stranger:
    """Somebody who pinned the log's key and believes nothing else."""

    client: httpx.Client
    key: VerifierKey

    def checkpoint(self, note: str) -> Checkpoint:
        """Open a note of the log."""
        return open_checkpoint(SignedNote.parse(note), f"localhost/decisions/{LEDGER}", [self.key], verify_signature)

    def leaf(self, position: int) -> bytes:
        """The bytes of a fact."""
        return b64decode(self.client.get(f"/facts/{position}").json()["leaf"])


@pytest.fixture
def stranger(client: httpx.Client) -> Stranger:
    return Stranger(client, VerifierKey.from_vkey(client.get("/key").text.strip()))


def test_the_checkpoint_is_signed_and_counts_the_facts(stranger: Stranger) -> None:
    answer = stranger.client.get("/checkpoint")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["record-position"] == str(SIZE)
    assert stranger.checkpoint(answer.text).size == SIZE


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 512, SIZE - 1, SIZE])
def test_the_checkpoint_of_any_size_has_the_root_of_the_first_leaves(stranger: Stranger, size: int) -> None:
    checkpoint = stranger.checkpoint(stranger.client.get("/checkpoint", params={"size": size}).text)
    tiles = [stranger.client.get(f"/{tile.path}").content for tile in tiles_of(SIZE) if tile.level == 0]
    assert checkpoint.size == size
    assert checkpoint.root == root_of(hashes_in(b"".join(tiles))[:size])


@pytest.mark.parametrize(("position", "size"), [(1, None), (256, 256), (257, 600), (PERSON_AT, None), (SIZE, None)])
def test_a_fact_is_proven_to_be_in_the_log(stranger: Stranger, position: int, size: int | None) -> None:
    asked = {"position": position} | ({"size": size} if size else {})
    shown = stranger.client.get("/proofs/inclusion", params=asked).json()
    checkpoint = stranger.checkpoint(shown["checkpoint"])
    proof = tuple(map(b64decode, shown["hashes"]))
    assert (shown["size"], b64decode(shown["root"])) == (checkpoint.size, checkpoint.root)
    assert b64decode(shown["leafHash"]) == leaf_hash(stranger.leaf(position))
    verify_inclusion(leaf_hash(stranger.leaf(position)), shown["index"], checkpoint.size, proof, checkpoint.root)


@pytest.mark.parametrize("position", [1, 256, 300, SIZE])
def test_a_receipt_convinces_a_stranger_offline(stranger: Stranger, position: int) -> None:
    answer = stranger.client.get(f"/receipts/{position}")
    receipt = Receipt.parse(answer.text)
    assert answer.headers["content-type"].startswith("text/plain")
    origin = f"localhost/decisions/{LEDGER}"
    assert receipt.verify(stranger.leaf(position), origin, [stranger.key], verify_signature).size == SIZE


@pytest.mark.parametrize(("earlier", "later"), [(1, None), (256, 512), (300, 601), (SIZE, None)])
def test_the_log_is_proven_to_have_only_grown(stranger: Stranger, earlier: int, later: int | None) -> None:
    asked = {"from": earlier} | ({"to": later} if later else {})
    shown = stranger.client.get("/proofs/consistency", params=asked).json()
    old, new = (stranger.checkpoint(shown[when]["checkpoint"]) for when in ("earlier", "later"))
    verify_consistency(old.size, new.size, old.root, new.root, tuple(map(b64decode, shown["hashes"])))
    assert (old.size, new.size) == (earlier, later or SIZE)


def test_every_tile_of_the_log_is_served_at_its_public_name(stranger: Stranger) -> None:
    for tile in tiles_of(SIZE):
        answer = stranger.client.get(f"/{tile.path}")
        assert answer.headers["content-type"] == "application/octet-stream"
        assert "immutable" in answer.headers["cache-control"]
        assert len(answer.content) == 32 * tile.width
    above = hashes_in(stranger.client.get("/tile/1/000.p/2").content)
    assert above == [root_of(hashes_in(stranger.client.get(f"/tile/0/00{at}").content)) for at in range(2)]


def test_an_older_partial_tile_stays_readable(stranger: Stranger) -> None:
    assert stranger.client.get("/tile/0/001.p/7").content == stranger.client.get("/tile/0/001").content[: 7 * 32]


def test_entry_bundles_hold_the_leaves_of_their_tiles(stranger: Stranger) -> None:
    for tile in (one for one in tiles_of(SIZE) if one.level == 0):
        bundle = stranger.client.get(f"/{tile.entries_path}")
        assert bundle.headers["cache-control"] == "no-store"
        hashes = [leaf_hash(leaf) for leaf in leaves_in(bundle.content)]
        assert hashes == hashes_in(stranger.client.get(f"/{tile.path}").content)


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("gzip ; q=1.0, identity", True),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000", False),
        ("x-gzip-like", False),
        ("", False),
    ],
)
def test_entry_bundles_are_compressed_for_whoever_takes_them_so(
    stranger: Stranger,
    accepted: str,
    packed: bool,  # noqa: FBT001 - a table
) -> None:
    plain = stranger.client.get("/tile/entries/000", headers={"Accept-Encoding": "identity"})
    answer = stranger.client.get("/tile/entries/000", headers={"Accept-Encoding": accepted})
    assert (answer.headers.get("content-encoding") == "gzip", answer.headers["vary"]) == (packed, "Accept-Encoding")
    assert answer.content == plain.content
    assert answer.headers["content-type"] == "application/octet-stream"
    assert (int(answer.headers["content-length"]) < len(plain.content)) is packed


@pytest.mark.parametrize(
    "name", ["0/003", "0/002.p/105", "1/000", "1/000.p/3", "2/000.p/1", "64/000", "0/2", "0/000.p/256"]
)
def test_a_tile_that_the_log_does_not_have_is_not_found(stranger: Stranger, name: str) -> None:
    answer = stranger.client.get(f"/tile/{name}")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-tile")


def test_the_auditor_reads_facts_with_their_bytes_and_what_they_commit_to(stranger: Stranger) -> None:
    shown = stranger.client.get(f"/facts/{PERSON_AT}").json()
    (disclosed,) = shown["disclosures"]
    assert shown["fact"]["type"] == "people.PersonRegistered"
    assert shown["tags"] == shown["fact"]["tags"] == ["person:00000000-0000-7000-8000-000000000000"]
    assert disclosed["text"] == "Dr Zoë Example 0"
    assert digest(disclosed["disclosure"]) == disclosed["digest"] == shown["fact"]["data"]["name"]["_sd"][0]


def test_the_facts_are_paged_to_the_end_without_gaps(stranger: Stranger) -> None:
    positions, after = [], None
    while True:
        page = stranger.client.get("/facts", params={"limit": 250} | ({"after": after} if after else {})).json()
        positions += [one["position"] for one in page["results"]]
        after = page["metadata"].get("next")
        if after is None:
            break
    assert positions == list(range(1, SIZE + 1))


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        (f"/checkpoint?size={SIZE + 1}", 400, "invalid-tree-size"),
        ("/checkpoint?size=0", 400, "invalid-request"),
        (f"/proofs/inclusion?position={SIZE + 1}", 404, "unknown-log-position"),
        ("/proofs/inclusion?position=9&size=8", 404, "unknown-log-position"),
        ("/proofs/consistency?from=9&to=8", 400, "invalid-tree-size"),
        (f"/receipts/{SIZE + 1}", 404, "unknown-log-position"),
        (f"/facts/{SIZE + 1}", 404, "unknown-log-position"),
        ("/proofs/inclusion?position=1&size=5&tree=3", 400, "unexpected-parameter"),
    ],
)
def test_what_the_log_never_had_is_refused(client: httpx.Client, path: str, status: int, reason: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{reason}")


@pytest.mark.parametrize("path", ["/facts", "/facts/1", "/tile/entries/000"])
def test_a_member_may_check_the_log_but_not_read_all_of_it(client: httpx.Client, settings: Settings, path: str) -> None:
    as_member = {"Authorization": f"Bearer {token(settings, Role.MEMBER)}"}
    assert client.get(path, headers=as_member).status_code == 403
    assert client.get("/proofs/inclusion?position=1", headers=as_member).status_code == 200


def test_another_body_is_not_known(client: httpx.Client) -> None:
    answer = client.get(str(client.base_url).replace(LEDGER, "15N") + "checkpoint")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-body")
