"""What a token says, checked strictly: every claim has its type, its bounds and its time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from domain.kernel.ids import ActorId, BoardId, BodyCode, NotAnId, PersonId
from service.auth.callers import EVERY, Caller, Role, Roles
from service.auth.refusals import TokenRefused

LEEWAY: Final = 30
LONGEST_NAME: Final = 200
CLIENT: Final = re.compile(r"[A-Za-z0-9._:|@/+-]{1,128}", re.ASCII)
ROLES_BY_WORD: Final = {role.value: role for role in Role}


@dataclass(frozen=True, slots=True)
class Lifetime:
    """From when until when a token is good, in seconds since 1970."""

    start: float
    end: float

    def check(self, now: float) -> None:
        """Raise `TokenRefused` unless now lies within, give or take half a minute for clocks that differ."""
        if now < self.start - LEEWAY:
            raise TokenRefused("not-yet-valid")
        if now >= self.end + LEEWAY:
            raise TokenRefused("expired")


def lifetime_of(claims: Mapping[str, object], limit: int) -> Lifetime:
    """The token's lifetime from `iat`, `nbf` (optional) and `exp`; one that is longer than the limit is refused."""
    issued, end = _instant(claims, "iat"), _instant(claims, "exp")
    start = max(issued, _instant(claims, "nbf")) if "nbf" in claims else issued
    if not 0 <= end - issued <= limit:
        raise TokenRefused("lifetime-too-long")
    return Lifetime(start, end)


def check_audience(claims: Mapping[str, object], audience: str) -> None:
    """Raise `TokenRefused` unless the token is meant for us: `aud` is our name or a list of names with ours."""
    named = claims.get("aud")
    names = named if isinstance(named, list) else [named]
    if not all(isinstance(name, str) for name in names) or audience not in names:
        raise TokenRefused("wrong-audience")


def caller_from(claims: Mapping[str, object]) -> Caller:
    """Who the token speaks for; raises `TokenRefused` where a claim is missing or not of its type."""
    person, name = claims.get("person"), claims.get("name")
    if name is not None and (not isinstance(name, str) or len(name) > LONGEST_NAME):
        raise TokenRefused("bad-name")
    try:
        return Caller(
            subject=ActorId(_text(claims, "sub")),
            client=_client(claims),
            issuer=_text(claims, "iss"),
            roles=_roles(claims.get("roles", {})),
            person=None if person is None else PersonId(_text(claims, "person")),
            display=name,
        )
    except NotAnId:
        raise TokenRefused("bad-id") from None


def _text(claims: Mapping[str, object], name: str) -> str:
    found = claims.get(name)
    if not isinstance(found, str) or not found:
        raise TokenRefused(f"bad-{name}")
    return found


def _client(claims: Mapping[str, object]) -> str:
    """RFC 9068 says `client_id`; OpenID Connect providers say `azp`."""
    client = _text(claims, "client_id" if "client_id" in claims else "azp")
    if not CLIENT.fullmatch(client):
        raise TokenRefused("bad-client")
    return client


def _instant(claims: Mapping[str, object], name: str) -> float:
    found = claims.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float) or found < 0:
        raise TokenRefused(f"bad-{name}")
    return found


def _roles(found: object) -> Roles:
    """`{"08W": {"secretary": ["*"], "chair": ["<board id>"]}}`; roles of other services are passed over."""
    if not isinstance(found, dict):
        raise TokenRefused("bad-roles")
    return MappingProxyType({_body(body): _roles_in_body(roles) for body, roles in found.items()})


def _body(name: str) -> str:
    return name if name == EVERY else BodyCode(name)


def _roles_in_body(found: object) -> Mapping[Role, frozenset[str]]:
    if not isinstance(found, dict):
        raise TokenRefused("bad-roles")
    known = {ROLES_BY_WORD[word]: _boards(boards) for word, boards in found.items() if word in ROLES_BY_WORD}
    return MappingProxyType(known)


def _boards(found: object) -> frozenset[str]:
    if not isinstance(found, list) or not found or not all(isinstance(board, str) for board in found):
        raise TokenRefused("bad-roles")
    return frozenset(board if board == EVERY else BoardId(board) for board in found)
