"""Figures as they are published, and whether one that was measured reaches one that was planned."""

from decimal import Decimal
from enum import Enum

from domain.kernel.answers import Answer, surely
from domain.kernel.money import Qualifier
from domain.kernel.values import value


class NotAFigure(ValueError):
    """The number, its upper end and its qualifier do not fit together."""


class Way(Enum):
    """Whether more of it is better, or less."""

    MORE = "MORE"
    LESS = "LESS"


@value
class Figure:
    """A number as its source states it; a range also has its upper end."""

    number: Decimal
    qualifier: Qualifier = Qualifier.EXACTLY
    upper: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be a figure."""
        if (self.upper is not None) != (self.qualifier is Qualifier.RANGE):
            raise NotAFigure("an upper end belongs to a range, and to nothing else")
        if self.upper is not None and self.upper < self.number:
            raise NotAFigure("a range ends at or above its start")

    @property
    def least(self) -> Decimal | None:
        """The smallest number it may mean; nothing where the source sets no lower end."""
        unknown = (Qualifier.UP_TO, Qualifier.APPROXIMATELY)
        return None if self.qualifier in unknown else self.number

    @property
    def most(self) -> Decimal | None:
        """The largest number it may mean; nothing where the source sets no upper end."""
        if self.qualifier in (Qualifier.EXACTLY, Qualifier.UP_TO):
            return self.number
        return self.upper

    def reaches(self, target: "Figure", way: Way) -> Answer:
        """Whether what was measured surely reaches the nearer end of what was planned."""
        if way is Way.LESS:
            mark = target.number if target.upper is None else target.upper
            least, most = self.least, self.most
            return surely(most is not None and most <= mark, target.is_firm and least is not None and least > mark)
        least, most, mark = self.least, self.most, target.number
        more = target.qualifier is Qualifier.MORE_THAN and self.qualifier is not Qualifier.MORE_THAN
        there = least is not None and (least > mark if more else least >= mark)
        return surely(there, target.is_firm and most is not None and (most <= mark if more else most < mark))

    @property
    def is_firm(self) -> bool:
        """Whether to miss the number is to miss what was meant."""
        return self.qualifier not in (Qualifier.UP_TO, Qualifier.APPROXIMATELY)
