"""What one may ask about slips."""

from domain.kernel.ids import SlipId
from domain.kernel.messages import Command, FreeText, PublicText
from domain.kernel.tags import Mentioned
from domain.kernel.values import value


@value
class CorrectSlip(Command):
    """Put a slip right; where it touches money, report it, and somebody else confirms it."""

    slip: SlipId
    position: int
    type: PublicText
    about: tuple[Mentioned, ...]
    field: PublicText
    was: PublicText | None
    becomes: FreeText


@value
class ConfirmSlip(Command):
    """Confirm a slip that somebody else reported."""

    slip: SlipId


@value
class DismissSlip(Command):
    """Take back a slip that one reported oneself, or reject one that somebody else reported."""

    slip: SlipId


Settling = ConfirmSlip | DismissSlip
SlipCommand = CorrectSlip | Settling
