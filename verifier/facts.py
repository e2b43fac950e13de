"""One fact by itself: its bytes, their only spelling and their hash, its envelope, and the columns that repeat it."""

import re
from typing import Any

from domain.kernel.codec import coder
from domain.kernel.facts import Envelope
from domain.kernel.recorded import microseconds
from domain.ledger.admissible import NotCanonical
from domain.ledger.canonical import parse_leaf
from domain.ledger.leaf import MAX_LEAF
from verifier.findings import Check, Findings
from verifier.rows import Row

INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")  # of those that can be read
_read_envelope = coder(Envelope).read
UNFIT = (AttributeError, KeyError, OverflowError, TypeError, ValueError)


def examine(row: Row, hashed: bytes, findings: Findings) -> dict[str, Any] | None:
    """Check one fact whose bytes have this hash; answers what they say, nothing where they are not those of a fact."""
    if hashed != row.leaf_hash:
        findings.add(Check.LEAF_HASHES, row.position, "the hash stored beside the fact is not that of its bytes")
    said = _said(row, findings)
    if said is not None:
        try:
            envelope = _read_envelope({name: held for name, held in said.items() if name != "data"})
        except UNFIT:
            findings.add(Check.ENVELOPE, row.position, _unreadable(said))
        else:
            _compare(row, said, envelope, findings)
    return said


def _said(row: Row, findings: Findings) -> dict[str, Any] | None:
    try:
        said = parse_leaf(row.leaf, check=True)
    except NotCanonical as error:
        findings.add(Check.BYTES, row.position, f"the bytes are not the canonical bytes of a fact: {error}")
        return None
    if len(row.leaf) > MAX_LEAF:
        findings.add(Check.BYTES, row.position, "the fact is longer than 65,535 bytes")
    return said


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
