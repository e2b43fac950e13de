"""An issuer for development and demonstration: anybody who can read its key file can sign in as anybody."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from joserfc import jwt
from joserfc.jwk import ECKey

from service.auth.callers import EVERY, Role
from service.auth.keys import FixedKeys
from service.auth.secret_files import secret_file
from service.clock import Clock
from service.ids import new_id

ISSUER: Final = "urn:commissioning-decisions:development"
KEY_FILE: Final = "development-issuer.json"
ALGORITHM: Final = "ES256"
AN_HOUR: Final = 3_600


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to sign in as: a random subject, roles by body and board, and perhaps a person in the registers."""

    subject: str
    roles: Mapping[str, Mapping[Role, Collection[str]]] = field(default_factory=dict)
    person: str | None = None
    display: str | None = None
    client: str = "decisions-cli"

    def claims(self) -> dict[str, object]:
        """What a token says about this persona."""
        roles = {
            body: {role.value: sorted(boards) for role, boards in held.items()} for body, held in self.roles.items()
        }
        named = {"person": self.person, "name": self.display}
        known = {name: content for name, content in named.items() if content is not None}
        return {"sub": self.subject, "client_id": self.client, "roles": roles, **known}


def everywhere(*roles: Role) -> dict[Role, tuple[str, ...]]:
    """These roles for every board of a body."""
    return dict.fromkeys(roles, (EVERY,))


class DevelopmentIssuer:
    """Issues tokens with an ES256 key of its own, made in the data directory at the first start (mode 0600)."""

    def __init__(self, data_dir: Path, clock: Clock) -> None:
        """Read the key, or make it; processes that start together agree on one."""
        self._key = ECKey.import_key(json.loads(secret_file(data_dir / KEY_FILE, _new_key)))
        self._clock = clock

    def keys(self) -> FixedKeys:
        """The public key, for the verifier."""
        return FixedKeys(self.key_set())

    def key_set(self) -> dict[str, object]:
        """The public key as a JWK set (RFC 7517)."""
        return {"keys": [{**self._key.as_dict(private=False), "use": "sig", "alg": ALGORITHM}]}

    def issue_token(self, persona: Persona, *, audience: str, lifetime: int = AN_HOUR) -> str:
        """A token for this persona, good for `lifetime` seconds from now."""
        now = int(self._clock.now().timestamp())
        claims = {"iss": ISSUER, "aud": audience, "iat": now, "nbf": now, "exp": now + lifetime, "jti": new_id()}
        header = {"alg": ALGORITHM, "kid": self._key.kid, "typ": "at+jwt"}
        return jwt.encode(header, claims | persona.claims(), self._key, algorithms=[ALGORITHM])


def _new_key() -> bytes:
    key = ECKey.generate_key("P-256", auto_kid=True)
    return json.dumps(key.as_dict(private=True)).encode("ascii")
