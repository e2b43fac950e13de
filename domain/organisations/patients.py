"""Patient counts: how many patients were registered with a practice on a day, as a source tells it."""

from collections.abc import Iterable
from datetime import date

from domain.kernel.values import value


@value
class PatientCount:
    """A count as it is remembered; `position` is that of the fact that shows it."""

    counted: date
    patients: int
    position: int


def latest_on(counts: Iterable[PatientCount], day: date) -> PatientCount | None:
    """The latest count made by a day; of two for the same day the one recorded later."""
    made = (one for one in counts if one.counted <= day)
    return max(made, key=lambda one: (one.counted, one.position), default=None)
