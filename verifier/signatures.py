"""Signatures of a log, looked at by somebody else's cryptography."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def verify_signature(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether this is the Ed25519 signature of the message (RFC 8032); false for whatever is not, keys included."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
