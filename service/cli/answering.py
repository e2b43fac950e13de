"""Answers from the API in this process: the same routes as over HTTP, for whoever may open the database."""

from collections.abc import Mapping
from typing import Any, Final

import httpx

from domain.kernel.ids import ActorId, BodyCode
from domain.kernel.values import value
from service.app import create_app
from service.auth.callers import EVERY, Caller, Role
from service.cli.exits import Declined, Misused
from service.cli.questions import BODY, Query, Question
from service.edge.late_routers import PREFIX
from service.settings import Settings

HERE: Final = "127.0.0.1"
OPERATOR: Final = "operator"


@value
class Answer:
    """What a query answered, and where in it to look."""

    address: str
    tells: str
    answer: Any


class _AnAuditor:
    """Takes every caller of this process for an auditor of every body: whoever has the database can read all of it."""

    async def caller(self, token: str) -> Caller:
        """Somebody who reads all and writes nothing."""
        roles = {EVERY: {Role.AUDITOR: frozenset({EVERY})}}
        return Caller(subject=ActorId(OPERATOR), client="decisions-cli", issuer=OPERATOR, roles=roles)


async def answers(
    settings: Settings, body: BodyCode, question: Question, given: Mapping[str, str]
) -> tuple[Answer, ...]:
    """Ask each query of a question. Raises `Misused` for what makes no sense, `Declined` where nothing is found."""
    app = create_app(settings, verifier=_AnAuditor())
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    host = next(iter(sorted(settings.accepted_hosts)), HERE)
    client = httpx.AsyncClient(transport=transport, base_url=f"http://{host}")
    async with app.router.lifespan_context(app), client:
        return tuple([await _answer(client, query, {BODY: body, **given}) for query in question.queries])


async def _answer(client: httpx.AsyncClient, query: Query, given: Mapping[str, str]) -> Answer:
    names = {one.name for one in query.parameters()}
    path = PREFIX + query.published_path.format_map(given)
    asked = {name: held for name, held in given.items() if name in names and f"{{{name}}}" not in query.path}
    found = await client.get(
        path, params={**query.fixed, **asked} or None, headers={"Authorization": f"Bearer {OPERATOR}"}
    )
    if found.status_code != httpx.codes.OK:
        raise _refusal(found)
    return Answer(address=found.request.url.raw_path.decode("ascii"), tells=query.tells, answer=found.json())


def _refusal(found: httpx.Response) -> Exception:
    problem = found.json()
    faults = [_fault(one) for one in problem.get("errors", ())]
    sentence = "; ".join(faults) or problem.get("detail") or problem["title"]
    return Misused(sentence) if found.status_code == httpx.codes.BAD_REQUEST else Declined(sentence)


def _fault(told: Mapping[str, str]) -> str:
    """What is wrong, after the option that it is wrong with."""
    option = told.get("parameter", "").replace("_", "-").lower()
    return f"--{option}: {told['detail']}" if option else told["detail"]
