"""The public keys of one identity provider: only what is configured, only what can verify, never from a token."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from cryptography.exceptions import UnsupportedAlgorithm
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey
from joserfc.util import base64_to_int

from service.auth.refusals import TokenRefused

PUBLIC_MEMBERS: Final = {"RSA": ("kty", "n", "e"), "EC": ("kty", "crv", "x", "y")}
CURVE: Final = "P-256"
SMALLEST_RSA: Final = 2_048
MOST_KEYS: Final = 100


class NotAKeySet(ValueError):
    """What an issuer published is not a JWK set (RFC 7517)."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that verifies signatures, and the one algorithm it is for if its publisher says so."""

    key: RSAKey | ECKey
    algorithm: str | None


class KeySource(Protocol):
    """Where the public keys of an issuer come from; `generation` changes whenever the keys do."""

    @property
    def generation(self) -> int:
        """The number of times the keys have changed."""
        ...

    async def keep_fresh(self) -> None:
        """Look for new keys if it is time; raises `IssuerUnavailable` when there are none that can be trusted."""
        ...

    async def key(self, key_id: str) -> PublicKey:
        """The key of this id; raises `TokenRefused` if there is none."""
        ...


class FixedKeys:
    """Keys that never change while the service runs."""

    generation: int = 0

    def __init__(self, key_set: object) -> None:
        """Take a JWK set (RFC 7517)."""
        self._keys = keys_by_id(key_set)

    async def keep_fresh(self) -> None:
        """Nothing to look for."""

    async def key(self, key_id: str) -> PublicKey:
        """The key of this id; raises `TokenRefused` if there is none."""
        if key_id not in self._keys:
            raise TokenRefused("unknown-key")
        return self._keys[key_id]


def keys_by_id(key_set: object) -> dict[str, PublicKey]:
    """The usable keys of a JWK set by their id; keys of other kinds or uses are passed over (RFC 7517 section 5).

    Raises `NotAKeySet` for anything else. Symmetric keys, small RSA keys and other curves are never taken.
    """
    listed = key_set.get("keys") if isinstance(key_set, Mapping) else None
    if not isinstance(listed, list):
        raise NotAKeySet("not a JWK set")
    found: dict[str, PublicKey] = {}
    for published in listed[:MOST_KEYS]:
        key_id = published.get("kid") if isinstance(published, Mapping) else None
        key = _public_key(published) if isinstance(key_id, str) else None
        if isinstance(key_id, str) and key is not None:
            found.setdefault(key_id, key)
    return found


def _public_key(published: Mapping[str, object]) -> PublicKey | None:
    members = PUBLIC_MEMBERS.get(str(published.get("kty")))
    if members is None or published.get("use", "sig") != "sig":
        return None
    # Only public members are handed on, so that a key set published with its private part does not become ours.
    parts: dict[str, str | list[str]] = {name: text for name in members if isinstance(text := published.get(name), str)}
    try:
        if "n" in members and base64_to_int(str(parts["n"])).bit_length() < SMALLEST_RSA:
            return None
        key = RSAKey.import_key(parts) if parts.get("kty") == "RSA" else ECKey.import_key(parts)
    except (JoseError, ValueError, KeyError, UnsupportedAlgorithm):
        return None
    if isinstance(key, ECKey) and key.curve_name != CURVE:
        return None
    algorithm = published.get("alg")
    return PublicKey(key, algorithm if isinstance(algorithm, str) else None)
