"""Writes slips down: what was said, what should have been, and how far the correction is."""

from typing import Any

from domain.kernel.codec import instant
from domain.kernel.facts import Fact
from domain.slips.events import SlipCorrected, SlipDismissed, SlipReported
from service.projections.projector import Projector
from service.projections.read_model import ReadModel
from service.projections.slips import CORRECTED, slips

project = Projector(slips)


@project.on(SlipReported)
def slip_reported(fact: Fact[SlipReported], read_model: ReadModel) -> None:
    """Enter what is to be corrected; it does not hold yet."""
    it = fact.event
    read_model.add(slips, fact, **_entered(fact), was=it.was, becomes=it.becomes, state="REPORTED")


@project.on(SlipCorrected)
def slip_corrected(fact: Fact[SlipCorrected], read_model: ReadModel) -> None:
    """Enter the correction, or show that the one reported holds from now on."""
    it = fact.event
    if it.reported_at is not None:
        _settled(fact, read_model, CORRECTED)
        return
    words = str(it.words) if it.words is not None else None
    said = {"was": it.was, "becomes": it.reads, "words_digest": words, "state": CORRECTED}
    read_model.add(slips, fact, **_entered(fact), **said)


@project.on(SlipDismissed)
def slip_dismissed(fact: Fact[SlipDismissed], read_model: ReadModel) -> None:
    """Show that it is not put right, and why."""
    _settled(fact, read_model, "WITHDRAWN" if fact.event.withdrawn else "REJECTED")


def _entered(fact: Fact[SlipReported] | Fact[SlipCorrected]) -> dict[str, Any]:
    it = fact.event
    return {
        "slip": str(it.slip),
        "target": it.position,
        "type": it.type,
        "field": it.field,
        "reported_by": str(fact.envelope.actor),
        "reported_at": instant(fact.envelope.occurred_at),
        "reason_digest": fact.envelope.reason,
        "source_digest": fact.envelope.source,
    }


def _settled(fact: Fact[SlipCorrected] | Fact[SlipDismissed], read_model: ReadModel, state: str) -> None:
    said = {"settled_by": str(fact.envelope.actor), "settled_at": instant(fact.envelope.occurred_at)}
    said["settled_digest"] = str(fact.envelope.reason) if fact.envelope.reason else ""
    read_model.change(slips, fact, {"slip": str(fact.event.slip)}, state=state, **said)
