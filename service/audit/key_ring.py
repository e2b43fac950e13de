"""The keys at hand: the one that is configured, and the next one, which takes its place when the log says so."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from service.audit.signing import LogKey, NotASigningKey, log_key
from service.auth.secret_files import SecretExposed
from service.problems.refusals import RefusedAtTheDoor

NEXT_FILE: Final = "log-signing.next.key"


class LogKeyNotInForce(RefusedAtTheDoor):
    """The log has another key than those that this service has; nothing is signed until it has that one."""

    code = "log-key-not-in-force"


class KeyRing:
    """Finds the private key of a public one; looks at the files again where it does not know it."""

    def __init__(
        self,
        configured: LogKey,
        read_next: Callable[[], LogKey] | None = None,
        read_configured: Callable[[], LogKey] | None = None,
    ) -> None:
        """Begin with the configured key; what is read may appear or change while the service runs."""
        self.configured, self._read_next, self._read_configured = configured, read_next, read_configured
        self._known = {configured.public: configured}

    def find(self, public: bytes | None) -> LogKey:
        """The key to sign with: of this public one, or the configured one. Raises `LogKeyNotInForce`."""
        if public is None:
            return self.configured
        if public not in self._known:
            self._look_again()
        try:
            return self._known[public]
        except KeyError:
            raise LogKeyNotInForce from None

    def _look_again(self) -> None:
        for read in (self._read_next, self._read_configured):
            with suppress(OSError, NotASigningKey, SecretExposed):
                if read is not None:
                    key = read()
                    self._known[key.public] = key
                    if read is self._read_configured:
                        self.configured = key


def next_key(data_dir: Path, log_origin: str) -> LogKey:
    """The key that was prepared to take the place of the present one; raises `OSError` where there is none."""
    return log_key(data_dir, log_origin, file=data_dir / NEXT_FILE)
