"""What a witness signs: the time, and the checkpoint it saw (C2SP tlog-cosignature, version 1 with Ed25519)."""

_TIME_SIZE = 8


def cosigned_message(witnessed_at: int, checkpoint_text: str) -> bytes:
    """Write the message that a witness signs; the time is in seconds since 1970."""
    return f"cosignature/v1\ntime {witnessed_at}\n{checkpoint_text}".encode()


def timed_signature(witnessed_at: int, signature: bytes) -> bytes:
    """Put the time (64 bits, big-endian) before the signature, as a signature line carries it."""
    return witnessed_at.to_bytes(_TIME_SIZE) + signature


def timestamp_and_signature(timed: bytes) -> tuple[int, bytes]:
    """Take a timed signature apart into the seconds since 1970 and the signature."""
    return int.from_bytes(timed[:_TIME_SIZE]), timed[_TIME_SIZE:]
