"""The bearer token of a request (RFC 6750): from the Authorization header only, verified before anything is done."""

from dataclasses import replace
from typing import Annotated, Final, Protocol

from fastapi import Depends, FastAPI, Request
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase

from service.auth.accesses import HEADER, Access
from service.auth.callers import Caller
from service.auth.refusals import NotAuthenticated, TokenRefused
from service.telemetry import tell

REALM: Final = 'Bearer realm="commissioning-decisions"'
NO_TOKEN: Final = {"WWW-Authenticate": REALM}
BAD_TOKEN: Final = {"WWW-Authenticate": f'{REALM}, error="invalid_token"'}


class KnowsCallers(Protocol):
    """Whoever can tell for whom a token speaks, such as the verifier."""

    async def caller(self, token: str) -> Caller:
        """Whom the token speaks for; raises `TokenRefused`."""


class BearerToken(SecurityBase):
    """A FastAPI dependency that returns the verified `Caller`, or raises `NotAuthenticated` without saying why."""

    def __init__(self) -> None:
        self.model = HTTPBearer(bearerFormat="JWT", description="An access token of a configured identity provider.")
        self.scheme_name = "bearerToken"

    async def __call__(self, request: Request) -> Caller:
        """Verify the token of this request."""
        token = _token_in(request)
        if not token:
            raise NotAuthenticated(headers=NO_TOKEN)
        verifier: KnowsCallers = request.app.state.verifier
        state = request.scope.setdefault("state", {})
        try:
            known = await verifier.caller(token)
        except TokenRefused as refusal:
            tell("info", "token-refused", reason=refusal.reason, trace_id=state.get("trace_id"))
            raise NotAuthenticated(headers=BAD_TOKEN) from None
        state["access"] = access = Access(request.headers.getlist(HEADER))
        state["caller"] = caller = replace(known, access=access)
        return caller


async def caller_again(request: Request) -> Caller:
    """Whom the token of a request still speaks for, whose answer goes on; raises as `KnowsCallers` does."""
    verifier: KnowsCallers = request.app.state.verifier
    return await verifier.caller(_token_in(request))


def _token_in(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else ""


def install_auth(app: FastAPI, verifier: KnowsCallers) -> None:
    """Verify tokens of this application with the verifier; each mounted application needs it too."""
    app.state.verifier = verifier


TheCaller = Annotated[Caller, Depends(BearerToken())]
"""Anybody who is signed in, in whatever body; a route for it needs no `{ods}`."""
