"""What all three yardsticks are asked over HTTP, and how all three refuse: see README.md for the whole interface."""

from typing import Literal

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.types import Lifespan

STATUS = {
    "not-found": 404,
    "not-a-member": 403,
    "conflict-of-interest": 403,
    "separation-of-duties": 403,
    "wrong-state": 409,
    "already-seated": 409,
    "already-voted": 409,
    "inquorate": 409,
    "not-carried": 409,
    "overtaken": 409,
}
"""Every reason for a refusal, with its HTTP status."""


class NewBoard(BaseModel):
    """A board that proposes cases or one that approves them, with the votes it needs to be quorate."""

    name: str
    kind: Literal["PROPOSES", "APPROVES"]
    quorum: int = Field(ge=0)


class NewPerson(BaseModel):
    """Somebody who may sit on a board."""

    name: str


class NewMember(BaseModel):
    """Who takes a seat."""

    person: str


class NewInterest(BaseModel):
    """An interest that a person declares in a provider."""

    provider: str
    category: str


class NewCase(BaseModel):
    """A business case, and the two boards it must pass."""

    title: str
    provider: str
    amountPence: int = Field(ge=0)  # noqa: N815
    proposingBoard: str  # noqa: N815
    approvingBoard: str  # noqa: N815
    actor: str


class Act(BaseModel):
    """Who acts."""

    actor: str


class Ballot(Act):
    """Who votes, and how."""

    choice: Literal["FOR", "AGAINST", "ABSTAIN"]


class Refused(Exception):
    """A rule forbids what was asked; the reason is one of `STATUS`."""

    def __init__(self, reason: str) -> None:
        """Refuse for this reason."""
        super().__init__(reason)
        self.reason = reason


async def answer_refusal(_: Request, refusal: Exception) -> JSONResponse:
    """Say no as `application/problem+json` (RFC 9457)."""
    reason = refusal.reason if isinstance(refusal, Refused) else "unknown"
    status = STATUS[reason]
    body = {"type": f"/problems/{reason}", "title": reason.replace("-", " "), "status": status}
    return JSONResponse(body, status, media_type="application/problem+json")


async def answer_overtaken(request: Request, _: Exception) -> JSONResponse:
    """Somebody else was faster, and the database's own constraint said so."""
    return await answer_refusal(request, Refused("overtaken"))


def new_app(title: str, lifespan: Lifespan[FastAPI]) -> FastAPI:
    """An application that refuses as the interface says; it has no schema pages, for none is measured."""
    app = FastAPI(title=title, openapi_url=None, lifespan=lifespan)
    app.add_exception_handler(Refused, answer_refusal)

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """Say that the application is up."""
        return {"status": "pass"}

    return app
