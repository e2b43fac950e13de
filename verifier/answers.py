"""The answers kept for repeated requests are copies of receipts: each must tell of the facts that are there."""

import json
from collections.abc import Callable
from typing import Any

from verifier.facts import UNFIT
from verifier.findings import Check, Findings
from verifier.queries import Query, Reader
from verifier.rows import octets

SCAN = Query(
    "SELECT a.client, a.key, a.position, a.answer, f.leaf_hash FROM idempotency_records a "
    "LEFT JOIN facts f ON f.ledger = a.ledger AND f.position = a.position "
    "WHERE a.ledger = :ledger AND (a.client, a.key) > (CAST(:client AS text), CAST(:key AS text)) "
    "ORDER BY a.client, a.key LIMIT 2000"
)
HASHES = Query(
    "SELECT leaf_hash FROM facts WHERE ledger = :ledger AND position BETWEEN :first AND :last ORDER BY position"
)


def compare_answers(reader: Reader, ledger: str, findings: Findings, on_chunk: Callable[[int], None]) -> None:
    """Hold every answer against the hashes of the facts that it tells of."""
    after = ("", "")
    while rows := reader.ask(SCAN, ledger=ledger, client=after[0], key=after[1]):
        for _, _, position, answer, leaf_hash in rows:
            told = _told(octets(answer))
            if told is None:
                findings.add(Check.ANSWERS, position, "the answer that was given for this fact cannot be read")
            elif len(told) == 1 and leaf_hash is not None:
                _compare(told, [octets(leaf_hash)], findings)
            elif told:
                found = reader.ask(HASHES, ledger=ledger, first=told[0][0], last=told[-1][0])
                _compare(told, [octets(row[0]) for row in found], findings)
        after = rows[-1][0], rows[-1][1]
        on_chunk(len(rows))


def _compare(told: list[tuple[int, str]], stored: list[bytes], findings: Findings) -> None:
    for at, (position, leaf_hash) in enumerate(told):
        if at >= len(stored) or stored[at].hex() != leaf_hash:
            findings.add(Check.ANSWERS, position, "whoever recorded this was given a receipt for another fact")


def _told(answer: bytes) -> list[tuple[int, str]] | None:
    try:
        facts: list[dict[str, Any]] = json.loads(answer)["facts"]
        return [(int(one["position"]), str(one["leafHash"])) for one in facts]
    except UNFIT:
        return None
