"""The list of what is in a pack, with the hash of every file, and the seal: the log's signature over that list."""

from contextlib import suppress
from hashlib import sha256
from typing import Any, Final, NamedTuple

from domain.ledger.admissible import NotCanonical
from domain.ledger.canonical import canonical_bytes, parse_strictly
from domain.ledger.keys import VerifierKey
from domain.ledger.note import Sign, SignedNote

FORMAT: Final = "commissioning-decisions/evidence-pack/1"
MANIFEST: Final = "manifest.json"
SEAL: Final = "seal"
CHECKPOINT: Final = "checkpoint"
KEY: Final = "log.key"
VERIFIER: Final = "verifier.pyz"
UNLISTED: Final = frozenset({MANIFEST, SEAL})
KINDS: Final = {"body": str, "case": str, "files": dict, "position": int, "profile": str, "verifier": str}


class NotAManifest(ValueError):
    """The bytes are not the list of a pack in its one spelling."""


class Manifest(NamedTuple):
    """Of which case, as known at which position, a pack is; how much it shows; who made it; the hash of each file."""

    body: str
    case: str
    position: int
    profile: str
    verifier: str
    files: dict[str, str]

    def encode(self) -> bytes:
        """Write the list in its one spelling (RFC 8785)."""
        return canonical_bytes({"format": FORMAT, **self._asdict()})

    @classmethod
    def parse(cls, data: bytes) -> "Manifest":
        """Read the list; raises `NotAManifest`."""
        with suppress(NotCanonical):
            told: Any = parse_strictly(data)
            if isinstance(told, dict) and told.pop("format", None) == FORMAT and _fits(told):
                read = cls(**told)
                if read.encode() == data:
                    return read
        raise NotAManifest


def listed(files: dict[str, bytes]) -> dict[str, str]:
    """The hash of every file that a list names."""
    return {name: sha256(content).hexdigest() for name, content in files.items() if name not in UNLISTED}


def sealed_text(manifest: bytes, origin: str) -> str:
    """What is signed: no checkpoint, nor to be taken for one, for the second line is not a number."""
    return f"{FORMAT}\n{origin}\nmanifest sha256 {sha256(manifest).hexdigest()}\n"


def sealed(manifest: bytes, key: VerifierKey, sign: Sign) -> SignedNote:
    """The seal of a list, by the log's key (C2SP signed-note)."""
    return SignedNote(sealed_text(manifest, key.name)).signed_by(key, sign)


def _fits(told: dict[str, Any]) -> bool:
    return told.keys() == KINDS.keys() and all(type(told[name]) is kind for name, kind in KINDS.items())
