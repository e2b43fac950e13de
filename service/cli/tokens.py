"""Tokens of the development issuer."""

from service.auth.callers import Role
from service.auth.development_issuer import AN_HOUR, DevelopmentIssuer, Persona, everywhere
from service.clock import SystemClock
from service.ids import new_id
from service.settings import load_settings


def development_token(body: str, roles: list[str], person: str | None, hours: int) -> str:
    """A token for somebody with these roles in a body."""
    settings = load_settings()
    persona = Persona(subject=new_id(), roles={body: everywhere(*(Role(role) for role in roles))}, person=person)
    issuer = DevelopmentIssuer(settings.data_dir, SystemClock())
    return issuer.issue_token(persona, audience=settings.audience, lifetime=hours * AN_HOUR)
