"""The page that a problem's `type` leads to: what the reason means, for people and for programs."""

from collections.abc import Mapping
from html import escape
from typing import Annotated

from fastapi import APIRouter, Header, Path, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from domain.kernel.refusals import Refused
from service.edge.late_route import LateRoute
from service.problems.catalogue import description_of
from service.problems.refusals import NotFound
from service.problems.statuses import status_of

router = APIRouter(tags=["problems"], route_class=LateRoute)

Code = Annotated[str, Path(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Kinds = Mapping[str, type[Refused]]
Wanted = Annotated[str, Header(alias="Accept")]

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><main>
{body}
</main></body>
</html>
"""


@router.get("/problems", operation_id="listProblems")
def list_problems(request: Request, accept: Wanted = "") -> Response:
    """Every reason for which a request can be refused."""
    kinds: Kinds = request.app.state.refusals()
    if "text/html" not in accept:
        return JSONResponse({"results": [as_json(kind) for kind in kinds.values()]})
    lines = (f'<dt><a href="/problems/{code}">{code}</a><dd>{escape(kind.title())}' for code, kind in kinds.items())
    return HTMLResponse(PAGE.format(title="Problems", body="<h1>Problems</h1><dl>" + "\n".join(lines) + "</dl>"))


@router.get("/problems/{code}", operation_id="readProblem")
def read_problem(request: Request, code: Code, accept: Wanted = "") -> Response:
    """What one reason for a refusal means."""
    kinds: Kinds = request.app.state.refusals()
    kind = kinds.get(code)
    if kind is None:
        raise NotFound
    if "text/html" not in accept:
        return JSONResponse(as_json(kind))
    return HTMLResponse(PAGE.format(title=escape(kind.title()), body=as_html(kind)))


def as_json(kind: type[Refused]) -> dict[str, str | int]:
    """The reason for programs: type, title, status, what it means, and whether a record of the past bends the rule."""
    return {
        "type": f"/problems/{kind.code}",
        "title": kind.title(),
        "status": status_of(kind.code),
        "description": description_of(kind),
        "bends": kind.bends,
    }


def as_html(kind: type[Refused]) -> str:
    """The reason for people."""
    bends = "Where the past is written down, this is recorded and becomes a finding." if kind.bends else ""
    return (
        f"<h1>{escape(kind.title())}</h1>\n"
        f"<p>{escape(description_of(kind))}</p>\n"
        f"<p>{bends}</p>\n"
        f"<p>Problem type <code>/problems/{kind.code}</code>, HTTP status {status_of(kind.code)}.</p>"
    )
