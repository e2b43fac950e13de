"""The keys an identity provider publishes at its configured JWKS address; no token can say where to look."""

import asyncio
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from service.auth.keys import NotAKeySet, PublicKey, keys_by_id
from service.auth.refusals import IssuerUnavailable, TokenRefused
from service.clock import Clock
from service.edge.json_text import read_json
from service.problems.refusals import RefusedAtTheDoor
from service.telemetry import tell

if TYPE_CHECKING:
    from httpx import AsyncClient

FRESH: Final = timedelta(minutes=10)
TRUSTED: Final = timedelta(hours=24)
BETWEEN_TRIES: Final = timedelta(seconds=30)
PATIENCE: Final = 5.0
PLAIN: Final = {"Accept": "application/json", "Accept-Encoding": "identity"}
LARGEST_ANSWER: Final = 256 * 2**10


class PublishedKeys:
    """Keys from a configured address, looked at again every ten minutes and when a token names an unknown key.

    At most one request in 30 seconds goes out, however many tokens arrive. While the provider does not answer, the
    keys known so far are used for up to 24 hours; with none, tokens cannot be verified (`IssuerUnavailable`).
    """

    def __init__(self, url: str, clock: Clock) -> None:
        """Fetch from this address, which comes from the settings and nowhere else."""
        self._url = url
        self._clock = clock
        self._keys: dict[str, PublicKey] = {}
        self._published: object = None
        self._fetched_at: datetime | None = None
        self._tried_at: datetime | None = None
        self._fetching = asyncio.Lock()
        self.generation = 0

    async def keep_fresh(self) -> None:
        """Fetch the keys if it is time; raises `IssuerUnavailable` when there are none that can be trusted."""
        age = self._age()
        if age is None or age > FRESH:
            await self._fetch()
            age = self._age()
        if age is None or age > TRUSTED:
            raise IssuerUnavailable(headers={"Retry-After": str(int(BETWEEN_TRIES.total_seconds()))})

    async def key(self, key_id: str) -> PublicKey:
        """The key of this id, after one look for new keys; raises `TokenRefused` if there is none."""
        await self.keep_fresh()
        if key_id not in self._keys:
            await self._fetch()
        if key_id not in self._keys:
            raise TokenRefused("unknown-key")
        return self._keys[key_id]

    def _age(self) -> timedelta | None:
        return None if self._fetched_at is None else self._clock.now() - self._fetched_at

    def _tried_lately(self) -> bool:
        return self._tried_at is not None and self._clock.now() - self._tried_at < BETWEEN_TRIES

    async def _fetch(self) -> None:
        if self._fetched_at is not None and self._tried_lately():
            return  # with keys at hand nobody waits for the one who is fetching
        async with self._fetching:
            if self._tried_lately():
                return
            self._tried_at = self._clock.now()
            try:
                published = await fetch_key_set(self._url)
                keys = keys_by_id(published)
            except (NotFetched, TimeoutError, RefusedAtTheDoor, NotAKeySet) as failure:
                tell("warning", "keys-not-fetched", url=self._url, kind=type(failure.__cause__ or failure).__name__)
                return
            self._take(published, keys)

    def _take(self, published: object, keys: dict[str, PublicKey]) -> None:
        if published != self._published:
            self._published, self._keys = published, keys
            self.generation += 1
        self._fetched_at = self._clock.now()


class NotFetched(Exception):
    """The provider could not be asked."""


async def fetch_key_set(url: str) -> object:
    """Fetch a JWK set: no redirects, at most 256 KiB, within five seconds.

    Raises `NotFetched`, `TimeoutError` or `NotAKeySet`.
    """
    client = await asyncio.to_thread(_new_client)
    from httpx import HTTPError  # noqa: PLC0415 - loaded by now

    try:
        async with asyncio.timeout(PATIENCE), client:
            return read_json(await _answer(client, url))
    except HTTPError as failure:
        raise NotFetched from failure


def _new_client() -> "AsyncClient":
    """Loading the library and reading the certificate store take longer than the event loop should be held."""
    from httpx import AsyncClient  # noqa: PLC0415 - 90 ms and 5 MB that only a service with a provider needs

    return AsyncClient(timeout=PATIENCE, follow_redirects=False)


async def _answer(client: "AsyncClient", url: str) -> bytes:
    answer = b""
    async with client.stream("GET", url, headers=PLAIN) as response:
        if response.status_code != HTTPStatus.OK:
            raise NotAKeySet("the key set is not there")
        async for piece in response.aiter_raw():
            answer += piece
            if len(answer) > LARGEST_ANSWER:
                raise NotAKeySet("the key set is too large")
    return answer
