"""Finds what has been kept for long enough: every fact of the classes, read and folded as the rules do."""

from datetime import date

from sqlalchemy import bindparam, select

from domain.kernel.tags import Mentioned
from domain.privacy.disposal_state import FOLDED, Disposing, Kept, evolve
from domain.privacy.retention import CLASSES
from domain.privacy.retention_classes import RetentionClass
from service.privacy.disposal_shown import DueShown, RetentionClasses, RetentionClassShown, WouldBeDisposed
from service.privacy.queries import Named
from service.store.leaves import fact_of
from service.store.statements import Statement
from service.store.tables import facts
from service.viewing.viewpoint import Viewpoint

MOST_IN_A_RUN = 200
"""Things; the fact that asks for a disposal mentions each, with whom it concerns, and has room for twice as many."""

OF_THE_CLASSES = Statement(
    select(facts.c.position, facts.c.leaf)
    .where(
        facts.c.ledger == bindparam("ledger"),
        facts.c.position <= bindparam("position"),
        facts.c.type.in_([bindparam(f"type{at}", kind.type_name) for at, kind in enumerate(FOLDED)]),
    )
    .order_by(facts.c.position)
)


class Due:
    """What of a class has been kept for long enough by a day, and what of it goes in one run."""

    def __init__(self, view: Viewpoint, of: RetentionClass, day: date) -> None:
        """Read and fold."""
        self._known, self._day = _known(view), day
        self.all = self._known.due(of, day)
        free = [one for one in self.all if not self._known.holds_on(one)]
        self.now, self.more = free[:MOST_IN_A_RUN], max(len(free) - MOST_IN_A_RUN, 0)

    @property
    def positions(self) -> tuple[int, ...]:
        """The facts whose words go in this run."""
        return tuple(sorted(position for one in self.now for position in one.positions))

    def named(self, of: RetentionClass) -> Named:
        """Of which types these facts are, and the things and people that they are about."""
        tags = {one.thing for one in self.now} | {one.person.tag for one in self.now if one.person}
        types = tuple(sorted(kind.type_name for kind in CLASSES[of].types))
        return Named(self.positions, types, tuple(map(Mentioned, sorted(tags))))

    def shown(self) -> WouldBeDisposed:
        """The same as it is shown."""
        held = [one for one in self.all if self._known.holds_on(one)]
        due = tuple(self._due(one) for one in (*self.now, *held))
        return WouldBeDisposed(due=due, facts=self.positions, more=self.more)

    def _due(self, one: Kept) -> DueShown:
        return DueShown.model_validate(
            {
                "thing": one.thing,
                "person": one.person,
                "ended": one.ended,
                "kept_until": self._known.kept_until(one, self._day),
                "facts": one.positions,
                "holds": self._known.holds_on(one),
            }
        )


def classes_shown() -> RetentionClasses:
    """All retention classes."""
    return RetentionClasses(
        results=tuple(
            RetentionClassShown(
                retention_class=name,
                types=tuple(kind.type_name for kind in one.types),
                years=one.years,
                citation=one.citation,
            )
            for name, one in CLASSES.items()
        )
    )


def _known(view: Viewpoint) -> Disposing:
    known = Disposing()
    for position, leaf in view.connection.run(OF_THE_CLASSES, ledger=view.ledger, position=view.position):
        known = evolve(known, view.identity.fact(fact_of(position, bytes(leaf))))
    return known
