"""Amendments: what the minutes said and what they are to say, in words; the words stay off the log."""

from domain.kernel.ids import ItemId, MotionId
from domain.kernel.messages import FreeText
from domain.kernel.values import value


@value
class Amendment:
    """One change of the minutes: the item, the resolution if it is one, the words as they were and as they shall be.

    Without `was` words are inserted, without `becomes` words are taken out.
    """

    item: ItemId | None
    motion: MotionId | None
    was: FreeText | None
    becomes: FreeText | None
