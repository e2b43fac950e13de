"""What the service says of itself while it runs: a line of JSON for each event, on the error stream."""

import json
import sys
from datetime import UTC, datetime
from typing import Literal

Level = Literal["info", "warning", "error"]


def tell(level: Level, event: str, **particulars: object) -> None:
    """Say that something happened; particulars are names and numbers of ours, never what somebody wrote."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = {"at": at, "level": level, "event": event, **particulars}
    sys.stderr.write(json.dumps(line, default=str) + "\n")
    sys.stderr.flush()
