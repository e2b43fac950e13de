"""Parts of an item, where a declaration or a ruling is narrower than the item: one motion of several, or some pages."""

from enum import Enum

from domain.kernel.ids import MotionId
from domain.kernel.values import value


@value
class Part:
    """One motion, such as that on one case of an omnibus item, or some pages of the papers, or both.

    What concerns pages alone keeps nobody from voting: it says what somebody was out of the room for.
    """

    motion: MotionId | None = None
    first_page: int | None = None
    last_page: int | None = None

    @property
    def makes_sense(self) -> bool:
        """Whether it names something, and pages run forward from the first."""
        first, last = self.first_page, self.last_page
        if first is None or last is None:
            return first is last and self.motion is not None
        return 1 <= first <= last


class ExceptionRelied(Enum):
    """The exception on which a conflicted person takes part all the same (PSR, regulation 21)."""

    ONLY_PERSON_WITH_EXPERTISE = "ONLY_PERSON_WITH_EXPERTISE"
    ONLY_PERSON_QUALIFIED = "ONLY_PERSON_QUALIFIED"
    SECRETARY_OF_STATE_DISPENSATION = "SECRETARY_OF_STATE_DISPENSATION"
