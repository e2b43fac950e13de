"""The days of a decision, which are kept apart, and what sources say of them, whether or not they agree."""

from collections.abc import Iterable
from enum import Enum
from itertools import combinations

from domain.kernel.dates import PartialDate
from domain.kernel.values import value


class DecisionDay(Enum):
    """Which day of a decision: each is another one, and none follows from another."""

    DECIDED = "DECIDED"
    PUBLISHED = "PUBLISHED"
    EFFECTIVE = "EFFECTIVE"  # from which it is to have effect
    CONFIRMED = "CONFIRMED"  # on which the minutes that hold it were confirmed


@value
class Told:
    """What the record or a source says of a day of a decision, and the fact that says so."""

    which: DecisionDay
    day: PartialDate
    position: int

    def contradicts(self, day: PartialDate) -> bool:
        """Whether both cannot be: no day is meant by the two."""
        return self.day.latest < day.earliest or day.latest < self.day.earliest


def contradictory(said: Iterable[Told]) -> tuple[DecisionDay, ...]:
    """The days of which two of these cannot both be right."""
    of_one_day = ((one, other) for one, other in combinations(said, 2) if one.which is other.which)
    return tuple(dict.fromkeys(one.which for one, other in of_one_day if one.contradicts(other.day)))
