"""Bytes as text: base64 with exactly one spelling for each sequence of bytes (RFC 4648 §4, §5 and §3.5)."""

from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64


class TextRefused(ValueError):
    """The text is not the base64 spelling of any bytes."""


def base64_text(data: bytes) -> str:
    """Write bytes in standard base64 with padding (RFC 4648 §4)."""
    return b64encode(data).decode()


def base64_bytes(text: str) -> bytes:
    """Read standard base64; raises `TextRefused` for any spelling but the one `base64_text` writes."""
    try:
        data = b64decode(text, validate=True)
    except (NotBase64, ValueError):
        raise TextRefused("not base64") from None
    if base64_text(data) != text:
        raise TextRefused("not the one base64 spelling of its bytes")
    return data


def base64url_text(data: bytes) -> str:
    """Write bytes in base64url without padding (RFC 4648 §5, as RFC 9901 uses it)."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def base64url_bytes(text: str) -> bytes:
    """Read base64url without padding; raises `TextRefused` for any spelling but the one `base64url_text` writes."""
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (NotBase64, ValueError):
        raise TextRefused("not base64url") from None
    if base64url_text(data) != text:
        raise TextRefused("not the one base64url spelling of its bytes")
    return data
