"""Tokens of the development issuer."""

import json

import typer

from domain.kernel.ids import BodyCode, NotAnId, PersonId
from service.auth.callers import EVERY, Role
from service.auth.development_issuer import AN_HOUR, DevelopmentIssuer, Persona, everywhere
from service.cli.exits import Declined, Misused
from service.clock import SystemClock
from service.ids import new_id
from service.settings import load_settings


def token(body: str, roles: list[str], person: str | None, hours: int, *, as_json: bool) -> int:
    """Print a token for somebody with these roles in a body; raises `Misused` and `Declined`."""
    made = development_token(body, roles, person, hours)
    typer.echo(json.dumps({"token": made}) if as_json else made)
    return 0


def development_token(body: str, roles: list[str], person: str | None, hours: int) -> str:
    """A token for somebody with these roles in a body; raises `Misused` and `Declined`."""
    held = everywhere(*map(_role, roles))
    _refuse_malformed(body, person)
    settings = load_settings()
    if not settings.development_issuer:
        raise Declined("The service accepts tokens of the identity providers in DECISIONS_ISSUERS only.")
    persona = Persona(subject=new_id(), roles={body: held}, person=person)
    issuer = DevelopmentIssuer(settings.data_dir, SystemClock())
    return issuer.issue_token(persona, audience=settings.audience, lifetime=hours * AN_HOUR)


def _role(word: str) -> Role:
    try:
        return Role(word)
    except ValueError:
        raise Misused(f"there is no role {word}; there are: {', '.join(role.value for role in Role)}") from None


def _refuse_malformed(body: str, person: str | None) -> None:
    try:
        if body != EVERY:
            BodyCode(body)
        if person is not None:
            PersonId(person)
    except NotAnId as reason:
        raise Misused(f"this is {reason}: {person or body}") from None
