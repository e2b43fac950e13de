"""What can be asked about words that have been kept for long enough."""

from datetime import date

from domain.kernel.ids import BodyCode, ErasureId
from domain.kernel.messages import Command, PublicText
from domain.kernel.tags import Mentioned
from domain.kernel.values import value
from domain.privacy.retention_classes import RetentionClass


@value
class AskDisposal(Command):
    """Ask for the words of facts of a class to be erased because their time was over on a day; another approves it."""

    body: BodyCode
    erasure: ErasureId
    retention_class: RetentionClass
    as_at: date
    positions: tuple[int, ...]
    types: tuple[PublicText, ...]
    mentions: tuple[Mentioned, ...]
