"""Do the twelve to a peer: `python -m benchmarks.twelve_checks.peer audit-table` (or `continuum`); prints JSON."""

import importlib
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.twelve_checks.trails import AuditTable, Continuum, Trail

TRAILS: dict[str, type[AuditTable]] = {"audit-table": AuditTable, "continuum": Continuum}


def passed(trail: Trail) -> dict[int, bool]:
    """Each check, done to a service of its own."""
    # Continuum was switched on when the trail was made, so only now may the tables be mapped.
    story = importlib.import_module("benchmarks.twelve_checks.story")
    manipulations = importlib.import_module("benchmarks.twelve_checks.manipulations").MANIPULATIONS
    found = {}
    for number, manipulate in manipulations.items():
        with TemporaryDirectory(prefix="checks-") as folder:
            found[number] = manipulate(story.Story(f"sqlite:///{Path(folder) / 'peer.db'}", trail))
    return found


if __name__ == "__main__":
    print(json.dumps(passed(TRAILS[sys.argv[1]]())))
