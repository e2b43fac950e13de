"""How late a fact was recorded."""

from domain.kernel.facts import Envelope


def days_late(envelope: Envelope) -> int:
    """The whole days between an act and its record."""
    return (envelope.recorded_at - envelope.occurred_at).days
