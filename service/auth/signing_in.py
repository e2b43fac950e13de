"""The verifier that the settings describe."""

from service.auth.development_issuer import ISSUER, DevelopmentIssuer
from service.auth.keys import KeySource
from service.auth.published_keys import PublishedKeys
from service.auth.verifier import Verifier
from service.clock import Clock
from service.settings import Settings


def verifier_for(settings: Settings, clock: Clock) -> Verifier:
    """Accept the configured issuers, and the development issuer if the settings allow it (loopback only)."""
    issuers: dict[str, KeySource] = {
        issuer.issuer: PublishedKeys(issuer.jwks_url, clock) for issuer in settings.issuers
    }
    if settings.development_issuer:
        issuers[ISSUER] = DevelopmentIssuer(settings.data_dir, clock).keys()
    return Verifier(issuers, audience=settings.audience, lifetime_limit=settings.token_lifetime_limit, clock=clock)
