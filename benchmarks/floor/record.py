"""The line that every change leaves in the floor's audit table, and the receipt for it."""

from datetime import UTC, datetime
from json import dumps

from fastapi.responses import JSONResponse

from benchmarks.floor import statements
from benchmarks.floor.database import Transaction


def now() -> str:
    """The time of day, UTC, as ISO 8601."""
    return datetime.now(UTC).isoformat()


async def audit(step: Transaction, actor: str, action: str, subject: str, detail: dict[str, object]) -> int:
    """Write the audit line of a change; answer its position."""
    line = await step.one(statements.AUDIT, now(), actor, action, subject, dumps(detail))
    assert line is not None
    return int(line[0])


def receipt(case: str, state: str, position: int) -> JSONResponse:
    """Say what was recorded, and where."""
    return JSONResponse({"case": case, "state": state, "position": position}, 201)
