"""Tenure: what a charter says of a term that has run out, of deputies, and of two people who share a seat."""

from datetime import date
from enum import Enum

from domain.kernel.months import months_after
from domain.kernel.values import value


class Holdover(Enum):
    """Whether a member whose term has run out sits on."""

    NONE = "NONE"
    UNTIL_SUCCESSOR = "UNTIL_SUCCESSOR"


class Deputies(Enum):
    """Whether members may be deputised for; a seat may say otherwise."""

    NOT_ALLOWED = "NOT_ALLOWED"
    ALLOWED = "ALLOWED"


class SharedInterests(Enum):
    """Whose conflict touches the vote of a seat that two people share."""

    EITHER = "EITHER"
    WHO_ACTS = "WHO_ACTS"


@value
class TenurePolicy:
    """How long members sit on without a successor, whether they send deputies, and whose interests a shared seat has.

    Without a number of months somebody sits on until the successor takes office, however long that takes.
    """

    holdover: Holdover = Holdover.NONE
    holdover_months: int | None = None
    deputies: Deputies = Deputies.NOT_ALLOWED
    shared_interests: SharedInterests = SharedInterests.EITHER

    def sits_on(self, ended: date, day: date) -> bool:
        """Whether somebody whose term ended on a day still sits on this one, as long as nobody has succeeded."""
        if self.holdover is Holdover.NONE or day <= ended:
            return False
        return self.holdover_months is None or day <= months_after(ended, self.holdover_months)


class Tenure(Enum):
    """Why somebody acts for a seat whose term does not run, or did not rest on a valid election."""

    HOLDING_OVER = "HOLDING_OVER"
    DE_FACTO = "DE_FACTO"
