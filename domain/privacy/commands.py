"""What can be asked about words that are to be destroyed."""

from domain.kernel.ids import BodyCode, ErasureId, PersonId
from domain.kernel.messages import Command, PublicText
from domain.kernel.tags import Mentioned
from domain.kernel.values import value
from domain.privacy.events import ErasureGround


@value
class AskErasure(Command):
    """Ask for the words about a person to be erased, those of facts named by themselves, or both."""

    body: BodyCode
    erasure: ErasureId
    ground: ErasureGround
    subject: PersonId | None
    positions: tuple[int, ...]
    types: tuple[PublicText, ...]
    mentions: tuple[Mentioned, ...]


@value
class ApproveErasure(Command):
    """Approve an erasure that somebody else asked for; the words are destroyed at once."""

    erasure: ErasureId


@value
class DeclineErasure(Command):
    """Withdraw a request that one recorded oneself, or reject one that somebody else recorded."""

    erasure: ErasureId


Settling = ApproveErasure | DeclineErasure
PrivacyCommand = AskErasure | Settling
