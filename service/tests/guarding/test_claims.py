"""What a record claims of its own keeping is believed only where the rest of it bears it out."""

from typing import Any

import pytest

from domain.ledger.base64text import base64_text
from domain.ledger.checkpoint import Checkpoint
from domain.ledger.leaf import leaf_hash
from domain.ledger.tree import Frontier
from verifier.custody import KIND, Custody
from verifier.findings import Check, Findings
from verifier.rows import Row

ORIGIN = "log.example.nhs.uk/decisions/08W"
BEFORE = Frontier().extend([leaf_hash(b"one"), leaf_hash(b"two")])
CLAIM: dict[str, Any] = {
    "oldOrigin": ORIGIN,
    "signedSize": 5,
    "signedRoot": base64_text(bytes(32)),
    "commonSize": 2,
    "keptSize": 2,
    "keptRoot": base64_text(BEFORE.root()),
    "newOrigin": f"{ORIGIN}.2",
}


def claimed(*claims: dict[str, Any]) -> tuple[Custody, Findings]:
    """The custody of a record in which these claims follow two facts."""
    findings = Findings()
    custody = Custody("08W", findings)
    for data in claims:
        row = Row(3, KIND, 0, bytes(32), b"")
        custody.take(row, {"data": data}, lambda: BEFORE)
    return custody, findings


def covers(custody: Custody, origin: str, size: int) -> bool:
    return custody.covering(Checkpoint(origin, size, bytes(32))) is not None


def test_an_acknowledged_loss_covers_what_was_signed_behind_the_common_facts_and_nothing_else() -> None:
    custody, findings = claimed(CLAIM)
    assert [covers(custody, ORIGIN, size) for size in (2, 3, 5, 6)] == [False, True, True, False]
    assert not covers(custody, f"{ORIGIN}.2", 4)
    custody.end()
    assert findings.limits == ["facts 3 to 5 are lost, as the fact at position 3 acknowledges"]
    assert not findings.counts


def test_a_loss_under_a_later_name_covers_what_was_signed_under_earlier_ones() -> None:
    custody, findings = claimed(CLAIM | {"oldOrigin": f"{ORIGIN}.2", "newOrigin": f"{ORIGIN}.3"})
    assert (covers(custody, ORIGIN, 4), covers(custody, f"{ORIGIN}.2", 4)) == (True, True)
    assert not findings.counts


@pytest.mark.parametrize(
    "otherwise",
    [
        {"keptSize": 1},
        {"keptRoot": base64_text(bytes(32))},
        {"commonSize": 3},
        {"commonSize": "2"},
        {"signedSize": 1},
        {"newOrigin": f"{ORIGIN}.3"},
        {"newOrigin": ORIGIN},
        {"oldOrigin": "log.example.nhs.uk/decisions/15N", "newOrigin": "log.example.nhs.uk/decisions/15N.2"},
        {"oldOrigin": None},
    ],
)
def test_a_claim_that_the_record_does_not_bear_out_is_tampering_and_covers_nothing(otherwise: dict[str, Any]) -> None:
    custody, findings = claimed(CLAIM | otherwise)
    assert findings.counts == {Check.CUSTODY: 1}
    assert not covers(custody, ORIGIN, 4)


def test_a_name_that_was_given_up_is_not_given_up_again() -> None:
    _, findings = claimed(CLAIM, CLAIM)
    assert findings.counts == {Check.CUSTODY: 1}
