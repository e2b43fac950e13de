"""Checks an export from its file alone: `python -m benchmarks.ours.offline …`; answers JSON."""

import json
from argparse import ArgumentParser
from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.ours.place import decisions, here, store_url
from benchmarks.ours.registers import BODY
from domain.ledger.leaf import leaf_hash
from domain.ledger.tree import Frontier
from verifier.exports import verify_export


def hashes_only(file: Path) -> str:
    """The root that the bytes of the facts lead to."""
    with file.open(encoding="utf-8") as lines:
        told = (json.loads(line) for line in lines)
        leaves = (b64decode(one["leaf"]) for one in told if "leaf" in one)
        return Frontier().extend(leaf_hash(leaf) for leaf in leaves).root().hex()


def main() -> None:
    """Export the record, hash it, and verify it with its rules."""
    parser = ArgumentParser()
    parser.add_argument("--database-url", required=True)
    options = parser.parse_args()
    cpu = process_time()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "record.jsonl"
        words = ["export", "--body", BODY, "--database", store_url(options.database_url), "--output", str(file)]
        decisions(words, here())
        begun = perf_counter()
        root = hashes_only(file)
        hashed = perf_counter()
        report = verify_export(file, progress=lambda _stage, _done, _total: None)
        ended = perf_counter()
    (found,) = report.ledgers
    assert (found.root, found.count) == (root, 0)
    facts, seconds = found.size, {"hashes only": hashed - begun, "with rules": ended - hashed}
    print(json.dumps({"facts": facts, "seconds": ended - begun, "cpu": process_time() - cpu, "took": seconds}))


if __name__ == "__main__":
    main()
