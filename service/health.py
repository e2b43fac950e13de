"""Health: whether the service is there, and whether it can record."""

import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Request, Response
from pydantic import Field
from starlette.responses import FileResponse

from service.audit.anchors.anchoring import Anchoring
from service.audit.comparisons.comparing import any_wrong
from service.audit.reading import Audit
from service.edge.late_route import LateRoute
from service.opening import Recording
from service.recording.receipts import Shown
from service.store.databases import Database
from service.store.heads import ledger_names
from service.store.remains import any_remains
from service.store.statements import Statement

router = APIRouter(tags=["health"], route_class=LateRoute)
UNFIT: Final = 503
PUBLISHED: Final = Path(__file__).parents[1] / "openapi" / "openapi.json"
READ_ONLY: Final = Statement(postgresql="SHOW transaction_read_only")
Outcome = Literal["pass", "warn", "fail"]
WORSE: Final[tuple[Outcome, ...]] = ("pass", "warn", "fail")


class Ping(Shown):
    """The service is there."""

    version: str
    commit: str


class Status(Shown):
    """Whether each thing the service needs is there; what only warns keeps nobody from using it."""

    status: Outcome
    checks: Annotated[dict[str, Outcome], Field(max_length=16)]


class Root(Shown):
    """What this is, and where to go on."""

    name: str
    version: str
    status: Literal["ALPHA", "BETA", "LIVE"]
    links: Annotated[dict[str, str], Field(max_length=16)]


@cache
def published() -> dict[str, Any]:
    """The description of the API as it is published."""
    described: dict[str, Any] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return described


@router.get("/v1", operation_id="readRoot")
async def read_root(request: Request) -> Root:
    """What this service is, and where its documentation is found."""
    links = {"description": "/v1/openapi.json", "problems": "/problems", "status": "/_status"}
    return Root(name=request.app.title, version=request.app.version, status="ALPHA", links=links)


@router.get("/v1/openapi.json", operation_id="readDescription", include_in_schema=False)
async def read_description() -> FileResponse:
    """The description of the API (OpenAPI 3.1), as it is published: to make it takes seconds, and 20 MB that stay."""
    return FileResponse(PUBLISHED, media_type="application/json")


@router.get("/_ping", operation_id="ping")
async def ping(request: Request) -> Ping:
    """The service is there: its version and commit."""
    return Ping(version=request.app.version, commit=request.app.state.settings.commit)


@router.get("/healthz", operation_id="isAlive")
async def is_alive(request: Request) -> Ping:
    """The process answers; for orchestrators that restart what does not."""
    return await ping(request)


@router.get("/_status", operation_id="readStatus")
def read_status(request: Request, response: Response) -> Status:
    """Whether the service can read (`database`) and record (`recording`), and whether its logs are well.

    `log` fails where a log is not what it has signed, and `anchors` warns where a checkpoint does not get out.
    `comparison` warns where the last comparison of some ledger found read models that say otherwise than its log, and
    `erasures` while something remains of one in the log that SQLite writes ahead. Where it has witnesses, `witnesses`
    warns where not enough of them saw each log as long as it is.
    """
    return _answered(response, _checks(request))


def _checks(request: Request) -> dict[str, Outcome]:
    database: Database = request.app.state.database
    audit: Audit = request.app.state.audit
    checks: dict[str, Outcome] = {"database": "fail", "recording": "fail", "comparison": "pass", "erasures": "pass"}
    with suppress(Exception):  # whatever is wrong with the database, the answer is that it fails
        ledger_names(database.reader())
        checks["database"] = "pass"
        checks["comparison"] = "warn" if any_wrong(database.reader()) else "pass"
        checks["erasures"] = "warn" if any_remains(database.reader()) else "pass"
        checks["recording"] = "pass" if _takes_facts(database) and _records(request) else "fail"
    checks["log"] = "fail" if audit.prover.guard and audit.prover.guard.losses else "pass"
    checks["anchors"] = "warn" if _fails_to_anchor(request) else "pass"
    witnesses = request.app.state.witnesses
    if witnesses:
        checks["witnesses"] = "pass" if witnesses.are_well else "warn"
    return checks


def _answered(response: Response, checks: dict[str, Outcome]) -> Status:
    worst = max(checks.values(), key=WORSE.index)
    if worst == "fail":
        response.status_code = UNFIT
    return Status(status=worst, checks=checks)


def _fails_to_anchor(request: Request) -> bool:
    """Whether some place has not taken a checkpoint; that stops nobody, so the service is ready all the same."""
    anchoring: Anchoring = request.app.state.anchoring
    return bool(anchoring.rounds.failures())


def _records(request: Request) -> bool:
    """Whether the writer is there and does not hang; a write gives up long before this."""
    recording: Recording = request.app.state.recording
    return recording.is_well()


def _takes_facts(database: Database) -> bool:
    """Whether the database can be written to: a standby and a file without the right to write only answer."""
    if database.dialect == "postgresql":
        return bool(database.reader().run(READ_ONLY)[0][0] == "off")
    return os.access(database.url.database or "", os.W_OK)


@router.get("/readyz", operation_id="isReady")
def is_ready(request: Request, response: Response) -> Status:
    """Whether requests should be sent here; also where one log is not well, for it and all others are still read."""
    checks = _checks(request)
    return _answered(response, checks | {"log": "warn"} if checks["log"] == "fail" else checks)
