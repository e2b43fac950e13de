"""Answers from the API in this process: the same routes as over HTTP, for whoever may open the database."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

import httpx

from domain.kernel.ids import ActorId, BodyCode
from domain.kernel.values import value
from service.app import create_app
from service.auth.callers import EVERY, Caller, Role
from service.cli.exits import Declined, Misused
from service.cli.naming import names_in
from service.cli.questions import BODY, Query, Question
from service.edge.late_routers import PREFIX
from service.settings import Settings

HERE: Final = "127.0.0.1"
OPERATOR: Final = "operator"
AS_OPERATOR: Final = {"Authorization": f"Bearer {OPERATOR}"}


@value
class Answer:
    """What a query answered, where in it to look, and what the ids in it stand for."""

    address: str
    tells: str
    answer: Any
    names: Mapping[str, str]


class _AnAuditor:
    """Takes every caller of this process for an auditor of every body: whoever has the database can read all of it."""

    async def caller(self, token: str) -> Caller:
        """Somebody who reads all and writes nothing."""
        roles = {EVERY: {Role.AUDITOR: frozenset({EVERY})}}
        return Caller(subject=ActorId(OPERATOR), client="decisions-cli", issuer=OPERATOR, roles=roles)


async def answers(
    settings: Settings, body: BodyCode, question: Question, given: Mapping[str, str], *, reason: str, named: bool
) -> tuple[Answer, ...]:
    """Ask each query of a question for a reason, and where `named` for the names of whom and what it tells.

    Raises `Misused` for what makes no sense, `Declined` where nothing is found.
    """
    async with an_auditor(settings, reason) as client:
        said = {BODY: body, **given}
        return tuple([await _answer(client, query, said, named=named) for query in question.queries])


@asynccontextmanager
async def an_auditor(settings: Settings, reason: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the API in this process that reads every body as an auditor does, for this reason."""
    app = create_app(settings, verifier=_AnAuditor())
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    host = next(iter(sorted(settings.accepted_hosts)), HERE)
    headers = httpx.Headers({**AS_OPERATOR, "Access-Reason": reason}, encoding="utf-8")
    client = httpx.AsyncClient(transport=transport, base_url=f"http://{host}", headers=headers)
    async with app.router.lifespan_context(app), client:
        yield client


async def read(client: httpx.AsyncClient, address: str, asked: Mapping[str, str] | None = None) -> httpx.Response:
    """What is found at an address. Raises `Misused` for what makes no sense, `Declined` where nothing is found."""
    found = await client.get(address, params=asked or None)
    if found.status_code != httpx.codes.OK:
        raise _refusal(found)
    return found


async def _answer(client: httpx.AsyncClient, query: Query, given: Mapping[str, str], *, named: bool) -> Answer:
    names = {one.name for one in query.parameters()}
    path = PREFIX + query.published_path.format_map(given)
    asked = {name: held for name, held in given.items() if name in names and f"{{{name}}}" not in query.path}
    found = await read(client, path, {**query.fixed, **asked})
    answer, address = found.json(), found.request.url.raw_path.decode("ascii")
    known = await names_in(client, given[BODY], answer, AS_OPERATOR) if named else {}
    return Answer(address=address, tells=query.tells, answer=answer, names=known)


def _refusal(found: httpx.Response) -> Exception:
    problem = found.json()
    faults = [_fault(one) for one in problem.get("errors", ())]
    sentence = "; ".join(faults) or problem.get("detail") or problem["title"]
    return Misused(sentence) if found.status_code == httpx.codes.BAD_REQUEST else Declined(sentence)


def _fault(told: Mapping[str, str]) -> str:
    """What is wrong, after the option that it is wrong with."""
    option = told.get("parameter", "").replace("_", "-").lower()
    return f"--{option}: {told['detail']}" if option else told["detail"]
