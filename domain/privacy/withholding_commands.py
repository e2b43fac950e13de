"""What can be asked about words that are hidden at once."""

from domain.kernel.ids import BodyCode, PersonId, WithholdingId
from domain.kernel.messages import Command, PublicText
from domain.kernel.tags import Mentioned
from domain.kernel.values import value


@value
class WithholdTexts(Command):
    """Hide the words about a person, those of facts named by themselves, or both, from every reader."""

    body: BodyCode
    withholding: WithholdingId
    subject: PersonId | None
    positions: tuple[int, ...]
    types: tuple[PublicText, ...]
    mentions: tuple[Mentioned, ...]


@value
class ConfirmWithholding(Command):
    """Confirm that what somebody else had hidden stays hidden."""

    withholding: WithholdingId


@value
class LiftWithholding(Command):
    """Have what somebody else had hidden read again."""

    withholding: WithholdingId


SettlingWithholding = ConfirmWithholding | LiftWithholding
WithholdingCommand = WithholdTexts | SettlingWithholding
