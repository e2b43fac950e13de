"""The verifier: from the text of a token to the caller it speaks for, or to nothing."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from service.auth.callers import Caller
from service.auth.claims import Lifetime, caller_from, check_audience, lifetime_of
from service.auth.keys import KeySource
from service.auth.refusals import TokenRefused
from service.auth.tokens import open_token
from service.clock import Clock

MOST_REMEMBERED: Final = 4_096


@dataclass(frozen=True, slots=True)
class _Verified:
    caller: Caller
    lifetime: Lifetime
    source: KeySource
    generation: int


class Verifier:
    """Verifies access tokens against the keys of the configured issuers.

    A token that was verified is remembered by its SHA-256 digest (up to 4,096, the oldest forgotten first) until its
    issuer's keys change; its lifetime is checked on every use. Use from one event loop.
    """

    def __init__(self, issuers: Mapping[str, KeySource], *, audience: str, lifetime_limit: int, clock: Clock) -> None:
        """Accept tokens of these issuers, for this audience, that live at most `lifetime_limit` seconds."""
        self._issuers = dict(issuers)
        self._audience = audience
        self._lifetime_limit = lifetime_limit
        self._clock = clock
        self._remembered: OrderedDict[bytes, _Verified] = OrderedDict()

    async def caller(self, token: str) -> Caller:
        """Whom the token speaks for; raises `TokenRefused`, or `IssuerUnavailable` where no key can be had."""
        digest = hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
        known = self._remembered.get(digest)
        if known is not None:
            await known.source.keep_fresh()
        if known is None or known.generation != known.source.generation:
            self._remembered.pop(digest, None)
            known = await self._verified(token)
            self._remember(digest, known)
        else:
            self._remembered.move_to_end(digest)
        known.lifetime.check(self._clock.now().timestamp())
        return known.caller

    async def _verified(self, token: str) -> _Verified:
        opened = open_token(token)
        issuer = opened.claims.get("iss")
        source = self._issuers.get(issuer) if isinstance(issuer, str) else None
        if source is None:
            raise TokenRefused("unknown-issuer")
        key = await source.key(opened.key_id)
        generation = source.generation
        opened.verify(key)
        check_audience(opened.claims, self._audience)
        lifetime = lifetime_of(opened.claims, self._lifetime_limit)
        lifetime.check(self._clock.now().timestamp())
        return _Verified(caller_from(opened.claims), lifetime, source, generation)

    def _remember(self, digest: bytes, verified: _Verified) -> None:
        self._remembered[digest] = verified
        if len(self._remembered) > MOST_REMEMBERED:
            self._remembered.popitem(last=False)
