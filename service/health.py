"""Health: whether the service is there, and whether it can record."""

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Request, Response
from pydantic import Field
from starlette.responses import JSONResponse

from service.recording.receipts import Shown
from service.store.databases import Database
from service.store.heads import ledger_names

router = APIRouter(tags=["health"])
UNFIT: Final = 503


class Ping(Shown):
    """The service is there."""

    version: str
    commit: str


class Status(Shown):
    """Whether each thing the service needs is there."""

    status: Literal["pass", "fail"]
    checks: Annotated[dict[str, Literal["pass", "fail"]], Field(max_length=16)]


class Root(Shown):
    """What this is, and where to go on."""

    name: str
    version: str
    status: Literal["ALPHA", "BETA", "LIVE"]
    links: Annotated[dict[str, str], Field(max_length=16)]


@router.get("/v1", operation_id="readRoot")
async def read_root(request: Request) -> Root:
    """What this service is, and where its documentation is found."""
    links = {"description": "/v1/openapi.json", "problems": "/problems", "status": "/_status"}
    return Root(name=request.app.title, version=request.app.version, status="ALPHA", links=links)


@router.get("/v1/openapi.json", operation_id="readDescription", include_in_schema=False)
async def read_description(request: Request) -> JSONResponse:
    """The description of the API (OpenAPI 3.1)."""
    return JSONResponse(request.app.state.description())


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
    """Whether the service can read and record."""
    database: Database = request.app.state.database
    try:
        ledger_names(database.reader())
    except Exception:  # noqa: BLE001 - whatever is wrong with the database, the answer is that it fails
        response.status_code = UNFIT
        return Status(status="fail", checks={"database": "fail"})
    return Status(status="pass", checks={"database": "pass"})


@router.get("/readyz", operation_id="isReady")
def is_ready(request: Request, response: Response) -> Status:
    """Whether requests should be sent here."""
    return read_status(request, response)
