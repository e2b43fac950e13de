"""Calling the API: one body's record over HTTP, and nothing else; the demonstration has no other way in."""

from collections.abc import Mapping
from typing import Any, Final

import httpx

from domain.kernel.values import value

Json = dict[str, Any]
WHY: Final = "The story of the demonstration is told"


@value
class Receipt:
    """What the service answered to something it recorded: where it is found, and the positions of its facts."""

    location: str
    positions: tuple[int, ...]
    repeated: bool

    @property
    def made(self) -> str:
        """The id of what was made: the last part of where it is found."""
        return self.location.rsplit("/", 1)[1]


class Unexpected(Exception):
    """The service answered something else than the demonstration is built upon; the text is the service's own."""


class Calling:
    """A body's address as one caller after another speaks to it."""

    def __init__(self, client: httpx.AsyncClient, body: str) -> None:
        """Speak to the service that the client reaches, below `/v1/bodies/{body}`."""
        self._client, self._address = client, f"/v1/bodies/{body}"

    async def found(self, path: str, token: str) -> httpx.Response | None:
        """The answer to a question; nothing where there is nothing. Raises `Unexpected`."""
        answer = await self._client.get(self._at(path), headers=_bearer(token))
        if answer.status_code == httpx.codes.NOT_FOUND:
            return None
        return _well(answer, httpx.codes.OK)

    async def seen(self, path: str, token: str, **query: str) -> httpx.Response:
        """The answer to a question about something that is there. Raises `Unexpected` where it is not."""
        answer = await self._client.get(self._at(path), params=query, headers=_bearer(token))
        return _well(answer, httpx.codes.OK)

    async def read(self, path: str, token: str, **query: str) -> Json:
        """What is found there. Raises `Unexpected` where nothing is."""
        shown: Json = (await self.seen(path, token, **query)).json()
        return shown

    async def record(self, path: str, content: Json, token: str, key: str, seen: str | None = None) -> Receipt:
        """Have something recorded, once for each key; `seen` is the ETag it acts upon. Raises `Unexpected`."""
        headers = _bearer(token) | {"Idempotency-Key": key} | ({"If-Match": seen} if seen else {})
        answer = await self._client.post(self._at(path), json=content, headers=headers)
        told = _well(answer, httpx.codes.CREATED).json()
        return Receipt(
            location=answer.headers["Location"],
            positions=tuple(fact["position"] for fact in told["facts"]),
            repeated="Idempotency-Replayed" in answer.headers,
        )

    async def attempt(self, path: str, content: Json, token: str) -> Json:
        """Ask for something that the rules forbid; the problem document. Raises `Unexpected` where it is recorded."""
        answer = await self._client.post(self._at(path), json=content, headers=_bearer(token))
        if answer.headers.get("Content-Type") != "application/problem+json":
            raise Unexpected(f"{path}: {answer.status_code} where a refusal was expected")
        problem: Json = answer.json()
        return problem

    def _at(self, path: str) -> str:
        return f"{self._address}/{path}".rstrip("/")


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", "Access-Reason": WHY}


def _well(answer: httpx.Response, expected: int) -> httpx.Response:
    if answer.status_code == expected:
        return answer
    raise Unexpected(f"{answer.request.method} {answer.request.url.path}: {answer.status_code} {_said(answer)}")


def _said(answer: httpx.Response) -> str:
    try:
        problem: Mapping[str, object] = answer.json()
    except ValueError:
        return answer.text[:200]
    return f"{problem.get('type', '')} {problem.get('detail', '')} {problem.get('errors', '')}".strip()
