"""JSON Web Tokens, opened with suspicion: form and header are checked before any key is touched (RFC 8725)."""

import binascii
import re
from dataclasses import dataclass
from typing import Final

from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry, deserialize_compact
from joserfc.util import urlsafe_b64decode

from service.auth.keys import PublicKey
from service.auth.refusals import TokenRefused
from service.edge.json_text import read_json
from service.problems.refusals import RefusedAtTheDoor

LONGEST: Final = 8 * 2**10
LONGEST_HEADER: Final = 1_024
ALGORITHMS: Final = ("RS256", "RS512", "ES256")
TYPES: Final = frozenset({"jwt", "at+jwt", "application/at+jwt"})
# Everything else is refused: jku, jwk, x5u and x5c bring the attacker's own key, crit and b64 change what is signed.
HEADER_MEMBERS: Final = frozenset({"alg", "kid", "typ", "x5t", "x5t#S256"})
FORM: Final = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+", re.ASCII)
KEY_ID: Final = re.compile(r"[\x21-\x7e]{1,128}", re.ASCII)


class _Registry(JWSRegistry):
    max_header_length = LONGEST_HEADER
    max_payload_length = LONGEST
    max_signature_length = 1_024


REGISTRY: Final = _Registry(algorithms=ALGORITHMS)


@dataclass(frozen=True, slots=True)
class OpenedToken:
    """A token whose signature has not been verified yet; its claims only tell whose key to look for."""

    text: str
    algorithm: str
    key_id: str
    claims: dict[str, object]

    def verify(self, key: PublicKey) -> None:
        """Raise `TokenRefused` unless the key signed this token with the algorithm it names."""
        if key.algorithm not in {None, self.algorithm}:
            raise TokenRefused("algorithm-not-of-key")
        try:
            deserialize_compact(self.text, key.key, registry=REGISTRY)
        except (JoseError, ValueError):
            raise TokenRefused("bad-signature") from None


def open_token(text: str) -> OpenedToken:
    """Open a compact JWT; raises `TokenRefused` for a wrong form, header or algorithm, or a duplicate member."""
    if len(text) > LONGEST:
        raise TokenRefused("too-long")
    if not FORM.fullmatch(text):
        raise TokenRefused("not-a-signed-token")
    head, payload, _ = text.encode("ascii").split(b".")
    if len(head) > LONGEST_HEADER:
        raise TokenRefused("header-too-long")
    algorithm, key_id = _checked_header(_object(head))
    return OpenedToken(text, algorithm, key_id, _object(payload))


def _checked_header(header: dict[str, object]) -> tuple[str, str]:
    algorithm, key_id, kind = header.get("alg"), header.get("kid"), header.get("typ")
    if not header.keys() <= HEADER_MEMBERS:
        raise TokenRefused("unexpected-header")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise TokenRefused("algorithm-not-allowed")
    if not isinstance(kind, str) or kind.lower() not in TYPES:
        raise TokenRefused("wrong-type")
    if not isinstance(key_id, str) or not KEY_ID.fullmatch(key_id):
        raise TokenRefused("no-key-id")
    return algorithm, key_id


def _object(part: bytes) -> dict[str, object]:
    try:
        found = read_json(urlsafe_b64decode(part))
    except (binascii.Error, RefusedAtTheDoor):
        raise TokenRefused("not-readable") from None
    if not isinstance(found, dict):
        raise TokenRefused("not-an-object")
    return found
