"""What an impact shows of restricted material is noted for whoever asked, not for the request that was tried inside."""

import asyncio
import json
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any

from starlette.requests import Request

from domain.kernel.messages import Command
from service.auth.accesses import Access
from service.edge.request_ids import RequestIds
from service.impact.bodies import ImpactBody
from service.impact.supposing import Supposed
from service.impact.trying import commands_of
from service.tests.impact.test_impact import Forest
from service.tests.serving import Service


def test_the_command_that_is_tried_leaves_who_asked_as_they_are(service: Service) -> None:
    forest = Forest(service)
    suppose = {"command": "declareInterest", "body": forest.share("Brown")}
    asked = forest.secretary.post("impact", {"suppose": suppose}).request
    outer: dict[str, Any] = {"access": Access(("a test",)), "ids": RequestIds("1", "1", "0" * 32, False)}  # noqa: FBT003
    before = dict(outer)
    scope = {
        "type": "http",
        "method": "POST",
        "path": asked.url.path,
        "headers": [(name.lower(), held) for name, held in asked.headers.raw],
        "query_string": b"",
        "path_params": {"ods": forest.ods},
        "app": service.app,
        "state": outer,
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": json.dumps({"suppose": suppose}).encode()}

    async def tried(supposed: Supposed) -> Sequence[Command]:
        async with AsyncExitStack() as stack:
            kept = dict.fromkeys(
                ("fastapi_middleware_astack", "fastapi_inner_astack", "fastapi_function_astack"), stack
            )
            return await commands_of(Request(scope | kept, receive), supposed)

    body = ImpactBody.model_validate_json(json.dumps({"suppose": suppose}))
    (command, *_) = asyncio.run(tried(body.suppose))
    assert type(command).__name__ == "DeclareInterest"
    assert outer == before
