"""Missing and overdue declarations: a person of whom the register has nothing new enough to go by."""

from collections.abc import Iterator
from datetime import date

from domain.interests.findings import Finding, Level, Match, PathStep
from domain.interests.register import Interests, Said
from domain.kernel.ids import PersonId
from domain.kernel.months import months_after


def undeclared(person: PersonId, interests: Interests, day: date, months: int) -> Iterator[Finding]:
    """M9: whoever has declared nothing, not even that there is nothing, or nothing for longer than declarations hold.

    NHS England, Managing conflicts of interest 2017: interests are declared, confirmed, or a nil return made, at least
    annually. What may still be new enough, because its date is vague, is taken to be so; what was said only after the
    day had not been said on it.
    """
    by_then = (said for said in interests.said_by(person) if said.earliest_day <= day)
    said = max(by_then, key=_order, default=None)
    if said is None:
        step = PathStep(relation="NOTHING_DECLARED", to=person.tag, shown_at=None)
        yield Finding(person=person, match=Match.DECLARATION_MISSING, level=Level.INDETERMINATE, path=(step,))
    elif months_after(said.latest_day, months) < day:
        step = PathStep(relation="LAST_DECLARED", to=person.tag, shown_at=said.position)
        yield Finding(person=person, match=Match.DECLARATION_OVERDUE, level=Level.INDETERMINATE, path=(step,))


def _order(said: Said) -> tuple[date, int]:
    return said.latest_day, said.position
