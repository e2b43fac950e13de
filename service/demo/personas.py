"""Personas: who may sign in to the demonstration, and their tokens."""

from enum import Enum
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from domain.kernel.values import value
from service.auth.callers import Role
from service.auth.development_issuer import AN_HOUR, DevelopmentIssuer, Persona, everywhere
from service.clock import SystemClock
from service.settings import Settings

LIFETIME: Final = 8 * AN_HOUR
INHERITED: Final = {"08W": ("5NC",), "A3A8R": ("08W", "5NC")}
"""Whose records bodies took over; the auditor of the body reads these as well."""


class Part(Enum):
    """A part that somebody plays for a body."""

    REGISTRAR = Role.REGISTRAR
    SECRETARY = Role.SECRETARY
    CHAIR = Role.CHAIR
    MEMBER = Role.MEMBER
    AUDITOR = Role.AUDITOR
    PUBLISHER = Role.PUBLISHER


@value
class SignedIn:
    """A persona of a body with a token; chair and member are also somebody in the body's register of people."""

    body: str
    part: Part
    token: str
    person: str | None = None

    @property
    def name(self) -> str:
        """Such as 08W-secretary."""
        return f"{self.body}-{self.part.value.value}"


class Personas:
    """Signs personas in at the development issuer; the same part of the same body is always the same subject."""

    def __init__(self, settings: Settings) -> None:
        """Use the key of the data directory of these settings."""
        self._issuer = DevelopmentIssuer(settings.data_dir, SystemClock())
        self._audience, self._lifetime = settings.audience, min(LIFETIME, settings.token_lifetime_limit)

    def sign_in(self, body: str, part: Part, person: str | None = None) -> SignedIn:
        """A token for whoever plays this part for a body, good for eight hours or as long as the service allows."""
        read = (body, *INHERITED.get(body, ())) if part is Part.AUDITOR else (body,)
        roles = {one: everywhere(part.value) for one in read}
        persona = Persona(subject=_subject(body, part), roles=roles, person=person)
        token = self._issuer.issue_token(persona, audience=self._audience, lifetime=self._lifetime)
        return SignedIn(body=body, part=part, token=token, person=person)


def _subject(body: str, part: Part) -> str:
    return str(uuid5(NAMESPACE_URL, f"urn:commissioning-decisions:demonstration:{body}:{part.value.value}"))
