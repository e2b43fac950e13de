"""One fact by itself: its bytes, their only spelling and their hash, its envelope, and the columns that repeat it."""

import re
from typing import Any, NamedTuple

from domain.kernel.facts import Envelope
from domain.kernel.recorded import envelope_in, microseconds
from domain.ledger.admissible import NotCanonical
from domain.ledger.canonical import parse_leaf
from domain.ledger.leaf import MAX_LEAF
from verifier.findings import Check, Findings
from verifier.rows import Row

INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")  # of those that can be read
UNFIT = (AttributeError, LookupError, OverflowError, TypeError, ValueError)


class Examined(NamedTuple):
    """What the bytes of a fact say, and its envelope, which is nothing where it cannot be read."""

    said: dict[str, Any]
    envelope: Envelope | None


def compare_hash(row: Row, hashed: bytes, findings: Findings) -> None:
    """Hold the hash that is stored beside a fact against the one that its bytes have."""
    if hashed != row.leaf_hash:
        findings.add(Check.LEAF_HASHES, row.position, "the hash stored beside the fact is not that of its bytes")


def examine(row: Row, findings: Findings) -> Examined | None:
    """Check the bytes of one fact; answers what they say, nothing where they are not those of a fact."""
    try:
        said = parse_leaf(row.leaf, check=True)
    except NotCanonical as error:
        findings.add(Check.BYTES, row.position, f"the bytes are not the canonical bytes of a fact: {error}")
        return None
    return examine_said(row, said, findings)


def examine_said(row: Row, said: dict[str, Any], findings: Findings) -> Examined:
    """The same of canonical bytes that were read already, and say this."""
    if len(row.leaf) > MAX_LEAF:
        findings.add(Check.BYTES, row.position, "the fact is longer than 65,535 bytes")
    try:
        envelope = envelope_in(said)
    except UNFIT:
        findings.add(Check.ENVELOPE, row.position, _unreadable(said))
        return Examined(said, None)
    _compare(row, said, envelope, findings)
    return Examined(said, envelope)


def _compare(row: Row, said: dict[str, Any], envelope: Envelope, findings: Findings) -> None:
    """Hold the columns against the bytes, and the envelope against what every envelope must be."""
    if envelope.type != row.type:
        findings.add(Check.ENVELOPE, row.position, f"the type column says {row.type}, the bytes say {envelope.type}")
    if microseconds(envelope.recorded_at) != row.recorded_at:
        findings.add(Check.TIMES, row.position, "the time column is not the recorded time in the bytes")
    if envelope.occurred_at > envelope.recorded_at:
        findings.add(Check.TIMES, row.position, "the fact is said to have happened after it was recorded")
    for name in ("recordedAt", "occurredAt"):
        if not INSTANT.fullmatch(said[name]):
            findings.add(Check.ENVELOPE, row.position, f"{name} is not written in its one form")
    if not isinstance(said.get("data"), dict):
        findings.add(Check.ENVELOPE, row.position, "the fact has no data")


def _unreadable(said: dict[str, Any]) -> str:
    if not said.get("actor"):
        return "the fact has no actor"
    return "the envelope cannot be read"
