"""A verification told: as lines for people, and as JSON for programs."""

import json
from collections.abc import Iterator
from typing import Any

from verifier.findings import Finding
from verifier.reports import LedgerReport, Outcome, Report

MOST_LINES = 20
WORDS = {
    Outcome.GOOD: "Nothing is wrong.",
    Outcome.TAMPERED: "The record is not what was recorded.",
    Outcome.CANNOT_TELL: "Nothing wrong was found, but not everything could be looked at.",
}


def as_text(report: Report) -> str:
    """The report for people: each ledger with the first position that is wrong, then what was not shown."""
    lines = [line for ledger in report.ledgers for line in _ledger_lines(ledger)]
    lines += [f"Missing: {one}." for one in report.missing]
    lines += [f"Not shown: {one}." for one in report.not_shown]
    return "\n".join([*lines, WORDS[report.outcome]])


def as_json(report: Report) -> str:
    """The report for programs, one JSON object."""
    told = {
        "outcome": report.outcome.name,
        "ledgers": [_ledger(ledger) for ledger in report.ledgers],
        "missing": list(report.missing),
        "notShown": list(report.not_shown),
    }
    return json.dumps(told, ensure_ascii=False)


def _ledger_lines(ledger: LedgerReport) -> Iterator[str]:
    if ledger.first is None:
        yield f"{ledger.ledger}: {ledger.size} facts, root {ledger.root}: good."
        yield from _witness_lines(ledger)
        return
    yield f"{ledger.ledger}: first wrong at {ledger.first.where}: {ledger.first.what} ({ledger.first.check.value})."
    for one in ledger.findings[1:MOST_LINES]:
        yield f"  {one.where}: {one.what} ({one.check.value})"
    if ledger.count > min(len(ledger.findings), MOST_LINES):
        yield f"  … {ledger.count} findings in all"


def _witness_lines(ledger: LedgerReport) -> Iterator[str]:
    if ledger.witnessed and ledger.witnessed.seen:
        yield f"  {ledger.witnessed.in_words}."


def _witnessed(ledger: LedgerReport) -> dict[str, Any] | None:
    found = ledger.witnessed
    if found is None:
        return None
    seen = [{"name": name, "at": at} for name, at in found.seen]
    return {"size": found.size, "origin": found.origin, "seen": seen, "of": found.of, "enough": found.is_enough}


def _ledger(ledger: LedgerReport) -> dict[str, Any]:
    return {
        "ledger": ledger.ledger,
        "size": ledger.size,
        "root": ledger.root,
        "good": ledger.first is None,
        "first": _finding(ledger.first) if ledger.first else None,
        "findings": [_finding(one) for one in ledger.findings],
        "count": ledger.count,
        "witnessed": _witnessed(ledger),
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {"check": one.check.value, "first": one.first, "last": one.last, "vague": one.vague, "what": one.what}
