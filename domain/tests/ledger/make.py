"""What the tests of the proof core share: leaves, trees with their tiles, and keys."""

from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from domain.ledger.keys import ED25519, VerifierKey
from domain.ledger.leaf import leaf_hash
from domain.ledger.tiles import grow, hashes_from
from domain.ledger.tree import HashAt


def leaf_hashes(count: int, seed: str = "leaf") -> list[bytes]:
    """Hash the leaves `seed/0`, `seed/1` and so on."""
    return [leaf_hash(f"{seed}/{index}".encode()) for index in range(count)]


class TileShelf:
    """Tiles kept in memory, as a store keeps them in rows; counts the readings."""

    def __init__(self, hashes: list[bytes], step: int = 1000) -> None:
        self.tiles: dict[tuple[int, int], bytes] = {}
        self.readings = 0
        self.size = 0
        for start in range(0, len(hashes), step):
            self.append(hashes[start : start + step])

    def append(self, hashes: list[bytes]) -> None:
        """Grow the tiles as the store does."""
        for growth in grow(self.size, hashes, self.read):
            place = growth.tile.level, growth.tile.index
            self.tiles[place] = self.tiles.get(place, b"") + growth.added
        self.size += len(hashes)

    def read(self, level: int, index: int) -> bytes:
        """Give a tile's bytes, none when it is not there."""
        self.readings += 1
        return self.tiles.get((level, index), b"")

    def hash_at(self) -> HashAt:
        """Give a fresh lookup over these tiles."""
        return hashes_from(self.read)


@dataclass(frozen=True)
class Signer:
    """A named key pair, made from a text and therefore always the same."""

    name: str
    algorithm: int = ED25519
    seed: bytes = b""

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed or sha256(self.name.encode()).digest())

    @property
    def key(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, self._private.public_key().public_bytes_raw(), self.algorithm)

    def sign(self, message: bytes) -> bytes:
        """Sign with the private half."""
        return self._private.sign(message)


def verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Check an Ed25519 signature with the library that the service uses."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except InvalidSignature:
        return False
    return True
