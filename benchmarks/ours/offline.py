"""Checks an export from its file alone, in one process: `python -m benchmarks.ours.offline …`; answers JSON.

The seconds are those of the processor, so that others who use the machine weigh less.
"""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, Final

from benchmarks.ours.place import decisions, here, store_url
from benchmarks.ours.registers import BODY
from verifier.exports import verify_export

WAYS: Final[Mapping[str, dict[str, Any]]] = {
    "hashes only": {"hashes_only": True},
    "with rules": {},
    "replayed": {"replay": True},
}
"""In the order in which they take more memory."""


def checked(file: Path, options: dict[str, Any]) -> tuple[int, float, float]:
    """Verify the file in one way: how many facts, seconds of the processor, MiB at most so far."""
    begun = process_time()
    report = verify_export(file, progress=lambda _stage, _done, _total: None, **options)
    took = process_time() - begun
    (found,) = report.ledgers
    assert (found.count, report.missing) == (0, ())
    return found.size, took, getrusage(RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Export the record, and verify it in every way."""
    parser = ArgumentParser()
    parser.add_argument("--database-url", required=True)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "record.jsonl"
        words = ["export", "--body", BODY, "--database", store_url(options.database_url), "--output", str(file)]
        decisions(words, here())
        begun, cpu = perf_counter(), process_time()
        found = {way: checked(file, how) for way, how in WAYS.items()}
        told = {"seconds": perf_counter() - begun, "cpu": process_time() - cpu}
    took = {way: seconds for way, (_, seconds, _) in found.items()}
    memory = {way: most for way, (_, _, most) in found.items()}
    facts = max(size for size, _, _ in found.values())
    print(json.dumps({"facts": facts, "took": took, "memory": memory, **told}))


if __name__ == "__main__":
    main()
