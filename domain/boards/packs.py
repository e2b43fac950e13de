"""Policy packs: rules of a time, kept ready as data; a charter taken from one names it."""

from datetime import date

from domain.kernel.messages import PublicText
from domain.kernel.values import value


@value
class PackTaken:
    """The policy pack from which a charter was taken, and the days for which the pack speaks.

    `digest` is the SHA-256 of the pack's file in hexadecimal, so that anybody who holds the file can tell it again.
    """

    name: PublicText
    version: int
    charter: PublicText  # which of the pack's charters
    digest: PublicText
    valid_from: date | None
    valid_to: date | None
