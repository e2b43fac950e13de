"""Money as published: whole pence with the qualifier the source gave ("more than £1.5m", "up to £276,000")."""

from enum import Enum

from domain.kernel.answers import Answer, surely
from domain.kernel.values import value

LARGEST = 2**53 - 1  # RFC 8785 / RFC 7493: the largest integer every JSON reader agrees on


class NotMoney(ValueError):
    """The amount, its upper end and its qualifier do not fit together."""


class Qualifier(Enum):
    """How exactly the source states an amount."""

    EXACTLY = "EXACTLY"
    MORE_THAN = "MORE_THAN"
    AT_LEAST = "AT_LEAST"
    UP_TO = "UP_TO"
    APPROXIMATELY = "APPROXIMATELY"
    RANGE = "RANGE"


@value
class Money:
    """An amount in pence, not negative; a range also has its upper end."""

    amount_pence: int
    qualifier: Qualifier = Qualifier.EXACTLY
    upper_amount_pence: int | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be an amount."""
        if not 0 <= self.amount_pence <= LARGEST or not 0 <= (self.upper_amount_pence or 0) <= LARGEST:
            raise NotMoney("an amount is a whole number of pence from 0 to 2^53 - 1")
        if (self.upper_amount_pence is not None) != (self.qualifier is Qualifier.RANGE):
            raise NotMoney("an upper end belongs to a range, and to nothing else")
        if self.upper_amount_pence is not None and self.upper_amount_pence < self.amount_pence:
            raise NotMoney("a range ends at or above its start")

    @property
    def least(self) -> int | None:
        """The smallest pence it may mean; nothing where the source only says approximately."""
        match self.qualifier:
            case Qualifier.UP_TO:
                return 0
            case Qualifier.APPROXIMATELY:
                return None
            case Qualifier.MORE_THAN:
                return self.amount_pence + 1
            case _:
                return self.amount_pence

    @property
    def most(self) -> int | None:
        """The largest pence it may mean; nothing where the source sets no upper end."""
        match self.qualifier:
            case Qualifier.EXACTLY | Qualifier.UP_TO:
                return self.amount_pence
            case Qualifier.RANGE:
                return self.upper_amount_pence
            case _:
                return None

    def within(self, limit_pence: int) -> Answer:
        """Whether the amount is at or below the limit."""
        least, most = self.least, self.most
        return surely(most is not None and most <= limit_pence, least is not None and least > limit_pence)
