"""What is remembered of how a log is kept: the name under which it signs, its keys, and its sealed access log."""

from dataclasses import replace
from typing import Any

from domain.custody.events import AccessLogSealed, LogKeyRotated, LossAcknowledged
from domain.kernel.facts import Fact
from domain.kernel.values import value
from domain.ledger.keys import VerifierKey
from domain.ledger.origins import FIRST, generation_of


@value
class Custody:
    """The number of the name under which the log signs, the first until a loss was acknowledged; its keys in turn.

    `sealed` is how many entries of the access log were bound into the record.
    Of a log whose key was never replaced, the record does not know the key.
    """

    generation: int = FIRST
    keys: tuple[bytes, ...] = ()
    sealed: int = 0


BLANK = Custody()


def evolve(known: Custody, fact: Fact[Any]) -> Custody:
    """Remember what happened."""
    match fact.event:
        case LossAcknowledged(new_origin=origin):
            return replace(known, generation=generation_of(origin))
        case LogKeyRotated(old_key=old, new_key=new):
            return replace(known, keys=(*(known.keys or (_public(old),)), _public(new)))
        case AccessLogSealed(entries=entries):
            return replace(known, sealed=entries)
        case _:
            return known


def _public(key: str) -> bytes:
    return VerifierKey.from_vkey(key).public_key
