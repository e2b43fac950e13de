"""The page that a problem's `type` leads to: what the reason means, for people and for programs."""

from collections.abc import Mapping
from html import escape
from typing import Annotated

from fastapi import APIRouter, Header, Path, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from service.edge.late_route import LateRoute
from service.problems.reasons import Reason, name_of, sentence_of, source_of
from service.problems.refusals import NotFound
from service.problems.statuses import status_of

router = APIRouter(tags=["problems"], route_class=LateRoute)

Code = Annotated[str, Path(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Reasons = Mapping[str, Reason]
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
    reasons: Reasons = request.app.state.reasons()
    if "text/html" not in accept:
        return JSONResponse({"results": [as_json(reason) for reason in reasons.values()]})
    told = ((code, reason.kind.title()) for code, reason in reasons.items())
    lines = (f'<dt><a href="/problems/{code}">{code}</a><dd>{escape(title)}' for code, title in told)
    return HTMLResponse(PAGE.format(title="Problems", body="<h1>Problems</h1><dl>" + "\n".join(lines) + "</dl>"))


@router.get("/problems/{code}", operation_id="readProblem")
def read_problem(request: Request, code: Code, accept: Wanted = "") -> Response:
    """What one reason for a refusal means."""
    reasons: Reasons = request.app.state.reasons()
    reason = reasons.get(code)
    if reason is None:
        raise NotFound
    if "text/html" not in accept:
        return JSONResponse(as_json(reason))
    return HTMLResponse(PAGE.format(title=escape(reason.kind.title()), body=as_html(reason)))


def as_json(reason: Reason) -> dict[str, object]:
    """The reason for programs: type, title, status, what it means, whether a record of the past bends it, its rules."""
    kind = reason.kind
    return {
        "type": f"/problems/{kind.code}",
        "title": kind.title(),
        "status": status_of(kind.code),
        "description": reason.description,
        "bends": kind.bends,
        "rules": [{"rule": name_of(rule), "citation": source_of(rule)} for rule in reason.rules],
    }


def as_html(reason: Reason) -> str:
    """The reason for people."""
    kind = reason.kind
    bends = "Where the past is written down, this is recorded and becomes a finding." if kind.bends else ""
    rules = "\n".join(f"<dt>{escape(sentence_of(rule))}<dd>{escape(source_of(rule))}" for rule in reason.rules)
    return (
        f"<h1>{escape(kind.title())}</h1>\n"
        f"<p>{escape(reason.description)}</p>\n"
        f"<dl>{rules}</dl>\n"
        f"<p>{bends}</p>\n"
        f"<p>Problem type <code>/problems/{kind.code}</code>, HTTP status {status_of(kind.code)}.</p>"
    )
