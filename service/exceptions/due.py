"""What was due by a day in London and is not done: conditions, reviews of benefits, publications."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from heapq import merge
from typing import Any

from sqlalchemy import Select, bindparam, literal, null, or_, select, union_all

from domain.breaches.events import Determination
from domain.decisions.kept import ConditionState
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from service.benefits.queries import overdue_reviews
from service.benefits.tables import benefits
from service.breaches.tables import breaches
from service.decisions.tables import conditions
from service.exceptions.decisions import names_of
from service.exceptions.found import SEVERAL, ExceptionFound, Moment, Row, Selected, WorkedOut
from service.exceptions.kinds import UNPUBLISHED_DAYS
from service.projections.versioned import known_at
from service.registers.decision_tables import entries
from service.viewing.in_turn import table_in_turn
from service.viewing.viewpoint import Viewpoint

HOW = {Answer.YES: "was", Answer.INDETERMINATE: "may have been"}


def _overdue(view: Viewpoint, moment: Moment, after: int) -> Iterator[ExceptionFound]:
    behind = after // SEVERAL - 1  # of the fact that the cursor names there may be more
    lists = _conditions(view, moment.day, behind), _reviews(view, moment.day, behind)
    return merge(*lists, key=lambda one: one.cursor)


def _conditions(view: Viewpoint, day: date, behind: int) -> Iterator[ExceptionFound]:
    """Open conditions whose last day is over, or may be where only the month or the year is known."""
    for batch in table_in_turn(view, conditions, behind, state=ConditionState.OPEN.name):
        yield from _late_of(sorted(batch, key=lambda row: (row["since"], row["condition"])), day)


def _late_of(rows: Iterable[Row], day: date) -> Iterator[ExceptionFound]:
    for row in rows:
        answer = PartialDate(row["due"]).before(PartialDate.of(day)) if row["due"] else Answer.NO
        if answer.possible:
            yield ExceptionFound(
                cursor=row["since"] * SEVERAL + row["condition"],
                position=row["since"],
                subject=f"decision:{row['decision']}",
                path=f"decisions/{row['decision']}",
                since=row["due"],
                sentence=f"Condition {row['condition']} of an approval {HOW[answer]} due {row['due']} and is open.",
            )


def _reviews(view: Viewpoint, day: date, behind: int) -> Iterator[ExceptionFound]:
    batches = table_in_turn(view, benefits, behind)
    for benefit, since, due in (one for batch in batches for one in overdue_reviews(view, batch, day)):
        yield ExceptionFound(
            cursor=since * SEVERAL,
            position=since,
            subject=f"benefit:{benefit}",
            path=f"benefits/{benefit}",
            since=due,
            sentence=f"The review of a benefit was due {due} and is not on record.",
        )


def _unpublished() -> Select[Any]:
    """Decisions taken so long ago, and breaches that were found to be some."""
    late = or_(entries.c.published.is_(None), entries.c.published > bindparam("day"))
    found = breaches.c.determination != Determination.NOT_A_BREACH.name
    hidden = or_(breaches.c.published.is_(None), breaches.c.published > bindparam("day"))
    told = select(
        entries.c.since.label("cursor"), entries.c.decision.label("thing"), entries.c.board, entries.c.number
    ).add_columns(entries.c.decided.label("day"), literal("decision").label("kind"))
    of_breaches = select(
        breaches.c.since, breaches.c.breach, null(), literal(0), breaches.c.reported, literal("breach")
    ).where(known_at(breaches), breaches.c.since > bindparam("after"), found, hidden)
    of_decisions = told.where(
        known_at(entries), entries.c.since > bindparam("after"), entries.c.decided <= bindparam("taken_by"), late
    )
    return select(*union_all(of_decisions, of_breaches).subquery().c)


def _unpublished_told(view: Viewpoint, rows: Sequence[Row]) -> Iterator[ExceptionFound]:
    names = names_of(view, (row["board"] for row in rows if row["board"]))
    for row in rows:
        is_breach = row["kind"] == "breach"
        decided = f"{names.get(row['board'], row['board'])} {row['number']}: decided {row['day']} and not published."
        yield ExceptionFound(
            cursor=row["cursor"],
            position=row["cursor"],
            subject=f"{row['kind']}:{row['thing']}",
            path=f"{'breaches' if is_breach else 'decisions'}/{row['thing']}",
            since=row["day"] if is_breach else _due(row["day"]),
            sentence=f"A breach reported {row['day']} was determined and is not published." if is_breach else decided,
        )


def _due(decided: str) -> str:
    """The first day on which a decision should have been published."""
    return (date.fromisoformat(decided) + timedelta(days=UNPUBLISHED_DAYS)).isoformat()


def _by(day: date) -> Row:
    taken_by = day - timedelta(days=UNPUBLISHED_DAYS)
    return {"day": day.isoformat(), "taken_by": taken_by.isoformat()}


OVERDUE = WorkedOut(_overdue)
UNPUBLISHED = Selected(_unpublished, _unpublished_told, _by)
