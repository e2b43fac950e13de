"""Every way a request can fail ends in a problem document: refusals, invalid input, unknown addresses, accidents."""

from collections.abc import Iterable
from typing import Final, cast

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import RouteContext, iter_route_contexts
from starlette._utils import get_route_path
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from domain.kernel.refusals import Refused
from service.problems.catalogue import refusal_for_status
from service.problems.document import describe_problems
from service.problems.faults import faults_of
from service.problems.refusals import InvalidRequest, MethodNotAllowed, Unavailable, UnexpectedFailure
from service.problems.responses import problem_response
from service.store.connections import CommitInDoubt
from service.store.writer import DatabaseAway, Stopped

NO_SUCH_METHOD: Final = 405
AGAIN: Final = {"Retry-After": "5"}


def install_problems(app: FastAPI) -> None:
    """Answer every failure of this application with a problem document; each mounted application needs it too."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(DatabaseAway, _away)
    app.add_exception_handler(Stopped, _away)
    app.add_exception_handler(CommitInDoubt, _in_doubt)
    app.add_exception_handler(Exception, _accident)
    document = app.openapi
    vars(app)["openapi"] = lambda: describe_problems(document())


async def _refused(request: Request, exc: Exception) -> Response:
    return problem_response(cast("Refused", exc), request.scope)


async def _invalid(request: Request, exc: Exception) -> Response:
    invalid = cast("RequestValidationError", exc)
    faults = faults_of(invalid.errors(), invalid.body)
    return problem_response(InvalidRequest(), request.scope, faults)


async def _http(request: Request, exc: Exception) -> Response:
    failure = cast("HTTPException", exc)
    if failure.status_code == NO_SUCH_METHOD:
        return problem_response(MethodNotAllowed(headers={"Allow": allowed_methods(request)}), request.scope)
    kind = refusal_for_status(failure.status_code)
    return problem_response(kind(headers=failure.headers), request.scope)


async def _away(request: Request, exc: Exception) -> Response:
    return problem_response(Unavailable("Nothing was recorded; ask again.", headers=AGAIN), request.scope)


async def _in_doubt(request: Request, exc: Exception) -> Response:
    said = "It is not known whether this was recorded; asking again with the same Idempotency-Key records it once."
    return problem_response(Unavailable(said, headers=AGAIN), request.scope)


async def _accident(request: Request, exc: Exception) -> Response:
    return problem_response(UnexpectedFailure(), request.scope)


def allowed_methods(request: Request) -> str:
    """Every method any route answers at this address, as the `Allow` header lists them (RFC 9110 section 10.2.1)."""
    path = get_route_path(request.scope)
    routes = cast("Iterable[RouteContext]", iter_route_contexts(cast("list[BaseRoute]", request.app.routes)))
    found = {method for route in routes if _leads_to(route, path) for method in route.methods or ()}
    return ", ".join(sorted(found | {"HEAD"} if "GET" in found else found))


def _leads_to(route: RouteContext, path: str) -> bool:
    form = getattr(route, "path_regex", None)
    return form is not None and form.match(path) is not None
