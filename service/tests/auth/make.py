"""What the tests of signing in are made of: a clock that stands still, keys, and tokens good and bad."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from joserfc import jws
from joserfc.jwk import ECKey, OctKey, RSAKey
from joserfc.util import urlsafe_b64encode

from service.auth.keys import FixedKeys
from service.auth.verifier import Verifier

ISSUER = "https://id.example"
AUDIENCE = "decisions"
NOW = 1_800_000_000
BOARD = "01890a5d-ac96-774b-bcce-b302099a8057"
PERSON = "01890a5d-ac96-774b-bcce-b302099a8058"

EC_KEY = ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"})
RSA_KEY = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"})
OTHER_KEY = ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"})


class StoppedClock:
    """A clock that shows the time it was set to."""

    def __init__(self, seconds: float = NOW) -> None:
        self.time = datetime.fromtimestamp(seconds, UTC)

    def now(self) -> datetime:
        return self.time

    def advance(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


def key_set(*keys: ECKey | RSAKey | OctKey) -> dict[str, object]:
    """A JWK set with the public parts of the keys."""
    return {"keys": [key.as_dict(private=isinstance(key, OctKey)) for key in keys]}


def claims(**changed: object) -> dict[str, object]:
    """Good claims, some of them changed; `...` leaves one out."""
    good: dict[str, object] = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "iat": NOW,
        "nbf": NOW,
        "exp": NOW + 600,
        "sub": "01890a5d-0000-7000-8000-000000000001",
        "client_id": "secretary-scripts",
        "roles": {"08W": {"secretary": ["*"]}},
    }
    return {name: content for name, content in (good | changed).items() if content is not ...}


def raw_token(header: object, payload: bytes, key: ECKey | RSAKey | OctKey = EC_KEY) -> str:
    """A token over exactly these bytes, whatever they are; the signature is right for the key."""
    head = header if isinstance(header, bytes) else json.dumps(header).encode()
    signing_input = urlsafe_b64encode(head) + b"." + urlsafe_b64encode(payload)
    algorithm = {"EC": "ES256", "RSA": "RS256", "oct": "HS256"}[key.key_type]
    if isinstance(header, dict) and header.get("alg") == "RS512":
        algorithm = "RS512"
    model = jws.JWSRegistry.algorithms[algorithm]
    return (signing_input + b"." + urlsafe_b64encode(model.sign(signing_input, key))).decode()


def token(key: ECKey | RSAKey = EC_KEY, header: Mapping[str, object] | None = None, /, **changed: object) -> str:
    """A good token, some of its claims or header members changed; `...` leaves one out."""
    usual = {"alg": "ES256" if key.key_type == "EC" else "RS256", "kid": key.kid, "typ": "JWT"} | dict(header or {})
    kept = {name: content for name, content in usual.items() if content is not ...}
    return raw_token(kept, json.dumps(claims(**changed)).encode(), key)


def verifier(clock: StoppedClock | None = None) -> Verifier:
    """A verifier that knows one issuer with an EC and an RSA key."""
    issuers = {ISSUER: FixedKeys(key_set(EC_KEY, RSA_KEY))}
    return Verifier(issuers, audience=AUDIENCE, lifetime_limit=3_600, clock=clock or StoppedClock())
