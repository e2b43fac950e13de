"""What is remembered to issue an evidence pack."""

from dataclasses import replace
from typing import Any

from domain.cases.events import CaseDrafted
from domain.evidence.events import PackIssued
from domain.kernel.facts import Fact
from domain.kernel.values import value


@value
class Issuing:
    """Since which position the case is on record, and whether a pack has this id already."""

    begun_at: int | None = None
    issued: bool = False


BLANK = Issuing()


def evolve(known: Issuing, fact: Fact[Any]) -> Issuing:
    """Remember what happened."""
    match fact.event:
        case CaseDrafted():
            return replace(known, begun_at=fact.position)
        case PackIssued():
            return replace(known, issued=True)
    return known
