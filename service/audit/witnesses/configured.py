"""The witnesses that the operator chose: a trust policy in a file, with the addresses at which they are asked."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from domain.ledger.trust_policy import PolicyRefused, TrustPolicy
from service.settings import Settings, SettingsInvalid, is_safe

LARGEST: Final = 2**20
VARIABLE: Final = "DECISIONS_WITNESS_POLICY_FILE"


def policy_of(settings: Settings) -> TrustPolicy | None:
    """The policy of the configured file, none where none is; raises `SettingsInvalid`."""
    return None if settings.witness_policy_file is None else policy_in(settings.witness_policy_file)


def policy_in(file: Path) -> TrustPolicy:
    """The policy in a file (C2SP tlog-policy), each of whose addresses can be asked; raises `SettingsInvalid`."""
    try:
        with file.open("rb") as opened:
            policy = TrustPolicy.parse(opened.read(LARGEST).decode("utf-8", "surrogateescape"))
    except OSError as error:
        raise SettingsInvalid(f"{VARIABLE}: {file} cannot be read: {error.strerror}") from None
    except PolicyRefused as reason:
        raise SettingsInvalid(f"{VARIABLE}: {reason}") from None
    for witness in policy.witnesses:
        if witness.url is not None and not _is_asked_safely(witness.url):
            raise SettingsInvalid(f"{VARIABLE}: witnesses are asked over https (http only on this machine)")
    return policy


def _is_asked_safely(url: str) -> bool:
    return is_safe(url) and not (urlsplit(url).query or urlsplit(url).fragment)
